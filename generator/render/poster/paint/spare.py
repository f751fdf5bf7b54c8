"""Owns the memory that frames are painted in: the next poster gets the last one's, wiped where that was painted on.

Memory fresh from the system is slow, and most of a poster is its ground. It must not know marks or what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.render.poster.paint.backdrop import Backdrop, Stain
from generator.render.poster.paint.canvas import Frame, pixels_of, png_rows, row_of

_MOST_LENT = 8
_SERIAL = count(1)


class Ground:
    """What all posters of a layout and a theme share."""

    def __init__(self, frame: Frame, backdrop: Backdrop) -> None:
        self.frame, self.backdrop, self.serial = frame, backdrop, next(_SERIAL)


class _Used(NamedTuple):
    """A frame is the ground of this number but for these stains; 0 is no ground."""

    serial: int
    stains: Sequence[Stain]


_UNKNOWN = _Used(0, ())
_LENT: dict[int, _Used] = {}
_SPARE: dict[tuple[int, ...], tuple[NDArray[np.uint8], _Used]] = {}


def take(ground: Ground) -> Frame:
    """Return a frame that looks like the ground, in the memory of a spare one if there is one of its size."""
    whole = png_rows(ground.frame)
    spare = _SPARE.pop(ground.frame.shape) if ground.frame.shape in _SPARE else None
    rows, used = spare or (np.empty_like(whole), _UNKNOWN)
    if used.serial == ground.serial and _area(used.stains) < ground.frame.shape[0] * ground.frame.shape[1]:
        _wipe(rows, whole, used.stains)
    else:
        np.copyto(rows, whole)
    return pixels_of(rows)


def _wipe(rows: NDArray[np.uint8], whole: NDArray[np.uint8], stains: Sequence[Stain]) -> None:
    """Make rows look like the whole ones again; a colour is at hand, while the ground has to be read from afar."""
    width = whole.shape[1] // 3
    for box, below in stains:
        left, right = max(box.left, 0), min(max(box.right, 0), width)
        window = slice(max(box.top, 0), max(box.bottom, 0)), slice(1 + 3 * left, 1 + 3 * right)
        rows[window] = row_of(below, width)[: 3 * (right - left)] if below and left < right else whole[window]


def note(frame: Frame, ground: Ground, stains: Sequence[Stain]) -> None:
    """Remember where a frame was painted on, until it is given back; of frames that never are, a few are remembered."""
    if len(_LENT) >= _MOST_LENT:
        _LENT.clear()
    _LENT[id(png_rows(frame))] = _Used(ground.serial, stains)


def give_back(frame: Frame) -> None:
    """Leave the memory of a frame that nobody looks at or writes to any more to the next one.

    One frame is spare at any time. Taking and leaving are each one step, so that threads may share it.
    """
    rows = png_rows(frame)
    used = _LENT.pop(id(rows), _UNKNOWN)
    _SPARE.clear()
    _SPARE[frame.shape] = rows, used


def _area(stains: Sequence[Stain]) -> int:
    return sum((box.right - box.left) * (box.bottom - box.top) for box, _ in stains)
