from datetime import date

from tests.conftest import SMALL

GROUP = "content/groups/one.yml"
USE = "  - {use: sale, node: member-day, with: {product: 苹果}}\n"


def test_a_campaigns_phases_lie_around_its_anchor(plan, rows):
    told = [row for row in rows(plan()) if "特卖" in row]
    assert told == ["11-27 20:00 晚 群发 明天特卖", "11-28 12:00 中 群发 特卖开始"]


def test_a_phase_says_the_groups_parameters_and_the_campaigns_defaults(plan):
    (entry,) = [entry for entry in plan().schedule.entries if entry.title == "明天特卖"]
    assert entry.body == "明天苹果 9.9 元。"
    assert entry.because == "节点特卖 · 会员日前 1 天"


def test_a_campaign_may_be_anchored_at_a_date(plan, edited):
    made = plan(edited(GROUP, ("node: member-day", "on: 2026-12-01")))
    (entry,) = [entry for entry in made.schedule.entries if entry.id.endswith("start")]
    assert (entry.id, entry.body) == ("campaign.sale.2026-12-01.start", "节点特卖开始。")
    assert entry.because == "节点特卖 · 节点特卖当天"


def test_a_run_that_only_touches_the_period_brings_its_posters(plan, rows):
    made = plan(first=date(2026, 11, 27), days=1)
    assert "11-27 20:00 晚 群发 明天特卖" in rows(made)
    assert "posters/sale-2026-11-28-sale.jpg" in [artifact.path for artifact in made.artifacts]


def test_a_run_out_of_the_period_brings_nothing(plan):
    made = plan(first=date(2026, 11, 29), days=3)
    assert [artifact.path for artifact in made.artifacts if "sale" in artifact.path] == []


def test_a_run_after_the_group_has_ended_brings_nothing(plan, edited):
    made = plan(edited("content/kinds/welfare.yml", ("scripts: [hello]", "scripts: [hello]\nlife_days: 9")))
    assert [artifact.path for artifact in made.artifacts if "sale" in artifact.path] == []


def test_one_campaign_twice_on_one_day_is_two_runs_of_which_the_first_keeps_the_slot(plan, edited):
    second = USE.replace("node: member-day", "on: 2026-11-28").replace("苹果", "梨")
    made = plan(edited(GROUP, (USE, USE + second)))
    warm = {entry.id: entry.body for entry in made.schedule.entries if entry.title == "明天特卖"}
    assert warm == {"campaign.sale.2026-11-28.warm": "明天苹果 9.9 元。"}
    kept_out = {row.id: row.winner for row in made.schedule.unplaced if row.title == "明天特卖"}
    assert kept_out == {"campaign.sale.2026-11-28.2.warm": "明天特卖"}
    posters = [artifact.path for artifact in made.artifacts if "/sale" in artifact.path]
    assert posters == ["posters/sale-2026-11-28-sale.jpg", "posters/sale-2026-11-28.2-sale.jpg"]


def test_the_name_of_a_second_run_does_not_depend_on_the_window(plan, edited):
    second = edited(GROUP, (USE, USE + USE.replace("苹果", "梨")))
    narrow = plan(second, first=date(2026, 11, 28), days=1).schedule.entries
    wide = plan(second, first=date(2026, 9, 1), days=120).schedule.entries
    assert {entry.id for entry in narrow} < {entry.id for entry in wide}


def test_ids_and_paths_are_unique(plan, edited):
    files = edited(GROUP, (USE, USE * 3 + USE.replace("node: member-day", "node: double-eleven")))
    made = plan({**files, "content/nodes/days.yml": SMALL["content/nodes/days.yml"].replace("day: 28", "day: 11")})
    ids = [entry.id for entry in made.schedule.entries] + [row.id for row in made.schedule.unplaced]
    paths = [artifact.path for artifact in made.artifacts]
    assert len(set(ids)) == len(ids)
    assert len(set(paths)) == len(paths)
