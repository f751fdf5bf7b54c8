"""Ids, dates, times and switches are read as people write them, and nothing else is."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.value import Address, Colour, Day, Flag, Id, Ref, TimeOfDay, clock

FORMS: dict[str, TypeAdapter[Any]] = {
    "id": TypeAdapter(Id),
    "day": TypeAdapter(Day),
    "time": TypeAdapter(TimeOfDay),
    "flag": TypeAdapter(Flag),
    "colour": TypeAdapter(Colour),
    "address": TypeAdapter(Address),
    "ref": TypeAdapter(Ref),
}


@pytest.mark.parametrize(
    ("form", "raw", "value"),
    [
        ("id", "a", "a"),
        ("id", "9-lives", "9-lives"),
        ("id", "a" * 63, "a" * 63),
        ("id", "com10", "com10"),
        ("day", "2024-02-29", date(2024, 2, 29)),
        ("day", "1900-01-01", date(1900, 1, 1)),
        ("day", date(2026, 1, 1), date(2026, 1, 1)),
        ("time", "0:00", time(0)),
        ("time", "08:05", time(8, 5)),
        ("time", "23:59", time(23, 59)),
        ("time", time(8), time(8)),
        ("flag", "true", True),
        ("flag", "false", False),
        ("flag", True, True),
        ("colour", "#2F6f5E", "#2f6f5e"),
        ("address", "http://example.com/a?b=c#d", "http://example.com/a?b=c#d"),
        ("ref", "S2-15", "S2-15"),
        ("ref", "added", "added"),
        ("ref", "advertising-law", "advertising-law"),
    ],
)
def test_what_is_written_right_is_read(form: str, raw: Any, value: Any) -> None:
    assert FORMS[form].validate_python(raw) == value


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        *[("id", raw) for raw in ("", "A", "-a", "a_b", "a.b", "a/b", "..", "群", "a" * 64, "con", "lpt9", "a\n", 1)],
        *[("day", raw) for raw in ("2026-02-30", "2026-2-3", "20261111", "11-11", "0001-01-01", "9999-12-31", 1, "")],
        *[("day", raw) for raw in ("2026-11-11T00:00", "２０２６-１１-１１", "2026-11-11\n")],
        *[("time", raw) for raw in ("24:00", "25:00", "12:60", "8", "8:5", "12:30:00", "８:00", "-1:00", 750, "")],
        *[("flag", raw) for raw in ("yes", "no", "on", "True", "1", "是", "", 1)],
        *[("colour", raw) for raw in ("#fff", "2f6f5e", "#2f6f5g", "red", "#2f6f5e80", "")],
        *[
            ("address", raw)
            for raw in ("example.com", "ftp://a", "https://", "https://a b", 'https://a"b', "javascript:x")
        ],
        *[("ref", raw) for raw in ("s2_15", "S2-1", "S22-15", "法", "")],
    ],
)
def test_what_is_written_wrong_is_refused_with_a_hint(form: str, raw: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        FORMS[form].validate_python(raw)
    (error,) = caught.value.errors()
    assert error["type"] == "string_type" or error["ctx"]["hint"]


@given(st.times())
@settings(deadline=None)
def test_a_time_is_always_read_back_from_its_clock(moment: time) -> None:
    assert FORMS["time"].validate_python(clock(moment)) == moment.replace(second=0, microsecond=0, fold=0)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
@settings(deadline=None)
def test_a_date_is_always_read_back_from_its_text(day: date) -> None:
    assert FORMS["day"].validate_python(day.isoformat()) == day


@pytest.mark.parametrize("form", FORMS)
@given(raw=st.text(max_size=12) | st.integers() | st.none() | st.lists(st.text()))
@settings(deadline=None, max_examples=80)
def test_no_value_crashes_a_form(form: str, raw: Any) -> None:
    try:
        FORMS[form].validate_python(raw)
    except ValidationError as error:
        assert len(error.errors()) == 1
