import re
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.words import Channel, EntryKind
from generator.render.table.columns import visible
from generator.render.table.ics import render_feed, render_ics


def events(raw):
    return icalendar.Calendar.from_ical(raw).walk("VEVENT")


def unescaped(text):
    """Undo TEXT's escapes where neither reader does, in a property they do not know."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def test_an_event_says_what_an_operator_needs(entry, spec):
    (event,) = events(render_ics(spec("ics", entry())))
    assert str(event["summary"]) == "【群发】成分小知识：烟酰胺"
    assert str(event["description"]) == (
        "先湿敷，再上精华；\n白天防晒。\n\n为什么：固定时段，成员知道什么时候来。\n负责：官方助手（小桃）"
    )
    assert event["categories"].cats == ["干货"]
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event["dtstart"].dt == entry().starts_at
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=15)
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(minutes=-10))
    assert str(alarm["description"]) == str(event["summary"])


def test_an_event_says_all_there_is_to_know(full, spec):
    (event,) = events(render_ics(spec("ics", full)))
    assert str(event["summary"]) == "【待定】【群发】成分小知识：烟酰胺"
    assert str(event["status"]) == "TENTATIVE"
    assert str(event["description"]).splitlines()[2:] == [
        "",
        "为什么：固定时段，成员知道什么时候来。",
        "负责：官方助手（小桃）",
        "备注：本来在 07:30，安静时段改到 08:30。",
        "产品：修护精华",
        "额度：12/30",
        "法规：广告法第 16 条、互联网广告管理办法",
    ]


def test_an_event_that_is_settled_says_nothing_of_it(entry, spec):
    (event,) = events(render_ics(spec("ics", entry())))
    assert "status" not in event


def test_only_entries_are_events(full, beside, spec):
    assert render_ics(spec("ics", full, **beside)) == render_ics(spec("ics", full))


def test_an_event_lasts_until_its_end(entry, spec):
    until = entry().starts_at + timedelta(days=1, hours=2)
    (event,) = events(render_ics(spec("ics", entry(until=until))))
    assert event["dtend"].dt == until


def test_nobody_is_named_where_nobody_is_known(entry, spec):
    (event,) = events(render_ics(spec("ics", entry(assignee=""))))
    assert str(event["description"]).endswith("\n负责：官方助手")


def test_an_event_is_the_same_one_when_it_moves(entry, spec):
    later = entry(starts_at=entry().starts_at + timedelta(days=3), title="改了")
    uids = [str(events(render_ics(spec("ics", one)))[0]["uid"]) for one in (entry(), later, entry(id="daily-1"))]
    assert uids[0] == uids[1] != uids[2]
    assert uids[0] == str(uuid5(uuid5(NAMESPACE_URL, "https://github.com/qunce/qunce#calendar"), "demo-01/daily-0"))
    assert uids[0] != str(events(render_ics(spec("ics", entry(), group="demo-02")))[0]["uid"])


def test_the_stamp_is_the_date_of_the_entry(entry, spec):
    assert b"\r\nDTSTAMP:20261111T000000Z\r\n" in render_ics(spec("ics", entry()))


def test_two_readers_see_the_whole_month(month, spec):
    raw = render_ics(spec("ics", *month))
    first, second = icalendar.Calendar.from_ical(raw), vobject.readOne(raw.decode())
    assert str(first["x-wr-calname"]) == second.x_wr_calname.value == "示例护肤福利群01"
    assert (
        len(first.walk("VEVENT")) == len(second.vevent_list) == len({str(e["uid"]) for e in first.walk("VEVENT")}) == 90
    )
    for planned, one, other in zip(month, first.walk("VEVENT"), second.vevent_list, strict=True):
        assert one["dtstart"].dt == other.dtstart.value == planned.starts_at
        assert one["dtend"].dt == other.dtend.value == (planned.until or planned.starts_at + timedelta(minutes=15))
        assert str(one["summary"]) == other.summary.value == f"【群发】{planned.title}"
        assert other.valarm.trigger.value == timedelta(minutes=-10)
        assert other.categories.value == [planned.kind.label]


def test_two_readers_see_a_feed_over_groups(month, full, spec):
    rows = [("demo-02", "第二个群", full), *(("demo-01", "示例护肤福利群01", planned) for planned in month)]
    raw = render_feed("小桃的推送", "Asia/Shanghai", rows)
    first, second = icalendar.Calendar.from_ical(raw), vobject.readOne(raw.decode())
    assert not first.errors and str(first["x-wr-calname"]) == second.x_wr_calname.value == "小桃的推送"
    assert len(first.walk("VEVENT")) == len(second.vevent_list) == 91
    for (_, title, planned), one, other in zip(rows, first.walk("VEVENT"), second.vevent_list, strict=True):
        status = "【待定】" if planned is full else ""
        assert str(one["summary"]) == other.summary.value == f"{status}【群发】{title}：{planned.title}"
        assert one["dtstart"].dt == other.dtstart.value == planned.starts_at
        assert one["dtstart"].params["TZID"] == "Asia/Shanghai"


def test_an_event_of_a_feed_is_that_of_its_group(month, entry, spec):
    feed = render_feed(
        "小桃", "Asia/Shanghai", [("demo-01", "示例", one) for one in month] + [("demo-02", "二", entry())]
    )
    own = events(render_ics(spec("ics", *month))) + events(render_ics(spec("ics", entry(), group="demo-02")))
    assert {str(event["uid"]) for event in events(feed)} == {str(event["uid"]) for event in own}


def test_a_feed_is_in_order_of_time_in_its_own_zone_whatever_the_order_of_rows(entry):
    early = entry(starts_at=datetime(2026, 11, 11, 7, 0, tzinfo=ZoneInfo("Asia/Tokyo")))
    rows = [("a", "甲", entry()), ("b", "乙", entry()), ("b", "乙", early), ("a", "甲", entry(id="z"))]
    feed = render_feed("小桃", "Asia/Shanghai", rows)
    assert feed == render_feed("小桃", "Asia/Shanghai", rows[::-1])
    assert [str(event["summary"])[4:5] for event in events(feed)] == ["乙", "甲", "甲", "乙"]
    assert b"DTSTART;TZID=Asia/Shanghai:20261111T060000\r\n" in feed


def test_a_feed_of_nothing_can_be_read():
    assert not icalendar.Calendar.from_ical(render_feed("小桃", "Asia/Shanghai", [])).errors


def test_a_calendar_without_entries_can_be_read(spec):
    calendar = icalendar.Calendar.from_ical(render_ics(spec("ics")))
    assert not calendar.errors and [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_shanghai_is_one_observance(entry, spec):
    (zone,) = icalendar.Calendar.from_ical(render_ics(spec("ics", entry()))).walk("VTIMEZONE")
    assert [(part.name, part["tzoffsetto"].td) for part in zone.subcomponents] == [("STANDARD", timedelta(hours=8))]


@pytest.mark.parametrize(
    ("zone", "changes", "observance"),
    [
        ("America/New_York", date(2026, 11, 1), ("STANDARD", "20261101T020000", "-0400", "-0500")),
        ("America/New_York", date(2026, 3, 8), ("DAYLIGHT", "20260308T020000", "-0500", "-0400")),
        ("Europe/London", date(2026, 3, 29), ("DAYLIGHT", "20260329T010000", "+0000", "+0100")),
        ("Australia/Lord_Howe", date(2026, 4, 5), ("STANDARD", "20260405T020000", "+1100", "+1030")),
    ],
)
def test_a_zone_that_changes_its_clock_is_told_right(zone, changes, observance, entry, spec):
    noon = datetime.combine(changes, datetime.min.time(), ZoneInfo(zone)).replace(hour=12)
    planned = [entry(id=f"e{day}", starts_at=noon + timedelta(days=day)) for day in range(-40, 41)]
    calendar = icalendar.Calendar.from_ical(render_ics(spec("ics", *planned, timezone=zone)))
    (told,) = calendar.walk("VTIMEZONE")
    _, change = told.subcomponents
    fields = [change[name].to_ical() for name in ("dtstart", "tzoffsetfrom", "tzoffsetto")]
    assert (change.name, *[field if isinstance(field, str) else field.decode() for field in fields]) == observance
    own = told.to_tz(lookup_tzid=False)
    for one in planned:
        assert one.starts_at.replace(tzinfo=own).utcoffset() == one.starts_at.utcoffset()


def test_separators_are_escaped(entry, spec):
    assert "SUMMARY:【群发】a\\;b\\,c\\\\d\\ne\r\n".encode() in render_ics(spec("ics", entry(title="a;b,c\\d\ne")))


def test_lines_are_folded_at_75_octets_and_no_character_is_cut(entry, spec):
    raw = render_ics(spec("ics", entry(title="今晚😀" * 40, body="a，b;c\\d\n" * 90), title="长" * 80))
    assert raw.endswith(b"END:VCALENDAR\r\n") and raw.replace(b"\r\n", b"").find(b"\n") == -1
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(st.text(), st.text())
@example("gr/oup", "e/id")
def test_a_uid_is_the_one_of_the_standard(entry, spec, group, key):
    (event,) = events(render_ics(spec("ics", entry(id=key), group=group)))
    calendar = uuid5(NAMESPACE_URL, "https://github.com/qunce/qunce#calendar")
    assert str(event["uid"]) == str(uuid5(calendar, f"{group}/{key}"))


@given(st.text(), st.text(), st.text())
@example("a;b,c\\", "标题\r", "😀" * 30)
def test_any_text_of_a_feed_comes_back(entry, title, note, group):
    raw = render_feed(group, "Asia/Shanghai", [("g", group, entry(title=title, note=note, body=""))])
    (event,) = events(raw)
    assert str(event["summary"]) == visible(f"【群发】{group}：{title}")
    assert str(event["description"]).partition("负责：官方助手（小桃）")[2] == visible(
        f"\n备注：{note}" if note else ""
    )
    assert vobject.readOne(raw.decode()).vevent.summary.value == str(event["summary"])


@given(st.text(), st.text())
@example("a;b,c\\n\\;d", "=1+1\r\n 第二行\n\t第三行")
@example("标题\r", "正文\r")
@example("😀" * 30, "x" * 74 + "，" * 40)
def test_any_text_comes_back(entry, spec, title, body):
    raw = render_ics(spec("ics", entry(title=title, body=body, kind=EntryKind.PROMO), title=title))
    calendar = icalendar.Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert not calendar.errors and not event.errors
    assert unescaped(str(calendar["x-wr-calname"])) == visible(title)
    assert str(event["summary"]) == f"【群发】{visible(title)}"
    assert str(event["description"]).startswith(f"{visible(body)}\n\n为什么：")
    other = vobject.readOne(raw.decode()).vevent
    assert other.summary.value == str(event["summary"]) and other.description.value == str(event["description"])


def test_a_task_says_that_it_is_one_and_when_it_is_done(entry, spec):
    task = {"channel": Channel.TASK, "kind": EntryKind.TASK, "title": "备货", "body": "", "done_when": ("数过", "记了")}
    (event,) = events(render_ics(spec("ics", entry(**task))))
    assert str(event["summary"]) == "【内部】备货"
    assert event["categories"].cats == ["内部"]
    assert str(event["description"]).strip().startswith("做到什么算完：\n- 数过\n- 记了\n为什么：")
    (bare,) = events(render_ics(spec("ics", entry(**{**task, "done_when": ()}))))
    assert "做到什么算完" not in str(bare["description"])
