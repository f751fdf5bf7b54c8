"""Timelines: marks stand where their time is, their titles never lie on each other, and nothing leaves the drawing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.plan.site.timeline import DAY, WIDTH, Axis, Moment, plan_timeline

DAYS = Axis("从建群那天算起", lambda day: f"第 {day} 天")


def moment(number: int, minute: int, *, title: str = "打招呼", row: str = "头三天", is_task: bool = False) -> Moment:
    return Moment(number, f"step-{number}", title, "在", str(minute), row, minute, is_task)


def marks(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return [mark for row in chart["rows"] for mark in row["marks"]]


def ends(mark: dict[str, Any]) -> tuple[float, float]:
    """Return how far a mark reaches with its title: twelve units for a character, less for Latin ones."""
    width = sum(7.2 if character.isascii() else 12 for character in mark["title"])
    return (mark["x"] - 17 - width, mark["x"] + 11) if mark["before"] else (mark["x"] - 11, mark["x"] + 17 + width)


def test_steps_of_many_days_stand_under_their_days() -> None:
    chart = plan_timeline(DAYS, [moment(1, 600), moment(2, 3 * DAY + 600), moment(3, 30 * DAY)])
    assert [tick["text"] for tick in chart["ticks"]] == ["第 0 天", "第 3 天", "第 30 天"]
    assert [mark["x"] for mark in marks(chart)] == [tick["x"] for tick in chart["ticks"]]
    gaps = [chart["ticks"][index + 1]["x"] - chart["ticks"][index]["x"] for index in (0, 1)]
    assert round(gaps[1] / gaps[0]) == 9


def test_a_day_whose_name_has_no_room_is_not_named() -> None:
    chart = plan_timeline(DAYS, [moment(1, 0), moment(2, DAY), moment(3, 60 * DAY)])
    assert [tick["text"] for tick in chart["ticks"]] == ["第 0 天", "第 60 天"]


def test_full_days_stand_in_rows_by_the_hour() -> None:
    times = (10 * 60, 20 * 60, 20 * 60 + 10, DAY + 10 * 60, DAY + 20 * 60, DAY + 21 * 60)
    chart = plan_timeline(DAYS, [moment(number, minute) for number, minute in enumerate(times, 1)])
    assert [row["title"] for row in chart["rows"]] == ["第 0 天 · 头三天", "第 1 天 · 头三天"]
    assert [tick["text"] for tick in chart["ticks"]] == ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]
    assert chart["is_hourly"]
    morning, evening, later = chart["rows"][0]["marks"]
    assert morning["y"] == evening["y"] < later["y"]


def test_a_day_that_belongs_to_two_stages_names_both() -> None:
    chart = plan_timeline(DAYS, [moment(1, 600, row="倒计时"), moment(2, 1200, row="解散")])
    assert [row["title"] for row in chart["rows"]] == ["第 0 天 · 倒计时 · 解散"]


def test_columns_in_order_are_as_wide_as_each_other() -> None:
    axis = Axis("从成员进群算起", lambda day: "", by_order=True)
    chart = plan_timeline(axis, [moment(1, 0), moment(2, 30), moment(3, 3 * DAY)])
    x = [tick["x"] for tick in chart["ticks"]]
    assert abs((x[1] - x[0]) - (x[2] - x[1])) < 0.2
    assert [tick["text"] for tick in chart["ticks"]] == ["在 0", "在 30", f"在 {3 * DAY}"]


def test_what_a_mark_is_called_begins_with_what_it_shows() -> None:
    (mark,) = marks(plan_timeline(DAYS, [moment(7, 0)]))
    assert mark["label"] == f"7 {mark['title']}，在 0"


def test_a_mark_says_its_step_in_full_and_shows_a_long_title_short() -> None:
    long = "请你把三条规矩念给每一位新人听一遍"
    (mark,) = marks(plan_timeline(DAYS, [moment(7, 0, title=long)]))
    assert mark["label"] == f"7 请你把三条规矩念给每一…，在 0：{long}"
    assert mark["full"] == long
    assert mark["title"] == "请你把三条规矩念给每一…"
    assert mark["href"] == "step-7"


def test_tasks_of_the_team_are_told_apart() -> None:
    chart = plan_timeline(DAYS, [moment(1, 0), moment(2, 30 * DAY, is_task=True)])
    assert [mark["is_task"] for mark in marks(chart)] == [False, True]
    assert chart["has_tasks"]
    assert not plan_timeline(DAYS, [moment(1, 0)])["has_tasks"]


@given(st.lists(st.tuples(st.integers(-60, 90), st.integers(0, DAY - 1), st.text("群a", min_size=1)), min_size=1))
def test_titles_never_lie_on_each_other_nor_leave_the_drawing(steps: list[tuple[int, int, str]]) -> None:
    moments = [moment(index, day * DAY + at, title=title) for index, (day, at, title) in enumerate(steps, 1)]
    chart = plan_timeline(DAYS, moments)
    drawn = marks(chart)
    assert sorted(mark["number"] for mark in drawn) == [moment.number for moment in moments]
    lanes: dict[float, list[tuple[float, float]]] = {}
    for mark in drawn:
        left, right = ends(mark)
        assert left >= 0 and right <= WIDTH and mark["y"] + 11 <= chart["height"]
        assert all(right <= other[0] or other[1] <= left for other in lanes.setdefault(mark["y"], []))
        lanes[mark["y"]].append((left, right))
