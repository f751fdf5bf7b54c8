"""Owns a calendar as JSON for other programs: texts exactly as planned. It knows nothing of other formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.artifact import CalendarSpec
from generator.model.entry import Entry
from generator.model.words import Word
from generator.render.table.columns import Fact, entry_row, local_entries


def render_json(spec: CalendarSpec) -> bytes:
    """Return one object in UTF-8: the group, and its entries in the calendar's order."""
    calendar = {
        "group": spec.group,
        "title": spec.title,
        "brand": spec.brand,
        "timezone": spec.timezone,
        "entries": [_entry(entry) for entry in local_entries(spec)],
    }
    return (json.dumps(calendar, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(entry: Entry) -> dict[str, Any]:
    return {key: value for name, fact in entry_row(entry).items() for key, value in _pairs(name, fact)}


def _pairs(name: str, fact: Fact) -> Iterator[tuple[str, Any]]:
    if isinstance(fact, Word):
        yield name, fact.value
        yield f"{name}_label", fact.label
    else:
        yield name, fact.isoformat() if isinstance(fact, date) else fact
