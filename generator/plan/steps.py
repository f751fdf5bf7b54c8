"""Owns the steps of SOPs as wishes: those counted from a leg's base, and those every group shares. Knows nothing of who wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.model.node import Node
from generator.model.sop import SopStep
from generator.model.trigger import AfterOpening, AroundNode, AtTime, Every, OnDay, Trigger
from generator.model.words import Channel, EntryKind, Tone
from generator.plan.almanac import next_workday
from generator.plan.dates import REACH_DAYS, Period, distance_words, slot_of, spoken
from generator.plan.legs import Leg, legs
from generator.plan.slices import Slice
from generator.plan.wish import Priority, Wish

# A step for workdays waits at most this long: no run of days off is longer.
WAIT_DAYS = 15
# So many days of a group are built on each other, so no programme breaks into them.
FIRST_WEEK_DAYS = 7
# Where a step stands: its SOP, the index of its stage and its own.
StepAt = tuple[str, int, int]
# A step with its index in its stage; one that counts from the opening has its day before them.
OtherStep = tuple[int, SopStep]
CountedStep = tuple[int, int, SopStep]


def step_wishes(slice: Slice, period: Period, life: Period) -> list[Wish]:
    """Return the steps of SOPs that come in `life`, the part of `period` in which the group is open.

    What comes twice on a day, as two days off that wait for one workday do, comes once.
    """
    found: dict[str, Wish] = {}
    for leg in legs(slice, period.first - timedelta(days=WAIT_DAYS), period.last):
        counted, others = _dated_steps(slice, leg.sop, leg.stage)
        for wish in _counted(slice, leg, counted, life):
            found.setdefault(wish.id, wish)
        if others:
            for wish in _recurring(slice, leg, others, period):
                found.setdefault(wish.id, wish)
    return [wish for wish in found.values() if life.first <= wish.day <= life.last]


def _counted(slice: Slice, leg: Leg, steps: Iterable[CountedStep], life: Period) -> Iterator[Wish]:
    """Yield the steps of a leg near `life` that come so many days after its base."""
    earliest, latest = (life.first - leg.base).days - WAIT_DAYS, (life.last - leg.base).days
    for offset, index, step in steps:
        if earliest <= offset <= latest:
            asked = leg.base + timedelta(days=offset)
            day, provisional = _first_workday(slice, asked) if step.workdays_only else (asked, False)
            yield _step_wish(
                slice,
                (leg.sop, leg.stage, index),
                day,
                mark="" if leg.base == slice.opens_on else f".{leg.base.isoformat()}",
                when=_leg_words(slice, leg, step.trigger),
                priority=_early((day - slice.opens_on).days),
                provisional=provisional,
            )


def _early(days: int) -> Priority:
    """Return the priority of a step so many days after the opening."""
    if days < FIRST_WEEK_DAYS:
        return Priority.FIRST_WEEK if days else Priority.OPENING
    return Priority.SOP


def _recurring(slice: Slice, leg: Leg, steps: Iterable[OtherStep], period: Period) -> Iterator[Wish]:
    """Yield the other steps of a leg near `period`: the same for every group, so they are made once."""
    known = slice.memo.setdefault(("recurring", leg.sop, leg.stage), {})
    if period not in known:
        known[period] = [
            coming
            for index, step in steps
            for coming in _recurring_wishes(slice, (leg.sop, leg.stage, index), step, period)
        ]
    first, last = leg.first, leg.last or date.max
    for asked, wish, unmoved in known[period]:
        if first <= asked <= last:
            yield wish if wish is unmoved or slice.is_open(wish.day) else unmoved


def _dated_steps(slice: Slice, sop: str, stage: int) -> tuple[list[CountedStep], list[OtherStep]]:
    """Return the steps of a stage that have a time of day: those counted from its base, and the others."""
    known = slice.memo.setdefault("dated", {})
    if (sop, stage) not in known:
        counted: list[CountedStep] = []
        others: list[OtherStep] = []
        for index, step in enumerate(slice.sops[sop].stages[stage].steps):
            if isinstance(step.trigger, AfterOpening):
                counted.append((step.trigger.day, index, step))
            elif isinstance(step.trigger, AtTime):
                others.append((index, step))
        known[sop, stage] = counted, others
    found: tuple[list[CountedStep], list[OtherStep]] = known[sop, stage]
    return found


def _step_wish(
    slice: Slice, step_at: StepAt, day: date, *, mark: str, when: str, priority: Priority, provisional: bool
) -> Wish:
    """Return the wish of a step on `day`; `mark` ends its id, `when` says why it comes then."""
    key, stage_index, index = step_at
    sop = slice.sops[key]
    stage = sop.stages[stage_index]
    step = stage.steps[index]
    trigger = step.trigger
    assert isinstance(trigger, AtTime)
    return Wish(
        priority=priority,
        run=f"sops/{key}",
        id=f"sop.{key}.{stage.id}.{step.id}{mark}",
        day=day,
        at=trigger.at,
        until=trigger.until,
        slot=slot_of(trigger.at, slice.settings.slots),
        channel=step.channel or Channel.MANUAL,
        kind=step.entry_kind,
        sending=step,
        table="sops",
        key=key,
        path=("stages", stage_index, "steps", index),
        because=f"{sop.title} · {stage.title} · {when}",
        poster=step.poster,
        festive=step.kind is EntryKind.PROMO or (not step.is_task and _is_festive(slice, trigger)),
        provisional=provisional,
    )


def _leg_words(slice: Slice, leg: Leg, trigger: Trigger) -> str:
    """Return when a step comes; in a later round its days count from that round, not from the group's opening."""
    if isinstance(trigger, AfterOpening) and leg.base != slice.opens_on:
        return f"这一轮第 {(leg.base - leg.first).days + trigger.day + 1} 天"
    return trigger_words(slice.nodes, trigger)


def _is_festive(slice: Slice, trigger: Trigger) -> bool:
    return isinstance(trigger, AroundNode) and slice.nodes[trigger.node].tone is Tone.FESTIVE


def _first_workday(slice: Slice, day: date) -> tuple[date, bool]:
    """Return the day a step for workdays waits for, and whether it hangs on a notice nobody has entered yet.

    Where the group ends before that, it stays and the guards keep it out.
    """
    moved, provisional = next_workday(day, slice.notices)
    return (moved if slice.is_open(moved) else day), provisional


def _recurring_wishes(
    slice: Slice, step_at: StepAt, step: SopStep, period: Period
) -> Iterator[tuple[date, Wish, Wish]]:
    """Yield a step each time it comes near `period`: the day it asks for, and its wish.

    A step for workdays waits for the next; the last is its wish in a group that ends before that.
    """
    when = trigger_words(slice.nodes, step.trigger)
    wait = WAIT_DAYS if step.workdays_only else 0
    for asked, provisional in _trigger_days(slice, step.trigger, period.widened(wait)):
        day, guessed = next_workday(asked, slice.notices) if wait else (asked, False)
        waiting, *unmoved = (
            _step_wish(
                slice,
                step_at,
                held_on,
                mark=_day_mark(step, held_on),
                when=when,
                priority=Priority.SOP,
                provisional=provisional or guessed,
            )
            for held_on in dict.fromkeys((day, asked))
        )
        yield asked, waiting, unmoved[0] if unmoved else waiting


def _day_mark(step: SopStep, day: date) -> str:
    """Return what tells one coming of a step from the others in its id: nothing where it comes once."""
    return "" if isinstance(step.trigger, OnDay) else f".{day.isoformat()}"


def _trigger_days(slice: Slice, trigger: Trigger, period: Period) -> Iterator[tuple[date, bool]]:
    """Yield the days of a trigger near `period`, and whether they hang on a notice nobody has entered yet."""
    match trigger:
        case OnDay(on=on):
            yield on, False
        case Every():
            for day in period:
                if trigger.comes_on(day):
                    yield day, False
        case AroundNode(node=node, days=days):
            for coming in slice.comings(node, period.widened(REACH_DAYS)):
                yield coming.day + timedelta(days=days), coming.provisional


def trigger_words(nodes: Mapping[str, Node], trigger: Trigger) -> str:
    """Return when a trigger fires, as people say it."""
    match trigger:
        case OnDay(on=on):
            return spoken(on)
        case AfterOpening(day=day):
            return f"建群第 {day} 天" if day else "建群当天"
        case AroundNode(node=node, days=days):
            return distance_words(nodes[node].title, days)
        case _:
            return trigger.words()
