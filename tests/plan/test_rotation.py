from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest

from generator.model.words import Slot, TopicKind
from generator.plan import Period, plan_pack, slice_of
from generator.plan.rotation import topics_of
from tests.conftest import SMALL

START = date(2026, 11, 16)
ONE = SMALL["content/groups/one.yml"].replace(
    "campaigns:\n  - {use: sale, node: member-day, with: {product: 苹果}}\n", ""
)
LONE = SMALL["content/kinds/welfare.yml"].replace("sops: [opening]", "sops: [quiet]")
QUIET = SMALL["content/sops/opening.yml"].replace("day: 0", "day: 900").replace("day: 2", "day: 900")


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def week(*slots, days=DAYS):
    """Return a rhythm that takes a tip in each of `slots` on each of `days`."""
    at = {"morning": "08:30", "noon": "12:30", "evening": "20:30"}
    cells = ", ".join(f"{slot}: {{topic: tip}}" for slot in slots)
    starts = "".join(f'  - {{slot: {slot}, at: "{at[slot]}", channel: manual}}\n' for slot in slots)
    return f"title: 周\nsummary: 周\nslots:\n{starts}week:\n" + "".join(f"  {day}: {{{cells}}}\n" for day in days)


def bank(count):
    return "title: 库\ntopics:\n" + "".join(
        f"  - {{id: t{number:02}, title: 话题{number}, kind: tip, body: 说{number}。}}\n" for number in range(count)
    )


def told(catalog, group, days):
    """Return the topics of a group by day."""
    by_day = {}
    for entry in plan_pack(slice_of(catalog, group), Period(START, days)).schedule.entries:
        by_day.setdefault(entry.starts_at.date(), []).append(entry.source)
    return by_day


@pytest.fixture
def bare(small):
    """Load groups that have nothing but a rhythm of topics, all of one owner, opened one after the other."""

    def load(groups, topics, *slots, days=DAYS):
        files = {
            "content/groups/one.yml": ONE.replace("today-7", "2026-10-01"),
            "content/kinds/welfare.yml": LONE,
            "content/sops/quiet.yml": QUIET,
            "content/topics/fruit.yml": topics,
            "content/rhythms/week.yml": week(*slots, days=days),
        }
        others = {f"content/groups/g{n}.yml": ONE.replace("today-7", f"2026-10-{n + 1:02}") for n in range(1, groups)}
        return small({**files, **others}).catalog

    return load


@pytest.mark.parametrize("topics", [3, 8, 13], ids=lambda count: f"{count} topics")
def test_a_topic_comes_back_only_after_all_others(bare, topics):
    days = told(bare(1, bank(topics), "noon"), "one", 4 * topics)
    order = [source for sources in days.values() for source in sources]
    for start in range(0, len(order), topics):
        assert len(set(order[start : start + topics])) == topics


def test_a_slots_own_topics_all_get_their_turn(bare):
    noon = "title: 库\ntopics:\n" + "".join(
        f"  - {{id: {key}, title: {key}, kind: tip, body: 说。, slots: [{slot}]}}\n"
        for slot, keys in (("noon", "ab"), ("evening", "cdef"))
        for key in keys
    )
    days = told(bare(1, noon, "noon", "evening"), "one", 8)
    assert {source for at_noon, _ in days.values() for source in [at_noon]} == {"topics/a", "topics/b"}
    assert len({in_the_evening for _, in_the_evening in days.values()}) == 4


@pytest.mark.parametrize(
    ("topics", "groups", "slots"),
    [(3, 3, ["noon"]), (6, 6, ["noon"]), (12, 6, ["noon", "evening"]), (9, 3, ["morning", "noon", "evening"])],
    ids=["3 groups of 3", "6 groups of 6", "6 groups, 2 a day", "3 groups, 3 a day"],
)
def test_groups_of_one_owner_share_no_topic_on_a_day_while_the_bank_lasts(bare, topics, groups, slots):
    catalog = bare(groups, bank(topics), *slots)
    told_by = [told(catalog, key, 30) for key in catalog.groups]
    for day in told_by[0]:
        counts = Counter(source for days in told_by for source in days[day])
        assert max(counts.values()) == 1


def test_a_group_tells_no_topic_two_days_running(bare):
    days = told(bare(1, bank(6), "morning", "noon", "evening"), "one", 60)
    for before, after in pairwise(days.values()):
        assert len(set(before)) == 3
        assert not set(before) & set(after)


@pytest.mark.parametrize("topics", [3, 6, 7, 14, 22], ids=lambda count: f"{count} topics")
def test_what_comes_once_a_week_goes_through_all_lanes(bare, topics):
    slice = slice_of(bare(1, bank(topics), "noon", days=["friday"]), "one")
    (lanes,) = slice.lanes.values()
    drawn = [topics_of(slice, START + timedelta(days=4, weeks=week))[Slot.NOON] for week in range(2 * topics)]
    numbers = [next(number for number, lane in enumerate(lanes) if topic in lane) for topic in drawn]
    assert len(lanes) >= topics - 1
    assert set(numbers[: len(lanes)]) == set(range(len(lanes)))
    assert set(drawn) == set(slice.topics)


def test_a_topic_is_the_same_whatever_was_asked_before(bare):
    topics = bank(7).replace("tip,", "tip, slots: [noon],").replace("[noon]", "[evening]", 1)
    catalog = bare(1, topics, "noon", "evening")
    days = [START + timedelta(weeks=week) for week in (0, 1, 7)]
    told = []
    for order in permutations(days):
        slice = slice_of(catalog, "one")
        drawn = {day: topics_of(slice, day)[Slot.NOON] for day in order}
        told.append([drawn[day] for day in days])
    assert len(slice.lanes[TopicKind.TIP][0]) == 7
    assert told == [told[0]] * len(told)
    assert len(set(told[0])) > 1
