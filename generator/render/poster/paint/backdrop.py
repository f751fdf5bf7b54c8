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

    def within(self, width: int, height: int) -> bool:
        """Return whether all of it lies on a canvas."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


class Layer(NamedTuple):
    """What was painted in a box, its corners rounded: one colour, or None where it is not one; and what is below."""

    box: Box
    rgb: Rgb | None
    radius: int
    below: Rgb | None


class Stain(NamedTuple):
    """A box that was painted on; `below` is the one colour that was there before, or None where it was not one."""

    box: Box
    below: Rgb | None


@dataclass
class Backdrop:
    """The layers of a poster so far, and where words stand on them."""

    layers: list[Layer] = field(default_factory=list)
    words: list[Stain] = field(default_factory=list)

    def copy(self) -> Backdrop:
        """Return a backdrop that can go on without changing this one."""
        return Backdrop([*self.layers], [*self.words])

    def add(self, box: Box, rgb: Rgb | None = None, radius: int = 0, below: Rgb | None = None) -> None:
        """Note what was painted last."""
        self.layers.append(Layer(box, rgb, radius, below))

    def since(self, before: Backdrop) -> list[Stain]:
        """Return what was painted since this backdrop was a copy of `before`, in the order in which to undo it.

        Words stand on layers, and layers on the earlier ones that `below` may be the colour of: the first goes last.
        """
        layers: list[Stain] = []
        for layer in self.layers[len(before.layers) :]:
            if not any(_within(layer.box, stain.box) for stain in layers):
                layers.append(Stain(layer.box, layer.below))
        words = [
            word
            for word in self.words[len(before.words) :]
            if not any(_within(word.box, stain.box) for stain in layers)
        ]
        return [*words, *reversed(layers)]

    def under(self, box: Box) -> Rgb | None:
        """Return the one colour that a box stands on, or None."""
        left, top, right, bottom = box
        for (other_left, other_top, other_right, other_bottom), _ in self.words:
            if top < other_bottom and other_top < bottom and left < other_right and other_left < right:
                return None
        for layer in reversed(self.layers):
            if not _meets(box, layer.box):
                continue
            (_, upper, _, lower), rgb, radius, _ = layer
            if upper + radius <= top and bottom <= lower - radius:  # far from the corners, as most words are
                return rgb if _spans(layer.box, box) else None
            if not _misses_corner(layer, box):
                return rgb if _holds(layer, box) else None
        return None


def _within(inner: Box, outer: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _spans(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and inner[2] <= outer[2]


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
