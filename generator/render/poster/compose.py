"""Owns the geometry of a poster: layout and words to a list of marks. Pure; it knows widths only from a ruler.

It must not know Pillow, fonts or files.
"""

from __future__ import annotations

from generator.model.artifact import PosterSpec
from generator.problems import Problem
from generator.render.poster.boxes import box_marks
from generator.render.poster.drawing import Area, Drawing, Mark
from generator.render.poster.fields import check_fields, fill_fields
from generator.render.poster.ground import part_ground
from generator.render.poster.growth import grow_layers, growth_px
from generator.render.poster.layers import compose_layer
from generator.render.poster.sheet import Sheet
from generator.render.poster.typeset import Ruler


def compose(spec: PosterSpec, ruler: Ruler) -> Drawing | tuple[Problem, ...]:
    """Place every word of a poster, or say everything that is wrong with the words or their lengths."""
    filled = fill_fields(spec)
    if problems := list(check_fields(spec, filled, ruler)):
        return tuple(problems)
    sheet, layout = Sheet(spec, filled, ruler), spec.layout
    extra = growth_px(layout.layers, layout.canvas, sheet)
    layers = tuple(grow_layers(layout.layers, extra))
    canvas = Area(0, 0, layout.canvas.width, layout.canvas.height + extra)
    made: list[list[Mark]] = []
    for layer in layers:
        made.append([])
        for item in compose_layer(layer, canvas, sheet):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                made[-1].append(item)
    if problems:
        return tuple(problems)
    ground, marks = part_ground(layers, made)
    if spec.boxes:
        marks = (*marks, *box_marks(layers, canvas, sheet))
    return Drawing(canvas.width, canvas.height, ground, marks)
