"""Owns what a part is once it is set: how high, how far from its best look, and its marks at a place.

It must not know which parts there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from generator.model.layout.canvas import Box
from generator.model.layout.parts import Countdown, Price, Rule
from generator.model.layout.tone import Tone
from generator.model.layout.words import Align, Gap, Items, Style, Words
from generator.render.poster.drawing import Emoji, Glyphs, Ink, Mark
from generator.render.poster.typeset import Face, Line, Ruler

STEPS = 12  # from the largest size of a style to its smallest
EM_ABOVE_BASELINE = 0.88  # the ideographic em box of the font: 880 of 1000 units

Part = Words | Items | Price | Countdown | Rule
Widen = Callable[[Gap], int]


class Page(NamedTuple):
    """What every box of a poster shares: styles, colours, words and the ruler."""

    styles: dict[str, Style]
    ink_of: Callable[[Tone], Ink]
    words: Callable[[str], tuple[str, ...]]
    ruler: Ruler

    def has(self, field: str | None) -> bool:
        """Return whether anything was written for a field."""
        return field is not None and any(self.words(field))


class Block(Protocol):
    """A part set at a step of the size ladder."""

    @property
    def part(self) -> Part:
        """Return what was set."""

    @property
    def step(self) -> int:
        """Return the step it was set at."""

    @property
    def badness(self) -> int:
        """Return how far it is from its best look, in steps of size."""

    def height(self) -> int:
        """Return how high it is without its gaps, in pixels."""

    def gaps(self) -> Sequence[Gap]:
        """Return the gaps inside it, from top to bottom."""

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        """Yield its marks when its top is at `y`."""


def face_at(style: Style, step: int) -> Face:
    """Return the face of a style at a step."""
    return Face(style.weight, style.max_size - (style.max_size - style.min_size) * step // STEPS, style.tracking)


def baseline_of(top_px: int, size_px: int) -> int:
    """Return the baseline of characters whose em box begins at `top_px`."""
    return top_px + round(size_px * EM_ABOVE_BASELINE)


def aligned(align: Align, left_px: int, spare_px: int) -> int:
    """Return where something starts that leaves `spare_px` free."""
    return left_px + {Align.LEFT: 0, Align.CENTRE: spare_px // 2, Align.RIGHT: spare_px}[align]


def line_marks(line: Line, x: int, baseline: int, face: Face, ink: Ink) -> Iterator[Mark]:
    """Yield the marks of a line whose visible part starts at `x`; an emoji is a run of its own."""
    for run in line.runs:
        if run.pens:
            yield Glyphs(x + run.x, baseline, face.weight, face.size, ink, run.text, pens=run.pens)
        else:
            top = baseline - round(face.size * EM_ABOVE_BASELINE)
            yield Emoji(x + run.x, top, face.size, ink.percent, run.text)
