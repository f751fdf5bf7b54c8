"""Owns the geometry of a poster: layout and words to a list of marks. Pure; it knows widths only from a ruler.

It must not know Pillow, fonts or files.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import PosterSpec
from generator.model.brand import Theme
from generator.model.layout import (
    Box,
    Code,
    Fill,
    Gradient,
    ItemsLayer,
    Layer,
    Shape,
    Stack,
    Tone,
    WordsLayer,
)
from generator.problems import Problem
from generator.render.poster import qr
from generator.render.poster.drawing import Area, Drawing, Ink, Mark, Panel, QrMark, Ramp
from generator.render.poster.fields import Filled, check_fields, fill_fields, span_of
from generator.render.poster.stack import Slot, compose_stack
from generator.render.poster.typeset import Ruler


def compose(spec: PosterSpec, ruler: Ruler) -> Drawing | tuple[Problem, ...]:
    """Place every word of a poster, or say everything that is wrong with the words or their lengths."""
    filled = fill_fields(spec)
    if problems := tuple(check_fields(spec, filled, ruler)):
        return problems
    layers = spec.layout.layers
    fixed = next((index for index, layer in enumerate(layers) if not _is_fixed(layer)), len(layers))
    results = [list(_compose_layer(layer, spec, filled, ruler)) for layer in layers]
    problems = tuple(item for result in results for item in result if isinstance(item, Problem))
    if problems:
        return problems
    canvas = spec.layout.canvas
    ground, marks = (
        tuple(item for result in part for item in result if not isinstance(item, Problem))
        for part in (results[:fixed], results[fixed:])
    )
    return Drawing(canvas.width, canvas.height, ground, marks)


def _is_fixed(layer: Layer) -> bool:
    """Return whether a layer looks the same whatever the words are."""
    return isinstance(layer, Fill | Gradient) or (isinstance(layer, Shape) and layer.with_field is None)


def _compose_layer(layer: Layer, spec: PosterSpec, filled: Filled, ruler: Ruler) -> Iterator[Mark | Problem]:
    theme, canvas = spec.theme, spec.layout.canvas
    match layer:
        case Fill():
            yield Panel(Area(0, 0, canvas.width, canvas.height), 0, ink_of(layer.colour, theme))
        case Gradient():
            yield Ramp(area_of(layer.box), ink_of(layer.top, theme), ink_of(layer.bottom, theme))
        case Shape():
            if layer.with_field is None or layer.with_field in filled:
                yield Panel(area_of(layer.box), layer.radius, ink_of(layer.colour, theme))
        case WordsLayer() | ItemsLayer():
            yield from _compose_parts((layer,), layer, spec, filled, ruler)
        case Stack():
            yield from _compose_parts(layer.parts, layer, spec, filled, ruler)
        case Code():
            yield from _compose_code(layer, spec, filled)


def ink_of(tone: Tone, theme: Theme) -> Ink:
    """Return the colour that a theme gives to a tone."""
    return Ink(getattr(theme, tone.role), tone.percent)


def area_of(box: Box) -> Area:
    """Return the area of a layout's box."""
    return Area(box.x, box.y, box.width, box.height)
