"""Owns text in lines: what a text is once it is set in a width; it knows widths from a ruler and nothing of fonts.

Widths and positions are pixels, counted from the left edge of the line.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.render.poster.breaking import cut, fewest_lines, poor_ends
from generator.render.poster.clusters import clusters
from generator.render.poster.kinsoku import CLOSERS, OPENERS
from generator.render.poster.measure import Face, Line, Measured, Ruler, Run, measure

EDGES_PX = 2  # half an em that an edge of a line may lose is rounded, too

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
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines()]
    return "\n".join(filter(None, lines))


def set_lines(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> Setting | None:
    """Break tidy `text` into the fewest lines, evenly filled; None if it needs more or a piece is too wide for any."""
    if _surely_longer(text, face, width_px, max_lines, ruler):
        return None
    needed = _fewest(text, face, width_px, ruler)
    return _set(text, face, width_px, needed, ruler) if needed and sum(needed) <= max_lines else None


def _surely_longer(text: str, face: Face, width_px: int, max_lines: int, ruler: Ruler) -> bool:
    """Return whether a text is too long for so many lines by what another size has shown: then none needs measuring.

    Widths grow with sizes but for a pixel where they are rounded: in a box that is wider in proportion, and by those
    pixels, the other size would need no more lines.
    """
    if not (seen := _seen(text, face.weight, face.tracking, ruler)):
        return False
    size, paragraphs, rounded = seen[0]
    if size == face.size:
        return False
    allowed_px = (
        (width_px + rounded) * size // face.size if face.size < size else width_px * size // face.size + rounded
    )
    needed = [fewest_lines(paragraph, allowed_px) for paragraph in paragraphs]
    return 0 in needed or sum(needed) > max_lines


_Seen = tuple[int, list[Measured], int]


@lru_cache(maxsize=64)
def _seen(text: str, weight: int, tracking: int, ruler: Ruler) -> list[_Seen]:
    """Return a size that a text was measured in, its paragraphs, how much is rounded; an empty list at first."""
    return []


@lru_cache(maxsize=4096)
def _fewest(text: str, face: Face, width_px: int, ruler: Ruler) -> tuple[int, ...]:
    """Return how many lines each paragraph needs at least; nothing if a piece of one is too wide."""
    paragraphs = [measure(paragraph, face, ruler) for paragraph in text.split("\n")]
    if not (seen := _seen(text, face.weight, face.tracking, ruler)):
        rounded = max([paragraph.shape.rounded for paragraph in paragraphs]) + (len(text) if face.tracking else 0)
        seen.append((face.size, paragraphs, rounded + EDGES_PX))
    needed = [fewest_lines(paragraph, width_px) for paragraph in paragraphs]
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
