"""Owns the topic bank: it has something for every slot that takes a topic, and enough to keep what topics promise."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import count

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.rhythm import Rhythm, Topic
from generator.model.words import Slot, TopicKind, Weekday
from generator.problems import Problem

WEEK = 7


def topics_can_be_found(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the topic bank has something, and not for a season only, for every slot that takes a topic."""
    if catalog.has_lost("topics"):
        return
    for kind, rhythm_id, trade in _readers(catalog):
        for path, _, slot, cell in catalog.rhythms[rhythm_id].cells():
            if cell.topic and not _suitable(catalog, kind, trade, cell.topic, {slot}):
                message = f"话题库里没有适合“{catalog.kinds[kind].title}”的{cell.topic.label}"
                hint = "在 content/topics/ 里补上一年到头都能用的，或者换一种话题"
                yield Problem(catalog.span("rhythms", rhythm_id, *path), message, hint, "topics_can_be_found")


def topics_last_long_enough(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a group uses up the bank before the topics' cooldown is over.

    Topics are dealt into lanes, one lane a day in turn; each lane has what the fullest day takes, and their number
    is no multiple of a week. A topic comes back after as many days as there are lanes, or a multiple of that, as
    soon as its kind is due again.
    """
    for kind, rhythm_id, trade in [] if catalog.has_lost("topics") else _readers(catalog):
        for topic, (path, uses) in _topic_uses(catalog.rhythms[rhythm_id]).items():
            slots = {slot for day in uses.values() for slot in day}
            found = _suitable(catalog, kind, trade, topic, slots)
            cooldown = max((item.cooldown_days for item in found), default=0)
            most, days = max(len(day) for day in uses.values()), {list(Weekday).index(day) for day in uses}
            lanes = max(1, len(found) // most)
            back = _days_until_back(lanes, days)
            if back < cooldown:
                wanted = next(more for more in count(lanes) if _days_until_back(more, days) >= cooldown) * most
                message = f"“{catalog.kinds[kind].title}”的{topic.label}最快 {back} 天就重复，冷却要 {cooldown} 天"
                hint = f"适合的有 {len(found)} 个，一天最多用 {most} 个；补到 {wanted} 个，或者把 cooldown_days 改成 {back}"
                span = catalog.span("rhythms", rhythm_id, *path)
                yield Problem(span, message, hint, "topics_last_long_enough", warning=True)


def _suitable(catalog: Catalog, kind: str, trade: str, topic: TopicKind, slots: Set[Slot]) -> list[Topic]:
    """Return the topics of one kind that a group may use all year round in one of `slots`."""
    return [
        item
        for item in catalog.topics.values()
        if item.kind is topic and not item.months and item.fits(kind, trade) and any(item.suits(slot) for slot in slots)
    ]


def _topic_uses(rhythm: Rhythm) -> dict[TopicKind, tuple[Path, dict[Weekday, list[Slot]]]]:
    """Return of each kind of topic the path of its first cell, and the slots of each weekday that take it."""
    found: dict[TopicKind, tuple[Path, dict[Weekday, list[Slot]]]] = {}
    for path, day, slot, cell in rhythm.cells():
        if cell.topic:
            _, uses = found.setdefault(cell.topic, (path, {}))
            uses.setdefault(day, []).append(slot)
    return found


def _days_until_back(lanes: int, days: Set[int]) -> int:
    """Return after how many days a lane is drawn from again at the earliest, on `days` of the week.

    >>> _days_until_back(9, {0}), _days_until_back(8, {4, 5}), _days_until_back(7, set(range(7)))
    (63, 8, 6)
    """
    if lanes > 1 and lanes % WEEK == 0:
        lanes -= 1
    gaps = range(lanes, lanes * WEEK + 1, lanes)
    return next(gap for gap in gaps if any((day + gap) % WEEK in days for day in days))


def _readers(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Return each kind of group, rhythm and trade that meet in some group."""
    readers = set()
    for group in catalog.groups.values():
        kind, brand = catalog.kinds.get(group.kind), catalog.brands.get(group.brand)
        rhythm = group.rhythm or (kind.rhythm if kind else None)
        if kind and brand and rhythm in catalog.rhythms:
            readers.add((group.kind, str(rhythm), brand.trade))
    return sorted(readers)


RULES = (topics_can_be_found, topics_last_long_enough)
