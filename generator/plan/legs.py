"""Owns legs: from which day a stage of an SOP runs in a group, and until when. Knows nothing of steps or times.

An SOP's days count from the group's opening. A stage with `then` hands over on the day after the last step so far:
to another stage of the SOP, which makes it a cycle, or to another SOP.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.sop import Sop, Stage, Then
from generator.model.trigger import AfterOpening
from generator.plan.slices import Slice


class Leg(NamedTuple):
    """One run of a stage, from `first` to `last`: day offsets count from `base`."""

    sop: str
    stage: int
    base: date
    first: date
    last: date | None


class _Pass(NamedTuple):
    """The stages of an SOP from one to the first that goes elsewhere, their first and last day offset, and where to."""

    stages: range
    first: int
    last: int
    then: Then | None


def legs(slice: Slice, since: date, until: date) -> Iterator[Leg]:
    """Yield the runs of all stages of the group's SOPs that touch `since` to `until`, in order of the SOPs."""
    for key in slice.started_sops:
        yield from _legs_from(slice, key, since, until)


def _legs_from(slice: Slice, key: str, since: date, until: date) -> Iterator[Leg]:
    base, entered, current = slice.opens_on, slice.opens_on, _pass(slice, key, 0)
    while entered <= until:
        end = base + timedelta(days=current.last) if current.then else None
        if end is None or end >= since:
            for index in current.stages:
                yield Leg(key, index, base, entered, end)
        if current.then is None or end is None:
            return
        key, start = _target(slice, key, current.then)
        entered, current = end + timedelta(days=1), _pass(slice, key, start)
        base = entered - timedelta(days=current.first)


def _target(slice: Slice, key: str, then: Then) -> tuple[str, int]:
    """Return the SOP and the stage that `then` of SOP `key` leads to."""
    return (then.sop, 0) if then.sop else (key, stage_number(slice.sops[key], str(then.stage)))


def _pass(slice: Slice, key: str, start: int) -> _Pass:
    """Return one pass of an SOP; all groups share it, so it is found once."""
    known = slice.memo.setdefault("passes", {})
    if (key, start) not in known:
        stages = slice.sops[key].stages
        onward = next((index for index in range(start, len(stages)) if stages[index].then), len(stages) - 1)
        known[key, start] = _Pass(
            range(start, onward + 1), *_offsets(stages[start : onward + 1]), then=stages[onward].then
        )
    found: _Pass = known[key, start]
    return found


def stage_number(sop: Sop, key: str) -> int:
    """Return the index of the stage with id `key`."""
    return [stage.id for stage in sop.stages].index(key)


def _offsets(stages: tuple[Stage, ...]) -> tuple[int, int]:
    """Return the first and the last day offset of the stages' steps; 0 and 0 where none has one."""
    days = [step.trigger.day for stage in stages for step in stage.steps if isinstance(step.trigger, AfterOpening)]
    return min(days, default=0), max(days, default=0)
