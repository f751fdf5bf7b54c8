"""Owns which posters a kind or a campaign brings: a layout, and the words for its fields."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Id, Text, Value


class PosterText(Value):
    """A poster to make: the words a layout asks for, as templates over the group's values."""

    id: Id = Field(description="海报的编号，步骤里用它指到这张海报。")
    title: Text = Field(description="海报的名字，给运营看。")
    layout: Id = Field(description="版式的编号，见 templates/posters/。")
    values: dict[str, str | tuple[str, ...]] = Field(
        description="版式要的每个字段写什么，可以用 {{ }} 引用群和品牌的值。"
    )
