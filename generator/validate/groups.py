"""Owns groups: who sits in them, whether their links work, and how many of them one colleague can serve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.model.place import Path
from generator.model.rhythm import Rhythm, RhythmSlot
from generator.model.value import clock
from generator.model.words import Channel
from generator.problems import Problem

# Groups of one owner follow each other this far apart within a window.
PLACE_MINUTES = 5


def seats_are_held(catalog: Catalog) -> Iterator[Problem]:
    """Demand that colleagues sit only where people.yml says they can, and in groups of their own brand."""
    for key, group in catalog.groups.items():
        for path, person_id, seat in _sitting(group):
            person = catalog.people.get(person_id)
            if person is None:
                continue
            span = catalog.span("groups", key, "team", *path)
            if seat not in [held.value for held in person.seats]:
                yield Problem(
                    span,
                    f"“{person.name}”不能坐这个席位",
                    f"在 people.yml 给 {person_id} 加上 {seat}",
                    "seats_are_held",
                )
            if person.brand != group.brand and {person.brand, group.brand} <= catalog.brands.keys():
                yield Problem(span, f"“{person.name}”不是这个品牌的同事", "换成这个品牌的同事", "seats_are_held")


def links_are_alive(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a group's join link has expired."""
    for key, group in catalog.groups.items():
        expires = group.join.expires_on
        if expires and expires < catalog.today:
            span = catalog.span("groups", key, "join", "expires_on")
            yield Problem(span, f"进群链接 {expires} 就失效了", "换一个新的链接和日期", "links_are_alive", warning=True)


def owners_can_keep_up(catalog: Catalog) -> Iterator[Problem]:
    """Warn where more groups of one owner wait for a slot than its window has places; broadcasts wait for nobody."""
    for (owner, rhythm_id), groups in _owned(catalog).items():
        rhythm = catalog.rhythms[rhythm_id]
        for slot in rhythm.slots:
            places = _places(slot)
            if _is_served_by_hand(rhythm, slot) and len(groups) > places:
                person = catalog.people[owner].name if owner in catalog.people else owner
                window = f"{clock(slot.at)}–{clock(slot.until)}" if slot.until else clock(slot.at)
                message = f"“{person}”有 {len(groups)} 个群要在“{slot.slot.label}”发，{window} 只排得下 {places} 个"
                wanted = (len(groups) - 1) * PLACE_MINUTES
                hint = (
                    f"同一位群主的群隔 {PLACE_MINUTES} 分钟发一个：“{rhythm.title}”里这个时段的 until 至少比 at 晚"
                    f" {wanted} 分钟，或者把一些群交给别的群主"
                )
                span = catalog.span("groups", groups[places], "team", "owner")
                yield Problem(span, message, hint, "owners_can_keep_up", warning=True)


def _owned(catalog: Catalog) -> dict[tuple[str, str], list[str]]:
    """Return the groups, not over yet, that each owner serves by each rhythm, in the order they take turns."""
    found = defaultdict(list)
    for key, group in sorted(catalog.groups.items(), key=lambda item: (item[1].opens_on, item[0])):
        kind = catalog.kinds.get(group.kind)
        rhythm = group.rhythm or (kind.rhythm if kind else None)
        life = kind.life_days if kind else None
        is_over = life is not None and group.opens_on + timedelta(days=life) <= catalog.today
        if rhythm in catalog.rhythms and not is_over:
            found[group.team.owner, str(rhythm)].append(key)
    return found


def _places(slot: RhythmSlot) -> int:
    """Return how many groups one person can serve one after the other within a slot's window."""
    if slot.until is None:
        return 1
    minutes = (slot.until.hour - slot.at.hour) * 60 + slot.until.minute - slot.at.minute
    return max(minutes, 0) // PLACE_MINUTES + 1


def _is_served_by_hand(rhythm: Rhythm, slot: RhythmSlot) -> bool:
    cells = (cell for _, _, name, cell in rhythm.cells() if name is slot.slot)
    return any((cell.channel or slot.channel) is not Channel.BROADCAST for cell in cells)


def _sitting(group: Group) -> Iterator[tuple[Path, str, str]]:
    yield ("owner",), group.team.owner, "owner"
    for index, person in enumerate(group.team.admins):
        yield ("admins", index), person, "admin"
    for index, person in enumerate(group.team.staff):
        yield ("staff", index), person, "staff"


RULES = (seats_are_held, links_are_alive, owners_can_keep_up)
