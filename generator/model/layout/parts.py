"""Owns what can stand in a stack, or alone in a box: words, lists, prices, countdowns and lines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.layout.canvas import Pixels
from generator.model.layout.tone import Tone
from generator.model.layout.words import NO_GAP, Align, Gap, Items, Name, Words
from generator.model.value import Value


class Price(Value):
    """A current price set large, its currency sign small, and a list price struck out beside it."""

    type: Literal["price"] = Field(description="价格：现价大，对比价划掉。")
    field: Name = Field(description="现价来自哪个字段，只写数字。")
    list_field: Name | None = Field(None, description="对比价来自哪个字段；不写就没有对比价。")
    style: Name = Field(description="现价用哪个文字样式。")
    list_style: Name | None = Field(None, description="对比价用哪个文字样式，写了 list_field 就要写。")
    align: Align = Field(Align.LEFT, description="左对齐、居中或右对齐。")


class Countdown(Value):
    """A short text such as 还剩 3 天, each number on a cell of its own."""

    type: Literal["countdown"] = Field(description="倒计时：数字各有一格底色。")
    field: Name = Field(description="文字来自哪个字段，例如 还剩 3 天。")
    style: Name = Field(description="用哪个文字样式。")
    digit_style: Name = Field(description="数字用哪个文字样式。")
    cell: Tone = Field(description="数字底格的颜色。")
    radius: Pixels = Field(0, description="底格圆角半径，像素。")
    align: Align = Field(Align.LEFT, description="左对齐、居中或右对齐。")


class Rule(Value):
    """A line across the stack, or a short one at its side."""

    type: Literal["rule"] = Field(description="一条横线。")
    colour: Tone = Field(description="线的颜色。")
    height: int = Field(2, ge=1, le=64, description="线的粗细，像素。")
    width: Pixels | None = Field(None, description="线的长度，像素；不写就和栏一样宽。")
    align: Align = Field(Align.LEFT, description="短线靠左、居中还是靠右。")


class WordsPart(Words):
    """Words inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


class ItemsPart(Items):
    """A list inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


class PricePart(Price):
    """A price inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


class CountdownPart(Countdown):
    """A countdown inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


class RulePart(Rule):
    """A line inside a stack."""

    before: Gap = Field(NO_GAP, description="和上一部分的间距，像素；第一部分不用。")


Part = Annotated[WordsPart | ItemsPart | PricePart | CountdownPart | RulePart, Field(discriminator="type")]
