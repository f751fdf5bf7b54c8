"""Owns the columns of a calendar: what an entry says, in which order, under which header. It knows no format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry
from generator.model.words import Weekday, Word

Fact = Word | str | int | date | datetime | tuple[str, ...] | None
Cell = str | int | date | time | datetime | None

HEADERS: Mapping[str, str] = {
    "date": "日期",
    "weekday": "星期",
    "slot": "时段",
    "starts_at": "时间",
    "until": "截止",
    "channel": "触点",
    "kind": "类型",
    "title": "标题",
    "body": "内容",
    "body_bytes": "字节数",
    "poster": "海报",
    "seat": "席位",
    "assignee": "负责人",
    "because": "为什么",
    "refs": "出处",
    "source": "来源",
    "id": "编号",
}

_WEEKDAYS = tuple(Weekday)
_LINE_ENDS = re.compile("\r\n?")
# Controls (C0 but tab and newline, DEL, C1) and the two noncharacters that XML, iCalendar or Excel cannot carry.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def local_entries(spec: CalendarSpec) -> tuple[Entry, ...]:
    """Return the entries with their times in the calendar's own zone."""
    zone = ZoneInfo(spec.timezone)
    return tuple(_moved(entry, zone) for entry in spec.entries)


def _moved(entry: Entry, zone: ZoneInfo) -> Entry:
    ends_elsewhere = entry.until is not None and entry.until.tzinfo is not zone
    if entry.starts_at.tzinfo is zone and not ends_elsewhere:
        return entry
    until = entry.until and entry.until.astimezone(zone)
    return replace(entry, starts_at=entry.starts_at.astimezone(zone), until=until)


def weekday_of(day: date) -> Weekday:
    """Return the word for the weekday of a date.

    >>> weekday_of(date(2026, 11, 11)).label
    '周三'
    """
    return _WEEKDAYS[day.weekday()]


def entry_row(entry: Entry) -> dict[str, Fact]:
    """Return what an entry says, under the keys of `HEADERS` and in their order; words keep key and label."""
    return {
        "date": entry.starts_at.date(),
        "weekday": weekday_of(entry.starts_at),
        "slot": entry.slot,
        "starts_at": entry.starts_at,
        "until": entry.until,
        "channel": entry.channel,
        "kind": entry.kind,
        "title": entry.title,
        "body": entry.body,
        "body_bytes": entry.body_bytes,
        "poster": entry.poster,
        "seat": entry.seat,
        "assignee": entry.assignee,
        "because": entry.because,
        "refs": entry.refs,
        "source": entry.source,
        "id": entry.id,
    }


def entry_cells(entry: Entry) -> list[Cell]:
    """Return a row for people in the order of `HEADERS`: labels, and times of day for 时间 and 截止.

    截止 on another day than 时间 is a date and a time, without a zone.
    """
    return [_cell(fact, entry.starts_at) for fact in entry_row(entry).values()]


def _cell(fact: Fact, starts_at: datetime) -> Cell:
    if type(fact) is str:
        return visible(fact)
    if isinstance(fact, Word):
        return fact.label
    if isinstance(fact, datetime):
        return fact.time() if fact.date() == starts_at.date() else fact.replace(tzinfo=None)
    return visible("、".join(fact)) if isinstance(fact, tuple) else fact


def visible(text: str) -> str:
    r"""Return the text with line ends as \n, and � for each control character that a sheet or a phone cannot hold.

    A mark, not nothing: who sends the text must see what a tool smuggled in. JSON keeps the text exactly.

    >>> visible("a\r\nb\x07")
    'a\nb�'
    """
    plain = text.replace("\n", "").isprintable()
    return text if plain else _UNSEEN.sub("�", _LINE_ENDS.sub("\n", text))
