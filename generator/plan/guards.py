"""Owns the guards of one month: who keeps a slot, what a solemn day refuses, how promotions are spaced and shared.

Knows nothing of texts, quota or windows: a month is decided as a whole, from its own days and, where a run of
promotions crosses its first day, from the week before. So the rows of a month are the same for every window.
"""

from __future__ import annotations

import calendar
from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from operator import attrgetter

from generator.model.sop import SopStep
from generator.model.words import Channel, EntryKind, Platform, Slot
from generator.plan.candidates import wishes
from generator.plan.dates import Period
from generator.plan.rotation import lacks_topic, short_weekdays
from generator.plan.slices import Slice
from generator.plan.wish import IN_GROUP, Priority, Wish

# Two promotions further apart than this are not "in a row", whatever lies between them.
ROW_DAYS = 7
# How many days an SOP step may wait for a free slot.
MOVE_DAYS = 3
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


_moment = attrgetter("moment")


@cache
def month_of(day: date) -> Period:
    """Return the calendar month of `day`."""
    return Period(day.replace(day=1), calendar.monthrange(day.year, day.month)[1])


def plan_month(slice: Slice, month: Period) -> list[Row]:
    """Return a row for everything that wanted to be sent in a calendar month, in order of time."""
    rows, mix = _contested(slice, month), slice.kind.mix
    if not mix.promos_in_a_row:
        _space_promos(slice, month, rows)
    _move_steps(slice, month, rows)
    _share_promos(rows, mix.promo_percent)
    _settle(rows)
    return sorted(rows, key=_moment)


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


def _contested(slice: Slice, period: Period) -> list[Row]:
    """Return rows in order of time, of which each slot of each day holds one run: the raw winners."""
    rows = sorted([Row(wish, _time_of(slice, wish)) for wish in wishes(slice, period)], key=_moment)
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
    if _waits_for_workday(wish) and not slice.is_workday(wish.day)[0]:
        return Guard.WORKDAY
    return None


def _in_group(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.placed and row.in_group]


def _space_promos(slice: Slice, month: Period, rows: list[Row]) -> None:
    """Keep one promotion of each run of promotions: of the highest priority, a campaign's main day before its others.

    A run that began in the month before has kept its one there; it may keep another when that must be out of reach.
    """
    sequence = _in_group(rows)
    spent = bool(sequence) and sequence[0].is_promo and _ends_with_promo(slice, month.first, sequence[0].day)
    for run in _promo_runs(sequence):
        open_to = run
        if spent and run[0] is sequence[0]:
            open_to = [row for row in run if (row.day - month.first).days >= ROW_DAYS]
        kept = min(open_to, key=lambda row: (row.wish.priority, row.wish.off_anchor), default=None)
        for row in run:
            if row is not kept:
                row.refuse(Guard.ROW, kept.wish if kept else None)


def _ends_with_promo(slice: Slice, first: date, day: date) -> bool:
    """Tell whether the last entry before the month is a promotion within ROW_DAYS of `day`."""
    for back in range(1, ROW_DAYS + 1):
        before = first - timedelta(days=back)
        if (day - before).days > ROW_DAYS:
            return False
        if last := _in_group(_contested(slice, Period(before, 1))):
            return last[-1].is_promo
    return False


def _promo_runs(sequence: list[Row]) -> Iterator[list[Row]]:
    """Yield the runs of promotions with nothing else between them, at most ROW_DAYS from one to the next."""
    run: list[Row] = []
    for row in sequence:
        if run and (not row.is_promo or (row.day - run[-1].day).days > ROW_DAYS):
            yield run
            run = []
        if row.is_promo:
            run.append(row)
    if run:
        yield run


def _move_steps(slice: Slice, month: Period, rows: list[Row]) -> None:
    """Give SOP steps that were kept out the next fitting slot of the month, in order of time."""
    for row in [row for row in rows if not row.placed and isinstance(row.wish.sending, SopStep)]:
        for days in range(1, MOVE_DAYS + 1):
            day = row.wish.day + timedelta(days=days)
            if day in month and slice.is_open(day) and _fits(slice, rows, row, day):
                for other in _rivals(rows, row, day):
                    other.refuse(Guard.SLOT, row.wish)
                row.admit(day)
                rows.sort(key=_moment)
                break


def _fits(slice: Slice, rows: list[Row], row: Row, day: date) -> bool:
    wish = row.wish
    if (wish.festive and day in slice.solemn_days) or not _keeps_order(rows, row, day):
        return False
    if _waits_for_workday(wish):
        worked, provisional = slice.is_workday(day)
        if not worked or (provisional and not wish.provisional):
            return False
    rivals = _rivals(rows, row, day)
    if any(other.wish.priority is not Priority.RHYTHM for other in rivals):
        return False
    return not row.in_group or slice.kind.mix.promos_in_a_row or _keeps_promos_apart(rows, rivals, row, day)


def _keeps_order(rows: Iterable[Row], row: Row, day: date) -> bool:
    """Tell whether `row` on `day` neither overtakes a later step of its SOP nor comes before an earlier one.

    A task holds nobody up: a talk that is held a day later is better than none, whatever day its review is on.
    """
    asked, moment = (row.wish.day, row.at), (day, row.at)
    for other in (other for other in rows if other.wish.run == row.wish.run and not other.wish.sending.is_task):
        other_asked, held = (other.wish.day, other.at), (other.day, other.at)
        if (other_asked > asked and held < moment) or (other_asked < asked and held > moment):
            return False
    return True


def _waits_for_workday(wish: Wish) -> bool:
    return isinstance(wish.sending, SopStep) and wish.sending.workdays_only


def _holders(rows: Iterable[Row], day: date, slot: Slot) -> list[Row]:
    return [row for row in rows if row.placed and row.day == day and row.wish.slot is slot and row.in_group]


def _rivals(rows: Iterable[Row], row: Row, day: date) -> list[Row]:
    """Return what `row` would push out on `day`; nobody, where members read it elsewhere than in the group."""
    return _holders(rows, day, row.wish.slot) if row.in_group else []


def _keeps_promos_apart(rows: list[Row], rivals: list[Row], row: Row, day: date) -> bool:
    """Tell whether `row` may take the place of `rivals`: what stood between two promotions must leave something there.

    A promotion needs other entries of this month on both sides, none of them a promotion.
    """
    sequence = [other for other in _in_group(rows) if other not in rivals]
    moments = [other.moment for other in sequence]
    place = bisect(moments, (day, row.at, row.wish.id))
    if any(bisect(moments, other.moment) != place for other in rivals):
        return False
    if not row.is_promo:
        return True
    return 0 < place < len(sequence) and not sequence[place - 1].is_promo and not sequence[place].is_promo


def _share_promos(rows: list[Row], percent: int) -> None:
    """Hold promotions to their share of a month's entries, one of them allowed in any case; the last and least go."""
    total = len(_in_group(rows))
    promos = sorted((row for row in _in_group(rows) if row.is_promo), key=lambda row: (row.wish.priority, row.moment))
    while len(promos) > 1 and len(promos) * 100 > percent * total:
        promos.pop().refuse(Guard.MIX)
        total -= 1


def _settle(rows: list[Row]) -> None:
    """Give back the slots of winners that were kept out in the end, and name no winner that does not stand.

    Only what is no promotion is given its slot back, so no other guard can mind.
    """
    known = {row.wish.id: row for row in rows}
    for row in sorted((row for row in rows if row.winner), key=lambda row: (row.wish.priority, row.moment)):
        winner = known.get(row.winner.id) if row.winner else None
        if winner is None or (winner.placed and (winner.day == row.day or row.guard is Guard.ROW)):
            continue
        if row.guard is Guard.ROW or row.is_promo:
            row.refuse(Guard.MIX if winner.guard is Guard.MIX else Guard.ROW)
        elif holders := [other for other in _holders(rows, row.day, row.wish.slot) if other.wish.run != row.wish.run]:
            row.refuse(Guard.SLOT, holders[0].wish)
        else:
            row.admit(row.day)
