"""Owns text in lines: what a text is once it is set in a width; it knows widths from a ruler and nothing of fonts.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.render.poster.breaking import cut, fewest_lines, poor_ends
from generator.render.poster.clusters import clusters
from generator.render.poster.kinsoku import CLOSERS, OPENERS, is_han
from generator.render.poster.measure import Face, Line, Measured, Ruler, Run, measure

__all__ = ["Face", "Line", "Ruler", "Run", "Setting", "set_lines", "set_with_ellipsis", "tidy"]


@dataclass(frozen=True)
class Setting:
    """A text cut into lines, and how many of their ends are poor: inside a word, before a particle or before a widow."""

    cuts: tuple[tuple[Measured, int, int], ...]
    splits: int

    def __len__(self) -> int:
        return len(self.cuts)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Where everything stands; found only for the size that is chosen."""
        return tuple(paragraph.line(start, end) for paragraph, start, end in self.cuts)


def tidy(text: str) -> str:
    """Return `text` as it is set: composed characters, one space for any blank, line ends kept.

    >>> tidy(" 新客  首单 \\n 立减 ")
    '新客 首单\\n立减'
    """
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def set_lines(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Break tidy `text` into the fewest lines, evenly filled; None if it needs more or a piece is too wide for any."""
    least_px = _ideographs(text) * face.size + min(0, face.tracking_px) * len(text)
    if least_px > width_px * max_lines:  # most sizes that are tried need no closer look
        return None
    needed = _fewest(text, face, width_px, ruler)
    return _set(text, face, width_px, needed, ruler) if needed and sum(needed) <= max_lines else None


@lru_cache(maxsize=1024)
def _ideographs(text: str) -> int:
    """Return how many characters are an em wide wherever they stand: no blank is ever taken from them."""
    return sum(map(is_han, text))


@lru_cache(maxsize=4096)
def _fewest(text: str, face: Face, width_px: int, ruler: Ruler) -> tuple[int, ...]:
    """Return how many lines each paragraph needs at least; nothing if a piece of one is too wide."""
    needed = [fewest_lines(measure(paragraph, face, ruler), width_px) for paragraph in text.split("\n")]
    return () if 0 in needed else tuple(needed)


@lru_cache(maxsize=1024)
def _set(text: str, face: Face, width_px: int, needed: tuple[int, ...], ruler: Ruler) -> Setting:
    lines: list[tuple[Measured, int, int]] = []
    splits = 0
    for paragraph, count in zip(text.split("\n"), needed, strict=True):
        measured = measure(paragraph, face, ruler)
        cuts = cut(measured, width_px, count, ruler)
        lines.extend((measured, start, end) for start, end in cuts)
        splits += poor_ends(measured.shape.outline, cuts, ruler)
    return Setting(tuple(lines), splits)


def set_with_ellipsis(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Like `set_lines`, but drop as much of the end as needed and close with an ellipsis."""
    best = set_lines(text, face, width_px, max_lines, ruler)
    units = clusters(text)
    low, high = (0, 0) if best else (0, len(units))
    while low < high:
        middle = (low + high) // 2
        kept = "".join(units[:middle]).rstrip(" \n" + CLOSERS + OPENERS) + "…"
        if setting := set_lines(kept, face, width_px, max_lines, ruler):
            low, best = middle + 1, setting
        else:
            high = middle
    return best
