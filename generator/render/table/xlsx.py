"""Owns a calendar as an XLSX workbook that operators print, filter and tick off. It knows nothing of other formats."""

from __future__ import annotations

from generator.model.artifact import CalendarSpec
from generator.render.table.asides import add_quota, add_unplaced, add_watched
from generator.render.table.book import Book
from generator.render.table.columns import local_entries
from generator.render.table.grid import add_months
from generator.render.table.listing import add_listing


def render_xlsx(spec: CalendarSpec) -> bytes:
    """Return a workbook: a sheet for each month, 明细 with a row for each entry, and what there is to know beside them."""
    book, entries = Book(title=spec.title, brand=spec.brand), local_entries(spec)
    add_months(book, spec, entries)
    add_listing(book, entries)
    if spec.quota:
        add_quota(book, spec.quota)
    if spec.unplaced:
        add_unplaced(book, spec.unplaced)
    if spec.watched:
        add_watched(book, spec.watched)
    return book.to_bytes()
