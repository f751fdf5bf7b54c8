"""Owns steps as the site shows them: when, by whom, in which words, and boxes for what must be done.

It must not know any group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from generator.model.catalog import Catalog
from generator.model.place import Place
from generator.model.sop import Sending
from generator.plan.site.atlas import Atlas
from generator.plan.site.speech import sending_values, with_blanks


def step_values(
    catalog: Catalog, atlas: Atlas, here: str, sending: Sending, place: Place, extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return what one step sends, with the words of its script in full."""
    script = catalog.scripts[sending.script] if sending.script else None
    said = with_blanks(script.body, catalog.place("scripts", str(sending.script), "body"), extra) if script else ""
    values = sending_values(atlas, here, sending, place, extra)
    words = values["body"] or said
    return {**values, "said": words, "said_bytes": len(words.encode()), "seat_key": sending.seat.value}


def boxes(home: str, step: str, items: Iterable[str]) -> list[dict[str, str]]:
    """Return what must be done for a step, each with an id of its own.

    The id follows the words: a box stays ticked wherever its line moves, and asks again when the line says something else.
    """
    return [{"id": f"{home}/{step}/{sha256(text.encode()).hexdigest()[:8]}", "text": text} for text in items]


def seat_counts(sendings: Iterable[Sending]) -> list[dict[str, Any]]:
    """Return who has how much to do, in the order they come first."""
    counts = Counter(sending.seat for sending in sendings)
    return [{"key": seat.value, "title": seat.label, "count": count} for seat, count in counts.items()]
