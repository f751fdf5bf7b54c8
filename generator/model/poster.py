"""Owns which posters a kind or a campaign brings: a layout, and the words for its fields."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.value import Id, Text, Value, refuse


def _parse_words(raw: Any) -> Any:
    if isinstance(raw, str) or (isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw)):
        return raw
    raise refuse("poster_words", "这里应该是一段文字，或者几段文字的列表", "写成 标题文字，或者 [第一条, 第二条]")


# Checked before pydantic tries one form after the other and reports the failure of each.
PosterWords = Annotated[str | tuple[str, ...], BeforeValidator(_parse_words)]


class PosterText(Value):
    """A poster to make: the words a layout asks for, as templates over the group's values."""

    id: Id = Field(description="海报的编号，步骤里用它指到这张海报。")
    title: Text = Field(description="海报的名字，给运营看。")
    layout: Id = Field(description="版式的编号，见 templates/posters/。")
    values: dict[str, PosterWords] = Field(description="版式要的每个字段写什么，可以用 {{ }} 引用群和品牌的值。")
