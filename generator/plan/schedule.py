"""Owns the schedule: candidates become dated entries, and the rhythm gives way. Knows nothing of files, formats or today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from generator.model.entry import Entry
from generator.model.words import Channel, EntryKind, Slot, TopicKind
from generator.plan.candidates import Candidate, Priority, candidates
from generator.plan.dates import Period, aware, slot_of
from generator.plan.scripts import Speaker, assignee_of, day_values
from generator.plan.slices import Slice

TOPIC_ENTRY_KINDS = {
    TopicKind.TIP: EntryKind.VALUE,
    TopicKind.QUESTION: EntryKind.INTERACTION,
    TopicKind.GAME: EntryKind.INTERACTION,
    TopicKind.SHOW: EntryKind.INTERACTION,
}
# Entries of these channels are read in the group itself, so two of them can be in each other's way.
_IN_GROUP = frozenset([Channel.BROADCAST, Channel.MANUAL, Channel.ANNOUNCEMENT])


@dataclass(frozen=True)
class Displaced:
    """An entry that gave way, and to whom."""

    entry: Entry
    winner: Entry


@dataclass(frozen=True)
class Schedule:
    """A group's entries of a period in order of time, and what gave way to them."""

    entries: tuple[Entry, ...]
    displaced: tuple[Displaced, ...]


def plan_schedule(speaker: Speaker, period: Period) -> Schedule:
    """Return the entries of `period`; the entry of a day is the same for every period that holds it.

    Where a campaign or an SOP speaks in the group, what the rhythm would say there in that slot gives way.
    """
    slice = speaker.slice
    wanted = sorted(candidates(slice, period), key=_claim)
    holders: dict[tuple[date, Slot], Candidate] = {}
    for candidate in wanted:
        if candidate.channel in _IN_GROUP:
            holders.setdefault((candidate.day, _slot(slice, candidate)), candidate)
    entries, displaced = [], []
    for candidate in wanted:
        entry = _entry(speaker, candidate)
        holder = holders[candidate.day, _slot(slice, candidate)] if candidate.channel in _IN_GROUP else candidate
        if candidate.priority is Priority.RHYTHM and holder is not candidate:
            displaced.append(Displaced(entry, _entry(speaker, holder)))
        else:
            entries.append(entry)
    return Schedule(
        tuple(sorted(entries, key=lambda entry: (entry.starts_at, entry.id))),
        tuple(sorted(displaced, key=lambda given: (given.entry.starts_at, given.entry.id))),
    )


def _slot(slice: Slice, candidate: Candidate) -> Slot:
    return slot_of(candidate.at, slice.settings.slots)


def _claim(candidate: Candidate) -> tuple[int, time, str]:
    return candidate.priority, candidate.at, candidate.id


def _entry(speaker: Speaker, candidate: Candidate) -> Entry:
    slice, sending = speaker.slice, candidate.sending
    timezone = slice.settings.timezone
    words = _topic_words(speaker, candidate) if candidate.topic else _own_words(speaker, candidate)
    return Entry(
        id=candidate.id,
        starts_at=aware(candidate.day, candidate.at, timezone),
        until=aware(candidate.day, candidate.until, timezone) if candidate.until else None,
        slot=_slot(slice, candidate),
        channel=candidate.channel,
        seat=sending.seat,
        assignee=assignee_of(slice, sending.seat),
        poster=candidate.poster,
        done_when=getattr(sending, "done_when", ()),
        **words,
    )


def _topic_words(speaker: Speaker, candidate: Candidate) -> dict[str, Any]:
    assert candidate.topic is not None
    topic = speaker.slice.topics[candidate.topic]
    place = speaker.slice.place("topics", candidate.topic)
    return {
        "kind": TOPIC_ENTRY_KINDS[topic.kind],
        "title": topic.title,
        "body": speaker.say(topic.body, place.at("body"), day_values(candidate.day)),
        "source": f"topics/{candidate.topic}",
        "because": f"{candidate.because} · 话题库轮换",
        "refs": topic.refs,
        "span": place.span,
    }


def _own_words(speaker: Speaker, candidate: Candidate) -> dict[str, Any]:
    sending, place = candidate.sending, candidate.place
    values = {**candidate.values, **day_values(candidate.day)}
    return {
        "kind": sending.kind,
        "title": speaker.say(sending.title, place.at("title"), values),
        "body": _body(speaker, candidate, values),
        "source": candidate.source,
        "because": candidate.because,
        "refs": getattr(sending, "refs", ()),
        "span": place.span,
    }


def _body(speaker: Speaker, candidate: Candidate, values: Mapping[str, Any]) -> str:
    sending = candidate.sending
    if sending.script:
        script = speaker.slice.scripts[sending.script]
        return speaker.say(script.body, speaker.slice.place("scripts", sending.script, "body"), values)
    return speaker.say(sending.body, candidate.place.at("body"), values) if sending.body else ""
