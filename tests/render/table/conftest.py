from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.model.artifact import CalendarSpec, TableFormat
from generator.model.entry import Entry, QuotaCount, Unplaced, Watched
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
    """Return a maker of specs: one format, the entries of one group, and a period that just holds them."""

    def make(form: str, *entries: Entry, **fields: object) -> CalendarSpec:
        days = [entry.starts_at.date() for entry in entries]
        first = min(days, default=date(2026, 11, 1))
        named = {
            "group": "demo-01",
            "title": "示例护肤福利群01",
            "brand": "示例护肤",
            "timezone": "Asia/Shanghai",
            "first": first,
            "days": (max(days) - first).days + 1 if days else 0,
            **fields,
        }
        return CalendarSpec(format=TableFormat(form), entries=entries, **named)

    return make


QUOTA = (
    QuotaCount(date(2026, 11, 1), "2026年11月", used=12, allowed=26, reserved=4),
    QuotaCount(date(2026, 12, 1), "2026年12月", used=28, allowed=26, reserved=5),
)
UNPLACED = Unplaced(
    id="campaign-1",
    day=date(2026, 11, 13),
    time="20:00",
    title="限时加码",
    because="活动第二阶段。",
    reason="本月群发额度已满（30/30）。",
    winner="双十一预热",
)
WATCHED = Watched(
    id="newcomer-0",
    cue="入群后 30 分钟",
    title="首单券提醒",
    channel=Channel.PRIVATE,
    kind=EntryKind.PROMO,
    seat=Seat.STAFF,
    assignee="小桃",
    body="首单券今天有效。\n不需要的话回复“不用”。",
    because="新人 72 小时内没人理会就不说话了。",
    done_when=("对方没领才发", "只发一次"),
)


@pytest.fixture(scope="session")
def beside() -> dict[str, object]:
    """Return what a spec says beside its entries: quota of two months, one unplaced, one watched."""
    return {"quota": QUOTA, "unplaced": (UNPLACED,), "watched": (WATCHED,)}


@pytest.fixture(scope="session")
def full(entry: Callable[..., Entry]) -> Entry:
    """Return an entry that says something in every field."""
    return entry(
        until=entry().starts_at.replace(hour=22, minute=0),
        law=("广告法第 16 条", "互联网广告管理办法"),
        person="assistant-1",
        product="修护精华",
        quota="12/30",
        status="待定",
        note="本来在 07:30，安静时段改到 08:30。",
        done_when=("10 分钟内发出", "截图存档"),
    )


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
