"""Owns what must hold between the parts of a layout: names that exist, boxes on the canvas, fields that are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.model.layout.canvas import Box, Canvas
from generator.model.layout.layers import Art, Avatar, Code, Layer, Logo, Picture, Stack
from generator.model.layout.parts import Countdown, Price, Rule
from generator.model.layout.words import Items, Need, NeedKind, Words
from generator.model.place import Path
from generator.model.value import Value
from generator.problems import did_you_mean

if TYPE_CHECKING:
    from generator.model.layout.layout import Layout

# What has to be seen whole; pictures, drawings and shapes may bleed off the canvas.
_WHOLE = Words | Items | Price | Countdown | Stack | Code | Avatar | Logo
_FIELD_KEYS = ("field", "list_field", "name_field", "with_field")
_STYLE_KEYS = ("style", "marker_style", "list_style", "digit_style")


class Mistake(NamedTuple):
    """What is wrong, where in the layout, and what to do."""

    path: Path
    message: str
    hint: str


def check_layout(layout: Layout) -> Iterator[Mistake]:
    """Yield every mistake between the parts of a layout, in the order of its layers and then of its fields."""
    used: set[str] = set()
    for number, layer in enumerate(layout.layers, 1):
        where, path = f"第 {number} 层（{layer.type}）", ("layers", number - 1)
        yield from _box_inside(where, path, layer, layout.canvas)
        yield from _layer_sound(where, path, layer)
        for at, part in _parts(path, layer):
            yield from _names_known(where, at, part, layout)
            yield from _kinds_fit(where, at, part, layout)
            used.update(name for _, name in _written(part, _FIELD_KEYS))
    yield from _growth_sound(layout)
    for name, need in layout.needs.items():
        if name not in used:
            message = f"字段“{name}”（{need.title}）没有出现在任何一层"
            yield Mistake(("needs", name), message, "在 layers 里用上它，或者从 needs 里删掉")
        yield from _need_sound(name, need)


def _parts(path: Path, layer: Layer) -> list[tuple[Path, Value]]:
    if isinstance(layer, Stack):
        return [((*path, "parts", index), part) for index, part in enumerate(layer.parts)]
    return [(path, layer)]


def _written(part: Value, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the keys that are written, with the name that each holds."""
    return [(key, name) for key in keys if (name := getattr(part, key, None))]


def _names_known(where: str, path: Path, part: Value, layout: Layout) -> Iterator[Mistake]:
    for key, name in _written(part, _FIELD_KEYS):
        if name not in layout.needs:
            message = f"{where}用了没有声明的字段“{name}”"
            yield Mistake((*path, key), message, did_you_mean(name, layout.needs))
    for key, name in _written(part, _STYLE_KEYS):
        if name not in layout.styles:
            message = f"{where}用了没有定义的文字样式“{name}”"
            yield Mistake((*path, key), message, did_you_mean(name, layout.styles))


def _kinds_fit(where: str, path: Path, part: Value, layout: Layout) -> Iterator[Mistake]:
    for key, name in _written(part, _FIELD_KEYS):
        wanted = _kind_of(part, key)
        if wanted and name in layout.needs and (kind := layout.needs[name].kind) is not wanted:
            message = f"{where}要 {wanted} 字段，但“{name}”声明为 {kind}"
            yield Mistake((*path, key), message, f"把 needs 里它的 kind 改成 {wanted}，或者换一种图层")


def _kind_of(part: Value, key: str) -> NeedKind | None:
    if key == "with_field":
        return None
    if key == "field":
        match part:
            case Items():
                return NeedKind.LIST
            case Picture() | Avatar():
                return NeedKind.PICTURE
            case Art():
                return NeedKind.ART
    return NeedKind.TEXT


def _box_inside(where: str, path: Path, layer: Layer, canvas: Canvas) -> Iterator[Mistake]:
    if not isinstance(layer, _WHOLE):
        return
    if not _is_inside(layer.box, 0, canvas):
        yield Mistake(
            (*path, "box"),
            f"{where}的框 {_size(layer.box)} 伸出了 {canvas.width}×{canvas.height} 的画布",
            "改小框，文字和二维码要完整地在画布里",
        )
    elif isinstance(layer, Stack) and layer.panel and not _is_inside(layer.box, layer.panel.padding, canvas):
        yield Mistake(
            (*path, "panel"),
            f"{where}的底板比框 {_size(layer.box)} 多出 {layer.panel.padding}，伸出了画布",
            "改小 padding，或者把框往里收",
        )


def _is_inside(box: Box, padding: int, canvas: Canvas) -> bool:
    across = padding <= box.x and box.x + box.width + padding <= canvas.width
    return across and padding <= box.y and box.y + box.height + padding <= canvas.height


def _size(box: Box) -> str:
    return f"x={box.x} y={box.y} {box.width}×{box.height}"


def _layer_sound(where: str, path: Path, layer: Layer) -> Iterator[Mistake]:
    if isinstance(layer, Avatar) and layer.box.width != layer.box.height:
        message = f"{where}的头像框是 {layer.box.width}×{layer.box.height}，圆头像要正方形"
        yield Mistake((*path, "box"), message, "宽和高写成一样")
    if isinstance(layer, Picture) and layer.shade and layer.radius:
        message = f"{where}的照片又有圆角又有阴影，阴影的角会露出来"
        yield Mistake((*path, "shade"), message, "去掉 radius 或者 shade")
    if isinstance(layer, Stack) and all(isinstance(part, Rule) for part in layer.parts):
        yield Mistake((*path, "parts"), f"{where}里只有横线", "加上文字，或者改用 shape 画线")
    for at, part in _parts(path, layer):
        if isinstance(part, Price) and part.list_field and not part.list_style:
            message = f"{where}写了 list_field，没有写 list_style"
            yield Mistake((*at, "list_field"), message, "加上 list_style：对比价用哪个文字样式")


def _growth_sound(layout: Layout) -> Iterator[Mistake]:
    growing = [index for index, layer in enumerate(layout.layers) if isinstance(layer, Stack) and layer.grows]
    if growing and layout.canvas.max_height is None:
        message = f"第 {growing[0] + 1} 层（stack）会变高，但画布没有写 max_height"
        yield Mistake(("layers", growing[0], "grows"), message, "在 canvas 里写上长图最高多少像素，或者去掉 grows")
    if not growing and layout.canvas.max_height is not None:
        message = f"画布最高 {layout.canvas.max_height} 像素，但没有一栏会变高"
        yield Mistake(("canvas", "max_height"), message, "给装正文的那个 stack 写上 grows: true，或者去掉 max_height")
    for index in growing[1:]:
        message = f"第 {index + 1} 层（stack）和第 {growing[0] + 1} 层都会变高"
        yield Mistake(("layers", index, "grows"), message, "一个版式只让一栏变高，去掉这里的 grows")


def _need_sound(name: str, need: Need) -> Iterator[Mistake]:
    path: Path = ("needs", name)
    if need.min_items > need.max_items:
        message = f"字段“{name}”最少 {need.min_items} 条、最多 {need.max_items} 条，互相矛盾"
        yield Mistake((*path, "min_items"), message, "把 min_items 改得不大于 max_items")
    if need.default and need.kind is NeedKind.LIST:
        yield Mistake((*path, "default"), f"列表字段“{name}”不能有 default", "去掉 default，由海报来写")
    elif need.default and need.choices and "{" not in need.default and need.default not in need.choices:
        message = f"字段“{name}”的 default“{need.default}”不在它的 choices 里"
        yield Mistake((*path, "default"), message, did_you_mean(need.default, need.choices))
    if need.example is not None and isinstance(need.example, str) is (need.kind is NeedKind.LIST):
        wanted = "列表" if need.kind is NeedKind.LIST else "一段文字"
        yield Mistake((*path, "example"), f"字段“{name}”的例子要写成{wanted}", "和 kind 写的一致")
