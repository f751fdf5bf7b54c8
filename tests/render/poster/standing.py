"""Where the characters of a mark stand, as a ruler has it."""

from __future__ import annotations

from itertools import accumulate

from generator.render.poster.drawing import Glyphs
from generator.render.poster.measure import Ruler


def pens_of(run: Glyphs, ruler: Ruler) -> tuple[int, ...]:
    """Return where each character of a run stands from the first one."""
    advances = (ruler.advance(char, run.weight, run.size) + run.tracking for char in run.text[:-1])
    return run.pens or tuple(accumulate(advances, initial=0))


def right_px(run: Glyphs, ruler: Ruler) -> int:
    """Return how far to the right the advance of the last character of a run reaches."""
    return run.x + pens_of(run, ruler)[-1] + ruler.advance(run.text[-1], run.weight, run.size)
