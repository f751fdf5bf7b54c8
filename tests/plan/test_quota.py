from datetime import date

import pytest

from generator.plan import Period, plan_pack, slice_of
from generator.render import render
from tests.conftest import SMALL

GROUP = "content/groups/one.yml"
RHYTHM = "content/rhythms/week.yml"
WEEK = SMALL[RHYTHM].replace("channel: manual", "channel: broadcast")
OCTOBER = date(2026, 10, 1)


def metered(plan, given, first, days, **files):
    """Plan a group that broadcasts every noon; return its entries' meters by day, and the schedule."""
    group = SMALL[GROUP].partition("campaigns:")[0].replace("today-7", "2026-09-01") + given
    schedule = plan({GROUP: group, RHYTHM: WEEK, **files}, first=first, days=days).schedule
    return {f"{entry.starts_at:%m-%d}": entry.quota or entry.channel.label for entry in schedule.entries}, schedule


def test_a_month_lets_as_many_out_as_it_has_days(plan):
    meters, schedule = metered(plan, "", OCTOBER, 61)
    assert (meters["10-01"], meters["10-31"], meters["11-01"], meters["11-30"]) == ("1/31", "31/31", "1/30", "30/30")
    counts = [(count.title, count.used, count.allowed, count.reserved) for count in schedule.quota]
    assert counts == [("2026 年 10 月", 31, 31, 0), ("2026 年 11 月", 30, 30, 0)]


def test_what_is_reserved_is_taken_from_the_month_and_the_rest_goes_by_hand(plan):
    meters, schedule = metered(plan, "reserved_per_month: 28\n", OCTOBER, 31)
    assert list(meters.values()) == ["1/3", "2/3", "3/3", *["手动"] * 28]
    assert schedule.entries[3].note == "群发额度 3 条已用完，改为手动"
    assert [(count.used, count.allowed, count.reserved) for count in schedule.quota] == [(3, 3, 28)]


def test_a_week_counts_from_monday_and_reserves_a_quarter_of_the_month(plan):
    meters, schedule = metered(plan, "quota: 7_per_week\nreserved_per_month: 9\n", date(2026, 10, 29), 8)
    told = ["4/4", "手动", "手动", "手动", "1/4", "2/4", "3/4", "4/4"]
    assert list(meters.values()) == told
    counts = [(count.title, count.used, count.reserved) for count in schedule.quota]
    assert counts == [("10 月 26 日起一周", 4, 3), ("11 月 2 日起一周", 4, 3)]


def test_one_a_day_lets_the_more_important_out(plan):
    noon = SMALL["content/sops/opening.yml"].replace("day: 2, at:", "on: 2026-10-05, at:")
    noon = noon.replace("kind: interaction", "kind: norm\n        channel: broadcast").replace("12:30", "18:30")
    files = {"content/sops/opening.yml": noon}
    _, schedule = metered(plan, "quota: 1_per_day\n", date(2026, 10, 5), 1, **files)
    assert [(f"{entry.starts_at:%H:%M}", entry.channel.label, entry.quota) for entry in schedule.entries] == [
        ("12:30", "手动", ""),
        ("18:30", "群发", "1/1"),
    ]
    assert schedule.quota[0].title == "10 月 5 日"


@pytest.mark.parametrize(("kind", "channel"), [("norm", "公告"), ("value", "手动")])
def test_a_wechat_group_knows_no_broadcasts(plan, kind, channel):
    cell = "{noon: {title: 早, body: 早。, kind: KIND}}".replace("KIND", kind)
    week = WEEK.replace("{noon: {topic: tip}}", cell)
    meters, schedule = metered(plan, "platform: wechat\n", OCTOBER, 1, **{RHYTHM: week})
    assert meters == {"10-01": channel}
    assert (schedule.quota, schedule.entries[0].note) == ((), "微信群没有群发，改为手动")


def test_the_figure_of_the_month_is_read_for_each_of_its_days(plan):
    limits = SMALL["content/compliance/limits.yml"]
    two = limits.replace("value: 1, unit: month_days", "value: 2, unit: month_days")
    assert two != limits
    _, schedule = metered(plan, "reserved_per_month: 4\n", OCTOBER, 61, **{"content/compliance/limits.yml": two})
    assert [count.allowed for count in schedule.quota] == [58, 56]


def test_broadcasts_of_a_wechat_group_wait_their_turn_like_all_that_is_sent_by_hand(small):
    group = SMALL[GROUP].partition("campaigns:")[0]
    files = {RHYTHM: WEEK.replace('at: "12:30",', 'at: "12:30", until: "13:30",')}
    for number, platform in enumerate(["wecom_customer", "wechat", "wechat", "wecom_customer"]):
        key = "one" if number == 0 else f"g{number}"
        opened = group.replace("today-7", f"2026-09-0{number + 1}")
        files[f"content/groups/{key}.yml"] = f"{opened}platform: {platform}\n"
    catalog = small(files).catalog
    noons = [
        f"{entry.starts_at:%H:%M}"
        for key in ("one", "g1", "g2", "g3")
        for entry in plan_pack(slice_of(catalog, key), Period(OCTOBER, 1)).schedule.entries
    ]
    assert noons == ["12:30", "12:35", "12:40", "12:30"]


EVENING = "evening: {title: 晚, kind: value, body: 说。, channel: broadcast}, "


def daily(plan, platform, given=""):
    """Return the calendar and the README of a group that may broadcast once a day."""
    slots = 'channel: broadcast}\n  - {slot: evening, at: "20:00", channel: manual}'
    week = WEEK.replace("channel: broadcast}", slots).replace("wednesday: {", f"wednesday: {{{given}")
    group = SMALL[GROUP].partition("campaigns:")[0].replace("today-7", "2026-09-01")
    made = plan({GROUP: f"{group}quota: 1_per_day\nplatform: {platform}\n", RHYTHM: week}, first=OCTOBER)
    specs = {artifact.path: artifact.spec for artifact in made.artifacts}
    return [render(specs[path]).decode() for path in ("calendar.md", "README.md")]


@pytest.mark.parametrize(
    ("platform", "given", "line"),
    [
        (
            "wecom_customer",
            EVENING,
            "群发每天最多 1 条。最多的一天是 10 月 7 日，想发 2 条，多出的 1 条改为手动或公告。",
        ),
        ("wecom_customer", "", "群发每天最多 1 条，没有哪天超过。"),
        ("wechat", EVENING, None),
    ],
    ids=["a heavy day", "enough", "no broadcasts"],
)
def test_one_a_day_is_told_in_one_line_with_the_heaviest_day(plan, platform, given, line):
    for text in daily(plan, platform, given):
        assert text.count("群发每天最多") == (1 if line else 0)
        assert line is None or f"\n{line}\n" in text
        assert "| 群发额度 |" not in text


def test_rows_keep_the_meter_of_their_day(plan):
    calendar, _ = daily(plan, "wecom_customer", EVENING)
    assert calendar.count("群发（1/1）") == 30
