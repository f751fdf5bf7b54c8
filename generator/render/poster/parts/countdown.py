"""Owns countdowns: numbers on cells of their own, words between them. It must not know other parts or the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.layout.canvas import Box
from generator.model.layout.parts import Countdown
from generator.model.layout.words import Gap
from generator.render.poster.drawing import Area, Mark, Panel
from generator.render.poster.parts.block import Page, Widen, aligned, baseline_of, face_at, line_marks
from generator.render.poster.typeset import Face, Line, set_lines

CELL = 1.5  # height of a cell, in ems of its number
CELL_SIDE = 0.25  # what a cell has left and right of a long number
SPACE = 0.25  # between a cell and the words beside it, in ems of the words
_UNBOUNDED_PX = 1 << 16


def set_countdown(part: Countdown, width_px: int, step: int, page: Page) -> CountdownBlock | None:
    """Set a countdown on one line; None if it is too wide."""
    plain, figure = (face_at(page.styles[name], step) for name in (part.style, part.digit_style))
    (text,) = page.words(part.field)
    pieces: list[_Piece] = []
    x = 0
    for word in filter(None, map(str.strip, re.split(r"([0-9]+)", text))):
        face = figure if word.isdecimal() else plain
        setting = set_lines(word, face, _UNBOUNDED_PX, 1, page.ruler)
        assert setting is not None, "a word without line ends fits a line without end"
        piece = _Piece(x, setting.lines[0], face, word.isdecimal())
        pieces.append(piece)
        x = piece.right + round(plain.size * SPACE)
    return CountdownBlock(part, step, tuple(pieces)) if pieces[-1].right <= width_px else None


@dataclass(frozen=True, slots=True)
class _Piece:
    x: int
    line: Line
    face: Face
    on_cell: bool

    @property
    def width(self) -> int:
        if not self.on_cell:
            return self.line.width
        return max(self.height, self.line.width + 2 * round(self.face.size * CELL_SIDE))

    @property
    def height(self) -> int:
        return round(self.face.size * CELL) if self.on_cell else self.face.size

    @property
    def right(self) -> int:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class CountdownBlock:
    """Numbers on cells and words, centred on each other."""

    part: Countdown
    step: int
    pieces: tuple[_Piece, ...]

    @property
    def badness(self) -> int:
        return self.step

    def height(self) -> int:
        return max(piece.height for piece in self.pieces)

    def gaps(self) -> Sequence[Gap]:
        return ()

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        left = aligned(self.part.align, box.x, box.width - self.pieces[-1].right)
        for piece in self.pieces:
            top = y + (self.height() - piece.height) // 2
            if piece.on_cell:
                cell = Area(left + piece.x, top, piece.width, piece.height)
                yield Panel(cell, self.part.radius, page.ink_of(self.part.cell))
            x = left + piece.x + (piece.width - piece.line.width) // 2
            size = piece.face.size
            baseline = baseline_of(top + (piece.height - size) // 2, size)
            style = page.styles[self.part.digit_style if piece.on_cell else self.part.style]
            yield from line_marks(piece.line, x, baseline, piece.face, page.ink_of(style.colour))
