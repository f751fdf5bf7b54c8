"""Owns the quota meter: which broadcasts the platform lets out, and what becomes of the others. Knows nothing of texts.

A WeCom customer group receives at most as many broadcasts a month as the month has days, enterprise and staff
together; an administrator may change that to 7 a week or 1 a day. A WeChat group knows no broadcasts at all.
The figures are those of content/compliance/limits.yml; one that counts by the month's days is for each day of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.group import Group
from generator.model.words import Channel, EntryKind, LimitUnit, Platform, Quota
from generator.plan.dates import Period, month_of, spoken
from generator.plan.rows import Row
from generator.plan.slices import QUOTA_LIMITS, Slice


class Meter(NamedTuple):
    """How a row is sent: its channel, how many broadcasts its span has had with it and may have, and a note."""

    channel: Channel
    used: int = 0
    allowed: int = 0
    note: str = ""


def span_of(quota: Quota, day: date) -> Period:
    """Return the month, the week from Monday, or the day that a quota counts by."""
    if quota is Quota.PER_MONTH_DAYS:
        return month_of(day)
    if quota is Quota.SEVEN_PER_WEEK:
        return Period(day - timedelta(days=day.weekday()), 7)
    return Period(day, 1)


def allowance(slice: Slice, span: Period) -> int:
    """Return how many broadcasts of the plan may go out in `span`, less those reserved for others."""
    group = slice.group
    if group.platform is Platform.WECHAT:
        return 0
    limit = slice.limits[QUOTA_LIMITS[group.quota]]
    most = limit.value * span.days if limit.unit is LimitUnit.MONTH_DAYS else limit.value
    return max(0, most - reserved(group, span))


def reserved(group: Group, span: Period) -> int:
    """Return how many broadcasts of `span` are kept for what is sent outside the plan; of a week, a quarter of a month's."""
    return group.reserved_per_month if span.days > 7 else -(-group.reserved_per_month // 4)


def span_words(span: Period) -> str:
    """Return a span's name as people say it.

    >>> span_words(Period(date(2026, 11, 1), 30)), span_words(Period(date(2026, 11, 2), 7))
    ('2026 年 11 月', '11 月 2 日起一周')
    """
    if span.days > 7:
        return f"{span.first.year} 年 {span.first.month} 月"
    return f"{spoken(span.first)}起一周" if span.days > 1 else spoken(span.first)


def meter(slice: Slice, span: Period, rows: Iterable[Row]) -> dict[str, Meter]:
    """Return the meter of each broadcast of `rows`, which are all rows of `span` in order of time, by candidate id."""
    broadcasts = [row for row in rows if row.wish.channel is Channel.BROADCAST and row.placed and row.day in span]
    allowed = allowance(slice, span)
    kept_in: set[str] = set()
    if len(broadcasts) > allowed:
        ranked = sorted(broadcasts, key=lambda row: (row.wish.priority, row.moment))
        kept_in = {row.wish.id for row in ranked[allowed:]}
    meters: dict[str, Meter] = {}
    used = 0
    for row in broadcasts:
        if row.wish.id not in kept_in:
            used += 1
            meters[row.wish.id] = Meter(Channel.BROADCAST, used, allowed)
        else:
            meters[row.wish.id] = Meter(other_way(row.wish.kind), used, allowed, _note(slice, allowed))
    return meters


def other_way(kind: EntryKind) -> Channel:
    """Return how an entry goes out that may not be broadcast: what must be found again as an announcement."""
    return Channel.ANNOUNCEMENT if kind is EntryKind.NORM else Channel.MANUAL


def _note(slice: Slice, allowed: int) -> str:
    if slice.group.platform is Platform.WECHAT:
        return "微信群没有群发，改为手动"
    return f"群发额度 {allowed} 条已用完，改为手动"
