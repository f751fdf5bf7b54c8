"""Owns a calendar as an XLSX workbook that operators print, filter and tick off. It knows nothing of other formats."""

from __future__ import annotations

import io
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry
from generator.model.words import EntryKind, Slot
from generator.render.table.columns import HEADERS, Cell, entry_cells, local_entries, visible, weekday_of

# A clock would change the bytes of every build.
_CREATED = datetime(1980, 1, 1)
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
_CELL_UNITS = 32_767
_PROMPT = {"validate": "list", "source": ["是", "否"], "error_title": "完成", "error_message": "请选“是”或“否”。"}

_LINES = {"border": 1, "border_color": "#C9CFD6"}
_WRAPPED = {"text_wrap": True, "valign": "top", **_LINES}
_STYLES: dict[str, dict[str, Any]] = {
    "head": {**_LINES, "bold": True, "bg_color": "#E9ECEF", "align": "center", "valign": "vcenter", "text_wrap": True},
    "text": _WRAPPED,
    "centre": {**_WRAPPED, "align": "center"},
    "date": {**_WRAPPED, "align": "center", "num_format": "yyyy-mm-dd"},
    "time": {**_WRAPPED, "align": "center", "num_format": "hh:mm"},
    "moment": {**_WRAPPED, "align": "center", "num_format": "m-d hh:mm"},
    "day": {**_WRAPPED, "align": "center", "num_format": 'm"月"d"日"'},
    "rest": {**_WRAPPED, "align": "center", "bg_color": "#F1F3F5"},
    "rest day": {**_WRAPPED, "align": "center", "num_format": 'm"月"d"日"', "bg_color": "#F1F3F5"},
}
_FILLS = {
    EntryKind.NORM: "#ECEFF2",
    EntryKind.VALUE: "#E4F1E8",
    EntryKind.INTERACTION: "#E3EEF8",
    EntryKind.PROMO: "#FBE9DA",
    EntryKind.SERVICE: "#EEE8F5",
}

# The columns of 明细: width in digits, style. What explains an entry stands right of the printed page.
_COLUMNS: dict[str, tuple[float, str]] = {
    "date": (11, "date"),
    "weekday": (5.5, "centre"),
    "slot": (5.5, "centre"),
    "starts_at": (6.5, "time"),
    "until": (6.5, "time"),
    "channel": (7.5, "centre"),
    "kind": (6.5, "centre"),
    "title": (22, "text"),
    "body": (60, "text"),
    "body_bytes": (7, "centre"),
    "poster": (14, "text"),
    "seat": (9, "centre"),
    "assignee": (9, "centre"),
    "完成": (6, "centre"),
    "完成时间": (11, "moment"),
    "备注": (18, "text"),
    "because": (36, "text"),
    "refs": (14, "text"),
    "source": (30, "text"),
    "id": (24, "text"),
}
_PLACES = tuple(_COLUMNS)
_PRINTED = _PLACES.index("备注")


class Book:
    """An XLSX workbook in memory, with the styles its sheets share."""

    def __init__(self, spec: CalendarSpec) -> None:
        self.spec = spec
        self.bytes = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(self.bytes, {"in_memory": True, "default_format_properties": _FONT})
        self.workbook.set_properties({"title": visible(spec.title), "company": visible(spec.brand), "created": _CREATED})
        self.styles = {name: self.workbook.add_format(style) for name, style in _STYLES.items()}
        self.fills = {
            kind: {name: self.workbook.add_format({**_STYLES[name], "bg_color": fill}) for name in ("text", "centre")}
            for kind, fill in _FILLS.items()
        }

    def add_sheet(self, name: str, headers: Sequence[str]) -> Any:
        """Return a new sheet with its header row, set up to print on A4 across, one page wide."""
        sheet = self.workbook.add_worksheet(name)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, self.styles["head"])
        sheet.set_row(0, 24)
        sheet.hide_gridlines(2)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.set_header(f"&L&B{_printable(self.spec.title)}&R{name}")
        sheet.set_footer(f"&L{_printable(self.spec.brand)}&R第 &P 页，共 &N 页")
        return sheet

    def close(self) -> bytes:
        """Return the finished workbook."""
        self.workbook.close()
        return self.bytes.getvalue()


def _printable(text: str) -> str:
    """Return text for a page header: there & begins a command, and 255 characters are all a header may have."""
    line = " ".join(visible(text).replace("&", "＆").split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def render_xlsx(spec: CalendarSpec) -> bytes:
    """Return a workbook: a sheet for each month with 早, 中, 晚 side by side, and 明细 with a row for each entry."""
    book, entries = Book(spec), local_entries(spec)
    by_day = {day: list(group) for day, group in groupby(entries, key=lambda entry: entry.starts_at.date())}
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


def _add_month(book: Book, days: Sequence[date], by_day: dict[date, list[Entry]]) -> None:
    sheet = book.add_sheet(f"{days[0]:%Y}年{days[0].month}月", ["日期", "星期", *(slot.label for slot in Slot)])
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 6)
    sheet.set_column(2, 4, 40)
    sheet.freeze_panes(1, 2)
    for row, day in enumerate(days, start=1):
        rests = day.weekday() >= 5
        sheet.write_datetime(row, 0, day, book.styles["rest day" if rests else "day"])
        sheet.write_string(row, 1, weekday_of(day).label, book.styles["rest" if rests else "centre"])
        for column, slot in enumerate(Slot, start=2):
            _write_slot(book, sheet, (row, column), [entry for entry in by_day.get(day, ()) if entry.slot is slot])


def _write_slot(book: Book, sheet: Any, place: tuple[int, int], entries: Sequence[Entry]) -> None:
    """Write what one slot of one day carries; it has a kind's colour when all of it is of that kind."""
    kinds = {entry.kind for entry in entries}
    style = book.fills[kinds.pop()]["text"] if len(kinds) == 1 else book.styles["text"]
    _write(sheet, place, "\n".join(map(_brief, entries)), style)


def _brief(entry: Entry) -> str:
    return visible(f"{entry.starts_at:%H:%M} {entry.title}【{entry.channel.label}】{entry.kind.label}")


def _add_list(book: Book, entries: Sequence[Entry]) -> None:
    sheet = book.add_sheet("明细", [HEADERS.get(name, name) for name in _PLACES])
    for column, (width, style) in enumerate(_COLUMNS.values()):
        sheet.set_column(column, column, width, book.styles[style])
    last = max(len(entries), 1)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(_PLACES) - 1)
    sheet.print_area(0, 0, last, _PRINTED)
    sheet.data_validation(1, _PLACES.index("完成"), last, _PLACES.index("完成"), _PROMPT)
    columns = [_PLACES.index(name) for name in HEADERS]
    for row, entry in enumerate(entries, start=1):
        for column, cell in zip(columns, entry_cells(entry), strict=True):
            _write(sheet, (row, column), cell, _style(book, column, cell, entry))


def _style(book: Book, column: int, cell: Cell, entry: Entry) -> Any:
    """Return the style of a cell that differs from its column's."""
    if column == _PLACES.index("kind"):
        return book.fills[entry.kind]["centre"]
    return book.styles["moment"] if isinstance(cell, datetime) else None


def _write(sheet: Any, place: tuple[int, int], cell: Cell, style: Any) -> None:
    if isinstance(cell, str) and cell:
        _write_text(sheet, place, cell, style)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, style)
    elif cell:
        sheet.write_datetime(*place, cell, style)
    elif style:
        sheet.write_blank(*place, None, style)


def _write_text(sheet: Any, place: tuple[int, int], text: str, style: Any) -> None:
    """Write text that can never become a formula, a link or markup, whole or not at all."""
    if len(text) > _CELL_UNITS // 2 and len(text.encode("utf-16-le")) // 2 > _CELL_UNITS:
        raise ValueError(f"cell {place} of sheet {sheet.name} would be cut at {_CELL_UNITS} characters")
    if text.startswith("<r>") and text.endswith("</r>"):
        # xlsxwriter takes such a string for its own rich text and would not escape it; as two runs it is escaped.
        plain = sheet.workbook_add_format()
        sheet.write_rich_string(*place, plain, text[:1], plain, text[1:], *([style] if style else []))
    else:
        sheet.write_string(*place, text, style)
