"""Owns where Chinese lines break and where their characters stand; it knows widths from a ruler and nothing of fonts.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

# The ink of these stands in one half of the em; the other half may go where nothing needs it (CLREQ 3.1.6).
CLOSERS = "、，。：；）》〉」』】〕”’"
OPENERS = "（《〈「『【〔“‘"
NOT_FIRST = frozenset(CLOSERS + "！？…—·～,.:;!?)]}%％‰℃°")
NOT_LAST = frozenset(OPENERS + "([{¥￥$#@第")
UNITS = frozenset("元折天日月年岁点分秒时件份位人名次个群周号期款片瓶盒条步倍万亿千百％%℃度克斤米升")
# They lean on the word before them: a line that starts with one reads badly, though it is allowed.
LEANING = frozenset("的了吗呢吧啊呀着过们得地")

_WIDOW = 1e6
_LEANING_COST = 8.0
_INSIDE_PHRASE_COST = 4.0


class Ruler(Protocol):
    """Measures single characters, and knows which ones it can draw."""

    def advance(self, char: str, weight: int, size: int) -> int:
        """Return how far the pen moves over `char`, in pixels."""

    def covers(self, char: str) -> bool:
        """Return whether there is a glyph for `char`."""


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


def tidy(text: str) -> str:
    """Return `text` as it is set: composed characters, one space for any blank, line ends kept.

    >>> tidy(" 新客  首单 \\n 立减 ")
    '新客 首单\\n立减'
    """
    lines = (re.sub(r"\s+", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def set_lines(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> tuple[Line, ...] | None:
    """Break tidy `text` into the fewest lines, evenly filled; None if it needs more lines or cannot be broken to fit."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        measured = _measure(paragraph, face, ruler)
        cuts = _cuts(measured, width_px, max_lines - len(lines))
        if cuts is None:
            return None
        lines.extend(measured.line(start, end) for start, end in cuts)
    return tuple(lines)


def set_with_ellipsis(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> tuple[Line, ...] | None:
    """Like `set_lines`, but drop as much of the end as needed and close with an ellipsis."""
    best = set_lines(text, face, width_px, max_lines, ruler)
    low, high = (0, 0) if best else (0, len(text))
    while low < high:
        middle = (low + high) // 2
        kept = text[:middle].rstrip(" \n" + CLOSERS + OPENERS) + "…"
        if lines := set_lines(kept, face, width_px, max_lines, ruler):
            low, best = middle + 1, lines
        else:
            high = middle
    return best


@dataclass(frozen=True, slots=True)
class _Measured:
    """A paragraph on one endless line: the pen before each character, and what its edges may save."""

    text: str
    pens: tuple[int, ...]
    advances: tuple[int, ...]
    kerns: tuple[int, ...]
    size: int

    def width(self, start: int, end: int) -> int:
        """Return the visible width of the characters from `start` up to `end`."""
        saved = self.lead(start) + self.trail(end - 1)
        return self.pens[end - 1] + self.advances[end - 1] - self.pens[start] - saved

    def lead(self, index: int) -> int:
        return self._half(index) if self.text[index] in OPENERS else 0

    def trail(self, index: int) -> int:
        return self._half(index) if self.text[index] in CLOSERS else 0

    def _half(self, index: int) -> int:
        return self.size // 2 if self.advances[index] >= self.size else 0

    def line(self, start: int, end: int) -> Line:
        shift = self.pens[start] + self.lead(start)
        firsts = [start, *(index for index in range(start + 1, end) if self.kerns[index - 1])]
        runs = [
            Run(self.pens[first] - shift, self.text[first:after])
            for first, after in zip(firsts, [*firsts[1:], end], strict=True)
        ]
        return Line(tuple(runs), self.width(start, end))


def _measure(text: str, face: Face, ruler: Ruler) -> _Measured:
    advances = tuple(ruler.advance(char, face.weight, face.size) for char in text)
    kerns = tuple(_kern(text[i], text[i + 1], advances[i], advances[i + 1], face.size) for i in range(len(text) - 1))
    pens, pen = [], 0
    for advance, kern in zip(advances, (*kerns, 0), strict=True):
        pens.append(pen)
        pen += advance + kern
    return _Measured(text, tuple(pens), advances, kerns, face.size)


def _kern(left: str, right: str, left_px: int, right_px: int, size_px: int) -> int:
    """Return what goes between two neighbours: an eighth of an em at a change of script, less a half em of blank."""
    if left in CLOSERS and right in CLOSERS + OPENERS and left_px >= size_px:
        return -(size_px // 2)
    if left in OPENERS and right in OPENERS and right_px >= size_px:
        return -(size_px // 2)
    if (is_han(left) and _is_western(right)) or (_is_western(left) and is_han(right)):
        return max(1, size_px // 8)
    return 0


@lru_cache(maxsize=8192)
def is_han(char: str) -> bool:
    """Return whether `char` is set solid on the em grid: an ideograph or kana, no punctuation."""
    return unicodedata.east_asian_width(char) == "W" and unicodedata.category(char) == "Lo"


@lru_cache(maxsize=8192)
def _is_western(char: str) -> bool:
    return not is_han(char) and unicodedata.category(char)[0] in "LN" or char in "%@#$&+"


def may_break(text: str, index: int) -> bool:
    """Return whether a line may end before `text[index]`.

    >>> [index for index in range(1, 8) if may_break("买 2 件，更省", index)]
    [2, 7]
    """
    left, right = text[index - 1], text[index]
    if right == " " or right in NOT_FIRST or left in NOT_LAST:
        return False
    if right in UNITS and _number_before(text, index):
        return False
    if left == " ":
        return not (right in UNITS and _number_before(text, index - 1))
    return is_han(left) or is_han(right) or left in CLOSERS or right in OPENERS or left in "！？…—·～"


def _number_before(text: str, index: int) -> bool:
    return index > 0 and text[index - 1].isdecimal()


def _cuts(paragraph: _Measured, width_px: int, max_lines: int) -> list[tuple[int, int]] | None:
    """Return the character ranges of the lines, or None if they do not fit."""
    text = paragraph.text
    breaks = [0, *(index for index in range(1, len(text)) if may_break(text, index)), len(text)]
    ends = [end - (text[end - 1] == " ") for end in breaks]
    wanted = _fewest(paragraph, breaks, ends, width_px)
    if wanted is None or wanted > max_lines:
        return None
    if wanted == 1:
        return [(0, len(text))]
    return _balanced(paragraph, breaks, ends, width_px, wanted)


def _fewest(paragraph: _Measured, breaks: list[int], ends: list[int], width_px: int) -> int | None:
    """Return how many lines are needed at least, or None if one piece alone is too wide."""
    lines, first = 1, 0
    for position in range(1, len(breaks)):
        if paragraph.width(breaks[first], ends[position]) > width_px:
            lines, first = lines + 1, position - 1
            if paragraph.width(breaks[first], ends[position]) > width_px:
                return None
    return lines


def _balanced(
    paragraph: _Measured, breaks: list[int], ends: list[int], width_px: int, wanted: int
) -> list[tuple[int, int]]:
    """Return the cheapest way to make exactly `wanted` lines: best[position] = (cost, positions of the cuts)."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    last = len(breaks) - 1
    for _ in range(wanted):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, path) in best.items():
            for end in range(start + 1, last + 1):
                slack = width_px - paragraph.width(breaks[start], ends[end])
                if slack < 0:
                    break
                cost = spent + (slack / paragraph.size) ** 2 + _break_cost(paragraph.text, breaks[start], breaks[end])
                if end not in following or cost < following[end][0]:
                    following[end] = (cost, (*path, end))
        best = following
    path = best[last][1]
    return [(breaks[start], ends[end]) for start, end in zip(path, path[1:], strict=False)]


def _break_cost(text: str, start: int, end: int) -> float:
    """Return what is wrong with a line from `start` to `end`, apart from its width."""
    if end == len(text):
        return _WIDOW if sum(char not in NOT_FIRST for char in text[start:end]) == 1 else 0.0
    if text[end] in LEANING:
        return _LEANING_COST
    return 0.0 if text[end - 1] in CLOSERS + "！？… " else _INSIDE_PHRASE_COST
