"""Owns when something happens: the forms of a trigger."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from generator.model.value import Day, Id, TimeOfDay, Value


class OnDay(Value):
    """On one date."""

    on: Day = Field(description="发送的日期，例如 2026-11-11。")
    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间。")


class AfterOpening(Value):
    """So many days after the group opened; the opening day is day 0."""

    day: int = Field(ge=0, le=3650, description="建群后的第几天，建群当天是第 0 天。")
    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间。")


class AroundNode(Value):
    """So many days before (negative) or after a node."""

    node: Id = Field(description="节点的编号，见 content/nodes/。")
    days: int = Field(0, ge=-60, le=60, description="节点前几天写负数，节点后几天写正数。")
    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间。")


_FORMS = ("on", "day", "node")


def _form(raw: Any) -> str | None:
    keys = raw if isinstance(raw, dict) else getattr(type(raw), "model_fields", ())
    return next((f"trigger:{form}" for form in _FORMS if form in keys), None)


# The tags appear in the paths of pydantic's errors; with a colon they can never be mistaken for a key.
Trigger = Annotated[
    Annotated[OnDay, Tag("trigger:on")]
    | Annotated[AfterOpening, Tag("trigger:day")]
    | Annotated[AroundNode, Tag("trigger:node")],
    Discriminator(
        _form,
        custom_error_type="trigger",
        custom_error_message="看不出什么时候触发",
        custom_error_context={
            "hint": "写 {on: 日期, at: 时间}、{day: 建群第几天, at: 时间} 或 {node: 节点, days: 前后几天, at: 时间}"
        },
    ),
]
