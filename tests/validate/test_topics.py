"""The topic bank: what could not be read is not called missing, and how long a bank lasts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.topics import _days_until_back
from tests.conftest import SMALL
from tests.validate.conftest import Load, found

RHYTHM = "content/rhythms/week.yml"
TOPICS = "content/topics/fruit.yml"


def test_a_group_whose_kind_is_broken_is_not_asked_about_its_topics(small: Load) -> None:
    group = str(SMALL["content/groups/one.yml"]) + "rhythm: week\n"
    rhythm = str(SMALL["content/rhythms/week.yml"]).replace("topic: tip", "topic: game")
    files = {"content/groups/one.yml": group, "content/rhythms/week.yml": rhythm, "content/kinds/welfare.yml": "?"}
    assert found(small(files)) == []


def test_a_topic_bank_that_is_broken_is_not_called_empty(small: Load) -> None:
    again = "title: 又一组\ntopics: @\n"
    rhythm = str(SMALL["content/rhythms/week.yml"]).replace("topic: tip", "topic: game")
    assert found(small({"content/topics/more.yml": again, "content/rhythms/week.yml": rhythm})) == []


def bank(number: int, cooldown_days: int) -> str:
    """Return a bank of so many topics of one kind."""
    row = "  - {{id: t{0}, title: 第{0}个, kind: tip, body: 说。, cooldown_days: {1}}}\n"
    return "title: 水果\ntopics:\n" + "".join(row.format(n, cooldown_days) for n in range(number))


@pytest.mark.parametrize(
    ("number", "cooldown_days", "said"),
    [
        (8, 7, ""),
        (6, 6, ""),
        (7, 7, "最快 6 天就重复，冷却要 7 天"),
        (2, 7, "最快 2 天就重复，冷却要 7 天"),
        (1, 2, "最快 1 天就重复，冷却要 2 天"),
        (1, 1, ""),
    ],
)
def test_a_daily_topic_needs_as_many_topics_as_its_cooldown_has_days(
    number: int, cooldown_days: int, said: str, small: Load
) -> None:
    problems = found(small({TOPICS: bank(number, cooldown_days)}))
    assert [problem.split("小知识")[1] for problem in problems] == ([said] if said else [])


def test_two_slots_of_a_day_use_twice_as_many(small: Load) -> None:
    rhythm = str(SMALL[RHYTHM]).replace("manual}", 'manual}\n  - {slot: evening, at: "20:00", channel: manual}')
    twice = rhythm.replace("monday: {noon: {topic: tip}}", "monday: {noon: {topic: tip}, evening: {topic: tip}}")
    (problem,) = found(small({TOPICS: bank(6, 6), RHYTHM: twice}))
    assert problem.endswith("“福利群”的小知识最快 3 天就重复，冷却要 6 天")
    assert found(small({TOPICS: bank(12, 6), RHYTHM: twice})) == []
    (problem,) = found(small({TOPICS: bank(1, 2), RHYTHM: twice}))
    assert problem.endswith("最快 1 天就重复，冷却要 2 天")


def test_once_a_week_a_topic_returns_a_week_later_for_each_topic_there_is(small: Load) -> None:
    rhythm = 'title: 一周\nsummary: 周一。\nslots:\n  - {slot: noon, at: "12:30", channel: manual}\n'
    rhythm += "week:\n  monday: {noon: {topic: tip}}\n"
    assert found(small({TOPICS: bank(3, 21), RHYTHM: rhythm})) == []
    (problem,) = found(small({TOPICS: bank(3, 22), RHYTHM: rhythm}))
    assert problem.endswith("最快 21 天就重复，冷却要 22 天")


@given(st.integers(1, 30), st.sets(st.integers(0, 6), min_size=1))
def test_a_lane_always_comes_back_on_a_day_that_takes_its_kind(lanes: int, days: set[int]) -> None:
    drawn = lanes - (lanes > 1 and lanes % 7 == 0)
    last: dict[int, int] = {}
    gaps = []
    for day in range(7 * lanes * 3):
        if day % 7 in days:
            gaps.append(day - last.get(day % drawn, -(10**6)))
            last[day % drawn] = day
    assert min(gaps) == _days_until_back(lanes, days)
