"""Owns a calendar as a file for a program: CSV, XLSX, ICS or JSON. It knows nothing of plans or paths.

The same spec gives the same bytes on every machine: no clock, no machine time zone, no order of a set takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model.artifact import CalendarSpec, TableFormat
from generator.render.table.columns import entry_row
from generator.render.table.csv_table import render_csv
from generator.render.table.ics import render_feed, render_ics
from generator.render.table.json_table import calendar_schema, render_json
from generator.render.table.xlsx import render_xlsx

__all__ = ["calendar_schema", "entry_row", "render_calendar", "render_feed"]

_RENDERERS: Mapping[TableFormat, Callable[[CalendarSpec], bytes]] = {
    TableFormat.CSV: render_csv,
    TableFormat.XLSX: render_xlsx,
    TableFormat.ICS: render_ics,
    TableFormat.JSON: render_json,
}


def render_calendar(spec: CalendarSpec) -> bytes:
    """Return the calendar in the form that `spec.format` names."""
    return _RENDERERS[spec.format](spec)
