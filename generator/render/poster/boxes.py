"""Owns the boxes of a layout made visible, for whoever designs one. It must not know what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.layout.layers import Fill, Layer, Stack
from generator.model.layout.parts import Rule
from generator.model.layout.tone import Role, Tone
from generator.render.poster.drawing import Area, Glyphs, Mark, Outline, Panel
from generator.render.poster.layers import area_of
from generator.render.poster.parts.block import baseline_of
from generator.render.poster.sheet import Sheet

LINE_PX = 2
LABEL_PX, LABEL_WEIGHT, LABEL_PADDING_PX = 22, 500, 6
_LINE, _LABEL = Tone(role=Role.ACCENT, percent=100), Tone(role=Role.INK, percent=100)
_GROUND = Tone(role=Role.PAPER, percent=80)


def box_marks(layers: tuple[Layer, ...], canvas: Area, sheet: Sheet) -> Iterator[Mark]:
    """Yield a thin outline of every layer's box, named above its top left corner where there is room."""
    for number, layer in enumerate(layers, 1):
        if isinstance(layer, Fill):
            continue
        area = area_of(layer.box)
        yield Outline(area, 0, LINE_PX, sheet.ink(_LINE))
        yield from _label(f"{number} {layer.type} {_name(layer)}".rstrip(), area, canvas, sheet)


def _name(layer: Layer) -> str:
    if isinstance(layer, Stack):
        return " ".join(part.field for part in layer.parts if not isinstance(part, Rule))
    return getattr(layer, "field", None) or getattr(layer, "name", None) or ""


def _label(text: str, area: Area, canvas: Area, sheet: Sheet) -> Iterator[Mark]:
    width = sum(sheet.ruler.advance(char, LABEL_WEIGHT, LABEL_PX) for char in text) + 2 * LABEL_PADDING_PX
    height = LABEL_PX + LABEL_PADDING_PX
    x = max(0, min(area.x, canvas.width - width))
    y = max(0, min(area.y - height if area.y >= height else area.y, canvas.height - height))
    yield Panel(Area(x, y, width, height), 0, sheet.ink(_GROUND))
    baseline = baseline_of(y + LABEL_PADDING_PX // 2, LABEL_PX)
    yield Glyphs(x + LABEL_PADDING_PX, baseline, LABEL_WEIGHT, LABEL_PX, sheet.ink(_LABEL), text)
