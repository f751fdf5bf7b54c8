"""Owns which marks of a poster are its ground: the same whatever the words are, so that they are painted only once.

It must not know what the marks look like.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.model.layout.layers import Art, Code, Fill, Gradient, Layer, Shape, Stack
from generator.render.poster.drawing import Mark

_APART_PX = 16  # so far from the box of words none of their ink reaches


def part_ground(layers: Sequence[Layer], made: Sequence[Sequence[Mark]]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks made of the layers as those of the ground and those on top of it.

    The ground is what lies below all words, and the panels of codes that no word comes near.
    """
    fixed = sum(1 for _ in takewhile(_is_fixed, layers))
    ground = [mark for marks in made[:fixed] for mark in marks]
    above: list[Mark] = []
    for index in range(fixed, len(layers)):
        layer, marks = layers[index], made[index]
        if isinstance(layer, Code) and all(_apart(layer, other) for other in layers[fixed:index]):
            ground += marks[:1]
            above += marks[1:]
        else:
            above += marks
    return tuple(ground), tuple(above)


def _is_fixed(layer: Layer) -> bool:
    """Return whether a layer looks the same on most posters: whatever the words are, or for all of one festival."""
    match layer:
        case Fill() | Gradient():
            return True
        case Shape() | Art():
            return layer.with_field is None
    return False


def _apart(code: Code, other: Layer) -> bool:
    """Return whether nothing of another layer reaches the panel of a code."""
    if isinstance(other, Fill):
        return False
    one, two, far = code.box, other.box, _APART_PX
    if isinstance(other, Stack) and other.panel:
        far += other.panel.padding
    across = one.x >= two.x + two.width + far or two.x >= one.x + one.width + far
    return across or one.y >= two.y + two.height + far or two.y >= one.y + one.height + far
