"""Owns a calendar as an XLSX workbook that operators print, filter and tick off. It knows nothing of other formats."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry
from generator.model.words import Slot
from generator.render.table.book import Book, height_of, write_cell
from generator.render.table.columns import HEADERS, entry_cells, local_entries, visible, weekday_of

_MONTH_WIDTHS = {"日期": 9.0, "星期": 6.0, **{slot.label: 54.0 for slot in Slot}}

# The columns of 明细: width and style. What explains an entry stands right of what is printed.
_COLUMNS: Mapping[str, tuple[float, str]] = {
    "date": (11, "date"),
    "weekday": (5, "centre"),
    "slot": (5, "centre"),
    "starts_at": (6.5, "time"),
    "until": (10.5, "time"),
    "channel": (7, "centre"),
    "kind": (6, "centre"),
    "title": (20, "text"),
    "body": (56, "text"),
    "poster": (12, "text"),
    "seat": (9, "centre"),
    "assignee": (9, "centre"),
    "完成": (6, "centre"),
    "完成时间": (10.5, "time"),
    "备注": (14, "text"),
    "body_bytes": (8, "centre"),
    "because": (36, "text"),
    "refs": (14, "text"),
    "source": (30, "text"),
    "id": (24, "text"),
}
_PLACE = {name: column for column, name in enumerate(_COLUMNS)}
_PLACES = tuple(_PLACE[name] for name in HEADERS)
_ANSWER = {"validate": "list", "source": ["是", "否"], "error_title": "完成", "error_message": "请选“是”或“否”。"}


def render_xlsx(spec: CalendarSpec) -> bytes:
    """Return a workbook: a sheet for each month with 早, 中, 晚 side by side, and 明细 with a row for each entry."""
    book, entries = Book(title=spec.title, brand=spec.brand), local_entries(spec)
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.starts_at.date()].append(entry)
    for days in _months(by_day):
        _add_month(book, days, by_day)
    _add_list(book, entries)
    return book.close()


def _months(days: Iterable[date]) -> Iterator[list[date]]:
    """Yield the days of each month that has entries, from the first entry's day to the last's, days without one too."""
    known = sorted(days)
    for (year, month), _ in groupby(known, key=lambda day: (day.year, day.month)):
        whole = (date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1))
        yield [day for day in whole if known[0] <= day <= known[-1]]


def _add_month(book: Book, days: Sequence[date], by_day: Mapping[date, Sequence[Entry]]) -> None:
    sheet = book.add_sheet(f"{days[0].year}年{days[0].month}月", list(_MONTH_WIDTHS))
    for column, width in enumerate(_MONTH_WIDTHS.values()):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 2)
    for row, day in enumerate(days, start=1):
        _write_day(book, sheet, row, day, by_day.get(day, ()))


def _write_day(book: Book, sheet: Any, row: int, day: date, entries: Sequence[Entry]) -> None:
    rests = day.weekday() >= 5
    write_cell(sheet, row, 0, day, book.styles["rest" if rests else "day"])
    write_cell(sheet, row, 1, weekday_of(day).label, book.styles["rest" if rests else "day"])
    slots = [[entry for entry in entries if entry.slot is slot] for slot in Slot]
    texts = ["\n".join(map(_brief, carried)) for carried in slots]
    for column, (text, carried) in enumerate(zip(texts, slots, strict=True), start=2):
        # A kind's colour says that all of the slot is of that kind; the word stands beside each title anyway.
        kinds = {entry.kind for entry in carried}
        style = book.kinds[kinds.pop()] if len(kinds) == 1 else book.styles["slot"]
        write_cell(sheet, row, column, text or None, style)
    sheet.set_row(row, height_of((text, 54) for text in texts))


def _brief(entry: Entry) -> str:
    return visible(
        f"{entry.starts_at.time().isoformat('minutes')} {entry.title}【{entry.channel.label}】{entry.kind.label}"
    )


def _add_list(book: Book, entries: Sequence[Entry]) -> None:
    sheet = book.add_sheet("明细", [HEADERS.get(name, name) for name in _COLUMNS])
    for column, (width, style) in enumerate(_COLUMNS.values()):
        sheet.set_column(column, column, width, book.styles[style])
    body_width = _body_width(entries)
    sheet.set_column(_PLACE["body"], _PLACE["body"], body_width, book.styles["text"])
    for row, entry in enumerate(entries, start=1):
        for column, cell in zip(_PLACES, entry_cells(entry), strict=True):
            write_cell(sheet, row, column, cell)
        write_cell(sheet, row, _PLACE["kind"], entry.kind.label, book.labels[entry.kind])
        sheet.set_row(row, height_of(((entry.body, body_width), (entry.title, 20))))
    _make_usable(book, sheet, last=max(len(entries), 1))


def _body_width(entries: Iterable[Entry]) -> float:
    """Return a width at which the longest body has about 22 lines: no row of Excel is higher than 27."""
    longest = max((len(entry.body.encode("gb18030")) for entry in entries), default=0)
    return min(max(_COLUMNS["body"][0], longest / 22), 120)


def _make_usable(book: Book, sheet: Any, *, last: int) -> None:
    """Freeze the header, let people filter and tick off, and print what they need on paper."""
    done = _PLACE["完成"]
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, _PLACE["备注"])
    sheet.data_validation(1, done, last, done, _ANSWER)
    mark = f'=${chr(ord("A") + done)}2="是"'
    sheet.conditional_format(1, 0, last, len(_COLUMNS) - 1, {"type": "formula", "criteria": mark, "format": book.done})
    day = {"type": "formula", "criteria": "=$A2<>$A1", "format": book.new_day}
    sheet.conditional_format(1, 0, last, len(_COLUMNS) - 1, day)
