"""Owns whose turn it is: which topic of the bank a slot takes. Knows nothing of other entries or of the window."""

from __future__ import annotations

from datetime import date

from generator.model.rhythm import Rhythm, RhythmCell
from generator.model.words import Slot, TopicKind, Weekday
from generator.plan.dates import weekday
from generator.plan.slices import Slice

# A Monday long ago: weeks are counted from it, so a rotation does not depend on the window.
EPOCH = date(2020, 1, 6)


def topic_of(slice: Slice, rhythm: Rhythm, cell: RhythmCell, day: date, slot: Slot) -> str | None:
    """Return the id of the topic whose turn it is, or None where the bank has none of the kind.

    Each turn of a kind takes the next topic, so one comes back only after all others have been used;
    groups of one owner start apart, by rank.
    """
    kind, trade = slice.group.kind, slice.brand.trade
    bank = [
        key for key, topic in sorted(slice.topics.items()) if topic.kind is cell.topic and topic.fits(kind, trade, slot)
    ]
    if not bank or cell.topic is None:
        return None
    turns = _turns(rhythm, cell.topic)
    week = (day - EPOCH).days // 7
    turn = week * len(turns) + turns.index((weekday(day), slot))
    return bank[(turn + slice.rank * (len(bank) // 3 + 1)) % len(bank)]


def _turns(rhythm: Rhythm, kind: TopicKind) -> list[tuple[Weekday, Slot]]:
    """Return the slots of a week that take a topic of `kind`, in order of time."""
    return [
        (name, slot)
        for name in Weekday
        for slot in Slot
        if (cell := rhythm.week.get(name, {}).get(slot)) and cell.topic is kind
    ]
