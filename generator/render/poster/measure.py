"""Owns where the characters of a line stand: a text on one endless line. It must not know fonts or where lines end.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple, Protocol

from generator.render.poster.clusters import TEXT_STYLE, clusters, is_emoji
from generator.render.poster.kinsoku import BLANK_AFTER, EMOJI, OPENERS, Joint, is_han, joints_of

_MOST_UNITS = 1024
_EMOJI, _OPENERS, _CLOSERS = frozenset(EMOJI), frozenset(OPENERS), frozenset(BLANK_AFTER)


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


class Face(NamedTuple):
    """A weight at a size in pixels; `tracking` is the space added between units, in thousandths of the size."""

    weight: int
    size: int
    tracking: int = 0

    @property
    def tracking_px(self) -> int:
        return round(self.size * self.tracking / 1000)


class Run(NamedTuple):
    """Characters that follow each other at their natural advance and the tracking of the face; or one emoji."""

    x: int
    text: str
    is_emoji: bool = False


class Line(NamedTuple):
    """One line: its runs and its visible width."""

    runs: tuple[Run, ...]
    width: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Shape(NamedTuple):
    """What a text is at any size: its units, one character for each in the outline, what stands between them.

    `firsts` are the units with which a run begins; `openers` and `closers` those that may lose half an em of blank
    at the edge of a line. `rounded` is how many advances and joints are not simply an em or nothing: they grow with the size but for a pixel.
    """

    units: tuple[str, ...]
    outline: str
    joints: tuple[Joint, ...]
    firsts: tuple[int, ...]
    openers: tuple[int, ...]
    closers: tuple[int, ...]
    rounded: int


@lru_cache(maxsize=1024)
def _shape(text: str) -> Shape:
    units = clusters(text)
    outline = "".join([EMOJI if is_emoji(unit) else unit[0] for unit in units])
    joints = joints_of(outline)
    parted = {0, *[place for place, joint in enumerate(joints, 1) if joint]}
    if EMOJI in outline:
        parted |= {place + side for place in _where(outline, _EMOJI) for side in (0, 1)}
    rounded = len(outline) - sum(map(is_han, outline)) + len(parted)
    edges = _where(outline, _OPENERS), _where(outline, _CLOSERS)
    return Shape(units, outline, joints, tuple(sorted(parted)), *edges, rounded)


def _where(outline: str, chars: frozenset[str]) -> tuple[int, ...]:
    if chars.isdisjoint(outline):
        return ()
    return tuple([place for place, char in enumerate(outline) if char in chars])


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph on one endless line, by units.

    `lefts` and `rights` are where the visible part of a line begins or ends that is cut at this unit; a half em of
    blank in punctuation at the edge does not count.
    """

    shape: Shape
    pens: Sequence[int]
    lefts: Sequence[int]
    rights: Sequence[int]
    size: int

    @property
    def whole_px(self) -> int:
        """Return the visible width of all units."""
        return self.rights[len(self.shape.units) - 1] - self.lefts[0]

    def width(self, start: int, end: int) -> int:
        """Return the visible width of the units from `start` up to `end`."""
        return self.rights[end - 1] - self.lefts[start]

    def line(self, start: int, end: int) -> Line:
        """Return the units from `start` up to `end` as a line."""
        firsts = [start, *[first for first in self.shape.firsts if start < first < end]]
        left_px = self.lefts[start]
        runs = [self._run(first, after, left_px) for first, after in pairwise((*firsts, end))]
        return Line(tuple(runs), self.width(start, end))

    def _run(self, first: int, after: int, left_px: int) -> Run:
        text = "".join(self.shape.units[first:after]).replace(TEXT_STYLE, "")
        return Run(self.pens[first] - left_px, text, self.shape.outline[first] == EMOJI)


class _Advances(dict[str, int]):
    """What a ruler says of each unit in one weight and size; emptied when it has grown too large."""

    def __init__(self, weight: int, size: int, ruler: Ruler) -> None:
        super().__init__()
        self._weight, self._size, self._ruler = weight, size, ruler

    def __missing__(self, unit: str) -> int:
        if len(self) >= _MOST_UNITS:
            self.clear()
        advance = self[unit] = self._ruler.advance(unit, self._weight, self._size)
        return advance


_advances = lru_cache(maxsize=128)(_Advances)


@lru_cache(maxsize=256)
def measure(text: str, face: Face, ruler: Ruler) -> Measured:
    """Return where everything in `text` would stand if lines had no end."""
    size, shape = face.size, _shape(text)
    known = _advances(face.weight, size, ruler)
    advances = [known[unit] for unit in shape.units]
    tracking_px = face.tracking_px
    steps = [tracking_px + kern for kern in _kerns(size, known[" "])]
    pens = list(accumulate(map(add, advances, map(steps.__getitem__, shape.joints)), initial=0))
    lefts, rights = pens.copy(), list(map(add, pens, advances))
    for place in shape.openers:
        lefts[place] += size // 2 if advances[place] >= size else 0
    for place in shape.closers:
        rights[place] -= size // 2 if advances[place] >= size else 0
    return Measured(shape, pens, lefts, rights, size)


def _kerns(size: int, blank_px: int) -> tuple[int, ...]:
    """Return what is added at each kind of joint; the dash of the font has a twentieth of an em on either side."""
    gap_px = max(1, size // 8)
    return 0, gap_px, -(size // 2), size // -10, gap_px - blank_px, -blank_px, -(size * 3 // 4)
