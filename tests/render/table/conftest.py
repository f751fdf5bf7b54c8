from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.model.artifact import CalendarSpec, TableFormat
from generator.model.entry import Entry
from generator.model.words import Channel, EntryKind, Seat, Slot

SHANGHAI = ZoneInfo("Asia/Shanghai")
HELLO = Entry(
    id="daily-0",
    starts_at=datetime(2026, 11, 11, 8, 30, tzinfo=SHANGHAI),
    until=None,
    slot=Slot.MORNING,
    channel=Channel.BROADCAST,
    kind=EntryKind.VALUE,
    title="成分小知识：烟酰胺",
    body="先湿敷，再上精华；\n白天防晒。",
    seat=Seat.STAFF,
    assignee="小桃",
    source="sop:daily/tip/0",
    because="固定时段，成员知道什么时候来。",
    refs=("S1-04", "S2-15"),
    poster="daily-tip",
)


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    """Return a maker of entries: a broadcast on 2026-11-11 at 08:30, but for the fields it is given."""

    def make(**fields: object) -> Entry:
        return replace(HELLO, **fields)

    return make


@pytest.fixture(scope="session")
def spec() -> Callable[..., CalendarSpec]:
    """Return a maker of specs: one format, and the entries of one group."""

    def make(form: str, *entries: Entry, **fields: str) -> CalendarSpec:
        named = {
            "group": "demo-01",
            "title": "示例护肤福利群01",
            "brand": "示例护肤",
            "timezone": "Asia/Shanghai",
            **fields,
        }
        return CalendarSpec(format=TableFormat(form), entries=entries, **named)

    return make


@pytest.fixture(scope="session")
def month(entry: Callable[..., Entry]) -> tuple[Entry, ...]:
    """Return 30 days of three slots, from 2026-11-20 to 2026-12-19."""
    start = datetime(2026, 11, 20, tzinfo=SHANGHAI)
    slots = [
        (Slot.MORNING, 8.5, EntryKind.VALUE),
        (Slot.NOON, 12.5, EntryKind.INTERACTION),
        (Slot.EVENING, 20, EntryKind.PROMO),
    ]
    return tuple(
        entry(
            id=f"{slot.value}-{day}",
            starts_at=start + timedelta(days=day, hours=hours),
            until=start + timedelta(days=day, hours=hours + 2) if kind is EntryKind.PROMO else None,
            slot=slot,
            kind=kind,
            title=f"第 {day + 1} 天的{slot.label}",
        )
        for day in range(30)
        for slot, hours, kind in slots
    )
