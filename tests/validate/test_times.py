"""Times: hours across midnight, windows that touch them, and time zones as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.settings import Settings
from generator.validate.times import timezone_exists
from tests.conftest import SMALL
from tests.validate.conftest import Load, found


@pytest.mark.parametrize(
    ("start", "end", "quiet"),
    [
        ("22:00", "08:00", []),
        ("10:00", "10:30", ["打招呼"]),
        ("09:00", "10:00", []),
        ("20:00", "10:01", ["打招呼", "明天特卖"]),
        ("10:00", "10:00", []),
    ],
    ids=["night", "morning", "its end is free", "across midnight", "none"],
)
def test_quiet_hours_may_cross_midnight(start: str, end: str, quiet: list[str], small: Load) -> None:
    text = str(SMALL["content/settings.yml"]).replace("22:00", start).replace("08:00", end)
    problems = found(small({"content/settings.yml": text}))
    assert [problem.split("“")[1].split("”")[0] for problem in problems] == quiet


@given(st.text(min_size=1))
@settings(deadline=None, max_examples=100)
def test_any_word_is_a_time_zone_or_a_problem(starter: Catalog, name: str) -> None:
    settings = starter.settings.model_copy(update={"timezone": name})
    assert len(list(timezone_exists(replace(starter, settings=settings)))) <= 1


def test_the_default_time_zone_exists(small: Load) -> None:
    catalog = small({}).catalog
    assert catalog is not None
    assert Settings.model_fields["timezone"].default == catalog.settings.timezone
    assert list(timezone_exists(catalog)) == []


@pytest.mark.parametrize(
    ("start", "end", "until", "said"),
    [
        ("22:00", "08:00", "21:59", ""),
        ("22:00", "08:00", "22:00", "碰到不打扰时间"),
        ("22:00", "08:00", "23:59", "碰到不打扰时间"),
        ("12:00", "13:00", "14:00", "碰到不打扰时间"),
        ("12:00", "12:00", "14:00", ""),
        ("08:00", "10:00", "14:00", ""),
        ("22:00", "08:00", "10:00", "不比 10:00 晚"),
        ("22:00", "08:00", "07:00", "不比 10:00 晚"),
    ],
    ids=["before", "its first minute", "into it", "across it", "no quiet hours", "after", "no length", "backwards"],
)
def test_a_window_is_one_stretch_of_a_day_outside_the_quiet_hours(
    start: str, end: str, until: str, said: str, small: Load
) -> None:
    settings = str(SMALL["content/settings.yml"]).replace("22:00", start).replace("08:00", end)
    sop = str(SMALL["content/sops/opening.yml"]).replace('"10:00"', f'"10:00", until: "{until}"')
    files = {"content/settings.yml": settings, "content/sops/opening.yml": sop}
    problems = [problem for problem in found(small(files)) if "“打招呼”" in problem]
    assert len(problems) == bool(said)
    assert all(problem.endswith(said) for problem in problems)
