"""Owns what wants to be sent: SOP steps, campaign phases and rhythm cells as candidates. Knows nothing of who wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import IntEnum
from typing import Any

from generator.model.campaign import Phase
from generator.model.node import Node
from generator.model.place import Place
from generator.model.sop import Sending, SopStep
from generator.model.trigger import AfterOpening, AroundNode, OnDay, Trigger
from generator.model.words import Channel
from generator.plan.almanac import node_days
from generator.plan.dates import REACH_DAYS, Period, spoken, weekday
from generator.plan.occurrences import Occurrence, occurrences
from generator.plan.rotation import topic_of
from generator.plan.slices import Slice


class Priority(IntEnum):
    """Who keeps a slot that two claim; the lower number wins."""

    CAMPAIGN = 1
    SOP = 2
    RHYTHM = 3


@dataclass(frozen=True)
class Candidate:
    """Something that wants to be sent on `day` at `at`."""

    priority: Priority
    day: date
    at: time
    until: time | None
    sending: Sending
    place: Place
    id: str
    source: str
    because: str
    channel: Channel
    values: Mapping[str, Any] = field(default_factory=dict)
    poster: str | None = None
    topic: str | None = None


def candidates(slice: Slice, period: Period) -> Iterator[Candidate]:
    """Yield all that wants to be sent in `period` while the group is open."""
    for source in (_from_campaigns, _from_sops, _from_rhythm):
        for candidate in source(slice, period):
            if candidate.day in period and slice.is_open(candidate.day):
                yield candidate


def _from_sops(slice: Slice, period: Period) -> Iterator[Candidate]:
    for key, sop in slice.sops.items():
        for path, stage, step in sop.steps():
            for day in _trigger_days(slice, step, period):
                once = "" if isinstance(step.trigger, AfterOpening | OnDay) else f".{day.isoformat()}"
                yield Candidate(
                    priority=Priority.SOP,
                    day=day,
                    at=step.trigger.at,
                    until=step.trigger.until,
                    sending=step,
                    place=slice.place("sops", key, *path),
                    id=f"sop.{key}.{stage.id}.{step.id}{once}",
                    source=f"sops/{key}",
                    because=f"{sop.title} · {stage.title} · {trigger_words(slice.nodes, step.trigger)}",
                    channel=step.channel or Channel.MANUAL,
                    poster=step.poster,
                )


def _trigger_days(slice: Slice, step: SopStep, period: Period) -> Iterator[date]:
    match step.trigger:
        case OnDay(on=on):
            yield on
        case AfterOpening(day=day):
            yield slice.group.opens_on + timedelta(days=day)
        case AroundNode(node=node, days=days):
            around = period.widened(REACH_DAYS)
            for coming in node_days(slice.nodes[node], around, slice.settings.region, slice.notices):
                yield coming.day + timedelta(days=days)


def trigger_words(nodes: Mapping[str, Node], trigger: Trigger) -> str:
    """Return when a trigger fires, as people say it."""
    match trigger:
        case OnDay(on=on):
            return spoken(on)
        case AfterOpening(day=day):
            return f"建群第 {day} 天" if day else "建群当天"
        case AroundNode(node=node, days=days):
            return distance_words(nodes[node].title, days)


def distance_words(anchor: str, days: int) -> str:
    """Return how far a day lies from its anchor.

    >>> distance_words("会员日", -3), distance_words("会员日", 0), distance_words("会员日", 1)
    ('会员日前 3 天', '会员日当天', '会员日后 1 天')
    """
    return f"{anchor}当天" if days == 0 else f"{anchor}{'前' if days < 0 else '后'} {abs(days)} 天"


def _from_campaigns(slice: Slice, period: Period) -> Iterator[Candidate]:
    for run in occurrences(slice, period):
        for index, phase in enumerate(run.campaign.phases):
            yield _phase_candidate(slice, run, phase, index)


def _phase_candidate(slice: Slice, run: Occurrence, phase: Phase, index: int) -> Candidate:
    return Candidate(
        priority=Priority.CAMPAIGN,
        day=run.anchor + timedelta(days=phase.days),
        at=phase.at,
        until=phase.until,
        sending=phase,
        place=slice.place("campaigns", run.use.use, "phases", index),
        id=f"campaign.{run.use.use}.{run.day}.{phase.id}",
        source=f"campaigns/{run.use.use}",
        because=f"{run.campaign.title} · {distance_words(run.values['node']['title'], phase.days)}",
        values=run.values,
        channel=phase.channel or Channel.MANUAL,
        poster=run.poster_key(phase.poster) if phase.poster else None,
    )


def _from_rhythm(slice: Slice, period: Period) -> Iterator[Candidate]:
    if slice.rhythm is None:
        return
    key, rhythm = slice.rhythm
    for day in period:
        cells = rhythm.week.get(weekday(day), {})
        for slot in rhythm.slots:
            if cell := cells.get(slot.slot):
                place = slice.place("rhythms", key, "week", weekday(day).value, slot.slot.value)
                yield Candidate(
                    priority=Priority.RHYTHM,
                    day=day,
                    at=slot.at,
                    until=slot.until,
                    sending=cell,
                    place=place,
                    id=f"rhythm.{day.isoformat()}.{slot.slot.value}",
                    source=f"rhythms/{key}",
                    because=f"{rhythm.title} · {weekday(day).label}{slot.slot.label}",
                    channel=cell.channel or slot.channel,
                    poster=cell.poster,
                    topic=topic_of(slice, rhythm, cell, day, slot.slot),
                )
