"""Owns the pixels of a poster and the ways to change them. It must not know marks, fonts or files.

A frame is red, green, blue; its rows lie in memory as a PNG wants them, each behind a byte that says "no filter", so
that every encoder reads the frame where it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
"""Height × width × 3."""
Coverage = NDArray[np.uint8]
"""Height × width: 0 leaves what is below, 255 hides it."""
Rgb = tuple[int, int, int]
_BAND_PX = 32  # large areas are mixed band by band, so that what is in between stays small


def blank(width: int, height: int) -> Frame:
    """Return a white frame."""
    rows = np.full((height, 1 + 3 * width), 255, np.uint8)
    rows[:, 0] = 0
    return pixels_of(rows)


def pixels_of(rows: NDArray[np.uint8]) -> Frame:
    """Return the pixels in the rows of a PNG."""
    height, width = rows.shape[0], (rows.shape[1] - 1) // 3
    return rows[:, 1:].reshape(height, width, 3)


def png_rows(frame: Frame) -> NDArray[np.uint8]:
    """Return the memory of a frame as a PNG's rows, without a copy."""
    rows = frame.base
    assert rows is not None, "a frame is a view of its rows"
    return rows


def bytes_of(frame: Frame) -> NDArray[np.uint8]:
    """Return the same pixels as height × (3 × width): rows of numbers are moved and mixed fastest."""
    return frame.reshape(frame.shape[0], -1)


def fill(frame: Frame, x: int, y: int, width: int, height: int, rgb: Rgb) -> None:
    """Paint a rectangle; it may reach beyond the frame."""
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + width, frame.shape[1]), min(y + height, frame.shape[0])
    if left < right and top < bottom:
        bytes_of(frame)[top:bottom, 3 * left : 3 * right] = row_of(rgb, frame.shape[1])[: 3 * (right - left)]


@lru_cache(maxsize=64)
def row_of(rgb: Rgb, width: int) -> NDArray[np.uint8]:
    """Return the bytes of a row in one colour."""
    return np.tile(np.array(rgb, np.uint8), width)


class Veil(NamedTuple):
    """Colours behind their coverage, ready to be laid; both are height × (3 × width)."""

    keep: NDArray[np.uint16]
    """How much of what is below stays, 0–255."""
    add: NDArray[np.uint16]
    """The colour times its coverage, and the half by which the division rounds."""


def veil(coverage: Coverage, rgb: Rgb) -> Veil:
    """Return a colour behind its coverage."""
    cover = coverage.repeat(3, axis=1).astype(np.uint16)
    return Veil(255 - cover, cover * np.tile(np.array(rgb, np.uint16), coverage.shape[1]) + 128)


def pixels_veil(pixels: NDArray[np.uint8], coverage: Coverage) -> Veil:
    """Return height × width × 3 pixels behind their coverage."""
    cover = coverage.repeat(3, axis=1).astype(np.uint16)
    return Veil(255 - cover, cover * pixels.reshape(cover.shape) + 128)


def lay_on(below: NDArray[np.uint8], laid: Veil) -> None:
    """Lay a veil on bytes of its size, exactly rounded."""
    total = below.astype(np.uint16)
    total *= laid.keep
    total += laid.add
    total += total >> 8
    total >>= 8
    below[:] = total


def tile_of(laid: Veil, below: Rgb) -> NDArray[np.uint8]:
    """Return the bytes of a veil on one colour."""
    rows, columns = laid.keep.shape
    tile = np.tile(row_of(below, columns // 3), (rows, 1))
    lay_on(tile, laid)
    return tile


def lay_veil(frame: Frame, x: int, y: int, laid: Veil) -> None:
    """Lay a veil on a frame; it may reach beyond it."""
    rows, columns = laid.keep.shape
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + columns // 3, frame.shape[1]), min(y + rows, frame.shape[0])
    if left >= right or top >= bottom:
        return
    below = bytes_of(frame)[top:bottom, 3 * left : 3 * right]
    if below.shape != laid.keep.shape:
        part = slice(top - y, bottom - y), slice(3 * (left - x), 3 * (right - x))
        laid = Veil(laid.keep[part], laid.add[part])
    lay_on(below, laid)


def lay(frame: Frame, x: int, y: int, coverage: Coverage, rgb: Rgb) -> None:
    """Lay one colour through its coverage on a frame; it may reach beyond it."""
    for top in range(0, len(coverage), _BAND_PX):
        lay_veil(frame, x, y + top, veil(coverage[top : top + _BAND_PX], rgb))


def lay_pixels(frame: Frame, x: int, y: int, pixels: NDArray[np.uint8], coverage: Coverage | None) -> None:
    """Lay height × width × 3 pixels through their coverage on a frame; None hides all."""
    if coverage is None:
        window, inner = _window(frame, x, y, pixels.shape[1], pixels.shape[0])
        for colour in range(3):  # rows of one colour are copied at once, of three only pixel by pixel
            window[..., colour] = pixels[inner][..., colour]
        return
    for top in range(0, len(coverage), _BAND_PX):
        band = slice(top, top + _BAND_PX)
        if coverage[band].min(initial=255) == 255:
            lay_pixels(frame, x, y + top, pixels[band], None)
        else:
            lay_veil(frame, x, y + top, pixels_veil(pixels[band], coverage[band]))


def _window(frame: Frame, x: int, y: int, width: int, height: int) -> tuple[Frame, tuple[slice, slice]]:
    """Return the part of a frame under a rectangle, and which part of the rectangle lies on it."""
    left, top = max(x, 0), max(y, 0)
    right, bottom = max(left, min(x + width, frame.shape[1])), max(top, min(y + height, frame.shape[0]))
    return frame[top:bottom, left:right], (slice(top - y, bottom - y), slice(left - x, right - x))
