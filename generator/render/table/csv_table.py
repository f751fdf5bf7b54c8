"""Owns a calendar as CSV that opens right in Excel by a double click. It knows nothing of other formats."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, time

from generator.model.artifact import CalendarSpec
from generator.render.table.columns import HEADERS, Cell, entry_cells, local_entries

# What spreadsheets may take for a formula, full-width forms and blanks before the sign included (OWASP, "CSV
# Injection"). Quotes do not help: Excel strips them before it looks. A leading apostrophe does, is the mark people know
# for "this is text", and unlike a tab or a zero-width character it is seen, so nobody sends it by accident; the XLSX
# needs none. A text that has apostrophes before such a sign gets one more: taking one away always gives the original.
_FORMULA = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")


def render_csv(spec: CalendarSpec) -> bytes:
    """Return the calendar as UTF-8 with BOM (without it Excel reads GBK), CRLF after each row, LF inside a cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS.values())
    for entry in local_entries(spec):
        writer.writerow([_text(cell) for cell in entry_cells(entry)])
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return "" if cell is None else str(cell)


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet runs it as a formula.

    >>> harmless("=1+1"), harmless("今晚 8 点")
    ("'=1+1", '今晚 8 点')
    """
    return f"'{text}" if _FORMULA.match(text) else text
