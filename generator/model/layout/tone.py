"""Owns the colours of a theme as layouts name them: a role, and how opaque it is laid on."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.value import Value, refuse

# How a drawing names a colour of the theme, with one to show in a browser if its author likes: var(--brand, #2f6f5e).
ART_VARIABLE = r"var\(\s*--(paper|ink|brand|accent|tint)\s*(?:,[^()]*)?\)"
TONE_PATTERN = r"^(paper|ink|brand|accent|tint)( ([1-9][0-9]?|100)%)?$"


class Role(StrEnum):
    """The colours of a theme."""

    PAPER = "paper"
    INK = "ink"
    BRAND = "brand"
    ACCENT = "accent"
    TINT = "tint"


class Tone(Value):
    """A colour of the theme and how opaque it is laid on, written as one word: `ink` or `ink 70%`."""

    role: Role = Field(description="配色里的角色：paper、ink、brand、accent 或 tint。")
    percent: int = Field(100, ge=1, le=100, description="不透明度，百分比。")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            return raw
        if not re.fullmatch(TONE_PATTERN, raw):
            raise refuse(
                "tone",
                "颜色“{raw}”写法不对",
                "写配色里的角色，可以带不透明度，例如 ink 或 ink 70%；角色有 paper、ink、brand、accent、tint",
                raw=raw,
            )
        role, _, percent = raw.partition(" ")
        return {"role": role, "percent": percent.rstrip("%") or 100}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": TONE_PATTERN}
