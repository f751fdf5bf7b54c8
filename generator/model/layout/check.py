"""Owns what must hold between the parts of a layout: names that exist, boxes on the canvas, fields that are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.layout.canvas import Canvas
from generator.model.layout.layers import Code, Layer, Shape, Stack
from generator.model.layout.words import Items, NeedKind, Words
from generator.model.value import Value
from generator.problems import did_you_mean

if TYPE_CHECKING:
    from generator.model.layout.layout import Layout


def check_layout(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield message and hint of each mistake between the parts of a layout, in the order of its layers."""
    used: set[str] = set()
    for number, layer in enumerate(layout.layers, 1):
        where = f"第 {number} 层（{layer.type}）"
        yield from _box_inside(where, layer, layout.canvas)
        for part in layer.parts if isinstance(layer, Stack) else (layer,):
            yield from _names_known(where, part, layout)
            used.update(_fields_of(part))
    for name, need in layout.needs.items():
        if name not in used:
            yield f"字段“{name}”（{need.title}）没有出现在任何一层", "在 layers 里用上它，或者从 needs 里删掉"
        if need.min_items > need.max_items:
            yield (
                f"字段“{name}”最少 {need.min_items} 条、最多 {need.max_items} 条，互相矛盾",
                "把 min_items 改得不大于 max_items",
            )


def _fields_of(part: Value) -> list[str]:
    if isinstance(part, Words | Items | Code):
        return [part.field]
    return [part.with_field] if isinstance(part, Shape) and part.with_field else []


def _styles_of(part: Value) -> list[str]:
    if isinstance(part, Items):
        return [part.style, part.marker_style or part.style]
    return [part.style] if isinstance(part, Words) else []


def _names_known(where: str, part: Value, layout: Layout) -> Iterator[tuple[str, str]]:
    for name in _fields_of(part):
        if name not in layout.needs:
            yield f"{where}用了没有声明的字段“{name}”", did_you_mean(name, layout.needs)
    for style in _styles_of(part):
        if style not in layout.styles:
            yield f"{where}用了没有定义的文字样式“{style}”", did_you_mean(style, layout.styles)
    if isinstance(part, Words | Items | Code) and part.field in layout.needs:
        wanted = NeedKind.LIST if isinstance(part, Items) else NeedKind.TEXT
        if (kind := layout.needs[part.field].kind) != wanted:
            yield (
                f"{where}要 {wanted} 字段，但“{part.field}”声明为 {kind}",
                f"把 needs 里它的 kind 改成 {wanted}，或者换一种图层",
            )


def _box_inside(where: str, layer: Layer, canvas: Canvas) -> Iterator[tuple[str, str]]:
    if not isinstance(layer, Words | Items | Stack | Code):
        return
    box = layer.box
    if box.x < 0 or box.y < 0 or box.x + box.width > canvas.width or box.y + box.height > canvas.height:
        yield (
            f"{where}的框 x={box.x} y={box.y} {box.width}×{box.height} 伸出了 {canvas.width}×{canvas.height} 的画布",
            "改小框，文字和二维码要完整地在画布里",
        )
