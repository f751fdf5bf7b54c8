"""Owns words as pixels: glyphs copied ready mixed where they stand on one colour, mixed in place elsewhere.

It must not know where words should stand; what it keeps between posters is bounded.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.render.poster.drawing import Glyphs
from generator.render.poster.fonts import RULER, glyph
from generator.render.poster.paint.backdrop import Backdrop, Box, Stain
from generator.render.poster.paint.canvas import Frame, Rgb, Veil, bytes_of, lay_on, lay_veil, tile_of, veil

Sort = TypeVar("Sort")


class Cases(Generic[Sort]):
    """Sorts by character, in a case for each look; when they need more than their room, all cases are emptied."""

    def __init__(self, room_bytes: int) -> None:
        self.room_bytes = room_bytes
        self.held_bytes = 0
        self._cases: dict[Hashable, dict[str, Sort]] = {}

    def case(self, look: Hashable) -> dict[str, Sort]:
        """Return the case of a look, to read from."""
        return self._cases.setdefault(look, {})

    def put(self, look: Hashable, char: str, sort: Sort, size_bytes: int) -> Sort:
        """Keep a sort in its case."""
        if self.held_bytes + size_bytes > self.room_bytes:
            self._cases.clear()
            self.held_bytes = 0
        self.held_bytes += size_bytes
        self.case(look)[char] = sort
        return sort


class Shape(NamedTuple):
    """A glyph: its coverage, and where that begins from the pen on the baseline."""

    mask: NDArray[np.uint8]
    dx: int
    dy: int
    width: int
    height: int


Placed = tuple[str, Shape, int, int]
"""A glyph and the left and top of its coverage; a plain tuple, for there are hundreds on a poster."""

SHAPES: Cases[Shape] = Cases(6 << 20)
TILES: Cases[NDArray[np.uint8]] = Cases(12 << 20)
VEILS: Cases[Veil] = Cases(6 << 20)


def paint_glyphs(frame: Frame, run: Glyphs, backdrop: Backdrop) -> None:
    """Paint the characters of a line."""
    placed, box = _place(run)
    if not placed:
        return
    inside = box.within(frame.shape[1], frame.shape[0])
    below = backdrop.under(box) if inside else None
    if below is not None:
        _copy(frame, run, placed, below)
    else:
        for one in placed:
            _mix(frame, run, one, inside=inside)
    backdrop.words.append(Stain(box, below))


def _place(run: Glyphs) -> tuple[list[Placed], Box]:
    """Return the glyphs of a run that have ink, and the box around them; called for every character of a poster."""
    x, baseline, weight, size, ink, text, tracking, pens = run
    look = (weight, size, ink.percent)
    case, placed = SHAPES.case(look), []
    first = above = 1 << 30
    last = below = -first
    for char, pen in zip(text, pens or _natural_pens(text, weight, size, tracking), strict=False):
        shape = case.get(char) or _shape(look, char)
        _, dx, dy, width, height = shape
        if width:
            left, top = x + pen + dx, baseline + dy
            placed.append((char, shape, left, top))
            # Comparing is three times as fast here as `min` and `max`.
            first = left if left < first else first
            above = top if top < above else above
            last = left + width if left + width > last else last
            below = top + height if top + height > below else below
    return placed, Box(first, above, last, below)


def _natural_pens(text: str, weight: int, size: int, tracking: int) -> list[int]:
    """Return where each character stands from the first one if each has its natural advance."""
    return list(accumulate([RULER.advance(char, weight, size) + tracking for char in text[:-1]], initial=0))


def _shape(look: tuple[int, int, int], char: str) -> Shape:
    weight, size, percent = look
    mask = glyph(char, weight, size, percent)
    pixels = np.asarray(mask.image) if char.strip() else np.empty((0, 0), np.uint8)
    height, width = pixels.shape
    shape = Shape(pixels, mask.dx, mask.dy, width, height)
    return SHAPES.put(look, char, shape, pixels.nbytes + 256)


def _copy(frame: Frame, run: Glyphs, placed: list[Placed], below: Rgb) -> None:
    look = (run.weight, run.size, run.ink.percent, run.ink.rgb, below)
    case, rows, clear = TILES.case(look), bytes_of(frame), 0
    for one in placed:
        char, shape, left, top = one
        right = left + shape.width
        if left < clear:  # it reaches into the box of the glyph before it
            _mix(frame, run, one, inside=True)
        else:
            tile = case.get(char)
            if tile is None:
                tile = TILES.put(look, char, tile_of(veil(shape.mask, run.ink.rgb), below), 3 * shape.mask.nbytes + 256)
            rows[top : top + shape.height, 3 * left : 3 * right] = tile
        clear = right if right > clear else clear


def _mix(frame: Frame, run: Glyphs, one: Placed, *, inside: bool) -> None:
    look, (char, shape, left, top) = (run.weight, run.size, run.ink.percent, run.ink.rgb), one
    laid = VEILS.case(look).get(char)
    if laid is None:
        laid = VEILS.put(look, char, veil(shape.mask, run.ink.rgb), 12 * shape.mask.nbytes + 256)
    if inside:
        lay_on(bytes_of(frame)[top : top + shape.height, 3 * left : 3 * (left + shape.width)], laid)
    else:
        lay_veil(frame, left, top, laid)
