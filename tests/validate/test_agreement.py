"""What rules say about plans agrees with the planner, which they may not import."""

from __future__ import annotations

from generator.model.rhythm import Topic
from generator.model.words import Slot
from generator.plan.lanes import deal
from generator.plan.rows import STAGGER_MINUTES
from generator.plan.slices import QUOTA_LIMITS
from generator.validate.groups import PLACE_MINUTES
from generator.validate.limits import PLANNED_BY
from generator.validate.topics import _days_until_back


def test_groups_of_one_owner_are_as_far_apart() -> None:
    assert PLACE_MINUTES == STAGGER_MINUTES


def test_every_figure_the_planner_reads_is_demanded() -> None:
    assert set(QUOTA_LIMITS.values()) <= set(PLANNED_BY)


def test_a_daily_bank_is_dealt_into_as_many_lanes_as_days_pass_until_a_topic_is_back() -> None:
    for number in range(1, 30):
        fields = {"title": "梨", "kind": "tip", "body": "梨。"}
        bank = {f"t{n}": Topic.model_validate({"id": f"t{n}", **fields}) for n in range(number)}
        for slots in ((Slot.NOON,), (Slot.NOON, Slot.EVENING)):
            lanes = len(deal(bank, [("welfare", slots)], "fruit"))
            assert lanes == _days_until_back(max(1, number // len(slots)), set(range(7)))
