"""Owns prices: what counts as one, and a current price beside a list price struck out. It must not know other parts.

The figures of the font all have one advance, so they are tabular as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.layout.canvas import Box
from generator.model.layout.parts import Price
from generator.model.layout.words import Gap
from generator.render.poster.drawing import Area, Glyphs, Ink, Mark, Panel
from generator.render.poster.parts.block import Page, Widen, aligned, baseline_of, face_at
from generator.render.poster.typeset import Face, Ruler

SIGN = "¥"
SIGN_SHARE = 0.5  # the currency sign, as a share of the current price
STRIKE_ABOVE_BASELINE = 0.36  # half the height of a figure, in ems
_AMOUNT = re.compile(r"(?:[0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,2})?")


def is_amount(text: str) -> bool:
    """Return whether `text` is an amount of money in figures.

    >>> [is_amount(text) for text in ("199", "199.9", "1,299", "199元", "12,99")]
    [True, True, True, False, False]
    """
    return bool(_AMOUNT.fullmatch(text))


def set_price(part: Price, width_px: int, step: int, page: Page) -> PriceBlock | None:
    """Set a price on one line; None if it is too wide."""
    now = face_at(page.styles[part.style], step)
    small = Face(now.weight, round(now.size * SIGN_SHARE), now.tracking)
    (amount,) = page.words(part.field)
    pieces = [_piece(0, SIGN, small, page.ruler)]
    pieces.append(_piece(pieces[0].right + now.size // 24, amount, now, page.ruler))
    if part.list_style and page.has(part.list_field):
        assert part.list_field is not None
        was = face_at(page.styles[part.list_style], step)
        (listed,) = page.words(part.list_field)
        pieces.append(_piece(pieces[1].right + now.size // 4, SIGN + listed, was, page.ruler))
    return PriceBlock(part, step, tuple(pieces)) if pieces[-1].right <= width_px else None


@dataclass(frozen=True, slots=True)
class _Piece:
    x: int
    width: int
    face: Face
    text: str

    @property
    def right(self) -> int:
        return self.x + self.width


def _piece(x: int, text: str, face: Face, ruler: Ruler) -> _Piece:
    width = sum(ruler.advance(char, face.weight, face.size) for char in text)
    return _Piece(x, width + face.tracking_px * (len(text) - 1), face, text)


def _glyphs(piece: _Piece, x: int, baseline: int, ink: Ink) -> Glyphs:
    face = piece.face
    return Glyphs(x, baseline, face.weight, face.size, ink, piece.text, face.tracking_px)


@dataclass(frozen=True, slots=True)
class PriceBlock:
    """The currency sign, the current price, and the list price if there is one, on one baseline."""

    part: Price
    step: int
    pieces: tuple[_Piece, ...]

    @property
    def badness(self) -> int:
        return self.step

    def height(self) -> int:
        return max(piece.face.size for piece in self.pieces)

    def gaps(self) -> Sequence[Gap]:
        return ()

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        left = aligned(self.part.align, box.x, box.width - self.pieces[-1].right)
        baseline = baseline_of(y, self.height())
        ink = page.ink_of(page.styles[self.part.style].colour)
        for piece in self.pieces[:2]:
            yield _glyphs(piece, left + piece.x, baseline, ink)
        for piece in self.pieces[2:]:
            yield from self._struck_out(piece, left + piece.x, baseline, page)

    def _struck_out(self, piece: _Piece, x: int, baseline: int, page: Page) -> Iterator[Mark]:
        assert self.part.list_style is not None
        ink, size = page.ink_of(page.styles[self.part.list_style].colour), piece.face.size
        yield _glyphs(piece, x, baseline, ink)
        thick = max(2, size // 16)
        middle = baseline - round(size * STRIKE_ABOVE_BASELINE)
        yield Panel(Area(x, middle - thick // 2, piece.width, thick), 0, ink)
