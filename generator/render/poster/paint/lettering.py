"""Owns words as pixels: glyphs copied ready mixed where they stand on one colour, mixed in place elsewhere.

It must not know where words should stand; what it keeps between posters is bounded.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.render.poster.drawing import Glyphs
from generator.render.poster.fonts import RULER, glyph
from generator.render.poster.paint.backdrop import Backdrop, Box
from generator.render.poster.paint.canvas import Frame, Rgb, Veil, bytes_of, lay_veil, mixed, veil

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
    """A glyph: its coverage, where that begins from the pen on the baseline, how far the pen moves."""

    mask: NDArray[np.uint8]
    dx: int
    dy: int
    width: int
    height: int
    advance: int


Placed = tuple[str, Shape, int, int]
"""A glyph and the left and top of its coverage; a plain tuple, for there are hundreds on a poster."""

SHAPES: Cases[Shape] = Cases(6 << 20)
TILES: Cases[NDArray[np.uint8]] = Cases(12 << 20)
VEILS: Cases[Veil] = Cases(6 << 20)


def paint_glyphs(frame: Frame, run: Glyphs, backdrop: Backdrop) -> None:
    """Paint a run of characters."""
    placed, box = _place(run)
    if not placed:
        return
    inside = box.left >= 0 and box.top >= 0 and box.right <= frame.shape[1] and box.bottom <= frame.shape[0]
    below = backdrop.under(box) if inside else None
    if below is not None:
        _copy(frame, run, placed, below)
    else:
        for one in placed:
            below = backdrop.under(_box(one)) if inside else None
            _copy(frame, run, [one], below) if below else _mix(frame, run, one)
    backdrop.words.append(box)


def _place(run: Glyphs) -> tuple[list[Placed], Box]:
    """Return the glyphs of a run that have ink, and the box around them; called for every character of a poster."""
    look = (run.weight, run.size, run.ink.percent)
    case, pen, placed = SHAPES.case(look), run.x, []
    first = above = 1 << 30
    last = below = -first
    for char in run.text:
        shape = case.get(char) or _shape(look, char)
        _, dx, dy, width, height, advance = shape
        if width:
            left, top = pen + dx, run.baseline + dy
            placed.append((char, shape, left, top))
            first, above = min(first, left), min(above, top)
            last, below = max(last, left + width), max(below, top + height)
        pen += advance + run.tracking
    return placed, Box(first, above, last, below)


def _box(one: Placed) -> Box:
    _, shape, left, top = one
    return Box(left, top, left + shape.width, top + shape.height)


def _shape(look: tuple[int, int, int], char: str) -> Shape:
    weight, size, percent = look
    mask = glyph(char, weight, size, percent)
    pixels = np.asarray(mask.image) if char.strip() else np.empty((0, 0), np.uint8)
    height, width = pixels.shape
    shape = Shape(pixels, mask.dx, mask.dy, width, height, RULER.advance(char, weight, size))
    return SHAPES.put(look, char, shape, pixels.nbytes + 256)


def _copy(frame: Frame, run: Glyphs, placed: list[Placed], below: Rgb) -> None:
    look = (run.weight, run.size, run.ink.percent, run.ink.rgb, below)
    case, rows, clear = TILES.case(look), bytes_of(frame), 0
    for one in placed:
        char, shape, left, top = one
        if left < clear:  # it reaches into the box of the glyph before it
            _mix(frame, run, one)
        else:
            tile = case.get(char)
            if tile is None:
                tile = TILES.put(look, char, _tile(shape.mask, run.ink.rgb, below), 3 * shape.mask.nbytes + 256)
            rows[top : top + shape.height, 3 * left : 3 * (left + shape.width)] = tile
        clear = max(clear, left + shape.width)


def _tile(mask: NDArray[np.uint8], ink: Rgb, below: Rgb) -> NDArray[np.uint8]:
    """Return the bytes of a glyph in one colour on another, height × (3 × width)."""
    ground = np.tile(np.array(below, np.uint8), mask.shape[1])
    return mixed(ground, veil(mask, ink)).astype(np.uint8)


def _mix(frame: Frame, run: Glyphs, one: Placed) -> None:
    look, (char, shape, left, top) = (run.weight, run.size, run.ink.percent, run.ink.rgb), one
    laid = VEILS.case(look).get(char)
    if laid is None:
        laid = VEILS.put(look, char, veil(shape.mask, run.ink.rgb), 12 * shape.mask.nbytes + 256)
    lay_veil(frame, left, top, laid)
