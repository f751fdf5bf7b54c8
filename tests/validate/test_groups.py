"""Groups: who may sit in them, and how many one colleague serves in a window."""

from __future__ import annotations

import pytest

from tests.conftest import SMALL, Files
from tests.validate.conftest import Load, found

GROUP, RHYTHM = "content/groups/one.yml", "content/rhythms/week.yml"


def test_a_colleague_of_another_brand_cannot_sit_in_a_group(small: Load) -> None:
    people = str(SMALL["content/people.yml"]).replace("豆芽, brand: demo", "豆芽, brand: other")
    other = SMALL["content/brands/demo.yml"]
    files = {"content/people.yml": people, "content/brands/other.yml": other}
    assert found(small(files)) == ["content/groups/one.yml:10:32: “豆芽”不是这个品牌的同事"]


def groups(number: int) -> Files:
    """Return so many groups of one owner instead of the one, each opened a day after the other."""
    text = str(SMALL[GROUP])
    return {
        GROUP: None,
        **{f"content/groups/g{n:02}.yml": text.replace("today-7", f"today-{50 - n}") for n in range(number)},
    }


@pytest.mark.parametrize(("until", "places"), [("", 1), (', until: "12:34"', 1), (', until: "13:30"', 13)])
def test_a_window_has_a_place_every_five_minutes(until: str, places: int, small: Load) -> None:
    rhythm = str(SMALL[RHYTHM]).replace('"12:30"', f'"12:30"{until}')
    assert found(small({RHYTHM: rhythm, **groups(places)})) == []
    (problem,) = found(small({RHYTHM: rhythm, **groups(places + 1)}))
    assert problem.startswith(f"content/groups/g{places:02}.yml:10:15: “阿禾”")
    assert f"“阿禾”有 {places + 1} 个群要在“中”发" in problem
    assert problem.endswith(f"只排得下 {places} 个")


def test_broadcasts_wait_for_nobody(small: Load) -> None:
    rhythm = str(SMALL[RHYTHM]).replace("channel: manual", "channel: broadcast")
    assert found(small({RHYTHM: rhythm, **groups(9)})) == []
    (problem,) = found(small({RHYTHM: rhythm.replace("kind: service", "channel: manual, kind: service"), **groups(9)}))
    assert "只排得下 1 个" in problem


def test_a_group_that_is_over_is_served_no_more(small: Load) -> None:
    kind = "content/kinds/welfare.yml"
    short = {kind: str(SMALL[kind]).replace("rhythm: week", "rhythm: week\nlife_days: 40")}
    assert found(small({**short, **groups(12)})) == []
    assert len(found(small({**short, **groups(13)}))) == 1


def test_a_colleague_nobody_could_read_is_named_by_what_is_written(small: Load) -> None:
    assert found(small({"content/people.yml": "?", **groups(2)})) == [
        "content/groups/g01.yml:10:15: “owner-1”有 2 个群要在“中”发，12:30 只排得下 1 个"
    ]
