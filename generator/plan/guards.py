"""Owns the guards of one month: how promotions are spaced and shared, where steps that lost their slot may go.

Knows nothing of texts, quota or windows: a month is decided as a whole, from its own days and, where a run of
promotions crosses its first day, from the week before. So the rows of a month are the same for every window.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.model.sop import SopStep
from generator.model.words import Slot
from generator.plan.dates import Period
from generator.plan.rows import Guard, Row, contested, in_order, waits_for_workday
from generator.plan.slices import Slice
from generator.plan.wish import Priority

# Two promotions further apart than this are not "in a row", whatever lies between them.
ROW_DAYS = 7
# How many days an SOP step may wait for a free slot.
MOVE_DAYS = 3


def plan_month(slice: Slice, month: Period) -> list[Row]:
    """Return a row for everything that wanted to be sent in a calendar month, in order of time."""
    rows, mix = contested(slice, month), slice.kind.mix
    if not mix.promos_in_a_row:
        _space_promos(slice, month, rows)
    _move_steps(slice, month, rows)
    _share_promos(rows, mix.promo_percent)
    _settle(rows)
    return sorted(rows, key=in_order)


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
        if last := _in_group(contested(slice, Period(before, 1))):
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
                rows.sort(key=in_order)
                break


def _fits(slice: Slice, rows: list[Row], row: Row, day: date) -> bool:
    wish = row.wish
    if (wish.festive and day in slice.solemn_days) or not _keeps_order(rows, row, day):
        return False
    if waits_for_workday(wish):
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
