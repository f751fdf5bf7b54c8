"""Owns poster layouts as data: a canvas, named text styles, the fields it needs, and layers in paint order."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.model.layout.canvas import Canvas
from generator.model.layout.check import check_layout
from generator.model.layout.layers import Layer
from generator.model.layout.words import Name, Need, Style
from generator.model.value import Text, Value, refuse
from generator.model.words import Tone


class Layout(Value):
    """A poster layout."""

    title: Text = Field(description="版式的名字。")
    tone: Tone = Field(Tone.PLAIN, description="什么基调的日子用；solemn 的版式不配喜庆的配色。")
    canvas: Canvas = Field(description="画布大小。")
    styles: dict[Name, Style] = Field(min_length=1, description="文字样式，名字自取。")
    needs: dict[Name, Need] = Field(min_length=1, description="用这个版式要写哪些字段。")
    layers: tuple[Layer, ...] = Field(min_length=1, description="图层，先写的在下面。")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if mistakes := tuple(check_layout(self)):
            first = mistakes[0]
            raise refuse("layout", "{mistake}", first.hint, mistake=first.message, mistakes=mistakes)
        return self
