"""Owns when something happens: the forms of a trigger."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from generator.model.value import Day, Id, Text, TimeOfDay, Value, clock, refuse
from generator.model.words import Weekday

_MONTH_DAY = re.compile(r"month-day ([1-9]|[12][0-9]|3[01]|last)")
_JOIN_DELAY = re.compile(r"([0-9]{1,3})([mhd])")
MOST_DELAY_MINUTES = 30 * 1440
_WEEKDAYS = {word.value: word for word in Weekday}
_MINUTES = {"m": 1, "h": 60, "d": 1440}


def _parse_period(raw: Any) -> Any:
    if isinstance(raw, str) and (raw == "day" or raw in _WEEKDAYS or _MONTH_DAY.fullmatch(raw)):
        return raw
    raise refuse(
        "every",
        "“{raw}”不是周期",
        "写 day（每天）、monday 这样的星期、[monday, thursday]，或 month-day 1（每月 1 日）、month-day last（每月最后一天）",
        raw=raw,
    )


def _parse_delay(raw: Any) -> Any:
    match = _JOIN_DELAY.fullmatch(raw) if isinstance(raw, str) else None
    if match is None or int(match[1]) * _MINUTES[match[2]] > MOST_DELAY_MINUTES:
        raise refuse("join_delay", "“{raw}”不是入群后的时间", "写 0m、30m、2h、24h 这样的时间，最长 30d", raw=raw)
    return raw


# One period, or a list of them.
Periods = Annotated[
    tuple[Annotated[str, BeforeValidator(_parse_period)], ...],
    Field(min_length=1),
    BeforeValidator(lambda raw: (raw,) if isinstance(raw, str) else raw),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
JoinDelay = Annotated[
    str, BeforeValidator(_parse_delay), WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}[mhd]$"})
]


class Cue(Value):
    """Something a person waits for; it has no time of day."""

    @property
    def window(self) -> str:
        return ""


class AtTime(Value):
    """A time of day, and the end of its window."""

    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间，要晚于 at。")

    @property
    def window(self) -> str:
        """Return the time or the window as people say it."""
        return f"{clock(self.at)}–{clock(self.until)}" if self.until else clock(self.at)


class OnDay(AtTime):
    """On one date."""

    on: Day = Field(description="发送的日期，例如 2026-11-11。")


class Every(AtTime):
    """Again and again: each day, some weekdays, or a day of each month."""

    every: Periods = Field(
        description="周期：day 每天、monday 每周一、[monday, thursday]、month-day 1 每月 1 日、month-day last 每月最后一天。"
    )

    def comes_on(self, day: date) -> bool:
        """Tell whether it comes on `day`; a 31st is skipped in months that have none."""
        last = calendar.monthrange(day.year, day.month)[1]
        weekday = list(Weekday)[day.weekday()]
        return any(
            word in ("day", weekday, f"month-day {day.day}") or (word == "month-day last" and day.day == last)
            for word in self.every
        )

    def words(self) -> str:
        """Return the cycle as people say it."""
        return "、".join(_cycle_words(word) for word in self.every)


def _cycle_words(word: str) -> str:
    if word == "day":
        return "每天"
    if match := _MONTH_DAY.fullmatch(word):
        return "每月最后一天" if match[1] == "last" else f"每月 {match[1]} 日"
    return f"每{_WEEKDAYS[word].label}"


class AfterOpening(AtTime):
    """So many days after the group opened; the opening day is day 0."""

    day: int = Field(ge=0, le=3650, description="建群后的第几天，建群当天是第 0 天。")


class AroundNode(AtTime):
    """So many days before (negative) or after a node."""

    node: Id = Field(description="节点的编号，见 content/nodes/。")
    days: int = Field(0, ge=-60, le=60, description="节点前几天写负数，节点后几天写正数。")


class AfterJoining(Cue):
    """So long after a member joined: the newcomer flow."""

    joined: JoinDelay = Field(description="成员入群后多久：0m、30m、2h、24h、72h 这样写。")

    @property
    def delay_minutes(self) -> int:
        """Return the delay in minutes."""
        match = _JOIN_DELAY.fullmatch(self.joined)
        assert match is not None
        return int(match[1]) * _MINUTES[match[2]]

    def words(self) -> str:
        """Return the delay as people say it."""
        match = _JOIN_DELAY.fullmatch(self.joined)
        assert match is not None
        unit = {"m": "分钟", "h": "小时", "d": "天"}[match[2]]
        return f"入群 {int(match[1])} {unit}后" if int(match[1]) else "入群时"


class AtLeast(Value):
    """A number that is reached."""

    at_least: int = Field(ge=1, le=500, description="达到多少人。")


class WhenMembers(Cue):
    """When the group has so many members: a condition a person watches."""

    members: AtLeast = Field(description="群人数，例如 {at_least: 150}。")

    def words(self) -> str:
        """Return the cue to look for."""
        return f"群成员达到 {self.members.at_least} 人时"


class WhenTagged(Cue):
    """When a member gets a tag: a condition a person watches."""

    tag: Text = Field(description="成员标签，例如 复购。")

    def words(self) -> str:
        """Return the cue to look for."""
        return f"有成员打上“{self.tag}”标签时"


class WhenSeen(Cue):
    """When somebody sees something happen: a condition a person watches."""

    signal: Text = Field(description="要留意的情况，照着看得见的写，例如 有成员投诉。")

    def words(self) -> str:
        """Return the cue to look for, as it was written."""
        return self.signal


class WhenQuiet(Cue):
    """When nobody has spoken for so many days: a condition a person watches."""

    quiet_days: int = Field(ge=1, le=90, description="连续多少天没有人说话。")

    def words(self) -> str:
        """Return the cue to look for."""
        return f"连续 {self.quiet_days} 天没有人说话时"


def _tag(form: str) -> Tag:
    # The tags appear in the paths of pydantic's errors; with a colon they can never be mistaken for a key.
    return Tag(f"trigger:{form}")


_FORMS = ("on", "every", "day", "node", "joined", "members", "tag", "signal", "quiet_days")


def _form(raw: Any) -> str | None:
    keys = raw if isinstance(raw, dict) else getattr(type(raw), "model_fields", ())
    return next((f"trigger:{form}" for form in _FORMS if form in keys), None)


Trigger = Annotated[
    Annotated[OnDay, _tag("on")]
    | Annotated[Every, _tag("every")]
    | Annotated[AfterOpening, _tag("day")]
    | Annotated[AroundNode, _tag("node")]
    | Annotated[AfterJoining, _tag("joined")]
    | Annotated[WhenMembers, _tag("members")]
    | Annotated[WhenTagged, _tag("tag")]
    | Annotated[WhenSeen, _tag("signal")]
    | Annotated[WhenQuiet, _tag("quiet_days")],
    Discriminator(
        _form,
        custom_error_type="trigger",
        custom_error_message="看不出什么时候触发",
        custom_error_context={
            "hint": "写 {on: 日期, at: 时间}、{every: 周期, at: 时间}、{day: 建群第几天, at: 时间}、"
            "{node: 节点, days: 前后几天, at: 时间}、{joined: 30m}、{members: {at_least: 150}}、{tag: 标签}、{signal: 看到的情况} "
            "或 {quiet_days: 3}"
        },
    ),
]
