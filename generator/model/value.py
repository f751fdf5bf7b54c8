"""Owns what every model is made of: frozen values, ids, dates, times and switches as people write them in YAML."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.problems import clip

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,62}$"
ADDRESS_PATTERN = r"https?://[^\s<>\"'\\]+"
_WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


class Value(BaseModel):
    """A frozen value that refuses keys it does not know.

    Its validator is built when the first value is read, so a command does not wait for models it never uses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refuse(rule: str, message: str, hint: str, **context: Any) -> PydanticCustomError:
    """Return the error a validator raises: a Chinese message, and the hint that goes with it.

    pydantic puts the context into the message one name after the other: the hint goes first, so that
    what people wrote is never taken for a name.
    """
    if isinstance(context.get("raw"), str):
        context["raw"] = clip(context["raw"])
    return PydanticCustomError(rule, message, {"hint": hint, **context})


def _parse_id(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    if not re.fullmatch(ID_PATTERN, raw):
        raise refuse(
            "id_shape",
            "编号“{raw}”写法不对",
            "用小写字母、数字和连字符，字母或数字开头，最多 63 个字符，例如 daily-tip",
            raw=raw,
        )
    if raw in _WINDOWS_NAMES:
        raise refuse("id_reserved", "编号“{raw}”是 Windows 的保留名，不能作文件名", "换一个编号，例如加上前缀", raw=raw)
    return raw


def parse_day(raw: Any) -> Any:
    """Read a date written year-month-day and nothing else; pydantic alone would take seconds since 1970 too.

    The years are those with room for a plan on either side: adding days to year 9999 has no answer.
    """
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise refuse("day", "日期“{raw}”不存在或写法不对", "写成 年-月-日，例如 2026-11-11", raw=raw)


def _parse_time(raw: Any) -> Any:
    if isinstance(raw, time):
        return raw
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", raw) if isinstance(raw, str) else None
    if match is None:
        raise refuse("time_shape", "时间“{raw}”写法不对", '写成 HH:MM，例如 "20:30"', raw=raw)
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        raise refuse("time_range", "时间“{raw}”不在 00:00–23:59 之间", '写成 HH:MM，例如 "20:30"', raw=raw)
    return time(hour, minute)


def _parse_flag(raw: Any) -> Any:
    if isinstance(raw, bool):
        return raw
    if raw in ("true", "false"):
        return raw == "true"
    raise refuse("flag", "“{raw}”不是开关值", "只能写 true（是）或 false（否）", raw=raw)


def _parse_colour(raw: Any) -> Any:
    if isinstance(raw, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", raw):
        return raw.lower()
    raise refuse("colour", "颜色“{raw}”写法不对", '写成带引号的六位色值，例如 "#2f6f5e"', raw=raw)


def _parse_address(raw: Any) -> Any:
    if isinstance(raw, str) and re.fullmatch(ADDRESS_PATTERN, raw):
        return raw
    raise refuse("address", "网址“{raw}”写法不对", "写完整的网址，以 https:// 开头，中间没有空格", raw=raw)


def _parse_ref(raw: Any) -> Any:
    if isinstance(raw, str) and re.fullmatch(r"S\d-\d{2}|added|[a-z0-9][a-z0-9-]{0,62}", raw):
        return raw
    raise refuse("ref", "出处“{raw}”写法不对", "写 sources.yml 里的编号，例如 S2-15；自己补充的常识写 added", raw=raw)


def clock(moment: time) -> str:
    """Return a time of day as people write it.

    >>> clock(time(8, 5))
    '08:05'
    """
    return moment.isoformat("minutes")


Id = Annotated[str, BeforeValidator(_parse_id), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})]
TimeOfDay = Annotated[
    time,
    BeforeValidator(_parse_time),
    PlainSerializer(clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d$"}),
]
Flag = Annotated[bool, BeforeValidator(_parse_flag), WithJsonSchema({"type": "boolean"})]
Colour = Annotated[
    str, BeforeValidator(_parse_colour), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
]
Address = Annotated[str, BeforeValidator(_parse_address), WithJsonSchema({"type": "string", "format": "uri"})]
Ref = Annotated[str, BeforeValidator(_parse_ref), WithJsonSchema({"type": "string"})]
Text = Annotated[str, Field(min_length=1)]


class Knowledge(Value):
    """What every piece of knowledge may say about where it comes from and who keeps it true."""

    refs: tuple[Ref, ...] = Field((), description="出处：sources.yml 里的编号；团队自己补充的常识写 added。")
    owner: Id | None = Field(None, description="负责维护这份内容的同事，写 people.yml 里的编号。")
    reviewed_on: Day | None = Field(None, description="最近一次有人核对这份内容的日期。")
    review_after_days: int | None = Field(None, ge=1, le=3650, description="核对后多少天需要再看一遍。")
