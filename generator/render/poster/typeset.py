"""Owns where Chinese lines break and where their characters stand; it knows widths from a ruler and nothing of fonts.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add
from typing import Protocol

from generator.render.poster.kinsoku import (
    CLOSERS,
    LEANING,
    OPENERS,
    is_han,
    is_widow,
    joints_of,
    may_break,
)

# Costs of ending a line there, in squared ems of unevenness that the better place is worth.
_WIDOW_COST = 1e6
_SPLIT_COST = 28.0
_INSIDE_PHRASE_COST = 14.0
_AFTER_WESTERN_COST = 4.0


class Ruler(Protocol):
    """What setting type asks of a font and of the language."""

    def advance(self, char: str, weight: int, size: int) -> int:
        """Return how far the pen moves over `char`, in pixels."""

    def covers(self, char: str) -> bool:
        """Return whether there is a glyph for `char`."""

    def is_word(self, text: str) -> bool:
        """Return whether two or three characters are a word."""

    def __hash__(self) -> int:
        """Allow what a ruler has said to be cached."""


@dataclass(frozen=True, slots=True)
class Face:
    """A weight at a size in pixels."""

    weight: int
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other at their natural advance, from `x`."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs and its visible width."""

    runs: tuple[Run, ...]
    width: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, and how many of them end where they should not: inside a word or before a particle."""

    lines: tuple[Line, ...]
    splits: int


def tidy(text: str) -> str:
    """Return `text` as it is set: composed characters, one space for any blank, line ends kept.

    >>> tidy(" 新客  首单 \\n 立减 ")
    '新客 首单\\n立减'
    """
    lines = (re.sub(r"\s+", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def set_lines(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Break tidy `text` into the fewest lines, evenly filled; None if it needs more or a piece is too wide for any."""
    lines: list[Line] = []
    splits = 0
    for paragraph in text.split("\n"):
        measured = _measure(paragraph, face, ruler)
        cuts = _cuts(measured, width_px, max_lines - len(lines), ruler)
        if cuts is None:
            return None
        lines.extend(measured.line(start, end) for start, end in cuts)
        splits += sum(_splits(paragraph, end, ruler) for _, end in cuts[:-1])
    return Setting(tuple(lines), splits)


def set_with_ellipsis(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Like `set_lines`, but drop as much of the end as needed and close with an ellipsis."""
    best = set_lines(text, face, width_px, max_lines, ruler)
    low, high = (0, 0) if best else (0, len(text))
    while low < high:
        middle = (low + high) // 2
        kept = text[:middle].rstrip(" \n" + CLOSERS + OPENERS) + "…"
        if setting := set_lines(kept, face, width_px, max_lines, ruler):
            low, best = middle + 1, setting
        else:
            high = middle
    return best


@dataclass(frozen=True, slots=True)
class _Measured:
    """A paragraph on one endless line.

    `lefts` and `rights` are where the visible part of a line begins or ends that is cut at this character; a half em
    of blank in punctuation at the edge does not count.
    """

    text: str
    pens: tuple[int, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    size: int

    def width(self, start: int, end: int) -> int:
        """Return the visible width of the characters from `start` up to `end`."""
        return self.rights[end - 1] - self.lefts[start]

    def line(self, start: int, end: int) -> Line:
        joints = joints_of(self.text)
        firsts = [start, *(index for index in range(start + 1, end) if joints[index - 1])]
        runs = [
            Run(self.pens[first] - self.lefts[start], self.text[first:after])
            for first, after in zip(firsts, [*firsts[1:], end], strict=True)
        ]
        return Line(tuple(runs), self.width(start, end))


def _measure(text: str, face: Face, ruler: Ruler) -> _Measured:
    size = face.size
    advances = [ruler.advance(char, face.weight, size) for char in text]
    kerns = (0, max(1, size // 8), -(size // 2))  # by joint
    pens = list(accumulate(map(add, advances, [kerns[joint] for joint in joints_of(text)]), initial=0))
    halves = [size // 2 if advance >= size else 0 for advance in advances]
    lefts = [pen + half * (char in OPENERS) for char, pen, half in zip(text, pens, halves, strict=True)]
    rights = [
        pen + advance - half * (char in CLOSERS)
        for char, pen, advance, half in zip(text, pens, advances, halves, strict=True)
    ]
    return _Measured(text, tuple(pens), tuple(lefts), tuple(rights), size)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a text may be cut: the start of each piece, the end of the piece before without its blank, the cost.

    `widows` are the places after which a single character is left.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    costs: tuple[float, ...]
    widows: frozenset[int]


@lru_cache(maxsize=1024)
def _places(text: str, ruler: Ruler) -> _Places:
    starts = (0, *(index for index in range(1, len(text)) if may_break(text, index)), len(text))
    ends = tuple(start - (text[start - 1] == " ") for start in starts)
    costs = (0.0, *(_break_cost(text, start, ruler) for start in starts[1:-1]), 0.0)
    widows = frozenset(place for place, start in enumerate(starts) if is_widow(text[start:]))
    return _Places(starts, ends, costs, widows)


def _cuts(paragraph: _Measured, width_px: int, max_lines: int, ruler: Ruler) -> list[tuple[int, int]] | None:
    """Return the character ranges of the lines, or None if they do not fit."""
    whole = (0, len(paragraph.text))
    if paragraph.width(*whole) <= width_px and max_lines > 0:
        return [whole]
    places = _places(paragraph.text, ruler)
    lefts = [paragraph.lefts[start] for start in places.starts[:-1]]
    rights = [0, *(paragraph.rights[end - 1] for end in places.ends[1:])]
    wanted = _fewest(lefts, rights, width_px)
    if wanted is None or wanted > max_lines:
        return None
    path = _cheapest(paragraph, places, lefts, rights, width_px, wanted)
    return [(places.starts[first], places.ends[after]) for first, after in pairwise(path)]


def _fewest(lefts: list[int], rights: list[int], width_px: int) -> int | None:
    """Return how many lines the pieces need at least, or None if one alone is too wide."""
    lines, first = 1, 0
    for piece in range(len(lefts)):
        if rights[piece + 1] - lefts[first] > width_px:
            lines, first = lines + 1, piece
            if rights[piece + 1] - lefts[first] > width_px:
                return None
    return lines


def _cheapest(
    paragraph: _Measured, places: _Places, lefts: list[int], rights: list[int], width_px: int, wanted: int
) -> tuple[int, ...]:
    """Return the places that make `wanted` lines as even as the costs of the places allow."""
    last = len(lefts)
    even_px = (rights[last] - lefts[0]) / wanted
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(wanted):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (spent, path) in best.items():
            for after in range(first + 1, last + 1):
                line_px = rights[after] - lefts[first]
                if line_px > width_px:
                    break
                cost = spent + places.costs[after] + ((line_px - even_px) / paragraph.size) ** 2
                if after == last and first in places.widows:
                    cost += _WIDOW_COST
                if after not in following or cost <= following[after][0]:  # of equals, the longer first line
                    following[after] = (cost, (*path, after))
        best = following
    return best[last][1]


def _splits(text: str, index: int, ruler: Ruler) -> bool:
    """Return whether a line end before `text[index]` tears apart what is read as one."""
    leans = text[index] in LEANING and not ruler.is_word(text[index : index + 2])
    around = text[index - 1 : index + 1], text[index - 1 : index + 2], text[max(0, index - 2) : index + 1]
    return leans or any(map(ruler.is_word, around))


def _break_cost(text: str, index: int, ruler: Ruler) -> float:
    if text[index - 1] in CLOSERS + "！？…—":
        return 0.0
    if text[index - 1] == " " and is_han(text[index]):  # typed between Han, a blank means "here the phrase ends"
        return 0.0 if is_han(text[index - 2]) else _AFTER_WESTERN_COST
    return _SPLIT_COST if _splits(text, index, ruler) else _INSIDE_PHRASE_COST
