"""Owns whose turn it is: which topics of the bank a day's slots take. Knows nothing of other entries or of the window."""

from __future__ import annotations

from datetime import date

from generator.model.words import Slot, Weekday
from generator.plan.dates import weekday
from generator.plan.lanes import draw, start_of
from generator.plan.slices import Slice

# Days are counted from a day long ago, so a rotation does not depend on the window.
EPOCH = date(2020, 1, 6)


def topics_of(slice: Slice, day: date) -> dict[Slot, str]:
    """Return the id of the topic of each slot of `day` that takes one.

    The lane, and so the topic, depends on the day and on the group's rank among its owner's groups alone: see
    generator.plan.lanes.
    """
    found: dict[Slot, str] = {}
    drawn = slice.memo.setdefault(("drawn", slice.group.kind, slice.brand.trade), {})
    for kind, slots in slice.topic_slots.get(weekday(day), ()):
        lanes = slice.lanes.get(kind, ())
        if not lanes:
            continue
        turn, number = divmod((day - EPOCH).days + slice.rank, len(lanes))
        key = (kind, number, slots, day.month, start_of(turn, len(lanes[number])))
        if key not in drawn:
            drawn[key] = draw(lanes[number], slice.topics, slots, day.month, turn)
        found.update(drawn[key])
    return found


def lacks_topic(slice: Slice, day: date, slot: Slot) -> bool:
    """Tell whether the bank has no topic for a slot of `day`."""
    return weekday(day) in short_weekdays(slice) and slot not in topics_of(slice, day)


def short_weekdays(slice: Slice) -> frozenset[Weekday]:
    """Return the weekdays for which some lane is too short, mostly none; groups of one kind, trade and rhythm share them."""
    if slice.rhythm is None:
        return frozenset()
    key = ("short", slice.rhythm[0], slice.group.kind, slice.brand.trade)
    if key not in slice.memo:
        slice.memo[key] = frozenset(
            name
            for name, asked in slice.topic_slots.items()
            for kind, slots in asked
            if min((len(draw(lane, slice.topics, slots, 0)) for lane in slice.lanes.get(kind, ())), default=0)
            < len(slots)
        )
    found: frozenset[Weekday] = slice.memo[key]
    return found
