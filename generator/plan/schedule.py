"""Owns the schedule: the rows of the months a period touches become entries. Knows nothing of files, formats or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.entry import Entry, QuotaCount, Unplaced
from generator.model.value import clock
from generator.model.words import Channel, Platform
from generator.plan.cards import say_cards
from generator.plan.dates import Period, aware, month_of, spoken, weekday
from generator.plan.guards import plan_month
from generator.plan.quota import Meter, allowance, meter, reserved, span_of, span_words
from generator.plan.rows import Row
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice
from generator.plan.wording import Wording

PROVISIONAL = "待定"
# An enum's member costs as much as a call to look up, and this one is asked of every row.
BROADCAST = Channel.BROADCAST
AS_WISHED = {channel: Meter(channel) for channel in Channel}


@dataclass(frozen=True)
class Schedule:
    """A group's entries of a period in order of time, the quota meters of its spans, and what found no place."""

    entries: tuple[Entry, ...]
    quota: tuple[QuotaCount, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one wish of a day, in words."""

    time: str
    title: str
    because: str
    outcome: str
    reason: str


def plan_schedule(speaker: Speaker, period: Period) -> Schedule:
    """Return the entries of `period`; the entry of a day is the same for every period that holds it."""
    months, words = _Months(speaker.slice), Wording(speaker)
    rows = [row for month in months_of(period) for row in months.rows(month)]
    first, last = period.first, period.last
    entries = [_entry(words, row, months.meter(row)) for row in rows if row.placed and first <= row.day <= last]
    unplaced = [_unplaced(words, row) for row in rows if not row.placed and first <= row.wish.day <= last]
    return Schedule(
        tuple(entries),
        tuple(months.counts(period)),
        tuple(sorted(unplaced, key=lambda row: (row.day, row.time, row.id))),
    )


def explain_day(speaker: Speaker, day: date) -> list[Verdict]:
    """Return what became of everything that wanted to be sent on `day` or was moved there, in order of time."""
    months, words = _Months(speaker.slice), Wording(speaker)
    rows = [row for row in months.rows(month_of(day)) if day in (row.day, row.wish.day)]
    return [_verdict(words, row, day, months.meter(row)) for row in rows]


def months_of(period: Period) -> Iterator[Period]:
    """Yield the calendar months that a period touches."""
    month = month_of(period.first)
    while month.first <= period.last:
        yield month
        month = month_of(month.widened(1).last)


class _Months:
    """The rows of months and the meters of spans of one group, each worked out once."""

    def __init__(self, slice: Slice) -> None:
        self.slice = slice
        self._rows: dict[date, list[Row]] = {}
        self._meters: dict[date, dict[str, Meter]] = {}

    def rows(self, month: Period) -> list[Row]:
        """Return the rows of a month, in order of time."""
        if month.first not in self._rows:
            self._rows[month.first] = plan_month(self.slice, month)
        return self._rows[month.first]

    def meter(self, row: Row) -> Meter:
        """Return how a row is sent."""
        if row.wish.channel is not BROADCAST or not row.placed:
            return AS_WISHED[row.wish.channel]
        return self._span_meters(span_of(self.slice.group.quota, row.day))[row.wish.id]

    def counts(self, period: Period) -> Iterator[QuotaCount]:
        """Yield the count of each span that `period` touches."""
        group = self.slice.group
        span = span_of(group.quota, period.first)
        while group.platform is Platform.WECOM_CUSTOMER and span.first <= period.last:
            sent = self._span_meters(span)
            used, asked = sum(meter.channel is BROADCAST for meter in sent.values()), len(sent)
            allowed, held = allowance(self.slice, span), reserved(group, span)
            yield QuotaCount(span.first, span_words(span), used, allowed, held, asked)
            span = span_of(group.quota, span.widened(1).last)

    def _span_meters(self, span: Period) -> Mapping[str, Meter]:
        if span.first not in self._meters:
            rows = (row for month in months_of(span) for row in self.rows(month))
            self._meters[span.first] = meter(self.slice, span, rows)
        return self._meters[span.first]


def _entry(words: Wording, row: Row, sent: Meter) -> Entry:
    """Return the entry of a row. Its values come in the order of Entry's fields: their names would double the cost."""
    slice, wish, written = words.slice, row.wish, words.written(row.wish)
    timezone, sending = slice.settings.timezone, wish.sending
    person = slice.seat_holder(sending.seat)
    return Entry(
        wish.id,
        aware(row.day, row.at, timezone),
        aware(row.day, wish.until, timezone) if wish.until else None,
        wish.slot,
        sent.channel,
        wish.kind,
        words.say(written.title, wish, row.day),
        words.say(written.body, wish, row.day),
        sending.seat,
        slice.people[person].name if person else "",
        written.source,
        wish.because,
        written.refs,
        written.law,
        person,
        wish.values["params"].get("product", "") if wish.values else "",
        f"{sent.used}/{sent.allowed}" if sent.allowed and sent.channel is BROADCAST else "",
        PROVISIONAL if wish.provisional else "",
        _note(row, sent),
        wish.poster,
        sending.done_when,
        say_cards(lambda text: words.say(text, wish, row.day), written.cards) if written.cards else (),
        written.shopping_link,
        written.span,
        written.body.span,
    )


def _note(row: Row, sent: Meter) -> str:
    if not row.moved:
        return sent.note
    moved = f"从{spoken(row.wish.day)}改到这一天：{row.guard}"
    return "；".join(note for note in (moved, sent.note) if note)


def _unplaced(words: Wording, row: Row) -> Unplaced:
    return Unplaced(
        id=row.wish.id,
        day=row.wish.day,
        time=clock(row.at),
        title=words.title(row.wish, row.wish.day),
        because=row.wish.because,
        reason=str(row.guard),
        winner=words.title(row.winner, row.winner.day) if row.winner else "",
    )


def _verdict(words: Wording, row: Row, day: date, sent: Meter) -> Verdict:
    wish = row.wish
    winner = f"让给“{words.title(row.winner, row.winner.day)}”" if row.winner and not row.placed else ""
    reasons = (str(row.guard or ""), winner, sent.note)
    return Verdict(
        time=clock(row.at),
        title=words.title(wish, row.day),
        because=wish.because,
        outcome=_outcome(row, day),
        reason="；".join(reason for reason in reasons if reason),
    )


def _outcome(row: Row, day: date) -> str:
    if not row.placed:
        return "未排入"
    if not row.moved:
        return "照排"
    return f"从{spoken(row.wish.day)}改来" if row.day == day else f"改到{spoken(row.day)}{weekday(row.day).label}"
