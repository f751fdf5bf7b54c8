"""A kind fills the gaps of a group's positioning and nothing else."""

from __future__ import annotations

from generator.model.positioning import Actions, Audience, Positioning, PositioningDefaults
from generator.model.words import Purpose

DEFAULTS = PositioningDefaults(
    purpose=Purpose.RETENTION,
    why_join="先知道到货",
    why_now="当天领试吃",
    value="不踩雷",
    actions=Actions(can=("提问",), must=("守时",)),
)
AUDIENCE = Audience(who="住户", traits=("常买",))


def test_gaps_are_filled_from_the_kind() -> None:
    filled = DEFAULTS.fill(Positioning(goal="每周 20 人说话", audience=AUDIENCE))
    assert (filled.purpose, filled.value, filled.actions) == (Purpose.RETENTION, "不踩雷", DEFAULTS.actions)
    assert (filled.goal, filled.audience) == ("每周 20 人说话", AUDIENCE)


def test_what_the_group_says_itself_stays() -> None:
    own = Positioning(goal="x", audience=AUDIENCE, purpose=Purpose.ACQUISITION, value="自己的价值")
    filled = DEFAULTS.fill(own)
    assert (filled.purpose, filled.value, filled.why_now) == (Purpose.ACQUISITION, "自己的价值", "当天领试吃")
