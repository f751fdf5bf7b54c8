"""Owns words on a poster: styles, the fields a layout asks for, and how text and lists are set.

An author gives a box and a number of lines; the engine finds the size.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.layout.canvas import Pixels
from generator.model.layout.tone import Tone
from generator.model.value import Flag, Text, Value, refuse

FIELD_PATTERN = r"^[a-z][a-z0-9_]{0,30}$"

Name = Annotated[str, Field(pattern=FIELD_PATTERN)]


def _parse_words(raw: Any) -> Any:
    if isinstance(raw, str) or (isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw)):
        return raw
    raise refuse("poster_words", "这里应该是一段文字，或者几段文字的列表", "写成 标题文字，或者 [第一条, 第二条]")


# Checked before pydantic tries one form after the other and reports the failure of each.
PosterWords = Annotated[str | tuple[str, ...], BeforeValidator(_parse_words)]


class Style(Value):
    """How words look; the engine picks the largest size within the bounds that fits."""

    weight: int = Field(ge=100, le=900, description="字重，100–900。")
    max_size: int = Field(ge=24, le=640, description="最大字号，像素。")
    min_size: int = Field(ge=24, le=640, description="最小字号，像素；小于 24 在手机上看不清。")
    leading: float = Field(ge=1, le=2.5, description="行高是字号的几倍。")
    tracking: int = Field(0, ge=-80, le=400, description="字距，千分之几个字宽；标题常用 -20，小标签常用 80。")
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
    PICTURE = "picture"
    ART = "art"


class Need(Value):
    """A field that whoever uses the layout fills in."""

    title: Text = Field(description="字段的中文名，报错和表单里用。")
    kind: NeedKind = Field(NeedKind.TEXT, description="text 一段文字、list 若干条、picture 照片、art 插图。")
    max_chars: int = Field(64, ge=1, le=2000, description="最多几个字，两个字母或数字算一个字；列表按每条算。")
    min_items: int = Field(1, ge=1, le=20, description="列表最少几条。")
    max_items: int = Field(20, ge=1, le=20, description="列表最多几条。")
    required: Flag = Field(True, description="是否必填。")
    default: Text | None = Field(None, description="海报没有写这个字段时用的文字，可以用 {{ }} 引用群和品牌的值。")
    example: PosterWords | None = Field(None, description="一个像样的例子：版式总览、测试和编辑都看它。")
    choices: tuple[Text, ...] = Field((), description="只能从这几个里选；不写就不限。")


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
    CHECK = "check"
    DISC = "disc"
    LABEL = "label"


class Items(Value):
    """A list field: every item in one size, with a marker and a hairline between items."""

    type: Literal["list"] = Field(description="若干条。")
    field: Name = Field(description="显示哪个列表字段。")
    style: Name = Field(description="用哪个文字样式。")
    lines: int = Field(ge=1, le=20, description="每条最多几行。")
    between: Gap = Field(description="两条之间的间距，像素；有分隔线时线在正中。")
    marker: Marker = Field(
        Marker.NONE,
        description="条目前的标记：none 没有、number 序号、dot 圆点、check 勾、disc 圆底序号、label 条目里冒号前面的词。",
    )
    marker_style: Name | None = Field(None, description="标记用哪个文字样式，不写就和条目一样。")
    indent: Pixels = Field(0, description="标记占的宽度，条目文字从这里开始，像素。")
    divider: Tone | None = Field(None, description="条目之间分隔线的颜色，不写就没有线。")
    overflow: Overflow = Field(Overflow.ERROR, description="放不下时：error 报错，ellipsis 末尾用省略号。")
