"""Owns long pictures: how far a stack grows beyond its box, and what moves and stretches with it.

It must not know what a stack is made of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.layout.canvas import Box, Canvas
from generator.model.layout.layers import Fill, Gradient, Layer, Shape, Stack
from generator.render.poster.columns import shown_parts
from generator.render.poster.sheet import Sheet
from generator.render.poster.stack import Fitted, fit


def growth_px(layers: tuple[Layer, ...], canvas: Canvas, sheet: Sheet) -> int:
    """Return how much higher than its box the growing stack has to be; 0 where nothing grows or it would never do."""
    stack = _growing(layers)
    if stack is None or canvas.max_height is None:
        return 0
    if not (parts := shown_parts(stack.parts, sheet)):
        return 0
    most = stack.box.height + canvas.max_height - canvas.height
    fitted = fit(parts, stack.box.width, most, sheet.page())
    return max(0, fitted.comfortable_px() - stack.box.height) if isinstance(fitted, Fitted) else 0


def grow_layers(layers: tuple[Layer, ...], extra_px: int) -> Iterator[Layer]:
    """Yield the layers with the stack `extra_px` higher, what holds it as well, and what is below it further down."""
    stack = _growing(layers)
    for layer in layers:
        if stack is None or extra_px == 0 or isinstance(layer, Fill):
            yield layer
        elif layer is stack or (isinstance(layer, Gradient | Shape) and _holds(layer.box, stack.box)):
            yield _with_box(layer, layer.box, 0, extra_px)
        elif layer.box.y >= stack.box.y + stack.box.height:
            yield _with_box(layer, layer.box, extra_px, 0)
        else:
            yield layer


def _growing(layers: tuple[Layer, ...]) -> Stack | None:
    return next((layer for layer in layers if isinstance(layer, Stack) and layer.grows), None)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.x + outer.width >= inner.x + inner.width
        and outer.y + outer.height >= inner.y + inner.height
    )


def _with_box(layer: Layer, box: Box, down_px: int, higher_px: int) -> Layer:
    moved = box.model_copy(update={"y": box.y + down_px, "height": box.height + higher_px})
    return layer.model_copy(update={"box": moved})
