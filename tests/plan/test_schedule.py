from datetime import date

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
    displaced = plan(first=WEEK, days=7).schedule.displaced
    assert [(given.entry.id, given.winner.id) for given in displaced] == [
        ("rhythm.2026-11-28.noon", "campaign.sale.2026-11-28.start")
    ]


def test_every_candidate_is_either_sent_or_listed_as_displaced(plan):
    schedule = plan(first=date(2026, 11, 14), days=30).schedule
    kept = {entry.id for entry in schedule.entries}
    gone = {given.entry.id for given in schedule.displaced}
    assert not kept & gone
    noons = {name for name in kept | gone if name.startswith("rhythm.")}
    assert len(noons) == 30


def test_an_sop_step_makes_the_rhythm_give_way_too(plan):
    (given,) = plan(first=date(2026, 11, 16), days=1).schedule.displaced
    assert (given.entry.id, given.winner.id) == ("rhythm.2026-11-16.noon", "sop.opening.first.ask")


def test_a_step_in_another_slot_displaces_nothing(plan, rows):
    made = plan(first=date(2026, 11, 14), days=1)
    assert rows(made) == ["11-14 10:00 早 公告 打招呼", "11-14 12:30 中 手动 〔话题〕"]
    assert made.schedule.displaced == ()


def test_a_private_step_displaces_nothing(plan, edited, rows):
    step = edited("content/sops/opening.yml", ("title: 第一个问题\n", "title: 第一个问题\n        channel: private\n"))
    made = plan(step, first=date(2026, 11, 16), days=1)
    assert rows(made) == ["11-16 12:30 中 手动 〔话题〕", "11-16 12:30 中 私聊 第一个问题"]


def test_moments_are_not_in_the_way_of_the_group(plan, edited, rows):
    monday = "monday: {noon: {topic: tip}}"
    cell = edited("content/rhythms/week.yml", (monday, monday.replace("tip}", "tip, channel: moments}")))
    made = plan(cell, first=date(2026, 11, 16), days=1)
    assert rows(made) == ["11-16 12:30 中 朋友圈 〔话题〕", "11-16 12:30 中 手动 第一个问题"]
    assert made.schedule.displaced == ()


def test_a_campaign_and_a_step_in_one_slot_are_both_sent(plan, edited, rows):
    step = edited("content/sops/opening.yml", ('day: 2, at: "12:30"', 'on: 2026-11-28, at: "12:30"'))
    assert rows(plan(step, first=date(2026, 11, 28), days=1)) == [
        "11-28 12:00 中 群发 特卖开始",
        "11-28 12:30 中 手动 第一个问题",
    ]


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
    entries = [*schedule.entries, *(given.entry for given in schedule.displaced)]
    assert all(entry.because for entry in entries)


def test_a_step_says_a_script(plan):
    entry = plan(first=date(2026, 11, 14), days=1).schedule.entries[0]
    assert (entry.title, entry.body) == ("打招呼", "欢迎来到示例水果群01，我是小示。")
    assert entry.done_when == ("公告已发",)


def test_a_cell_may_have_words_of_its_own(plan):
    entry = plan(first=date(2026, 11, 25), days=1).schedule.entries[0]
    assert (entry.body, entry.source, entry.because) == ("有问题今天问。", "rhythms/week", "一周 · 周三中")
