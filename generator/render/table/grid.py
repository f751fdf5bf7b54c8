"""Owns the sheets of a calendar's months: a row for each day, with 早, 中 and 晚 side by side. It knows no other sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry
from generator.model.words import Slot
from generator.render.table.book import Book, Column, height_of
from generator.render.table.columns import Cell, weekday_of
from generator.render.table.sheet import Sheet
from generator.render.table.styles import STYLE

_WIDTH = 50
_COLUMNS = [Column("日期", 9, "day"), Column("星期", 6, "day"), *(Column(slot.label, _WIDTH, "slot") for slot in Slot)]


def add_months(book: Book, spec: CalendarSpec, entries: Sequence[Entry]) -> None:
    """Add a sheet for each month of the period, with every day of it, also those on which nothing is sent."""
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.starts_at.date()].append(entry)
    for (year, month), days in groupby(_days(spec, by_day), key=lambda day: (day.year, day.month)):
        sheet = book.add_sheet(f"{year}年{month}月", _COLUMNS, frozen_columns=2)
        for day in days:
            _add_day(sheet, day, by_day.get(day, ()))


def _days(spec: CalendarSpec, by_day: Mapping[date, object]) -> Iterator[date]:
    """Yield the days of the period; an entry that stands outside of it is shown all the same."""
    known = [*by_day, *(spec.first + timedelta(days) for days in (0, spec.days - 1) if spec.days)]
    if known:
        first = min(known)
        yield from (first + timedelta(days) for days in range((max(known) - first).days + 1))


def _add_day(sheet: Sheet, day: date, entries: Sequence[Entry]) -> None:
    style = STYLE["rest" if day.weekday() >= 5 else "day"]
    slots = [[entry for entry in entries if entry.slot is slot] for slot in Slot]
    texts = ["\n".join(map(_brief, carried)) for carried in slots]
    cells: list[tuple[Cell, int]] = [(day, style), (weekday_of(day).label, style)]
    cells += zip(texts, map(_style, slots), strict=True)
    sheet.add_row(cells, height_of((text, _WIDTH - 2) for text in texts))


def _style(carried: Sequence[Entry]) -> int:
    """Return the colour of a kind where all of the slot is of that kind; the word stands beside each title anyway."""
    kinds = {entry.kind for entry in carried}
    return STYLE[f"{kinds.pop()} slot" if len(kinds) == 1 else "slot"]


def _brief(entry: Entry) -> str:
    time, status = entry.starts_at.time().isoformat("minutes"), f"【{entry.status}】" if entry.status else ""
    kind = "" if entry.is_task else entry.kind.label
    return f"{time} {status}{entry.title}【{entry.channel.label}】{kind}"
