"""Owns dates: periods, parts of the day, and how Chinese readers see a date. Knows nothing of files or clocks."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from generator.model.settings import SlotStart
from generator.model.words import Slot, Weekday

# How far a campaign phase may lie from its anchor; see the bounds of Phase.days.
REACH_DAYS = 60


_WEEKDAYS = tuple(Weekday)
_zone = cache(ZoneInfo)


@dataclass(frozen=True, slots=True)
class Period:
    """A window of whole days, both ends included."""

    first: date
    days: int
    last: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "last", self.first + timedelta(days=self.days - 1))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=offset) for offset in range(self.days))

    def widened(self, days: int) -> Period:
        """Return the period with so many days more at either end."""
        return Period(self.first - timedelta(days=days), self.days + 2 * days)


@cache
def month_of(day: date) -> Period:
    """Return the calendar month of `day`."""
    return Period(day.replace(day=1), calendar.monthrange(day.year, day.month)[1])


def slot_of(moment: time, slots: tuple[SlotStart, ...]) -> Slot:
    """Return the part of the day `moment` falls in; before the first start it is still the last slot's night."""
    found = slots[-1].slot
    for start in slots:
        if start.start <= moment:
            found = start.slot
    return found


def aware(day: date, moment: time, timezone: str) -> datetime:
    """Return the aware datetime of a day and a time of day."""
    return datetime.combine(day, moment, _zone(timezone))


def weekday(day: date) -> Weekday:
    """Return the day of the week."""
    return _WEEKDAYS[day.weekday()]


def spoken(day: date) -> str:
    """Return a date as people say it.

    >>> spoken(date(2026, 11, 8))
    '11 月 8 日'
    """
    return f"{day.month} 月 {day.day} 日"


def distance_words(anchor: str, days: int) -> str:
    """Return how far a day lies from its anchor.

    >>> distance_words("会员日", -3), distance_words("会员日", 0), distance_words("会员日", 1)
    ('会员日前 3 天', '会员日当天', '会员日后 1 天')
    """
    return f"{anchor}当天" if days == 0 else f"{anchor}{'前' if days < 0 else '后'} {abs(days)} 天"
