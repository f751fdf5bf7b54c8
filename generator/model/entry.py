"""Owns planned values: one row of a group's calendar, and one message as it will be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from generator.model.words import Channel, EntryKind, Seat, Slot
from generator.problems import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a calendar 推送表: what one seat sends in one group at one time.

    `id` is stable across rebuilds and unique in the group. `starts_at` and `until` are aware datetimes.
    `source` names what asked for the entry (`sop:newcomer/open/hello`), `because` is the Chinese reason
    people read, `refs` the sources of the method. `poster` is the id of a poster of the same pack.
    """

    id: str
    starts_at: datetime
    until: datetime | None
    slot: Slot
    channel: Channel
    kind: EntryKind
    title: str
    body: str
    seat: Seat
    assignee: str
    source: str
    because: str
    refs: tuple[str, ...] = ()
    poster: str | None = None
    done_when: tuple[str, ...] = ()
    span: Span = field(default=Span(""), compare=False)

    @property
    def body_bytes(self) -> int:
        """Return the length of the body in UTF-8 bytes, as the platform counts it."""
        return len(self.body.encode())


@dataclass(frozen=True, slots=True)
class Message:
    """One text as members will read it, and where it was written."""

    text: str
    channel: Channel
    group: str
    span: Span = field(compare=False)
