"""Owns the JSON Schemas, kept beside the content: of each kind of YAML file for editors, of what packs hold for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.build.files import write_atomic
from generator.load.homes import HOMES, SETTINGS
from generator.plan.wecom_schema import wecom_schemas
from generator.render.table import calendar_schema

FOLDER = "content/.schemas"
CALENDAR = "calendar"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, bytes]:
    """Return every schema by its file's name."""
    models = {home.schema: home.model for home in (SETTINGS, *HOMES) if home.suffix == ".yml"}
    schemas: dict[str, Mapping[str, Any]] = {
        name: model.model_json_schema(by_alias=True) for name, model in models.items()
    }
    schemas |= {CALENDAR: calendar_schema(), **wecom_schemas()}
    return {
        f"{name}.json": (json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in schemas.items()
    }


def stale_schemas(root: Path, *, write: bool) -> list[Path]:
    """Return the schema files that differ from the models, strangers included; with `write`, put them right."""
    folder, wanted = root / FOLDER, schema_files()
    present = {path.name: path for path in folder.glob("*.json")} if folder.is_dir() else {}
    stale = []
    for name, data in wanted.items():
        if name not in present or present[name].read_bytes().replace(b"\r\n", b"\n") != data:
            stale.append(folder / name)
            if write:
                write_atomic(folder / name, data)
    for name in sorted(present.keys() - wanted.keys()):
        stale.append(present[name])
        if write:
            present[name].unlink()
    return stale
