"""Owns text in lines: what a text is once it is set in a width; it knows widths from a ruler and nothing of fonts.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from generator.render.poster.breaking import cut, poor_ends
from generator.render.poster.clusters import clusters
from generator.render.poster.kinsoku import CLOSERS, OPENERS
from generator.render.poster.measure import Face, Line, Ruler, Run, measure

__all__ = ["Face", "Line", "Ruler", "Run", "Setting", "set_lines", "set_with_ellipsis", "tidy"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, and how many of their ends are poor: inside a word, before a particle or before a widow."""

    lines: tuple[Line, ...]
    splits: int


def tidy(text: str) -> str:
    """Return `text` as it is set: composed characters, one space for any blank, line ends kept.

    >>> tidy(" 新客  首单 \\n 立减 ")
    '新客 首单\\n立减'
    """
    lines = (re.sub(r"\s+", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=2048)
def set_lines(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Break tidy `text` into the fewest lines, evenly filled; None if it needs more or a piece is too wide for any."""
    lines: list[Line] = []
    splits = 0
    for paragraph in text.split("\n"):
        measured = measure(paragraph, face, ruler)
        cuts = cut(measured, width_px, max_lines - len(lines), ruler)
        if cuts is None:
            return None
        lines.extend(measured.line(start, end) for start, end in cuts)
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
