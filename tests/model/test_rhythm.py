"""A rhythm's cells know their place, and a topic says where it fits."""

from __future__ import annotations

from typing import Any

import pytest

from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.model.rhythm import Rhythm, Topic
from generator.model.words import Slot, Weekday
from tests.conftest import SMALL


def topic(**fields: Any) -> Topic:
    return Topic.model_validate({"id": "pear", "title": "梨", "kind": "tip", "body": "梨。", **fields})


def test_the_cells_of_a_week_come_with_day_slot_and_path() -> None:
    rhythm = shape(Rhythm, parse_yaml(str(SMALL["content/rhythms/week.yml"]), "f"))
    cells = list(rhythm.cells())
    assert len(cells) == 7
    path, day, slot, cell = cells[2]
    assert (path, day, slot) == (("week", "wednesday", "noon"), Weekday.WEDNESDAY, Slot.NOON)
    assert cell.title == "周三答疑"


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({}, True),
        ({"kinds": ["welfare"], "trades": ["fruit"]}, True),
        ({"kinds": ["flash"]}, False),
        ({"trades": ["skincare"]}, False),
        ({"slots": ["evening"]}, True),
    ],
)
def test_a_topic_fits_wherever_it_does_not_say_otherwise(fields: dict[str, list[str]], fits: bool) -> None:
    assert topic(**fields).fits("welfare", "fruit") is fits


@pytest.mark.parametrize(("month", "suits"), [(7, True), (12, False), (None, True)])
def test_a_topic_has_its_months(month: int | None, suits: bool) -> None:
    assert topic(months=["6", "7"]).in_season(month) is suits
    assert topic().in_season(month)


@pytest.mark.parametrize(("slots", "suits"), [([], True), (["noon", "evening"], True), (["evening"], False)])
def test_a_topic_has_its_slots(slots: list[str], suits: bool) -> None:
    assert topic(slots=slots).suits(Slot.NOON) is suits
