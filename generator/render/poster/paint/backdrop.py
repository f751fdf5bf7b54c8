"""Owns what lies under a box of a half-painted poster: one colour, or more than one. It must not know pixels.

On one colour a mark can be copied ready mixed; only elsewhere its pixels have to be mixed with what is below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

from generator.render.poster.paint.canvas import Rgb


class Box(NamedTuple):
    """Left, top, right, bottom; the last two are outside."""

    left: int
    top: int
    right: int
    bottom: int


class Layer(NamedTuple):
    """What was painted in a box, its corners rounded: one colour, or None where it is not one."""

    box: Box
    rgb: Rgb | None
    radius: int


@dataclass
class Backdrop:
    """The layers of a poster so far, and where words stand on them."""

    layers: list[Layer] = field(default_factory=list)
    words: list[Box] = field(default_factory=list)

    def copy(self) -> Backdrop:
        """Return a backdrop that can go on without changing this one."""
        return Backdrop([*self.layers], [*self.words])

    def add(self, box: Box, rgb: Rgb | None = None, radius: int = 0) -> None:
        """Note what was painted last."""
        self.layers.append(Layer(box, rgb, radius))

    def since(self, before: Backdrop) -> list[Box]:
        """Return where was painted since this backdrop was a copy of `before`."""
        painted = self.layers[len(before.layers) :]
        return [*(layer.box for layer in painted), *self.words[len(before.words) :]]

    def under(self, box: Box) -> Rgb | None:
        """Return the one colour that a box stands on, or None."""
        left, top, right, bottom = box
        for other in self.words:
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                return None
        for layer in reversed(self.layers):
            if _meets(box, layer.box) and not _misses_corner(layer, box):
                return layer.rgb if _holds(layer, box) else None
        return None


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _misses_corner(layer: Layer, box: Box) -> bool:
    return layer.radius > 0 and _reach(layer, box, outer=True) > layer.radius + 1


def _holds(layer: Layer, box: Box) -> bool:
    """Return whether a box lies within a layer."""
    if layer.radius:
        return _reach(layer, box, outer=False) <= layer.radius - 1
    left, top, right, bottom = layer.box
    return left <= box[0] and box[2] <= right and top <= box[1] and box[3] <= bottom


def _reach(layer: Layer, box: Box, *, outer: bool) -> float:
    """Return how far the nearest point of a box, or the farthest, is from a layer's middle part.

    A rounded panel is all that is nearer than its radius to the rectangle between the centres of its corners.
    """
    (left, top, right, bottom), radius = layer.box, layer.radius
    near = (box[0], box[1], box[2], box[3]) if outer else (box[2], box[3], box[0], box[1])
    across = max(near[0] - (right - radius), left + radius - near[2], 0)
    down = max(near[1] - (bottom - radius), top + radius - near[3], 0)
    return hypot(across, down)
