"""Owns the columns of a calendar: what an entry says, in which order, under which header. It knows no format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry, QuotaCount
from generator.model.words import Weekday, Word

Fact = Word | str | int | date | datetime | tuple[str, ...] | None
Cell = str | int | date | time | datetime | None

HEADERS: Mapping[str, str] = {
    "date": "日期",
    "weekday": "星期",
    "slot": "时段",
    "starts_at": "时间",
    "until": "截止",
    "status": "状态",
    "channel": "触点",
    "quota": "额度",
    "kind": "类型",
    "title": "标题",
    "body": "内容",
    "body_bytes": "字节数",
    "poster": "海报",
    "product": "产品",
    "seat": "席位",
    "assignee": "负责人",
    "person": "负责人编号",
    "done_when": "完成标准",
    "note": "备注",
    "because": "为什么",
    "refs": "出处",
    "law": "法规",
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
    return tuple(local_entry(entry, zone) for entry in spec.entries)


def local_entry(entry: Entry, zone: ZoneInfo) -> Entry:
    """Return the entry with its times in a zone."""
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
        "status": entry.status,
        "channel": entry.channel,
        "quota": entry.quota,
        "kind": entry.kind,
        "title": entry.title,
        "body": entry.body,
        "body_bytes": entry.body_bytes,
        "poster": entry.poster,
        "product": entry.product,
        "seat": entry.seat,
        "assignee": entry.assignee,
        "person": entry.person,
        "done_when": entry.done_when,
        "note": entry.note,
        "because": entry.because,
        "refs": entry.refs,
        "law": entry.law,
        "source": entry.source,
        "id": entry.id,
    }


def entry_cells(entry: Entry) -> list[Cell]:
    """Return a row for people in the order of `HEADERS`: labels, and times of day for 时间 and 截止.

    截止 on another day than 时间 is a date and a time, without a zone. 额度 ends in a word, because a spreadsheet takes a
    bare 12/30 in a CSV for the 30th of December. What 完成标准 asks for stands line by line.
    """
    quota = f"{entry.quota} 次" if entry.quota else ""
    facts = entry_row(entry) | {"quota": quota, "done_when": "\n".join(entry.done_when)}
    return [_cell(fact, entry.starts_at) for fact in facts.values()]


def _cell(fact: Fact, starts_at: datetime) -> Cell:
    if type(fact) is str:
        return visible(fact)
    if isinstance(fact, Word):
        return fact.label
    if isinstance(fact, datetime):
        return fact.time() if fact.date() == starts_at.date() else fact.replace(tzinfo=None)
    return visible("、".join(fact)) if isinstance(fact, tuple) else fact


def left_of(count: QuotaCount) -> int:
    """Return how many broadcasts the plan may still make in a span: what is allowed is less the reserved already."""
    return count.allowed - count.used


def visible(text: str) -> str:
    r"""Return the text with line ends as \n, and � for each control character that a sheet or a phone cannot hold.

    A mark, not nothing: who sends the text must see what a tool smuggled in. JSON keeps the text exactly.

    >>> visible("a\r\nb\x07")
    'a\nb�'
    """
    plain = text.replace("\n", "").isprintable()
    return text if plain else _UNSEEN.sub("�", _LINE_ENDS.sub("\n", text))
