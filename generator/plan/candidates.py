"""Owns what wants to be sent: SOP steps, campaign phases and rhythm cells as wishes. Knows nothing of who wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.model.node import Node
from generator.model.place import Path
from generator.model.rhythm import Rhythm, RhythmCell, RhythmSlot
from generator.model.sop import Sending, SopStep
from generator.model.trigger import AfterOpening, AroundNode, AtTime, Every, OnDay, Trigger
from generator.model.words import Channel, EntryKind, Slot, Tone, TopicKind
from generator.plan.almanac import next_workday
from generator.plan.dates import REACH_DAYS, Period, slot_of, spoken, weekday
from generator.plan.legs import Leg, legs
from generator.plan.occurrences import Occurrence, occurrences
from generator.plan.slices import Slice

TOPIC_ENTRY_KINDS = {
    TopicKind.TIP: EntryKind.VALUE,
    TopicKind.QUESTION: EntryKind.INTERACTION,
    TopicKind.GAME: EntryKind.INTERACTION,
    TopicKind.SHOW: EntryKind.INTERACTION,
}
# What these channels carry is read in the group itself, so two of them can be in each other's way.
IN_GROUP = frozenset([Channel.BROADCAST, Channel.MANUAL, Channel.ANNOUNCEMENT])
# A step for workdays waits at most this long: no run of days off is longer.
WAIT_DAYS = 15
# So many days of a group are built on each other, so no programme breaks into them.
FIRST_WEEK_DAYS = 7
# Where a step stands: its SOP, the index of its stage and its own.
StepAt = tuple[str, int, int]
NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Priority(IntEnum):
    """Who keeps a slot that two claim; the lower number wins.

    A group's first day belongs to the steps of `day: 0`, and its first week to the steps counted from the opening
    as far as no campaign wants it; a fixed cell of a rhythm keeps its slot from later steps.
    """

    OPENING = 1
    CAMPAIGN = 2
    FIRST_WEEK = 3
    FIXED = 4
    SOP = 5
    RHYTHM = 6


class Wish(NamedTuple):
    """Something that wants to be sent on `day` at `at`.

    `run` names what it is a step of: steps of one run never push each other aside. What its `channel` says is a task is
    read by the team alone: it holds no slot and is no promotion. `festive` is set where a
    solemn day may not carry it, `barred` where its campaign's main day is one, `provisional` where its day hangs on a holiday notice nobody has entered yet.
    `path` leads to its place in the source `key` of `table`; a rhythm's `topic` is drawn later. `off_anchor` counts the days
    between a campaign's phase and its anchor.
    """

    priority: Priority
    run: str
    id: str
    day: date
    at: time
    until: time | None
    slot: Slot
    channel: Channel
    kind: EntryKind
    sending: Sending
    table: str
    key: str
    path: Path
    because: str
    values: Mapping[str, Any] = NO_VALUES
    poster: str | None = None
    topic: TopicKind | None = None
    off_anchor: int = 0
    festive: bool = False
    barred: bool = False
    provisional: bool = False


def wishes(slice: Slice, period: Period) -> Iterator[Wish]:
    """Yield all that wants to be sent in `period` while the group is open."""
    life = slice.open_part(period)
    if life is None:
        return
    yield from _from_campaigns(slice, life)
    yield from _from_sops(slice, period, life)
    for wish in _from_rhythm(slice, period):
        if life.first <= wish.day <= life.last:
            yield wish


def _from_sops(slice: Slice, period: Period, life: Period) -> Iterator[Wish]:
    """Yield the steps of SOPs. What comes twice on a day, as two days off that wait for one workday do, comes once."""
    seen: set[str] = set()
    for leg in legs(slice, period.last):
        if leg.last is None or (period.first - leg.last).days <= WAIT_DAYS:
            for wish in (*_counted(slice, leg, life), *_recurring(slice, leg, period)):
                if life.first <= wish.day <= life.last and wish.id not in seen:
                    seen.add(wish.id)
                    yield wish


def _counted(slice: Slice, leg: Leg, life: Period) -> Iterator[Wish]:
    """Yield the steps of a leg near `life` that come so many days after its base."""
    earliest, latest = (life.first - leg.base).days - WAIT_DAYS, (life.last - leg.base).days
    for index, step in _dated_steps(slice, leg.sop, leg.stage)[0]:
        assert isinstance(step.trigger, AfterOpening)
        if earliest <= step.trigger.day <= latest:
            asked = leg.base + timedelta(days=step.trigger.day)
            day, provisional = _first_workday(slice, asked) if step.workdays_only else (asked, False)
            mark = "" if leg.base == slice.opens_on else f".{leg.base.isoformat()}"
            when = _leg_words(slice, leg, step.trigger)
            step_at = (leg.sop, leg.stage, index)
            wish = _step_wish(slice, step_at, day, mark=mark, when=when, provisional=provisional)
            yield wish._replace(priority=_early((day - slice.opens_on).days))


def _early(days: int) -> Priority:
    """Return the priority of a step so many days after the opening."""
    if days < FIRST_WEEK_DAYS:
        return Priority.FIRST_WEEK if days else Priority.OPENING
    return Priority.SOP


def _recurring(slice: Slice, leg: Leg, period: Period) -> Iterator[Wish]:
    """Yield the other steps of a leg near `period`: the same for every group, so they are made once."""
    steps = _dated_steps(slice, leg.sop, leg.stage)[1]
    if not steps:
        return
    known = slice.memo.setdefault(("recurring", leg.sop, leg.stage), {})
    if period not in known:
        known[period] = [
            coming
            for index, step in steps
            for coming in _recurring_wishes(slice, (leg.sop, leg.stage, index), step, period)
        ]
    for asked, wish, unmoved in known[period]:
        if leg.runs_on(asked):
            yield wish if slice.is_open(wish.day) else unmoved


def _dated_steps(slice: Slice, sop: str, stage: int) -> tuple[list[tuple[int, SopStep]], list[tuple[int, SopStep]]]:
    """Return the steps of a stage that have a time of day, with their index: those counted from its base, and the others."""
    known = slice.memo.setdefault("dated", {})
    if (sop, stage) not in known:
        counted: list[tuple[int, SopStep]] = []
        others: list[tuple[int, SopStep]] = []
        for index, step in enumerate(slice.sops[sop].stages[stage].steps):
            if isinstance(step.trigger, AtTime):
                (counted if isinstance(step.trigger, AfterOpening) else others).append((index, step))
        known[sop, stage] = counted, others
    found: tuple[list[tuple[int, SopStep]], list[tuple[int, SopStep]]] = known[sop, stage]
    return found


def _step_wish(slice: Slice, step_at: StepAt, day: date, *, mark: str, when: str, provisional: bool) -> Wish:
    """Return the wish of a step on `day`; `mark` ends its id, `when` says why it comes then."""
    key, stage_index, index = step_at
    sop = slice.sops[key]
    stage = sop.stages[stage_index]
    step = stage.steps[index]
    trigger = step.trigger
    assert isinstance(trigger, AtTime)
    return Wish(
        priority=Priority.SOP,
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
        waiting, unmoved = (
            _step_wish(slice, step_at, held_on, mark=mark, when=when, provisional=provisional or guessed)
            for held_on, mark in ((day, _day_mark(step, day)), (asked, _day_mark(step, asked)))
        )
        yield asked, waiting, unmoved


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


def distance_words(anchor: str, days: int) -> str:
    """Return how far a day lies from its anchor.

    >>> distance_words("会员日", -3), distance_words("会员日", 0), distance_words("会员日", 1)
    ('会员日前 3 天', '会员日当天', '会员日后 1 天')
    """
    return f"{anchor}当天" if days == 0 else f"{anchor}{'前' if days < 0 else '后'} {abs(days)} 天"


def _from_campaigns(slice: Slice, period: Period) -> Iterator[Wish]:
    for run in occurrences(slice, period):
        for index, phase in enumerate(run.campaign.phases):
            if run.anchor + timedelta(days=phase.days) in period:
                yield _phase_wish(slice, run, index)


def _phase_wish(slice: Slice, run: Occurrence, index: int) -> Wish:
    phase = run.campaign.phases[index]
    return Wish(
        priority=Priority.CAMPAIGN,
        run=f"campaigns/{run.use.use}.{run.day}",
        id=f"campaign.{run.use.use}.{run.day}.{phase.id}",
        day=run.anchor + timedelta(days=phase.days),
        at=phase.at,
        until=phase.until,
        slot=slot_of(phase.at, slice.settings.slots),
        channel=phase.channel or Channel.MANUAL,
        kind=phase.entry_kind,
        sending=phase,
        table="campaigns",
        key=run.use.use,
        path=("phases", index),
        because=f"{run.campaign.title} · {distance_words(run.values['node']['title'], phase.days)}",
        values=run.values,
        off_anchor=abs(phase.days),
        poster=run.poster_key(phase.poster) if phase.poster else None,
        festive=phase.kind is EntryKind.PROMO or (not phase.is_task and run.tone is Tone.FESTIVE),
        barred=run.barred,
        provisional=run.provisional,
    )


def _from_rhythm(slice: Slice, period: Period) -> tuple[Wish, ...]:
    """Return the cells of the group's rhythm: the same for every group that keeps it, so they are made once."""
    if slice.rhythm is None:
        return ()
    key, rhythm = slice.rhythm
    known = slice.memo.setdefault(("rhythm", key), {})
    if period not in known:
        known[period] = tuple(_rhythm_wishes(key, rhythm, period))
    made: tuple[Wish, ...] = known[period]
    return made


def _rhythm_wishes(key: str, rhythm: Rhythm, period: Period) -> Iterator[Wish]:
    for day in period:
        cells = rhythm.week.get(weekday(day), {})
        for slot in rhythm.slots:
            if cell := cells.get(slot.slot):
                yield _cell_wish(key, rhythm, slot, cell, day)


def _cell_wish(key: str, rhythm: Rhythm, slot: RhythmSlot, cell: RhythmCell, day: date) -> Wish:
    name = weekday(day)
    rotated = " · 话题库轮换" if cell.topic else ""
    return Wish(
        priority=Priority.FIXED if cell.fixed else Priority.RHYTHM,
        run=f"rhythms/{key}",
        id=f"rhythm.{day.isoformat()}.{slot.slot.value}",
        day=day,
        at=slot.at,
        until=slot.until,
        slot=slot.slot,
        channel=cell.channel or slot.channel,
        kind=_cell_kind(cell),
        sending=cell,
        table="rhythms",
        key=key,
        path=("week", name.value, slot.slot.value),
        because=f"{rhythm.title} · {name.label}{slot.slot.label}{rotated}",
        poster=cell.poster,
        topic=cell.topic,
        festive=cell.kind is EntryKind.PROMO or cell.topic is TopicKind.GAME,
    )


def _cell_kind(cell: RhythmCell) -> EntryKind:
    return TOPIC_ENTRY_KINDS[cell.topic] if cell.topic else cell.entry_kind
