"""Owns the outlines of shapes as coverage, 0–255 for each pixel. It must not know colours or where shapes stand.

Each form is the distance of a pixel's middle to its edge, negative inside; an edge is one pixel soft.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.render.poster.kept import Kept
from generator.render.poster.paint.canvas import Coverage

Distance = NDArray[Any]
_KEPT: Kept[Coverage] = Kept(4 << 20, lambda mask: mask.nbytes)
NOTCH = 0.42  # how deep a ribbon's tail is cut, of its height
SCALLOPS = 24
BULGE = 1.3  # the radius of a scallop; at 1 the scallops only touch, the larger the flatter they are
WEAR = 0.008  # how far a seal's edge wavers, of its side
_WEAR_CELLS = 11


def coverage(form: str, width: int, height: int, radius: int, border: int, percent: int) -> Coverage:
    """Return a form in its own rectangle; `border` 0 is solid, else only that many pixels along the edge."""
    key = (form, width, height, radius, border, percent)
    return _KEPT.get(key, lambda: _soft(_FORMS[form](width, height, radius), border, percent))


def _soft(distance: Distance, border: int, percent: int) -> Coverage:
    if border:
        distance = np.maximum(distance, -(distance + border))
    mask = np.rint(np.clip(0.5 - distance, 0, 1) * (255 * percent / 100)).astype(np.uint8)
    mask.flags.writeable = False
    return mask


def _grid(width: int, height: int) -> tuple[Distance, Distance]:
    """Return how far the middles of the pixels are to the right of and below the middle of the rectangle."""
    return (np.arange(width) + 0.5 - width / 2)[None, :], (np.arange(height) + 0.5 - height / 2)[:, None]


def _panel(width: int, height: int, radius: int) -> Distance:
    across, down = _grid(width, height)
    return _rounded(across, down, width / 2, height / 2, radius)


def _rounded(across: Distance, down: Distance, half_width: float, half_height: float, radius: float) -> Distance:
    radius = min(radius, half_width, half_height)
    right, below = np.abs(across) - (half_width - radius), np.abs(down) - (half_height - radius)
    outside = _length(np.maximum(right, 0), np.maximum(below, 0))
    return outside + np.minimum(_both(right, below), 0) - radius


def _length(across: Distance, down: Distance) -> Distance:
    """Return the length of a vector; unlike `hypot`, a square root is the same number on every machine."""
    length: Distance = np.sqrt(across * across + down * down)
    return length


def _both(one: Distance, other: Distance) -> Distance:
    """Return the form in which two forms overlap."""
    common: Distance = np.maximum(one, other)
    return common


def _ribbon(width: int, height: int, radius: int) -> Distance:
    """A band whose right end is cut into a swallow's tail; the radius rounds its left corners."""
    across, down = _grid(width, height)
    body = _rounded(across - width / 4, down, width * 3 / 4, height / 2, radius)  # its right corners lie outside
    depth, half = NOTCH * height, height / 2
    cut = ((across - (width / 2 - depth)) * half - np.abs(down) * depth) / (half**2 + depth**2) ** 0.5
    return _both(_both(body, across - width / 2), cut)


def _badge(width: int, height: int, radius: int) -> Distance:
    """A disc with a scalloped edge, measured along the ray from its middle."""
    across, down = _grid(width, height)
    ray = np.maximum(_length(across, down), 1e-6)
    bulge = sin(pi / SCALLOPS) * BULGE
    disc_px = min(width, height) / 2 / (1 + bulge)
    edge = np.full(ray.shape, disc_px)
    for turn in range(SCALLOPS):
        x, y = disc_px * cos(2 * pi * turn / SCALLOPS), disc_px * sin(2 * pi * turn / SCALLOPS)
        along = (across * x + down * y) / ray
        hit = along + np.sqrt(np.maximum((disc_px * bulge) ** 2 - disc_px**2 + along * along, 0))
        edge = np.where(along > disc_px * (1 - bulge), _both(edge, hit), edge)
    form: Distance = ray - edge
    return form


def _seal(width: int, height: int, radius: int) -> Distance:
    """A rounded square whose edge wavers a little and is nicked here and there, as a stamp cut by hand prints it."""
    across, down = _grid(width, height)
    side = min(width, height)
    wear = WEAR * side
    edge = _rounded(across, down, width / 2 - wear, height / 2 - wear, radius or side // 12)
    noise = _noise(width, height, _WEAR_CELLS) * 0.7 + _noise(width, height, 4 * _WEAR_CELLS) * 0.5
    nicks: Distance = np.maximum(noise - 0.75, 0) * 3
    return edge + wear * (noise + nicks)


def _ticket(width: int, height: int, radius: int) -> Distance:
    """A panel with a half-round notch of `radius` in the middle of its left and its right side."""
    across, down = _grid(width, height)
    panel = _rounded(across, down, width / 2, height / 2, radius / 2)
    return _both(panel, radius - _length(np.abs(across) - width / 2, down))


def _noise(width: int, height: int, cells: int) -> Distance:
    """Return smooth values from -1 to 1 that look random and are always the same."""
    columns, rows = (np.arange(length) / max(width, height) * cells for length in (width, height))
    left, top = columns.astype(int), rows.astype(int)
    x, y = (_ease(columns - left))[None, :], (_ease(rows - top))[:, None]
    corners = [_hashed(top[:, None] + below, left[None, :] + right) for below in (0, 1) for right in (0, 1)]
    upper, lower = corners[0] + (corners[1] - corners[0]) * x, corners[2] + (corners[3] - corners[2]) * x
    smooth: Distance = upper + (lower - upper) * y
    return smooth


def _ease(share: Distance) -> Distance:
    eased: Distance = share * share * (3 - 2 * share)
    return eased


def _hashed(row: NDArray[np.int64], column: NDArray[np.int64]) -> Distance:
    bits = (row * 374_761_393 + column * 668_265_263) & 0xFFFFFFFF
    bits = ((bits ^ (bits >> 13)) * 1_274_126_177) & 0xFFFFFFFF
    values: Distance = ((bits ^ (bits >> 16)) & 0xFFFF) / 32767.5 - 1
    return values


_FORMS = {"panel": _panel, "ribbon": _ribbon, "badge": _badge, "seal": _seal, "ticket": _ticket}
