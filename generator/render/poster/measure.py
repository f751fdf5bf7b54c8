"""Owns where the characters of a line stand: a text on one endless line. It must not know fonts or where lines end.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple, Protocol

from generator.render.poster.clusters import clusters, is_emoji
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
    """Characters between emoji, and where each stands from the first one; or one emoji, without pens."""

    x: int
    text: str
    pens: tuple[int, ...] = ()


class Line(NamedTuple):
    """One line: its runs and its visible width."""

    runs: tuple[Run, ...]
    width: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Shape(NamedTuple):
    """What a text is at any size: its units, one character for each in the outline, what stands between them.

    `emoji` are the places of those in the units; `openers` and `closers` those that may lose half an em of blank
    at the edge of a line. `rounded` is how many advances and joints are not simply an em or nothing: they grow with the size but for a pixel.
    """

    units: tuple[str, ...]
    outline: str
    joints: tuple[Joint, ...]
    emoji: tuple[int, ...]
    openers: tuple[int, ...]
    closers: tuple[int, ...]
    rounded: int


@lru_cache(maxsize=1024)
def _shape(text: str) -> Shape:
    units = clusters(text)
    outline = "".join([EMOJI if is_emoji(unit) else unit[0] for unit in units])
    joints = joints_of(outline)
    rounded = len(outline) - sum(map(is_han, outline)) + sum(map(bool, joints))
    emoji, openers, closers = _where(outline, _EMOJI), _where(outline, _OPENERS), _where(outline, _CLOSERS)
    return Shape(units, outline, joints, emoji, openers, closers, rounded)


def _where(outline: str, chars: frozenset[str]) -> tuple[int, ...]:
    if chars.isdisjoint(outline):
        return ()
    return tuple([place for place, char in enumerate(outline) if char in chars])


class Measured(NamedTuple):
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
        runs, first, left_px = [], start, self.lefts[start]
        for emoji in self.shape.emoji:
            if start <= emoji < end:
                runs += self._characters(first, emoji, left_px)
                runs.append(Run(self.pens[emoji] - left_px, self.shape.units[emoji]))
                first = emoji + 1
        runs += self._characters(first, end, left_px)
        return Line(tuple(runs), self.width(start, end))

    def _characters(self, first: int, after: int, left_px: int) -> list[Run]:
        """Return the units from `first` up to `after` as a run, if there are any."""
        if first == after:
            return []
        pen = self.pens[first]
        return [Run(pen - left_px, self.shape.outline[first:after], tuple([p - pen for p in self.pens[first:after]]))]


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
