"""Owns the measurement of a calendar's exports against the plain use of the libraries: python benchmarks/exports.py."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

import icalendar
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.model.artifact import CalendarSpec, TableFormat
from generator.model.entry import Entry, QuotaCount, Unplaced, Watched
from generator.model.words import Channel, EntryKind, Seat, Slot
from generator.render.table import render_calendar, render_feed
from generator.render.table.columns import HEADERS

ZONE = ZoneInfo("Asia/Shanghai")
SLOTS = ((Slot.MORNING, 8.5), (Slot.NOON, 12.5), (Slot.EVENING, 20))
BODY = (
    "今晚 20:00–22:00，修护精华 199 元（近 7 日最低成交价 219 元），第二件半价，限 100 份。\n"
    "下单路径：群公告小程序 → 群友专区。"
)
ROUNDS = 60
# Milliseconds of processor time, median of all rounds.
TARGETS = {("xlsx", 90): 15, ("ics", 271): 5}


def sample(form: TableFormat, count: int) -> CalendarSpec:
    """Return a calendar of so many entries, three a day, whose texts differ from day to day as real ones do."""
    start = datetime(2026, 11, 20, tzinfo=ZONE)
    entries = tuple(_entry(start, *divmod(number, 3)) for number in range(count))
    quota = tuple(QuotaCount(date(2026, month, 1), f"2026年{month}月", 12, 30, 4) for month in (11, 12))
    unplaced = tuple(
        Unplaced(f"u{n}", start.date(), "20:00", f"加码 {n}", BODY, "额度已满。", "预热") for n in range(3)
    )
    watched = tuple(
        Watched(
            f"w{n}", f"入群后 {n} 小时", "提醒", Channel.PRIVATE, EntryKind.PROMO, Seat.STAFF, "小桃", BODY, "新人。"
        )
        for n in range(5)
    )
    named = ("demo-01", "示例护肤福利群01", "示例护肤", "Asia/Shanghai")
    return CalendarSpec(form, *named, entries, start.date(), -(-count // 3), quota, unplaced, watched)


def _entry(start: datetime, day: int, part: int) -> Entry:
    slot, hours = SLOTS[part]
    promo = day % 3 == 0
    return Entry(
        id=f"daily-{slot.value}-{day}",
        starts_at=start + timedelta(days=day, hours=hours),
        until=start + timedelta(days=day, hours=hours + 2) if promo else None,
        slot=slot,
        channel=list(Channel)[day % 6],
        kind=list(EntryKind)[day % 5],
        title=f"第 {day + 1} 天 {slot.label}：成分小知识",
        body=f"第 {day + 1} 天 {slot.label}。{BODY}",
        seat=list(Seat)[day % 3],
        assignee="小桃",
        person="assistant-1",
        source=f"sops/daily/{slot.value}/{day % 7}",
        because="固定时段，成员知道什么时候来；营销不超过三成。",
        refs=("S1-04", "S2-15"),
        law=("广告法第 16 条",) if promo else (),
        product="修护精华" if promo else "",
        quota=f"{day % 30}/30",
        status="待定" if day % 9 == 0 else "",
        note="本来在 07:30，安静时段改到 08:30。" if day % 7 == 0 else "",
        poster=None if day % 2 else "daily-tip",
        done_when=("10 分钟内发出", "截图存档") if promo else (),
    )


def plain_row(entry: Entry) -> list[str | int]:
    start, until = entry.starts_at, entry.until
    return [
        f"{start:%Y-%m-%d}", "周一", entry.slot.label, f"{start:%H:%M}", f"{until:%H:%M}" if until else "",
        entry.status, entry.channel.label, entry.quota, entry.kind.label, entry.title, entry.body, entry.body_bytes,
        entry.poster or "", entry.product, entry.seat.label, entry.assignee, entry.person, "\n".join(entry.done_when),
        entry.note, entry.because, "、".join(entry.refs), "、".join(entry.law), entry.source, entry.id,
    ]  # fmt: skip


def plain_csv(spec: CalendarSpec) -> bytes:
    """Write rows with csv: no guard against formulas, no check of characters."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADERS.values(), *map(plain_row, spec.entries)])
    return out.getvalue().encode("utf-8-sig")


def plain_json(spec: CalendarSpec) -> bytes:
    """Dump the same rows as objects, indented."""
    rows = [dict(zip(HEADERS, plain_row(entry), strict=True)) for entry in spec.entries]
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def plain_xlsx(spec: CalendarSpec) -> bytes:
    """Write one sheet with xlsxwriter's write(), in memory too: no months, no dates, nothing to print."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        wrapped = book.add_format({"text_wrap": True})
        sheet = book.add_worksheet()
        for number, row in enumerate([list(HEADERS.values()), *map(plain_row, spec.entries)]):
            sheet.write_row(number, 0, row, wrapped)
    return out.getvalue()


def plain_ics(spec: CalendarSpec) -> bytes:
    """Build the same events with icalendar, property by property."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//plain//")
    calendar.add("version", "2.0")
    for entry in spec.entries:
        calendar.add_component(_plain_event(entry))
    return bytes(calendar.to_ical())


def _plain_event(entry: Entry) -> icalendar.Event:
    event, alarm = icalendar.Event(), icalendar.Alarm()
    event.add("uid", entry.id)
    event.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.until or entry.starts_at + timedelta(minutes=15))
    event.add("summary", f"【{entry.channel.label}】{entry.title}")
    event.add("description", f"{entry.body}\n\n{entry.because}\n{entry.seat.label}{entry.assignee}")
    event.add("categories", [entry.kind.label])
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(minutes=-10))
    alarm.add("description", entry.title)
    event.add_component(alarm)
    return event


def feed(spec: CalendarSpec) -> bytes:
    """Render one person's feed over three groups."""
    rows = [(f"demo-{n % 3}", f"示例群{n % 3}", entry) for n, entry in enumerate(spec.entries)]
    return render_feed("小桃的推送", spec.timezone, rows)


def timed(make: Callable[[CalendarSpec], bytes], spec: CalendarSpec) -> float:
    start = process_time()
    make(spec)
    return (process_time() - start) * 1000


def main() -> None:
    """Print for each format the best and median milliseconds of processor time of a calendar, ours and the library's, taken in turns."""
    plain = {"csv": plain_csv, "json": plain_json, "xlsx": plain_xlsx, "ics": plain_ics}
    print(f"{'':5} entries   ours best  median   library best  median   ours ÷ library (best)   target")
    for count in (90, 271):
        runs = [(form.value, sample(form, count), render_calendar, plain[form.value]) for form in TableFormat]
        runs.append(("feed", sample(TableFormat.ICS, count), feed, plain_ics))
        for name, spec, ours, library in runs:
            turns = [(timed(ours, spec), timed(library, spec)) for _ in range(ROUNDS)]
            mine, theirs = zip(*turns, strict=True)
            target = TARGETS.get((name, count))
            print(
                f"{name:5} {count:7} {min(mine):8.2f} ms {median(mine):7.2f} {min(theirs):11.2f} ms"
                f" {median(theirs):7.2f}   {min(mine) / min(theirs):21.2f}   {f'≤ {target} ms' if target else ''}"
            )


if __name__ == "__main__":
    main()
