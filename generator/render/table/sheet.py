"""Owns one sheet of an XLSX file and the texts of all: rows of cells become XML. It knows no entry and no look.

A writer of our own (ECMA-376, SpreadsheetML) in a fraction of the time of xlsxwriter, its oracle in the tests.
Text only ever becomes a shared string: nothing here can write a formula, a link or markup into a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from generator.render.table.columns import Cell, visible

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONGEST = 32_767
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LETTERS = tuple(before + letter for before in ("", "A") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Excel reads _x0041_ as A, so the underscore that begins such a code is told by its own code.
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Return text as XML holds it, in an element or in quotes; what XML cannot hold is made visible."""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Strings(dict[str, int]):
    """The texts of a workbook, each with its number, in the order they came."""

    def __missing__(self, text: str) -> int:
        # Excel counts UTF-16, and would cut what is more: our bug, not a shorter text.
        if len(text.encode("utf-16-le")) > 2 * _LONGEST:
            raise ValueError(f"{text[:20]!r}… does not fit into a cell of Excel: {len(text)} characters")
        self[text] = number = len(self)
        return number

    def xml(self) -> str:
        """Return the part that holds them."""
        return f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(self)}">{"".join(map(_item, self))}</sst>'


def _item(text: str) -> str:
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<si><t{space}>{_CODE.sub('_x005F_', escaped(text))}</t></si>"


@dataclass
class Sheet:
    """A sheet that is filled row by row, the header first; it prints on A4 across, one page wide.

    `widths` are those of the columns in digits. `choices` are the words people pick from, by column; `conditions` the
    looks that rows take where a formula holds, told for row 2. `header` and `footer` are in Excel's own language.
    """

    name: str
    widths: Sequence[float]
    strings: Strings
    header: str = ""
    footer: str = ""
    frozen_columns: int = 0
    printed_columns: int = 0
    filtered: bool = False
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    conditions: Sequence[tuple[str, int]] = ()
    rows: list[str] = field(default_factory=list)

    def add_row(self, cells: Iterable[tuple[Cell, int]], height_pt: float) -> None:
        """Write the next row: pairs of a value and the number of its style."""
        row = len(self.rows) + 1
        parts = [f'<row r="{row}" ht="{height_pt:g}" customHeight="1">']
        for letter, (cell, style) in zip(_LETTERS, cells, strict=False):
            if isinstance(cell, str) and cell:
                parts.append(f'<c r="{letter}{row}" s="{style}" t="s"><v>{self.strings[cell]}</v></c>')
            elif cell is None or isinstance(cell, str):
                parts.append(f'<c r="{letter}{row}" s="{style}"/>')
            else:
                parts.append(f'<c r="{letter}{row}" s="{style}"><v>{_number(cell)}</v></c>')
        self.rows.append("".join(parts) + "</row>")

    def xml(self, *, selected: bool) -> str:
        """Return the part of the sheet; the order of its elements is the standard's."""
        parts = [
            f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="A1:{self._right}{len(self.rows)}"/>',
            f'<sheetViews><sheetView showGridLines="0" tabSelected="{selected:d}" workbookViewId="0">',
            f'{self._pane()}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
            f"<cols>{''.join(self._columns())}</cols><sheetData>{''.join(self.rows)}</sheetData>",
            f'<autoFilter ref="A1:{self._right}{self._last}"/>' if self.filtered else "",
            *self._conditions(),
            *self._choices(),
            '<printOptions horizontalCentered="1"/>',
            '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>',
            '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>',
            f"<headerFooter><oddHeader>{escaped(self.header)}</oddHeader>",
            f"<oddFooter>{escaped(self.footer)}</oddFooter></headerFooter></worksheet>",
        ]
        return "".join(parts)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield what Excel keeps of a sheet under names of its own, sorted: what is filtered, printed and repeated."""
        if self.filtered:
            yield '_FilterDatabase" hidden="1', f"$A$1:${self._right}${self._last}"
        if self.printed_columns:
            yield "Print_Area", f"$A$1:${_LETTERS[self.printed_columns - 1]}${self._last}"
        yield "Print_Titles", "$1:$1"

    @property
    def _right(self) -> str:
        return _LETTERS[len(self.widths) - 1]

    @property
    def _last(self) -> int:
        return max(len(self.rows), 2)

    def _pane(self) -> str:
        columns, place = self.frozen_columns, "bottomRight" if self.frozen_columns else "bottomLeft"
        split = f'xSplit="{columns}" ySplit="1"' if columns else 'ySplit="1"'
        pane = f'<pane {split} topLeftCell="{_LETTERS[columns]}2" activePane="{place}" state="frozen"/>'
        return f'{pane}<selection pane="{place}"/>'

    def _columns(self) -> Iterator[str]:
        for number, width in enumerate(self.widths, start=1):
            # Kept with five pixels of padding, where a digit has seven.
            yield f'<col min="{number}" max="{number}" width="{width + 5 / 7:.4f}" customWidth="1"/>'

    def _conditions(self) -> Iterator[str]:
        for priority, (formula, look) in enumerate(self.conditions, start=1):
            yield f'<conditionalFormatting sqref="A2:{self._right}{self._last}">'
            yield f'<cfRule type="expression" dxfId="{look}" priority="{priority}"><formula>{escaped(formula)}</formula>'
            yield "</cfRule></conditionalFormatting>"

    def _choices(self) -> Iterator[str]:
        if self.choices:
            yield f'<dataValidations count="{len(self.choices)}">'
            for column, words in self.choices.items():
                where = f"{_LETTERS[column]}2:{_LETTERS[column]}{self._last}"
                yield f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="请选：{"、".join(words)}"'
                yield f' sqref="{where}"><formula1>"{",".join(words)}"</formula1></dataValidation>'
            yield "</dataValidations>"


def _number(cell: int | date | time) -> int | float:
    """Return a value as Excel counts it: days since the end of 1899, a time of day as a fraction of one."""
    if isinstance(cell, int):
        return cell
    days = cell.toordinal() - _DAY_ZERO if isinstance(cell, date) else 0
    if isinstance(cell, datetime | time):
        return days + (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86_400
    return days
