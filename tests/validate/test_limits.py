"""Limits: figures that could not be read are not called missing, and what counts as a broadcast."""

from __future__ import annotations

import pytest

from generator.validate.limits import PLANNED_BY
from tests.conftest import SMALL
from tests.validate.conftest import Load, found

LIMITS, RHYTHM = "content/compliance/limits.yml", "content/rhythms/week.yml"


@pytest.mark.parametrize("key", PLANNED_BY)
def test_each_figure_of_the_planner_is_asked_for(key: str, small: Load) -> None:
    text = "".join(line for line in str(SMALL[LIMITS]).splitlines(keepends=True) if f"id: {key}," not in line)
    assert found(small({LIMITS: text})) == [f"content/compliance/limits.yml: 缺少限额“{key}”"]


@pytest.mark.parametrize("text", [None, "limits: @\n", "limits: []\n"], ids=["missing", "broken", "empty"])
def test_a_file_that_cannot_be_read_is_said_once(text: str | None, small: Load) -> None:
    loaded = small({LIMITS: text})
    assert len(loaded.problems) == 1
    assert found(loaded) == []


def test_seven_broadcasts_a_week_are_no_matter(small: Load) -> None:
    rhythm = str(SMALL[RHYTHM]).replace("channel: manual", "channel: broadcast")
    assert found(small({RHYTHM: rhythm})) == []
