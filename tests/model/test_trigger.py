"""A trigger is known by its first key, and says when it comes as people would."""

from __future__ import annotations

import calendar
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from generator.model.trigger import (
    AfterJoining,
    AfterOpening,
    AroundNode,
    AtLeast,
    AtTime,
    Cue,
    Every,
    OnDay,
    Trigger,
    WhenMembers,
    WhenQuiet,
    WhenSeen,
    WhenTagged,
)

TRIGGER: TypeAdapter[Any] = TypeAdapter(Trigger)
FORMS = (
    ({"on": "2026-11-11", "at": "20:00"}, OnDay(on=date(2026, 11, 11), at=time(20))),
    ({"every": "day", "at": "9:00"}, Every(every=("day",), at=time(9))),
    ({"every": ["monday", "month-day 31"], "at": "9:00"}, Every(every=("monday", "month-day 31"), at=time(9))),
    ({"day": "0", "at": "9:00", "until": "10:00"}, AfterOpening(day=0, at=time(9), until=time(10))),
    ({"node": "new-year", "days": "-3", "at": "20:00"}, AroundNode(node="new-year", days=-3, at=time(20))),
    ({"node": "new-year", "at": "20:00"}, AroundNode(node="new-year", at=time(20))),
    ({"joined": "0m"}, AfterJoining(joined="0m")),
    ({"members": {"at_least": "150"}}, WhenMembers(members=AtLeast(at_least=150))),
    ({"tag": "复购"}, WhenTagged(tag="复购")),
    ({"signal": "有成员投诉"}, WhenSeen(signal="有成员投诉")),
    ({"quiet_days": "3"}, WhenQuiet(quiet_days=3)),
)


@pytest.mark.parametrize(("written", "value"), FORMS)
def test_each_form_is_read(written: dict[str, Any], value: Any) -> None:
    assert TRIGGER.validate_python(written) == value
    assert TRIGGER.validate_python(value) == value


@pytest.mark.parametrize("written", [{"at": "20:00"}, {}, {"evry": "day", "at": "20:00"}, "每天", ["on"]])
def test_any_other_form_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError, match="看不出什么时候触发"):
        TRIGGER.validate_python(written)


@pytest.mark.parametrize(("written", "value"), FORMS)
def test_editors_know_each_form(written: dict[str, Any], value: Any) -> None:
    """An editor reads numbers as numbers; the schema offers each form and none other."""
    schema = Draft202012Validator(TRIGGER.json_schema())
    typed = {key: int(raw) if key in ("day", "days", "quiet_days") else raw for key, raw in written.items()}
    typed = {key: {"at_least": 150} if key == "members" else raw for key, raw in typed.items()}
    assert schema.is_valid(typed)
    assert not schema.is_valid({**typed, "x": 1})


@pytest.mark.parametrize(
    "every",
    ["weekly", "month-day 0", "month-day 32", "month-day 01", "month-day １", "Monday", "", "day ", [], ["x"], {}, 1],
)
def test_what_is_no_cycle_is_refused(every: Any) -> None:
    with pytest.raises(ValidationError):
        TRIGGER.validate_python({"every": every, "at": "9:00"})


@pytest.mark.parametrize("joined", ["30", "m", "-1m", "1.5h", "31d", "721h", "３０m", "30 m", "1w", "", 30, None])
def test_what_is_no_delay_is_refused(joined: Any) -> None:
    with pytest.raises(ValidationError):
        TRIGGER.validate_python({"joined": joined})


def test_what_waits_for_a_cue_has_no_time() -> None:
    values = [value for _, value in FORMS]
    assert all(isinstance(value, AtTime) != isinstance(value, Cue) for value in values)
    assert [value.window for value in values if isinstance(value, Cue)] == [""] * 5
    assert [value.window for value in values if isinstance(value, AfterOpening)] == ["09:00–10:00"]
    assert OnDay(on=date(2026, 1, 1), at=time(9)).window == "09:00"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"every": "day", "at": "9:00"}, "每天"),
        ({"every": ["monday", "thursday"], "at": "9:00"}, "每周一、每周四"),
        ({"every": ["month-day 1", "month-day last"], "at": "9:00"}, "每月 1 日、每月最后一天"),
        ({"joined": "0m"}, "入群时"),
        ({"joined": "30m"}, "入群 30 分钟后"),
        ({"joined": "24h"}, "入群 24 小时后"),
        ({"joined": "3d"}, "入群 3 天后"),
        ({"members": {"at_least": 150}}, "群成员达到 150 人时"),
        ({"tag": "复购"}, "有成员打上“复购”标签时"),
        ({"signal": "有成员投诉"}, "有成员投诉"),
        ({"quiet_days": 3}, "连续 3 天没有人说话时"),
    ],
)
def test_a_trigger_says_when_it_comes(written: dict[str, Any], words: str) -> None:
    assert TRIGGER.validate_python(written).words() == words


@pytest.mark.parametrize(("joined", "minutes"), [("0m", 0), ("30m", 30), ("2h", 120), ("30d", 43200), ("720h", 43200)])
def test_a_delay_is_counted_in_minutes(joined: str, minutes: int) -> None:
    assert AfterJoining(joined=joined).delay_minutes == minutes


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_day_of_the_month_comes_in_every_month_that_has_it(day: date) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    days = [day.replace(day=1) + timedelta(days=offset) for offset in range(last)]
    assert [found.day for found in days if Every(every=("month-day 31",), at=time(9)).comes_on(found)] == [31] * (
        last == 31
    )
    assert [found.day for found in days if Every(every=("month-day last",), at=time(9)).comes_on(found)] == [last]
    assert [found for found in days if Every(every=("day",), at=time(9)).comes_on(found)] == days
    mondays = [found for found in days if found.weekday() == 0]
    assert [found for found in days if Every(every=("monday",), at=time(9)).comes_on(found)] == mondays
