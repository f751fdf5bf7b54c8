"""A stage hands over to one place; a limit says what it counts; a kind says how much selling it bears."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.model.kind import Kind, Mix
from generator.model.limit import LimitFile
from generator.model.sop import Sending, Sop, Then
from generator.model.words import Channel, EntryKind
from tests.conftest import SMALL


@pytest.mark.parametrize("written", [{}, {"stage": "a", "sop": "b"}], ids=["none", "both"])
def test_a_stage_hands_over_to_exactly_one_place(written: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="then 要写一个去处"):
        Then.model_validate(written)


def test_a_stage_that_says_nothing_hands_over_to_nobody() -> None:
    sop = shape(Sop, parse_yaml(str(SMALL["content/sops/opening.yml"]), "f"))
    assert [stage.then for stage in sop.stages] == [None]
    assert [(path, stage.id, step.id, step.workdays_only) for path, stage, step in sop.steps()] == [
        (("stages", 0, "steps", 0), "first", "hello", False),
        (("stages", 0, "steps", 1), "first", "ask", False),
    ]


def test_a_task_needs_no_kind_and_no_words() -> None:
    task = Sending.model_validate({"title": "备货", "channel": "task"})
    assert (task.is_task, task.kind, task.entry_kind) == (True, None, EntryKind.TASK)
    told = Sending.model_validate({"title": "备货", "channel": "task", "kind": "task", "body": "数两遍"})
    assert (told.channel, told.entry_kind, told.body) == (Channel.TASK, EntryKind.TASK, "数两遍")


@pytest.mark.parametrize(
    "written", [{}, {"channel": "private"}, {"kind": "task"}, {"channel": "task", "kind": "promo"}]
)
def test_only_a_task_has_no_kind(written: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=r"kind|内容类型"):
        Sending.model_validate({"title": "备货", **written})


@pytest.mark.parametrize("missing", ["source", "verified_on", "status", "unit", "applies_to"])
def test_a_figure_without_its_source_is_no_limit(missing: str) -> None:
    limits = parse_yaml(str(SMALL["content/compliance/limits.yml"]), "f").value
    assert len(LimitFile.model_validate(limits).limits) == 3
    row: dict[str, Any] = {key: raw for key, raw in limits["limits"][0].items() if key != missing}
    with pytest.raises(ValidationError, match=missing):
        LimitFile.model_validate({"limits": [row]})


def test_a_kind_bears_a_little_selling_where_it_says_nothing() -> None:
    kind = shape(Kind, parse_yaml(str(SMALL["content/kinds/welfare.yml"]), "f"))
    assert kind.mix == Mix() == Mix(promo_percent=30, promos_in_a_row=False)
