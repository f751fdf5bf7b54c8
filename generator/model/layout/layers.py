"""Owns the layers of a layout, in the order in which they are painted."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.layout.canvas import Box, Pixels
from generator.model.layout.parts import Countdown, Part, Price
from generator.model.layout.tone import Role, Tone
from generator.model.layout.words import Anchor, Items, Name, Words
from generator.model.value import Flag, Id, Value, refuse


class Fill(Value):
    """The whole canvas in one colour."""

    type: Literal["fill"] = Field(description="整面底色。")
    colour: Tone = Field(description="颜色，例如 paper。")


class Direction(StrEnum):
    """Which way a gradient runs."""

    DOWN = "down"
    ACROSS = "across"


class Gradient(Value):
    """A box that passes from one colour to another."""

    type: Literal["gradient"] = Field(description="渐变。")
    box: Box = Field(description="位置和大小，可以伸出画布。")
    direction: Direction = Field(Direction.DOWN, description="down 从上到下，across 从左到右。")
    top: Tone = Field(description="起点的颜色。")
    bottom: Tone = Field(description="终点的颜色。")


class Art(Value):
    """A drawing of templates/posters/art/ in the colours of the theme, fitted into a box.

    It is the same for every text, or chosen by a field whose value names the drawing.
    """

    type: Literal["art"] = Field(description="矢量插图。")
    name: Id | None = Field(None, description="templates/posters/art/ 里的文件名，不带 .svg；和 field 二选一。")
    field: Name | None = Field(None, description="插图名来自哪个字段，例如 motif。")
    box: Box = Field(description="位置和大小，可以伸出画布；插图等比放进去。")
    percent: int = Field(100, ge=1, le=100, description="不透明度，百分比。")
    with_field: Name | None = Field(None, description="只在这个字段写了内容时才画。")

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if (self.name is None) == (self.field is None):
            raise refuse("art_name", "插图要写 name 或 field", "固定的插图写 name，由海报来选的写 field，二选一")
        return self


class Fit(StrEnum):
    """How a picture meets a box of another shape."""

    COVER = "cover"
    CONTAIN = "contain"


class Picture(Value):
    """A photo of content/assets/, named by a field; nothing is painted where the field is empty."""

    type: Literal["picture"] = Field(description="照片。")
    field: Name = Field(description="照片来自哪个字段，写 content/assets/ 里的文件名。")
    box: Box = Field(description="位置和大小，可以伸出画布。")
    fit: Fit = Field(Fit.COVER, description="cover 裁满，contain 完整放下。")
    focus_x: int = Field(50, ge=0, le=100, description="裁切时保住的点，离左边百分之几。")
    focus_y: int = Field(50, ge=0, le=100, description="裁切时保住的点，离上边百分之几。")
    radius: Pixels = Field(0, description="圆角半径，像素。")
    shade: Tone | None = Field(None, description="压在照片下半部的渐变阴影，让文字看得清。")


class Avatar(Value):
    """A round portrait; where there is none, the first character of a name on a disc."""

    type: Literal["avatar"] = Field(description="圆头像；没有照片时用名字的头一个字。")
    field: Name = Field(description="照片来自哪个字段。")
    name_field: Name = Field(description="名字来自哪个字段。")
    box: Box = Field(description="正方形的位置和大小，要在画布里。")
    style: Name = Field(description="名字头一个字用哪个文字样式。")
    disc: Tone = Field(Tone(role=Role.TINT, percent=100), description="没有照片时圆的颜色。")


class Logo(Value):
    """The brand's logo, fitted into a box; where it has none, its name in a style."""

    type: Literal["logo"] = Field(description="品牌标志；没有标志时写品牌名。")
    box: Box = Field(description="位置和大小，要在画布里；标志等比放进去，靠左居中。")
    field: Name = Field(description="没有标志时显示哪个字段。")
    style: Name = Field(description="品牌名用哪个文字样式。")


class Form(StrEnum):
    """The outline of a shape."""

    PANEL = "panel"
    RIBBON = "ribbon"
    BADGE = "badge"
    SEAL = "seal"
    TICKET = "ticket"


class Shape(Value):
    """A panel, a disc (radius half the width), a line (a flat box), a ribbon, a badge, a seal or a ticket."""

    type: Literal["shape"] = Field(description="色块、圆、线、飘带、徽章、印章或票券。")
    form: Form = Field(Form.PANEL, description="panel 圆角块、ribbon 飘带、badge 徽章、seal 印章、ticket 票券。")
    box: Box = Field(description="位置和大小，可以伸出画布。")
    colour: Tone = Field(description="颜色。")
    radius: Pixels = Field(0, description="圆角半径，像素；宽的一半就是圆；票券是缺口的半径。")
    border: Pixels = Field(0, description="只画边框时边框的粗细，像素；0 是实心。")
    with_field: Name | None = Field(None, description="只在这个字段写了内容时才画。")


class WordsLayer(Words):
    """Words in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="文字少时靠上、居中还是靠下。")


class ItemsLayer(Items):
    """A list in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="内容少时靠上、居中还是靠下。")


class PriceLayer(Price):
    """A price in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="内容少时靠上、居中还是靠下。")


class CountdownLayer(Countdown):
    """A countdown in a box."""

    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="内容少时靠上、居中还是靠下。")


class Panel(Value):
    """A panel behind a stack that is as high as what stands on it."""

    colour: Tone = Field(description="底板的颜色。")
    padding: Pixels = Field(description="底板比文字多出多少，像素。")
    radius: Pixels = Field(0, description="底板圆角半径，像素。")


class Stack(Value):
    """Parts one below the other: sizes shrink together until they fit, gaps grow with the room that is left."""

    type: Literal["stack"] = Field(description="从上到下排列的一组内容。")
    box: Box = Field(description="位置和大小，要在画布里。")
    anchor: Anchor = Field(Anchor.TOP, description="间距放到最大还有余量时，靠上、居中还是靠下。")
    parts: tuple[Part, ...] = Field(min_length=1, description="各部分，从上到下。")
    panel: Panel | None = Field(None, description="衬在文字后面、随文字变高的底板。")
    grows: Flag = Field(
        False, description="长图里放不下时，这一栏和画布一起变高，下面的图层跟着下移；一个版式最多一栏。"
    )


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


Layer = Annotated[
    Fill
    | Gradient
    | Art
    | Picture
    | Avatar
    | Logo
    | Shape
    | WordsLayer
    | ItemsLayer
    | PriceLayer
    | CountdownLayer
    | Stack
    | Code,
    Field(discriminator="type"),
]
