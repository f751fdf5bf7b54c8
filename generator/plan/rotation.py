"""Owns whose turn it is: which topic of the bank a slot takes. Knows nothing of other entries or of the window."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import count
from math import gcd

from generator.model.rhythm import Rhythm, RhythmCell
from generator.model.words import Slot, TopicKind, Weekday
from generator.plan.dates import weekday
from generator.plan.slices import Slice

# A Monday long ago: weeks are counted from it, so a rotation does not depend on the window.
EPOCH = date(2020, 1, 6)


def topic_of(slice: Slice, rhythm: Rhythm, cell: RhythmCell, day: date, slot: Slot) -> str | None:
    """Return the id of the topic whose turn it is, or None where the bank has none of the kind.

    Each turn takes the next topic of its bank, so one comes back only after all others have been used. Slots
    that suit other topics are banks of their own. Groups of one owner start apart, by rank.
    """
    if cell.topic is None or not (bank := _bank(slice, cell.topic, slot)):
        return None
    turns = [turn for turn in _turns(rhythm, cell.topic) if _bank(slice, cell.topic, turn[1]) == bank]
    week = (day - EPOCH).days // 7
    turn = week * len(turns) + turns.index((weekday(day), slot))
    at_once = max(Counter(name for name, _ in turns).values())
    return bank[(turn + head_start(slice.rank, len(bank), at_once)) % len(bank)]


def head_start(rank: int, topics: int, at_once: int) -> int:
    """Return how many topics ahead a group is that comes after `rank` others of its owner.

    While the bank lasts no two groups share a topic on a day, though each takes up to `at_once` of them.

    >>> [head_start(rank, 6, 1) for rank in range(7)], [head_start(rank, 7, 2) for rank in range(3)]
    ([0, 5, 4, 3, 2, 1, 0], [0, 4, 2])
    """
    places = max(topics // at_once, 1)
    stride = next(step for step in count(places // 3 + 1) if gcd(step, places) == 1)
    return rank * stride % places * at_once


def _bank(slice: Slice, kind: TopicKind, slot: Slot) -> list[str]:
    topics = sorted(slice.topics.items())
    group, trade = slice.group.kind, slice.brand.trade
    return [key for key, topic in topics if topic.kind is kind and topic.fits(group, trade, slot)]


def _turns(rhythm: Rhythm, kind: TopicKind) -> list[tuple[Weekday, Slot]]:
    """Return the slots of a week that take a topic of `kind`, in order of time."""
    return [
        (name, slot)
        for name in Weekday
        for slot in Slot
        if (cell := rhythm.week.get(name, {}).get(slot)) and cell.topic is kind
    ]
