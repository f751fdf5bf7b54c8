"""Owns the rows of a period before they are spaced: who keeps a slot, and what a day refuses by itself.

Knows nothing of texts, quota or windows: a row depends on its own day alone.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from functools import cache
from operator import attrgetter

from generator.model.sop import SopStep
from generator.model.words import Channel, EntryKind, Platform, Slot
from generator.plan.candidates import wishes
from generator.plan.dates import Period
from generator.plan.rotation import lacks_topic, short_weekdays
from generator.plan.slices import Slice
from generator.plan.wish import IN_GROUP, Wish

# An enum's member costs as much as a call to look up, and these are asked of every row.
BROADCAST, TASK, PROMO = Channel.BROADCAST, Channel.TASK, EntryKind.PROMO
# Groups of one owner follow each other this far apart within a window.
STAGGER_MINUTES = 5


class Guard(StrEnum):
    """The rules that keep an entry from the place it asked for, as people read them."""

    TOPIC = "话题库里没有合适的话题"
    WORKDAY = "解散之前没有工作日了"
    SLOT = "同一时段先让优先的"
    SOLEMN = "肃穆的日子不发营销和喜庆的内容"
    ROW = "不连着发两条营销，中间要排一条别的内容"
    MIX = "这个月的营销到了上限，多排别的内容才能再加"


class Row:
    """A wish and what became of it: placed on `day` at `at`, or kept out by `guard`, by `winner` where one took its slot.

    `moment` is what rows are sorted by. A class with slots, because a month of a group has a hundred of them.
    """

    __slots__ = ("at", "day", "guard", "in_group", "is_promo", "moment", "placed", "winner", "wish")

    def __init__(self, wish: Wish, at: time) -> None:
        self.wish = wish
        self.at = at
        self.day = wish.day
        self.moment = (wish.day, at, wish.id)
        self.in_group = wish.channel in IN_GROUP
        self.is_promo = wish.kind is PROMO
        self.placed = True
        self.guard: Guard | None = None
        self.winner: Wish | None = None

    @property
    def moved(self) -> bool:
        return self.placed and self.day != self.wish.day

    def refuse(self, guard: Guard, winner: Wish | None = None) -> None:
        """Keep the entry out."""
        self._put(self.wish.day)
        self.placed, self.guard, self.winner = False, guard, winner

    def admit(self, day: date) -> None:
        """Place an entry that was kept out on `day`; one that is moved remembers why."""
        self._put(day)
        self.placed, self.winner = True, None
        if day == self.wish.day:
            self.guard = None

    def _put(self, day: date) -> None:
        self.day, self.moment = day, (day, self.at, self.wish.id)


in_order = attrgetter("moment")


@cache
def turn(rank: int, at: time, until: time | None) -> time:
    """Return the time a group's turn comes within a window: five minutes after the owner's group before it.

    Without a window there is nothing to spread over.

    >>> turn(2, time(12, 30), time(13, 30)), turn(13, time(12, 30), time(13, 30)), turn(2, time(12, 30), None)
    (datetime.time(12, 40), datetime.time(12, 30), datetime.time(12, 30))
    """
    if until is None:
        return at
    minutes = (until.hour - at.hour) * 60 + until.minute - at.minute
    total = at.hour * 60 + at.minute + rank % (minutes // STAGGER_MINUTES + 1) * STAGGER_MINUTES
    return time(total // 60, total % 60)


def contested(slice: Slice, period: Period) -> list[Row]:
    """Return rows in order of time, of which each slot of each day holds one run: the raw winners."""
    rows = sorted([Row(wish, _time_of(slice, wish)) for wish in wishes(slice, period)], key=in_order)
    slots: dict[tuple[date, Slot], list[Row]] = {}
    topics_lack = bool(short_weekdays(slice))
    for row in rows:
        if guard := _refusal(slice, row.wish, topics_lack):
            row.refuse(guard)
        elif row.in_group:
            slots.setdefault((row.day, row.wish.slot), []).append(row)
    for claims in slots.values():
        if len(claims) > 1:
            winner = min(claims, key=lambda row: (row.wish.priority, row.at, row.wish.run)).wish
            for row in claims:
                if row.wish.run != winner.run:
                    row.refuse(Guard.SLOT, winner)
    return rows


def _time_of(slice: Slice, wish: Wish) -> time:
    """Return when a group's turn comes. A broadcast goes to all groups at once; where there are none, a person sends it.

    A task has no turn: what a colleague does for several groups is done in one go.
    """
    if not slice.rank or wish.channel is TASK:
        return wish.at
    by_itself = wish.channel is BROADCAST and slice.group.platform is not Platform.WECHAT
    return wish.at if by_itself else turn(slice.rank, wish.at, wish.until)


def _refusal(slice: Slice, wish: Wish, topics_lack: bool) -> Guard | None:
    """Return what keeps a wish out on its own day, whoever else wants the slot."""
    if topics_lack and wish.topic and lacks_topic(slice, wish.day, wish.slot):
        return Guard.TOPIC
    if wish.barred or (wish.festive and wish.day in slice.solemn_days):
        return Guard.SOLEMN
    if waits_for_workday(wish) and not slice.is_workday(wish.day)[0]:
        return Guard.WORKDAY
    return None


def waits_for_workday(wish: Wish) -> bool:
    return isinstance(wish.sending, SopStep) and wish.sending.workdays_only
