"""Owns what wants to be sent: campaign phases, SOP steps and rhythm cells as wishes. Knows nothing of who wins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.rhythm import Rhythm, RhythmCell, RhythmSlot
from generator.model.words import Channel, EntryKind, Tone, TopicKind
from generator.plan.dates import Period, distance_words, slot_of, weekday
from generator.plan.occurrences import Occurrence, occurrences
from generator.plan.slices import Slice
from generator.plan.steps import step_wishes
from generator.plan.wish import Priority, Wish

TOPIC_ENTRY_KINDS = {
    TopicKind.TIP: EntryKind.VALUE,
    TopicKind.QUESTION: EntryKind.INTERACTION,
    TopicKind.GAME: EntryKind.INTERACTION,
    TopicKind.SHOW: EntryKind.INTERACTION,
}


def wishes(slice: Slice, period: Period) -> list[Wish]:
    """Return all that wants to be sent in `period` while the group is open."""
    life = slice.open_part(period)
    if life is None:
        return []
    cells = _from_rhythm(slice, period)
    if life != period:
        cells = tuple(wish for wish in cells if life.first <= wish.day <= life.last)
    return [*_from_campaigns(slice, life), *step_wishes(slice, period, life), *cells]


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
