from datetime import date

import pytest

from tests.conftest import SMALL

GROUP = "content/groups/one.yml"
ALONE = {GROUP: SMALL[GROUP].partition("campaigns:")[0]}
STEP = 'day: 2, at: "12:30"'


def asked(plan, trigger, edited, **window):
    """Plan with the second SOP step triggered as given, in a group without campaigns; return its entries."""
    made = plan({**ALONE, **edited("content/sops/opening.yml", (STEP, trigger))}, **window)
    return [entry for entry in made.schedule.entries if entry.title == "第一个问题"]


@pytest.mark.parametrize(
    ("trigger", "days", "because"),
    [
        ('day: 0, at: "12:30"', ["2026-11-14"], "开群 · 开场 · 建群当天"),
        ('day: 2, at: "12:30"', ["2026-11-16"], "开群 · 开场 · 建群第 2 天"),
        ('day: 20, at: "12:30"', ["2026-12-04"], "开群 · 开场 · 建群第 20 天"),
        ('on: 2026-12-01, at: "12:30"', ["2026-12-01"], "开群 · 开场 · 12 月 1 日"),
        ('node: member-day, at: "12:30"', ["2026-11-28", "2026-12-28"], "开群 · 开场 · 会员日当天"),
        ('node: member-day, days: -3, at: "12:30"', ["2026-11-25", "2026-12-25"], "开群 · 开场 · 会员日前 3 天"),
        ('node: member-day, days: 5, at: "12:30"', ["2026-12-03"], "开群 · 开场 · 会员日后 5 天"),
        ('node: double-eleven, days: 60, at: "12:30"', [], ""),
    ],
    ids=["opening day", "day 2", "day 20", "date", "node", "before a node", "after a node", "out of the period"],
)
def test_a_step_comes_when_its_trigger_says(plan, edited, trigger, days, because):
    found = asked(plan, trigger, edited, first=date(2026, 11, 14), days=45)
    assert [str(entry.starts_at.date()) for entry in found] == days
    assert {entry.because for entry in found} == ({because} if because else set())


def test_a_node_outside_the_period_still_reaches_into_it(plan, edited):
    found = asked(plan, 'node: double-eleven, days: 60, at: "12:30"', edited, first=date(2027, 1, 10), days=1)
    assert [str(entry.starts_at.date()) for entry in found] == ["2027-01-10"]


@pytest.mark.parametrize(
    ("trigger", "ids"),
    [
        (STEP, ["sop.opening.first.ask"]),
        ('on: 2026-12-01, at: "12:30"', ["sop.opening.first.ask"]),
        (
            'node: member-day, at: "12:30"',
            ["sop.opening.first.ask.2026-11-28", "sop.opening.first.ask.2026-12-28"],
        ),
    ],
    ids=["after opening", "date", "node"],
)
def test_a_step_keeps_its_id_and_adds_the_day_where_it_comes_again(plan, edited, trigger, ids):
    found = asked(plan, trigger, edited, first=date(2026, 11, 14), days=45)
    assert [entry.id for entry in found] == ids


def test_a_window_of_a_step_is_a_window_of_its_entry(plan, edited):
    (found,) = asked(plan, 'on: 2026-12-01, at: "12:30", until: "13:15"', edited)
    assert f"{found.starts_at:%d %H:%M}–{found.until:%d %H:%M}" == "01 12:30–01 13:15"


def test_a_group_without_a_rhythm_has_its_sop_and_campaigns_only(plan, edited, rows):
    made = plan(edited("content/kinds/welfare.yml", ("rhythm: week\n", "")), first=date(2026, 11, 14), days=15)
    assert rows(made) == [
        "11-14 10:00 早 公告 打招呼",
        "11-16 12:30 中 手动 第一个问题",
        "11-27 20:00 晚 群发 明天特卖",
        "11-28 12:00 中 群发 特卖开始",
    ]


def test_nothing_is_sent_after_a_group_has_ended(plan, edited, rows):
    made = plan(edited("content/kinds/welfare.yml", ("scripts: [hello]", "scripts: [hello]\nlife_days: 9")))
    assert rows(made) == ["11-21 12:30 中 手动 〔话题〕", "11-22 12:30 中 手动 〔话题〕"]


def test_nothing_is_sent_before_a_group_has_opened(plan, edited, rows):
    made = plan(edited("content/groups/one.yml", ("today-7", "2026-11-23")), days=3)
    assert rows(made) == ["11-23 10:00 早 公告 打招呼", "11-23 12:30 中 手动 〔话题〕"]


@pytest.mark.parametrize(
    ("solar", "first", "days", "found"),
    [
        ("{day: 31}", "2028-01-01", 366, ["01-31", "03-31", "05-31", "07-31", "08-31", "10-31", "12-31"]),
        ("{month: 2, day: 29}", "2027-01-01", 365, []),
        ("{month: 2, day: 29}", "2028-01-01", 366, ["02-29"]),
        ("{day: 28}", "2026-12-20", 30, ["12-28"]),
        ("{day: 28}", "2026-12-28", 1, ["12-28"]),
        ("{day: 28}", "2026-12-29", 30, []),
        ("{day: 28}", "2026-12-20", 60, ["12-28", "01-28"]),
    ],
    ids=["31st", "no leap year", "leap year", "inside", "alone", "just missed", "over new year"],
)
def test_the_days_of_a_node(plan, edited, solar, first, days, found):
    nodes = edited("content/nodes/days.yml", ("solar: {day: 28}", f"solar: {solar}"))
    step = edited("content/sops/opening.yml", (STEP, 'node: member-day, at: "12:30"'))
    made = plan({**ALONE, **nodes, **step}, first=date.fromisoformat(first), days=days)
    asked_on = [f"{entry.starts_at:%m-%d}" for entry in made.schedule.entries if entry.title == "第一个问题"]
    assert asked_on == found
