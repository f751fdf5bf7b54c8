"""Owns where the characters of a line stand: a text on one endless line. It must not know fonts or where lines end.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple, Protocol

from generator.render.poster.clusters import TEXT_STYLE, clusters, is_emoji
from generator.render.poster.kinsoku import BLANK_AFTER, EMOJI, OPENERS, Joint, joints_of


class Ruler(Protocol):
    """What setting type asks of a font and of the language."""

    def advance(self, cluster: str, weight: int, size: int) -> int:
        """Return how far the pen moves over a character or an emoji, in pixels."""

    def covers(self, cluster: str) -> bool:
        """Return whether there is a glyph for a character, or a picture of an emoji."""

    def is_word(self, text: str) -> bool:
        """Return whether two or three characters are a word."""

    def __hash__(self) -> int:
        """Allow what a ruler has said to be cached."""


@dataclass(frozen=True, slots=True)
class Face:
    """A weight at a size in pixels; `tracking` is the space added between units, in thousandths of the size."""

    weight: int
    size: int
    tracking: int = 0

    @property
    def tracking_px(self) -> int:
        return round(self.size * self.tracking / 1000)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other at their natural advance and the tracking of the face; or one emoji."""

    x: int
    text: str
    is_emoji: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs and its visible width."""

    runs: tuple[Run, ...]
    width: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Shape(NamedTuple):
    """What a text is at any size: its units, one character for each in the outline, what stands between them.

    `parts` says of each unit whether a run begins with it.
    """

    units: tuple[str, ...]
    outline: str
    joints: tuple[Joint, ...]
    parts: tuple[bool, ...]


@lru_cache(maxsize=1024)
def _shape(text: str) -> Shape:
    units = clusters(text)
    outline = "".join(EMOJI if is_emoji(unit) else unit[0] for unit in units)
    joints = joints_of(outline)
    parts = [True, *map(bool, joints)]
    for place in (place for place, char in enumerate(outline) if char == EMOJI):
        parts[place : place + 2] = [True] * len(parts[place : place + 2])
    return Shape(units, outline, joints, tuple(parts))


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph on one endless line, by units.

    `lefts` and `rights` are where the visible part of a line begins or ends that is cut at this unit; a half em of
    blank in punctuation at the edge does not count.
    """

    shape: Shape
    pens: tuple[int, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    size: int

    def width(self, start: int, end: int) -> int:
        """Return the visible width of the units from `start` up to `end`."""
        return self.rights[end - 1] - self.lefts[start]

    def line(self, start: int, end: int) -> Line:
        """Return the units from `start` up to `end` as a line."""
        firsts = [start, *(index for index in range(start + 1, end) if self.shape.parts[index])]
        ends = [*firsts[1:], end]
        runs = (self._run(first, after, self.lefts[start]) for first, after in zip(firsts, ends, strict=True))
        return Line(tuple(runs), self.width(start, end))

    def _run(self, first: int, after: int, left_px: int) -> Run:
        text = "".join(self.shape.units[first:after]).replace(TEXT_STYLE, "")
        return Run(self.pens[first] - left_px, text, self.shape.outline[first] == EMOJI)


def measure(text: str, face: Face, ruler: Ruler) -> Measured:
    """Return where everything in `text` would stand if lines had no end."""
    size, shape = face.size, _shape(text)
    advances = [ruler.advance(unit, face.weight, size) for unit in shape.units]
    steps = [face.tracking_px + kern for kern in _kerns(size, ruler.advance(" ", face.weight, size))]
    pens = list(accumulate(map(add, advances, [steps[joint] for joint in shape.joints]), initial=0))
    halves = [size // 2 if advance >= size else 0 for advance in advances]
    lefts = [pen + half * (char in OPENERS) for char, pen, half in zip(shape.outline, pens, halves, strict=True)]
    rights = [
        pen + advance - half * (char in BLANK_AFTER)
        for char, pen, advance, half in zip(shape.outline, pens, advances, halves, strict=True)
    ]
    return Measured(shape, tuple(pens), tuple(lefts), tuple(rights), size)


def _kerns(size: int, blank_px: int) -> tuple[int, ...]:
    """Return what is added at each kind of joint; the dash of the font has a twentieth of an em on either side."""
    gap_px = max(1, size // 8)
    return 0, gap_px, -(size // 2), size // -10, gap_px - blank_px, -blank_px, -(size * 3 // 4)
