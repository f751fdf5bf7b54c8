"""Owns what wants to be sent: SOP steps, campaign phases and rhythm cells as wishes. Knows nothing of who wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import IntEnum
from typing import Any

from generator.model.node import Node
from generator.model.place import Path
from generator.model.rhythm import Rhythm, RhythmCell, RhythmSlot
from generator.model.sop import Sending, SopStep, Stage
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


class Priority(IntEnum):
    """Who keeps a slot that two claim; the lower number wins."""

    CAMPAIGN = 1
    SOP = 2
    RHYTHM = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that wants to be sent on `day` at `at`.

    `run` names what it is a step of: steps of one run never push each other aside. `festive` is set where a
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
    values: Mapping[str, Any] = field(default_factory=dict)
    poster: str | None = None
    topic: TopicKind | None = None
    off_anchor: int = 0
    festive: bool = False
    barred: bool = False
    provisional: bool = False


def wishes(slice: Slice, period: Period) -> Iterator[Wish]:
    """Yield all that wants to be sent in `period` while the group is open."""
    always_open = slice.is_open(period.first) and slice.is_open(period.last)
    for source in (_from_campaigns, _from_sops, _from_rhythm):
        for wish in source(slice, period):
            if always_open or slice.is_open(wish.day):
                yield wish


def _from_sops(slice: Slice, period: Period) -> Iterator[Wish]:
    """Yield the steps of SOPs. What comes twice on a day, as two days off that wait for one workday do, comes once."""
    seen: set[str] = set()
    for leg in legs(slice, period.last):
        if leg.last is not None and (period.first - leg.last).days > WAIT_DAYS:
            continue
        stage = slice.sops[leg.sop].stages[leg.stage]
        earliest, latest = (period.first - leg.base).days - WAIT_DAYS, (period.last - leg.base).days
        for index, step, offset in _dated_steps(slice, leg.sop, leg.stage):
            if offset is not None and not earliest <= offset <= latest:
                continue
            for day, provisional in _step_days(slice, leg, step, period):
                if period.first <= day <= period.last:
                    wish = _step_wish(slice, leg, stage, index, day, provisional=provisional)
                    if wish.id not in seen:
                        seen.add(wish.id)
                        yield wish


def _dated_steps(slice: Slice, sop: str, stage: int) -> tuple[tuple[int, SopStep, int | None], ...]:
    """Return the steps of a stage that have a time of day: index, step, and the day offset of those that have one."""
    key = ("dated", sop, stage)
    if key not in slice.memo:
        slice.memo[key] = tuple(
            (index, step, step.trigger.day if isinstance(step.trigger, AfterOpening) else None)
            for index, step in enumerate(slice.sops[sop].stages[stage].steps)
            if isinstance(step.trigger, AtTime)
        )
    found: tuple[tuple[int, SopStep, int | None], ...] = slice.memo[key]
    return found


def _step_wish(slice: Slice, leg: Leg, stage: Stage, index: int, day: date, *, provisional: bool) -> Wish:
    step = stage.steps[index]
    trigger = step.trigger
    assert isinstance(trigger, AtTime)
    again = "" if leg.base == slice.opens_on else f".{leg.base.isoformat()}"
    mark = again if isinstance(trigger, AfterOpening) else "" if isinstance(trigger, OnDay) else f".{day.isoformat()}"
    return Wish(
        priority=Priority.SOP,
        run=f"sops/{leg.sop}",
        id=f"sop.{leg.sop}.{stage.id}.{step.id}{mark}",
        day=day,
        at=trigger.at,
        until=trigger.until,
        slot=slot_of(trigger.at, slice.settings.slots),
        channel=step.channel or Channel.MANUAL,
        kind=step.kind,
        sending=step,
        table="sops",
        key=leg.sop,
        path=("stages", leg.stage, "steps", index),
        because=f"{slice.sops[leg.sop].title} · {stage.title} · {_leg_words(slice, leg, step.trigger)}",
        poster=step.poster,
        festive=step.kind is EntryKind.PROMO or _is_festive(slice, trigger),
        provisional=provisional,
    )


def _leg_words(slice: Slice, leg: Leg, trigger: Trigger) -> str:
    """Return when a step comes; in a later round its days count from that round, not from the group's opening."""
    if isinstance(trigger, AfterOpening) and leg.base != slice.opens_on:
        return f"这一轮第 {(leg.base - leg.first).days + trigger.day + 1} 天"
    return trigger_words(slice.nodes, trigger)


def _is_festive(slice: Slice, trigger: Trigger) -> bool:
    return isinstance(trigger, AroundNode) and slice.nodes[trigger.node].tone is Tone.FESTIVE


def _step_days(slice: Slice, leg: Leg, step: SopStep, period: Period) -> Iterator[tuple[date, bool]]:
    """Yield the days of a step near `period`, and whether they hang on a notice nobody has entered yet.

    A step for workdays waits for the next; where the group ends before that, it stays and the guards keep it out.
    """
    if not step.workdays_only:
        yield from _trigger_days(slice, leg, step.trigger, period)
        return
    for day, provisional in _trigger_days(slice, leg, step.trigger, period.widened(WAIT_DAYS)):
        moved, guessed = next_workday(day, slice.notices)
        yield moved if slice.is_open(moved) else day, provisional or guessed


def _trigger_days(slice: Slice, leg: Leg, trigger: Trigger, period: Period) -> Iterator[tuple[date, bool]]:
    match trigger:
        case AfterOpening(day=offset):
            yield leg.base + timedelta(days=offset), False
        case OnDay(on=on):
            if leg.runs_on(on):
                yield on, False
        case Every():
            for day in period:
                if leg.runs_on(day) and trigger.comes_on(day):
                    yield day, False
        case AroundNode(node=node, days=days):
            for coming in slice.comings(node, period.widened(REACH_DAYS)):
                day = coming.day + timedelta(days=days)
                if leg.runs_on(day):
                    yield day, coming.provisional


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
        kind=phase.kind,
        sending=phase,
        table="campaigns",
        key=run.use.use,
        path=("phases", index),
        because=f"{run.campaign.title} · {distance_words(run.values['node']['title'], phase.days)}",
        values=run.values,
        off_anchor=abs(phase.days),
        poster=run.poster_key(phase.poster) if phase.poster else None,
        festive=phase.kind is EntryKind.PROMO or run.tone is Tone.FESTIVE,
        barred=run.barred,
        provisional=run.provisional,
    )


def _from_rhythm(slice: Slice, period: Period) -> Iterator[Wish]:
    """Yield the cells of the group's rhythm: the same for every group that keeps it, so they are made once."""
    if slice.rhythm is None:
        return
    key, rhythm = slice.rhythm
    made: tuple[Wish, ...] | None = slice.memo.get(("rhythm", key, period))
    if made is None:
        made = slice.memo["rhythm", key, period] = tuple(_rhythm_wishes(key, rhythm, period))
    yield from made


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
        priority=Priority.RHYTHM,
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
    kind = TOPIC_ENTRY_KINDS[cell.topic] if cell.topic else cell.kind
    assert isinstance(kind, EntryKind)
    return kind
