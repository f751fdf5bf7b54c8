"""Owns which posters a kind or a campaign brings: a layout, and the words for its fields."""

from __future__ import annotations

from pydantic import Field

from generator.model.layout.words import PosterWords
from generator.model.value import Id, Text, Value


class PosterVariant(Value):
    """Another way to make the same poster, so that two can be compared."""

    id: Id = Field(description="变体的编号，例如 b；没有变体的写法就是 a。")
    theme: Id | None = Field(None, description="换一种配色，写 templates/themes/ 里的编号。")
    values: dict[str, PosterWords] = Field(default_factory=dict, description="改写哪些字段；没写的和 a 一样。")


class PosterText(Value):
    """A poster to make: the words a layout asks for, as templates over the group's values."""

    id: Id = Field(description="海报的编号，步骤里用它指到这张海报。")
    title: Text = Field(description="海报的名字，给运营看。")
    layout: Id = Field(description="版式的编号，见 templates/posters/。")
    theme: Id | None = Field(None, description="用哪种配色，写 templates/themes/ 里的编号；不写就用品牌的。")
    values: dict[str, PosterWords] = Field(description="版式要的每个字段写什么，可以用 {{ }} 引用群和品牌的值。")
    variants: tuple[PosterVariant, ...] = Field((), description="A/B 变体；每个群固定分到其中一种。")
