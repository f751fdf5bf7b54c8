from datetime import date

import pytest

from generator import plan
from generator.plan import Period, Slicer, plan_pack, slice_of
from tests.conftest import SMALL

ONE = SMALL["content/groups/one.yml"]


def opened(day):
    return ONE.replace("today-7", day)


def test_rank_counts_the_owners_groups_that_opened_before(small):
    groups = {"a": "2026-11-02", "b": "2026-11-01", "c": "2026-11-02", "one": "2026-10-01"}
    catalog = small({f"content/groups/{key}.yml": opened(day) for key, day in groups.items()}).catalog
    ranks = {key: slice_of(catalog, key).rank for key in groups}
    assert ranks == {"one": 0, "b": 1, "a": 2, "c": 3}


def test_groups_of_another_owner_do_not_count(small):
    people = SMALL["content/people.yml"] + "  - {id: owner-2, name: 阿苗, brand: demo, seats: [owner]}\n"
    other = opened("2026-10-01").replace("owner-1", "owner-2")
    catalog = small({"content/people.yml": people, "content/groups/other.yml": other}).catalog
    assert (slice_of(catalog, "one").rank, slice_of(catalog, "other").rank) == (0, 0)


def test_a_later_group_changes_no_other_groups_calendar(small):
    period = Period(date(2026, 11, 14), 90)
    files = {"content/groups/two.yml": opened("today-3")}
    before = small(files).catalog
    after = small({**files, "content/groups/later.yml": opened("today-2")}).catalog
    for key in ("one", "two"):
        assert slice_of(before, key) == slice_of(after, key)
        assert plan_pack(slice_of(before, key), period).schedule == plan_pack(slice_of(after, key), period).schedule


def test_a_group_of_a_short_lived_kind_ends_on_its_last_day(small):
    kind = SMALL["content/kinds/welfare.yml"] + "life_days: 5\n"
    flash = slice_of(small({"content/kinds/welfare.yml": kind}).catalog, "one")
    assert flash.closes_on == date(2026, 11, 18)
    days = [date(2026, 11, day) for day in (13, 14, 18, 19)]
    assert [flash.is_open(day) for day in days] == [False, True, True, False]


def test_a_long_lived_group_never_ends(small):
    one = slice_of(small({}).catalog, "one")
    assert one.closes_on is None
    assert one.is_open(date(2126, 1, 1))


def test_a_slice_holds_what_its_group_can_reach_and_nothing_else(small):
    catalog = small(
        {
            "content/scripts/unused.md": SMALL["content/scripts/hello.md"],
            "content/sops/unused.yml": SMALL["content/sops/opening.yml"],
            "content/campaigns/unused.yml": SMALL["content/campaigns/sale.yml"],
            "content/topics/other.yml": """\
title: 别的
topics:
  - {id: mask, title: 面膜, kind: tip, body: 面膜敷多久。, trades: [skincare]}
  - {id: chat, title: 闲聊, kind: tip, body: 聊聊。, kinds: [welfare]}
""",
        }
    ).catalog
    one = slice_of(catalog, "one")
    assert list(one.scripts) == ["hello"]
    assert list(one.sops) == ["opening"]
    assert list(one.campaigns) == ["sale"]
    assert list(one.nodes) == ["member-day"]
    assert set(one.topics) == {"pear", "melon", "grape", "chat"}
    assert list(one.layouts) == ["headline-list"]
    assert all(name.startswith("pack/") for name in one.templates)
    assert list(one.people) == ["owner-1", "staff-1"]


def test_a_group_may_choose_other_sops_and_another_rhythm_than_its_kind(small):
    files = {
        "content/sops/calm.yml": SMALL["content/sops/opening.yml"],
        "content/rhythms/calm.yml": SMALL["content/rhythms/week.yml"],
        "content/groups/one.yml": ONE + "sops: [calm]\nrhythm: calm\n",
        "content/groups/none.yml": ONE + "sops: []\n",
    }
    catalog = small(files).catalog
    one, none = slice_of(catalog, "one"), slice_of(catalog, "none")
    assert (list(one.sops), one.rhythm[0]) == (["calm"], "calm")
    assert (list(none.sops), none.rhythm[0]) == ([], "week")


def test_the_kind_fills_what_a_group_does_not_say_of_its_positioning(small):
    position = slice_of(small({}).catalog, "one").positioning
    assert (position.purpose.label, position.goal) == ("留存", "30 天内每周有 20 人说话")


def test_the_brands_logo_comes_along(small):
    brand = SMALL["content/brands/demo.yml"] + "logo: mark.png\n"
    catalog = small({"content/brands/demo.yml": brand, "content/assets/mark.png": b"png"}).catalog
    assert slice_of(catalog, "one").logo.name == "mark.png"
    assert slice_of(small({"content/brands/demo.yml": SMALL["content/brands/demo.yml"]}).catalog, "one").logo is None


def test_a_place_nobody_wrote_is_still_a_place(small):
    one = slice_of(small({}).catalog, "one")
    assert str(one.place("scripts", "nowhere", "body").span) == "scripts/nowhere"


def test_topics_are_dealt_again_only_where_what_deals_them_has_changed(small):
    topics = str(SMALL["content/topics/fruit.yml"])
    before = Slicer(small({}).catalog)
    lanes = before.slice("one").lanes
    same = Slicer(small({"content/groups/one.yml": opened("today-6")}).catalog, before)
    assert same._lanes is before._lanes
    assert same.slice("one").lanes == lanes
    more = f"{topics}  - {{id: fig, title: 无花果怎么挑, kind: tip, body: 看底。, cooldown_days: 2}}\n"
    catalog = small({"content/topics/fruit.yml": more}).catalog
    assert Slicer(catalog, before).slice("one").lanes == Slicer(catalog).slice("one").lanes != lanes


def test_only_what_plans_is_a_name_of_the_room():
    with pytest.raises(AttributeError, match="no attribute 'plan_nothing'"):
        _ = plan.plan_nothing
