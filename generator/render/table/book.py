"""Owns how our workbooks are laid out: columns, rows high enough for their texts, headers and footers. It knows no entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any, NamedTuple

from generator.render.table.columns import Cell, visible
from generator.render.table.sheet import Sheet
from generator.render.table.styles import STYLE, styles_xml
from generator.render.table.workbook import Workbook

_LINE_PT, _ROW_PT, _HEAD_PT, _HIGHEST_PT = 15, 4, 24, 409
_INDENT = 2


class Column(NamedTuple):
    """A column of a sheet: its header, its width in digits, and the name of the style its cells have."""

    title: str
    width: float
    style: str

    @property
    def room(self) -> float:
        """Return how many digits wide a line of its text can be."""
        return self.width - _INDENT if self.style == "text" else self.width


class Book:
    """A workbook whose sheets share their page layout, header and footer."""

    def __init__(self, *, title: str, brand: str) -> None:
        self._workbook = Workbook(title, brand, styles_xml())
        self._head, self._foot = _printable(title), _printable(brand)

    def add_sheet(self, name: str, columns: Sequence[Column], **fields: Any) -> Sheet:
        """Return a new sheet with its header row."""
        header, footer = f"&L&B{self._head}&R推送表 {name}", f"&L{self._foot}&R第 &P 页，共 &N 页"
        widths = [column.width for column in columns]
        sheet = self._workbook.add_sheet(name, widths, header=header, footer=footer, **fields)
        sheet.add_row([(column.title, STYLE["head"]) for column in columns], _HEAD_PT)
        return sheet

    def add_table(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a sheet whose rows all look alike."""
        sheet, styles = self.add_sheet(name, columns), [STYLE[column.style] for column in columns]
        rooms = [column.room for column in columns]
        for cells in rows:
            sheet.add_row(zip(cells, styles, strict=True), height_of(zip(cells, rooms, strict=True)))

    def to_bytes(self) -> bytes:
        """Return the finished workbook."""
        return self._workbook.to_bytes()


def _printable(text: str) -> str:
    """Return text for a page's header or footer: there & begins a command, and all of it has 255 characters."""
    line = " ".join(visible(text).replace("&", "＆").split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def height_of(cells: Iterable[tuple[Cell, float]]) -> float:
    """Return the height in points of a row whose texts wrap in columns with room for this many digits.

    Excel would find it by itself; LibreOffice and the viewers inside phones do not, and would print a first line only.
    """
    most = 1
    for cell, room in cells:
        if isinstance(cell, str) and (2 * len(cell) > room or "\n" in cell):
            most = max(most, sum(_lines(line, room) for line in cell.split("\n")))
    return min(most * _LINE_PT + _ROW_PT, _HIGHEST_PT)


def _lines(line: str, room: float) -> int:
    """Return how many lines a line wraps into: GB 18030 has as many bytes for a character as it is digits wide, or more."""
    return ceil(len(line.encode("gb18030")) / room) or 1


def width_for(texts: Iterable[str], least: float) -> float:
    """Return a width at which the longest text has about 22 lines: no row of Excel is higher than 27."""
    longest = max((len(text.encode("gb18030")) for text in texts), default=0)
    return min(max(least, longest / 22), 120)
