"""Owns planned values: one row of a group's calendar, and one message as it will be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from generator.model.card import Card
from generator.model.place import Place
from generator.model.words import Channel, EntryKind, ScriptKind, Seat, Slot, Thing
from generator.problems import Span


@dataclass(frozen=True, slots=True)
class SaidCard:
    """A card, and the place where it was written."""

    card: Card
    place: Place = field(compare=False)


# Nobody changes an entry. It is not frozen because that would treble the cost of making one, the most common value of a plan.
@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One row of a calendar 推送表: what one seat sends in one group at one time, or does for it.

    `id` is stable across rebuilds and unique in the group. `starts_at` and `until` are aware datetimes.
    `source` names what asked for the entry (`sops/opening`), `because` is the Chinese reason people read,
    `refs` the items of the method, `law` the laws and platform pages that ask for it. `poster` is the key of a
    poster of the same pack. `person` is the id of the colleague whose work name is `assignee`. `quota` is the
    meter of a broadcast, used and allowed, as `12/30`. `status` is empty or 待定 where the day hangs on a holiday
    notice that is not out. `note` says what was changed to make it fit. The body of a task is a note for the team.
    `shopping_link` says that the body leads to a shop. `span` is where the entry was written, `text_span` its body.
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
    law: tuple[str, ...] = ()
    person: str = ""
    product: str = ""
    quota: str = ""
    status: str = ""
    note: str = ""
    poster: str | None = None
    done_when: tuple[str, ...] = ()
    cards: tuple[SaidCard, ...] = ()
    shopping_link: bool = False
    span: Span = field(default=Span(""), compare=False)
    text_span: Span = field(default=Span(""), compare=False)

    @property
    def is_task(self) -> bool:
        """Tell whether it is work of the team, of which members see nothing."""
        return self.channel is Channel.TASK

    @property
    def body_bytes(self) -> int:
        """Return the length of the body in UTF-8 bytes, as the platform counts it."""
        return len(self.body.encode())


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something that found no place: when it wanted to be sent, why it was not, and what stands there instead."""

    id: str
    day: date
    time: str
    title: str
    because: str
    reason: str
    winner: str = ""


@dataclass(frozen=True, slots=True)
class QuotaCount:
    """The quota meter of one span: its first day, its name, the broadcasts planned, allowed and reserved for others.

    `asked` counts the broadcasts that wanted to go out; those over what is allowed take another channel.
    """

    first: date
    title: str
    used: int
    allowed: int
    reserved: int
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """Something a person sends or does when a cue comes: after a member joined, or when a condition holds."""

    id: str
    cue: str
    title: str
    channel: Channel
    kind: EntryKind
    seat: Seat
    assignee: str
    body: str
    because: str
    done_when: tuple[str, ...] = ()
    poster: str | None = None
    cards: tuple[SaidCard, ...] = ()
    shopping_link: bool = False
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One text as members will read it, and where it was written.

    `thing` says what of a message the text is; of pictures and attachments there is a `count` instead. `kind` is that
    of the entry it is sent in, `script` that of a script of the group's kind; `shopping_link` says that it leads to a shop.
    """

    text: str
    channel: Channel
    group: str
    span: Span = field(compare=False)
    thing: Thing = Thing.TEXT
    count: int = 0
    kind: EntryKind | None = None
    script: ScriptKind | None = None
    shopping_link: bool = False
