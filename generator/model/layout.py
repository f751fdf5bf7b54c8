"""Owns poster layouts as data: a canvas, named text styles, the fields it needs, and layers in paint order.

All lengths are pixels of the canvas. An author gives a box and a number of lines; the engine finds the size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.value import Flag, Text, Value, refuse
from generator.problems import did_you_mean

FIELD_PATTERN = r"^[a-z][a-z0-9_]{0,30}$"
TONE_PATTERN = r"^(paper|ink|brand|accent|tint)( ([1-9][0-9]?|100)%)?$"

Name = Annotated[str, Field(pattern=FIELD_PATTERN)]
Pixels = Annotated[int, Field(ge=0, le=4096)]


class Role(StrEnum):
    """The colours of a theme."""

    PAPER = "paper"
    INK = "ink"
    BRAND = "brand"
    ACCENT = "accent"
    TINT = "tint"


class Tone(Value):
    """A colour of the theme and how opaque it is laid on, written as one word: `ink` or `ink 70%`."""

    role: Role = Field(description="配色里的角色：paper、ink、brand、accent 或 tint。")
    percent: int = Field(100, ge=1, le=100, description="不透明度，百分比。")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            return raw
        if not re.fullmatch(TONE_PATTERN, raw):
            raise refuse(
                "tone",
                "颜色“{raw}”写法不对",
                "写配色里的角色，可以带不透明度，例如 ink 或 ink 70%；角色有 paper、ink、brand、accent、tint",
                raw=raw,
            )
        role, _, percent = raw.partition(" ")
        return {"role": role, "percent": percent.rstrip("%") or 100}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": TONE_PATTERN}


class Canvas(Value):
    """The size of a poster."""

    width: int = Field(ge=240, le=4096, description="画布宽，像素。")
    height: int = Field(ge=240, le=4096, description="画布高，像素。")


class Box(Value):
    """A rectangle; `x` and `y` are its top left corner and may be negative where a shape bleeds off the canvas."""

    x: int = Field(ge=-4096, le=4096, description="左边到画布左边的距离，像素。")
    y: int = Field(ge=-4096, le=4096, description="上边到画布上边的距离，像素。")
    width: int = Field(ge=1, le=4096, description="宽，像素。")
    height: int = Field(ge=1, le=4096, description="高，像素。")


class Style(Value):
    """How words look; the engine picks the largest size within the bounds that fits."""

    weight: int = Field(ge=100, le=900, description="字重，100–900。")
    max_size: int = Field(ge=24, le=640, description="最大字号，像素。")
    min_size: int = Field(ge=24, le=640, description="最小字号，像素；小于 24 在手机上看不清。")
    leading: float = Field(ge=1, le=2.5, description="行高是字号的几倍。")
    colour: Tone = Field(description="文字颜色，例如 ink 或 ink 70%。")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min_size > self.max_size:
            raise refuse(
                "size_bounds",
                "最小字号 {low} 大于最大字号 {high}",
                "把 min_size 改得不大于 max_size",
                low=self.min_size,
                high=self.max_size,
            )
        return self


class NeedKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LIST = "list"


class Need(Value):
    """A field that whoever uses the layout fills in."""

    title: Text = Field(description="字段的中文名，报错和表单里用。")
    kind: NeedKind = Field(NeedKind.TEXT, description="text 一段文字，list 若干条。")
    max_chars: int = Field(ge=1, le=2000, description="最多几个字，两个字母或数字算一个字；列表按每条算。")
    min_items: int = Field(1, ge=1, le=20, description="列表最少几条。")
    max_items: int = Field(20, ge=1, le=20, description="列表最多几条。")
    required: Flag = Field(True, description="是否必填。")


class Overflow(StrEnum):
    """What to do with words that do not fit at the smallest size."""

    ERROR = "error"
    ELLIPSIS = "ellipsis"


class Align(StrEnum):
    """How lines stand in the width of their box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Anchor(StrEnum):
    """Where content that leaves room stands in the height of its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Gap(Value):
    """A distance that grows with the room there is; written as one number where it does not grow."""

    min: Pixels = Field(description="最小间距，像素。")
    max: Pixels = Field(description="最大间距，像素；版面有余量时按比例放大到这里。")

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, raw: Any) -> Any:
        return {"min": raw, "max": raw} if isinstance(raw, str | int) else raw

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise refuse(
                "gap_bounds", "最小间距 {low} 大于最大间距 {high}", "把 min 改得不大于 max", low=self.min, high=self.max
            )
        return self


NO_GAP = Gap(min=0, max=0)


class Words(Value):
    """A field set in lines."""

    type: Literal["text"] = Field(description="一段文字。")
    field: Name = Field(description="显示哪个字段。")
    style: Name = Field(description="用哪个文字样式。")
    lines: int = Field(ge=1, le=20, description="最多几行。")
    align: Align = Field(Align.LEFT, description="左对齐、居中或右对齐。")
    overflow: Overflow = Field(Overflow.ERROR, description="放不下时：error 报错，ellipsis 末尾用省略号。")


class Marker(StrEnum):
    """What stands before each item of a list."""

    NONE = "none"
    NUMBER = "number"
    DOT = "dot"


class Items(Value):
    """A list field: every item in one size, with a marker and a hairline between items."""

    type: Literal["list"] = Field(description="若干条。")
    field: Name = Field(description="显示哪个列表字段。")
    style: Name = Field(description="用哪个文字样式。")
    lines: int = Field(ge=1, le=20, description="每条最多几行。")
    between: Gap = Field(description="两条之间的间距，像素；有分隔线时线在正中。")
    marker: Marker = Field(Marker.NONE, description="条目前的标记：none 没有，number 序号，dot 圆点。")
    marker_style: Name | None = Field(None, description="标记用哪个文字样式，不写就和条目一样。")
    indent: Pixels = Field(0, description="标记占的宽度，条目文字从这里开始，像素。")
    divider: Tone | None = Field(None, description="条目之间分隔线的颜色，不写就没有线。")
    overflow: Overflow = Field(Overflow.ERROR, description="放不下时：error 报错，ellipsis 末尾用省略号。")


class WordsPart(Words):
    """Words inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


class ItemsPart(Items):
    """A list inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


Part = Annotated[WordsPart | ItemsPart, Field(discriminator="type")]


class Fill(Value):
    """The whole canvas in one colour."""

    type: Literal["fill"] = Field(description="整面底色。")
    colour: Tone = Field(description="颜色，例如 paper。")


class Gradient(Value):
    """A box that passes from one colour to another, downwards."""

    type: Literal["gradient"] = Field(description="从上到下的渐变。")
    box: Box = Field(description="位置和大小，可以伸出画布。")
    top: Tone = Field(description="上端的颜色。")
    bottom: Tone = Field(description="下端的颜色。")


class Shape(Value):
    """A panel, a disc (radius half the width) or a line (a flat box)."""

    type: Literal["shape"] = Field(description="色块、圆或线。")
    box: Box = Field(description="位置和大小，可以伸出画布。")
    colour: Tone = Field(description="颜色。")
    radius: Pixels = Field(0, description="圆角半径，像素；宽的一半就是圆。")
    with_field: Name | None = Field(None, description="只在这个字段写了内容时才画。")


class WordsLayer(Words):
    """Words in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="文字少时靠上、居中还是靠下。")


class ItemsLayer(Items):
    """A list in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="内容少时靠上、居中还是靠下。")


class Stack(Value):
    """Parts one below the other: sizes shrink together until they fit, gaps grow with the room that is left."""

    type: Literal["stack"] = Field(description="从上到下排列的一组文字。")
    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="间距放到最大还有余量时，靠上、居中还是靠下。")
    parts: tuple[Part, ...] = Field(min_length=1, description="各部分，从上到下。")


class Code(Value):
    """A QR code with its quiet zone, centred on a square panel."""

    type: Literal["qr"] = Field(description="二维码。")
    field: Name = Field(description="二维码里的网址来自哪个字段。")
    box: Box = Field(description="连同四格留白在内的方块，要在画布里，边长至少 260 像素。")
    dark: Tone = Field(Tone(role=Role.INK, percent=100), description="码点的颜色。")
    light: Tone = Field(Tone(role=Role.PAPER, percent=100), description="底板的颜色。")
    radius: Pixels = Field(0, description="底板圆角半径，像素。")

    @model_validator(mode="after")
    def _square(self) -> Self:
        if self.box.width != self.box.height or self.box.width < 260:
            raise refuse(
                "qr_box",
                "二维码的方块是 {width}×{height}，手机扫不稳",
                "宽和高写成一样，至少 260",
                width=self.box.width,
                height=self.box.height,
            )
        return self


Layer = Annotated[Fill | Gradient | Shape | WordsLayer | ItemsLayer | Stack | Code, Field(discriminator="type")]


class Layout(Value):
    """A poster layout."""

    title: Text = Field(description="版式的名字。")
    canvas: Canvas = Field(description="画布大小。")
    styles: dict[Name, Style] = Field(min_length=1, description="文字样式，名字自取。")
    needs: dict[Name, Need] = Field(min_length=1, description="用这个版式要写哪些字段。")
    layers: tuple[Layer, ...] = Field(min_length=1, description="图层，先写的在下面。")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for message, hint in check_layout(self):
            raise refuse("layout", "{mistake}", hint, mistake=message)
        return self


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
