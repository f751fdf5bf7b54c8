"""Owns a calendar as CSV that opens right in Excel by a double click. It knows nothing of other formats."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, time

from generator.model.artifact import CalendarSpec
from generator.render.table.columns import HEADERS, Cell, entry_cells, local_entries

# What spreadsheets may take for a formula, full-width forms and blanks before the sign included (OWASP, "CSV
# Injection"), and what they would turn into another text: 11/11 is a date for them, 007 is 7, 1e5 is 100000. Quotes do
# not help: Excel strips them before it looks. A leading apostrophe does, is the mark people know for "this is text", and
# unlike a tab or a zero-width character it is seen, so nobody sends it by accident; the XLSX needs none. A text that
# has apostrophes before such a sign gets one more: taking one away always gives the original.
_SIGN = r"[=+\-@\t\r\n＝＋－＠]"
_NUMBER = r"(?:0\d+|\d{12,}|\d+(?:[-/.:,]\d+)+|\d+(?:\.\d+)?[eE]\d+)\s*\Z"
_CHANGED = re.compile(rf"['\s]*(?:{_SIGN}|{_NUMBER})")


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
    """Return the text so that no spreadsheet runs it as a formula or reads it as a number or a date.

    >>> harmless("=1+1"), harmless("11/11"), harmless("今晚 8 点")
    ("'=1+1", "'11/11", '今晚 8 点')
    """
    return f"'{text}" if _CHANGED.match(text) else text
