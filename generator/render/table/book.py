"""Owns how our workbooks look and print, and the only way text enters a cell. It knows no entry."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from generator.model.words import EntryKind
from generator.render.table.columns import Cell, visible

# A clock would change the bytes of every build.
_CREATED = datetime(1980, 1, 1)
# Of no theme: a Chinese Excel would show the theme's 宋体 in its place.
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "font_scheme": "none"}
_LINE_PT, _ROW_PT, _HIGHEST_PT = 15, 4, 409

_LINES = {"border": 1, "border_color": "#C9CFD6"}
_TEXT = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1, **_LINES}
_CENTRE = {**_TEXT, "align": "center", "indent": 0}
_DAY = {**_CENTRE, "valign": "vcenter", "num_format": 'm"月"d"日"'}
_SLOT = {**_TEXT, "valign": "vcenter"}
_STYLES = {
    "head": {**_CENTRE, "valign": "vcenter", "bold": True, "bg_color": "#E3E7EB"},
    "text": _TEXT,
    "centre": _CENTRE,
    "date": {**_CENTRE, "num_format": "yyyy-mm-dd"},
    # A time of day is a fraction of one; what is more has a date before it.
    "time": {**_CENTRE, "num_format": "[<1]hh:mm;m-d hh:mm"},
    "day": _DAY,
    "rest": {**_DAY, "bg_color": "#EEF0F3"},
    "slot": _SLOT,
}
_FILLS = {
    EntryKind.NORM: "#ECEFF2",
    EntryKind.VALUE: "#E4F1E8",
    EntryKind.INTERACTION: "#E3EEF8",
    EntryKind.PROMO: "#FBE9DA",
    EntryKind.SERVICE: "#EEE8F5",
}


class Book:
    """An XLSX workbook in memory: its sheets share styles, page layout, header and footer."""

    def __init__(self, *, title: str, brand: str) -> None:
        self._bytes = io.BytesIO()
        # A copy, because xlsxwriter writes into it: the second workbook of a process would differ from the first.
        options = {"in_memory": True, "default_format_properties": dict(_FONT)}
        self._workbook = xlsxwriter.Workbook(self._bytes, options)
        self._workbook.set_properties({"title": visible(title), "company": visible(brand), "created": _CREATED})
        self._head, self._foot = _printable(title), _printable(brand)
        add = self._workbook.add_format
        self.styles = {name: add(style) for name, style in _STYLES.items()}
        self.kinds = {kind: add({**_SLOT, "bg_color": fill}) for kind, fill in _FILLS.items()}
        self.labels = {kind: add({**_CENTRE, "bg_color": fill}) for kind, fill in _FILLS.items()}
        self.done = add({"font_color": "#8A939C"})
        self.new_day = add({**_LINES, "top_color": "#3C4650"})

    def add_sheet(self, name: str, headers: Sequence[str]) -> Any:
        """Return a new sheet with its header row, laid out for A4 across, one page wide."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_row(0, 24)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, self.styles["head"])
        sheet.hide_gridlines(2)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.set_header(f"&L&B{self._head}&R推送表 {name}")
        sheet.set_footer(f"&L{self._foot}&R第 &P 页，共 &N 页")
        return sheet

    def close(self) -> bytes:
        """Return the finished workbook."""
        self._workbook.close()
        return self._bytes.getvalue()


def _printable(text: str) -> str:
    """Return text for a page's header or footer: there & begins a command, and all of it has 255 characters."""
    line = " ".join(visible(text).replace("&", "＆").split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points of a row whose texts wrap in columns of these widths.

    Excel would find it by itself; LibreOffice and the viewers inside phones do not, and would print a first line only.
    """
    lines = max(sum(_lines(line, width - 2) for line in text.split("\n")) for text, width in texts)
    return min(lines * _LINE_PT + _ROW_PT, _HIGHEST_PT)


def _lines(text: str, digits: float) -> int:
    """Return how many lines a text takes: GB 18030 has as many bytes for a character as it is digits wide, or more."""
    return ceil(len(text.encode("gb18030")) / digits) if 2 * len(text) > digits else 1


def write_cell(sheet: Any, row: int, column: int, cell: Cell, style: Any = None) -> None:
    """Write a value as what it is; an empty one only where a style asks for its frame."""
    if type(cell) is str:
        _write_text(sheet, row, column, cell, style)
    elif type(cell) is int:
        sheet.write_number(row, column, cell, style)
    elif cell is not None:
        sheet.write_datetime(row, column, cell, style)
    elif style:
        sheet.write_blank(row, column, None, style)


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write text that can become no formula, link or markup; whole, or as our bug not at all."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # xlsxwriter takes such a string for its own rich text and would not escape it; written as two runs it does.
        plain = sheet.workbook_add_format()
        failed = sheet.write_rich_string(row, column, plain, text[:1], plain, text[1:], *([style] if style else []))
    else:
        failed = text and sheet.write_string(row, column, text, style)
    if failed:
        raise ValueError(f"cell {row},{column} of sheet {sheet.name} does not fit into Excel: {len(text)} characters")
