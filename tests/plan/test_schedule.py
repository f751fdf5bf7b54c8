from datetime import date

import pytest

from generator.model.words import Weekday
from generator.plan import slice_of
from generator.plan.schedule import explain_day
from generator.plan.scripts import Speaker
from tests.conftest import SMALL

SOP = "content/sops/opening.yml"
WEEK = date(2026, 11, 23)


def test_a_week_of_the_smallest_group(plan, rows):
    assert rows(plan(first=WEEK, days=7)) == [
        "11-23 12:30 中 手动 〔话题〕",
        "11-24 12:30 中 手动 〔话题〕",
        "11-25 12:30 中 手动 周三答疑",
        "11-26 12:30 中 手动 〔话题〕",
        "11-27 12:30 中 手动 〔话题〕",
        "11-27 20:00 晚 群发 明天特卖",
        "11-28 12:00 中 群发 特卖开始",
        "11-29 12:30 中 手动 〔话题〕",
    ]


def test_the_rhythm_gives_way_and_is_listed(plan):
    (row,) = plan(first=WEEK, days=7).schedule.unplaced
    assert (row.id, row.reason, row.winner) == ("rhythm.2026-11-28.noon", "同一时段先让优先的", "特卖开始")
    assert (str(row.day), row.time, row.because) == ("2026-11-28", "12:30", "一周 · 周六中 · 话题库轮换")


def test_every_candidate_is_either_sent_or_listed(plan):
    schedule = plan(first=date(2026, 11, 14), days=30).schedule
    kept = {entry.id for entry in schedule.entries}
    gone = {row.id for row in schedule.unplaced}
    assert not kept & gone
    noons = {name for name in kept | gone if name.startswith("rhythm.")}
    assert len(noons) == 30


def test_an_sop_step_makes_the_rhythm_give_way_too(plan):
    (row,) = plan(first=date(2026, 11, 16), days=1).schedule.unplaced
    assert (row.id, row.winner) == ("rhythm.2026-11-16.noon", "第一个问题")


def test_a_step_in_another_slot_displaces_nothing(plan, rows):
    made = plan(first=date(2026, 11, 14), days=1)
    assert rows(made) == ["11-14 10:00 早 公告 打招呼", "11-14 12:30 中 手动 〔话题〕"]
    assert made.schedule.unplaced == ()


def test_a_private_step_displaces_nothing(plan, edited, rows):
    step = edited("content/sops/opening.yml", ("title: 第一个问题\n", "title: 第一个问题\n        channel: private\n"))
    made = plan(step, first=date(2026, 11, 16), days=1)
    assert rows(made) == ["11-16 12:30 中 手动 〔话题〕", "11-16 12:30 中 私聊 第一个问题"]


def test_moments_are_not_in_the_way_of_the_group(plan, edited, rows):
    monday = "monday: {noon: {topic: tip}}"
    cell = edited("content/rhythms/week.yml", (monday, monday.replace("tip}", "tip, channel: moments}")))
    made = plan(cell, first=date(2026, 11, 16), days=1)
    assert rows(made) == ["11-16 12:30 中 朋友圈 〔话题〕", "11-16 12:30 中 手动 第一个问题"]
    assert made.schedule.unplaced == ()


def test_a_step_in_the_slot_of_a_campaign_is_moved_and_says_so(plan, edited, rows):
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-28, at: "12:30"'))
    made = plan(step, first=date(2026, 11, 28), days=2)
    assert rows(made) == ["11-28 12:00 中 群发 特卖开始", "11-29 12:30 中 手动 第一个问题"]
    assert made.schedule.entries[1].note == "从11 月 28 日改到这一天：同一时段先让优先的"


def test_a_step_that_finds_no_place_in_its_month_is_listed(plan, edited):
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-30, at: "12:30"'))
    sale = edited("content/groups/one.yml", ("node: member-day", "on: 2026-11-30"))
    schedule = plan({**step, **sale}, first=date(2026, 11, 28), days=10).schedule
    assert "sop.opening.first.ask" in [row.id for row in schedule.unplaced]
    assert "sop.opening.first.ask" not in [entry.id for entry in schedule.entries]


def test_an_entry_says_what_a_person_needs(plan):
    entry = plan(first=date(2026, 11, 28), days=1).schedule.entries[0]
    assert entry.starts_at.isoformat() == "2026-11-28T12:00:00+08:00"
    assert (entry.kind.label, entry.seat.label, entry.assignee) == ("营销", "群主", "阿禾")
    assert (entry.body, entry.poster) == ("会员日开始。", "sale-2026-11-28-sale")
    assert (entry.id, entry.source) == ("campaign.sale.2026-11-28.start", "campaigns/sale")
    assert entry.because == "节点特卖 · 会员日当天"
    assert str(entry.span) == "content/campaigns/sale.yml:10:5"


def test_a_topic_brings_its_own_words_and_sources(plan, edited):
    topic = edited(
        "content/topics/fruit.yml", ("body: 葡萄看梗。", 'body: "{{ day.weekday }}：葡萄看梗。", refs: [S2-15]')
    )
    entries = plan(topic, first=WEEK, days=30).schedule.entries
    entry = next(entry for entry in entries if entry.source == "topics/grape")
    day = entry.because.removeprefix("一周 · ").removesuffix("中 · 话题库轮换")
    assert (entry.title, entry.body, entry.refs) == ("葡萄怎么挑", f"{day}：葡萄看梗。", ("S2-15",))
    assert (entry.kind.label, day[0]) == ("干货", "周")
    assert str(entry.span) == "content/topics/fruit.yml:5:5"


def test_every_entry_says_why(plan):
    schedule = plan(first=date(2026, 11, 14), days=60).schedule
    assert all(row.because for row in (*schedule.entries, *schedule.unplaced))


def test_a_step_says_a_script(plan):
    entry = plan(first=date(2026, 11, 14), days=1).schedule.entries[0]
    assert (entry.title, entry.body) == ("打招呼", "欢迎来到示例水果群01，我是小示。")
    assert entry.done_when == ("公告已发",)


def test_a_cell_may_have_words_of_its_own(plan):
    entry = plan(first=date(2026, 11, 25), days=1).schedule.entries[0]
    assert (entry.body, entry.source, entry.because) == ("有问题今天问。", "rhythms/week", "一周 · 周三中")


def test_a_step_takes_no_place_that_keeps_two_promotions_apart(plan, edited, rows):
    rhythm = """\
title: 一周
summary: 中午的一条在傍晚发。
slots: [{slot: noon, at: "18:30", channel: manual}, {slot: evening, at: "17:30", channel: manual}]
week:
  tuesday: {noon: {title: 隔开, kind: value, body: 说。}, evening: {title: 买, kind: promo, body: 买。}}
  wednesday: {evening: {title: 再买, kind: promo, body: 买。}}
"""
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-12-07, at: "12:30"'))
    sale = edited("content/groups/one.yml", ("node: member-day", "on: 2026-12-07"))
    plain = edited("content/campaigns/sale.yml", ("kind: promo", "kind: service"))
    made = plan({"content/rhythms/week.yml": rhythm, **step, **sale, **plain}, first=date(2026, 12, 8), days=2)
    assert "12-08 18:30 中 手动 隔开" in rows(made)
    assert "12-09 12:30 中 手动 第一个问题" in rows(made)


def test_a_moved_step_is_explained_on_both_its_days(small, edited):
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-28, at: "12:30"'))
    speaker = Speaker(slice_of(small(step).catalog, "one"))
    told = [
        (verdict.outcome, verdict.reason)
        for day in (date(2026, 11, 28), date(2026, 11, 29))
        for verdict in explain_day(speaker, day)
        if verdict.title == "第一个问题"
    ]
    assert told == [("改到11 月 29 日周日", "同一时段先让优先的"), ("从11 月 28 日改来", "同一时段先让优先的")]


def test_a_campaign_whose_main_day_is_solemn_is_not_run_at_all(plan, edited):
    name = "content/nodes/days.yml"
    solemn = edited(name, ("title: 会员日, solar: {day: 28}", "title: 纪念日, tone: solemn, solar: {day: 28}"))
    made = plan(solemn)
    assert not [entry for entry in made.schedule.entries if entry.id.startswith("campaign.")]
    assert [(row.title, row.reason) for row in made.schedule.unplaced if row.id.startswith("campaign.")] == [
        ("明天特卖", "肃穆的日子不发营销和喜庆的内容"),
        ("特卖开始", "肃穆的日子不发营销和喜庆的内容"),
    ]
    assert not [artifact for artifact in made.artifacts if "sale" in artifact.path]


def test_a_later_round_of_a_cycle_counts_its_own_days(plan, edited):
    cycle = edited(
        "content/sops/opening.yml",
        ("goal: 成员知道这是什么群\n", "goal: 成员知道这是什么群\n    then: {stage: first}\n"),
    )
    said = {
        entry.starts_at.day: entry.because for entry in plan(cycle).schedule.entries if entry.source == "sops/opening"
    }
    assert said[23] == "开群 · 开场 · 这一轮第 1 天"
    assert said[25] == "开群 · 开场 · 这一轮第 3 天"


def test_the_steps_that_open_a_group_keep_their_day_from_a_campaign(plan, edited, rows):
    group = edited("content/groups/one.yml", ("today-7", "2026-11-28"))
    hello = edited("content/sops/opening.yml", ('day: 0, at: "10:00"', 'day: 0, at: "12:30"'))
    made = plan({**group, **hello}, first=date(2026, 11, 28), days=1)
    assert rows(made) == ["11-28 12:30 中 公告 打招呼"]
    assert [(row.id.partition(".")[0], row.winner) for row in made.schedule.unplaced] == [
        ("campaign", "打招呼"),
        ("rhythm", "打招呼"),
    ]


def test_a_fixed_cell_keeps_its_slot_from_a_step_but_not_from_a_campaign(plan, edited, rows):
    fixed = edited("content/rhythms/week.yml", ("kind: service, body", "kind: service, fixed: true, body"))
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-25, at: "12:30"'))
    made = plan({**fixed, **step}, first=date(2026, 11, 25), days=2)
    assert rows(made) == ["11-25 12:30 中 手动 周三答疑", "11-26 12:30 中 手动 第一个问题"]
    assert made.schedule.entries[1].note == "从11 月 25 日改到这一天：同一时段先让优先的"
    sale = edited("content/groups/one.yml", ("node: member-day", "on: 2026-11-25"))
    assert rows(plan({**fixed, **sale}, first=date(2026, 11, 25), days=1)) == ["11-25 12:00 中 群发 特卖开始"]


def test_a_step_that_gives_way_does_not_overtake_the_next_one(plan, edited):
    after = """\
      - id: later
        title: 第二个问题
        kind: interaction
        trigger: {on: 2026-11-29, at: "09:00"}
        body: 再问一句。
        done_when: [回复都看过]
"""
    steps = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-28, at: "12:30"'))
    told = {}
    for name, text in (("free", ""), ("followed", after)):
        made = plan({SOP: steps[SOP] + text}, first=date(2026, 11, 28), days=3)
        told[name] = [f"{entry.starts_at:%d}" for entry in made.schedule.entries if entry.title == "第一个问题"]
    assert told == {"free": ["29"], "followed": []}
    assert [row.title for row in made.schedule.unplaced if row.id.startswith("sop")] == ["第一个问题"]


def test_a_rhythm_of_promotions_alone_sends_one_a_month_and_says_what_is_missing(plan, edited):
    cells = "".join(f"  {day.value}: {{noon: {{title: 买, kind: promo, body: 买。}}}}\n" for day in Weekday)
    rhythm = SMALL["content/rhythms/week.yml"].partition("  monday:")[0] + cells
    group = edited("content/groups/one.yml", ("today-7", "2026-08-01"))
    group = {name: text.partition("campaigns:")[0] for name, text in group.items()}
    made = plan({"content/rhythms/week.yml": rhythm, **group}, first=date(2026, 10, 1), days=92)
    assert [f"{entry.starts_at:%m-%d}" for entry in made.schedule.entries] == ["10-08", "11-08", "12-08"]
    assert {row.reason for row in made.schedule.unplaced} == {"不连着发两条营销，中间要排一条别的内容"}


STOCK = """\
      - id: stock
        title: 备货
        channel: task
        trigger: {day: 2, at: "12:30", until: "13:00"}
        body: "{{ group.title }}的样品数两遍。"
        done_when: [样品齐了]
"""


def test_a_task_stands_beside_what_is_sent_and_takes_nothing(plan, rows):
    window = {"first": date(2026, 11, 14), "days": 30}
    made, without = plan({SOP: SMALL[SOP] + STOCK}, **window), plan(**window)
    (task,) = [entry for entry in made.schedule.entries if entry.is_task]
    assert (f"{task.starts_at:%m-%d %H:%M}", task.channel.label, task.kind.label) == ("11-16 12:30", "内部", "内部")
    assert (task.title, task.body, task.done_when) == ("备货", "示例水果群01的样品数两遍。", ("样品齐了",))
    assert [row for row in rows(made) if "内部" not in row] == rows(without)
    assert (made.schedule.quota, made.schedule.unplaced) == (without.schedule.quota, without.schedule.unplaced)
    assert made.messages == without.messages


def test_a_task_waits_for_a_workday_and_is_done_on_a_solemn_day(plan, rows):
    waiting = STOCK.replace("day: 2", "day: 0").replace("        body", "        workdays_only: true\n        body")
    assert [
        row for row in rows(plan({SOP: SMALL[SOP] + waiting}, first=date(2026, 11, 14), days=5)) if "内部" in row
    ] == ["11-16 12:30 中 内部 备货"]
    solemn = STOCK.replace("day: 2", "node: member-day")
    nodes = SMALL["content/nodes/days.yml"].replace("title: 会员日,", "title: 会员日, tone: solemn,")
    made = plan({"content/nodes/days.yml": nodes, SOP: SMALL[SOP] + solemn}, first=date(2026, 11, 28), days=1)
    assert "11-28 12:30 中 内部 备货" in rows(made)
    assert "特卖开始" in [row.title for row in made.schedule.unplaced]


FIXED = ("wednesday: {noon: {title: 周三答疑,", "wednesday: {noon: {fixed: true, title: 周三答疑,")


def test_the_first_week_of_a_group_is_not_broken_into_by_a_programme(plan, edited, rows):
    programme = edited("content/rhythms/week.yml", FIXED)
    early = edited(SOP, ("day: 2", "day: 4"))
    made = plan({**programme, **early}, first=date(2026, 11, 18), days=1)
    assert rows(made) == ["11-18 12:30 中 手动 第一个问题"]
    (row,) = made.schedule.unplaced
    assert (row.title, row.reason, row.winner) == ("周三答疑", "同一时段先让优先的", "第一个问题")
    late = edited(SOP, ("day: 2", "day: 11"))
    made = plan({**programme, **late}, first=date(2026, 11, 25), days=2)
    assert rows(made) == ["11-25 12:30 中 手动 周三答疑", "11-26 12:30 中 手动 第一个问题"]


@pytest.mark.parametrize("day", ["12", "1"])
def test_promotions_a_month_apart_are_not_in_a_row(plan, edited, day):
    alone = {"content/groups/one.yml": SMALL["content/groups/one.yml"].partition("campaigns:")[0]}
    quiet = edited("content/kinds/welfare.yml", ("rhythm: week\n", ""))
    step = edited(SOP, ("kind: interaction", "kind: promo"), ("day: 2", f"every: month-day {day}"))
    made = plan({**alone, **quiet, **step}, first=date(2026, 12, 1), days=60)
    assert [f"{entry.starts_at:%-m-%-d}" for entry in made.schedule.entries] == [f"12-{day}", f"1-{day}"]
