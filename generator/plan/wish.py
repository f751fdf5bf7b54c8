"""Owns wishes: what wants to be sent, on which day and how urgently. Knows nothing of where wishes come from or who wins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import IntEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.model.place import Path
from generator.model.sop import Sending
from generator.model.words import Channel, EntryKind, Slot, TopicKind

# What these channels carry is read in the group itself, so two of them can be in each other's way.
IN_GROUP = frozenset([Channel.BROADCAST, Channel.MANUAL, Channel.ANNOUNCEMENT])
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
