"""Owns legs: from which day a stage of an SOP runs in a group, and until when. Knows nothing of steps or times.

An SOP's days count from the group's opening. A stage with `then` hands over on the day after the last step so far:
to another stage of the SOP, which makes it a cycle, or to another SOP.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.sop import Sop, Stage
from generator.model.trigger import AfterOpening
from generator.plan.slices import Slice


@dataclass(frozen=True, slots=True)
class Leg:
    """One run of a stage, from `first` to `last`: day offsets count from `base`."""

    sop: str
    stage: int
    base: date
    first: date
    last: date | None

    def runs_on(self, day: date) -> bool:
        """Tell whether the stage runs on `day`."""
        return self.first <= day and (self.last is None or day <= self.last)


def legs(slice: Slice, until: date) -> Iterator[Leg]:
    """Yield the runs of all stages of the group's SOPs that begin by `until`, in order of the SOPs."""
    for key in slice.started_sops:
        yield from _legs_from(slice, key, until)


def _legs_from(slice: Slice, key: str, until: date) -> Iterator[Leg]:
    sop, start, base, entered = slice.sops[key], 0, slice.opens_on, slice.opens_on
    while entered <= until:
        stages = _until_then(sop, start)
        then = stages[-1].then
        end = base + timedelta(days=_offsets(stages)[1]) if then else None
        for index in range(start, start + len(stages)):
            yield Leg(key, index, base, entered, end)
        if then is None or end is None:
            return
        entered = end + timedelta(days=1)
        if then.sop:
            key, sop, start = then.sop, slice.sops[then.sop], 0
        else:
            start = stage_number(sop, str(then.stage))
        base = entered - timedelta(days=_offsets(_until_then(sop, start))[0])


def _until_then(sop: Sop, start: int) -> tuple[Stage, ...]:
    """Return the stages of one pass: from `start` to the first that goes elsewhere."""
    onward = next((index for index in range(start, len(sop.stages)) if sop.stages[index].then), len(sop.stages) - 1)
    return sop.stages[start : onward + 1]


def stage_number(sop: Sop, key: str) -> int:
    """Return the index of the stage with id `key`."""
    return [stage.id for stage in sop.stages].index(key)


def _offsets(stages: tuple[Stage, ...]) -> tuple[int, int]:
    """Return the first and the last day offset of the stages' steps; 0 and 0 where none has one."""
    days = [step.trigger.day for stage in stages for step in stage.steps if isinstance(step.trigger, AfterOpening)]
    return min(days, default=0), max(days, default=0)
