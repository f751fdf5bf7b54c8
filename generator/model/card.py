"""Owns cards 卡片: what is sent with a text besides pictures, a link or a mini-program."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.value import Text, Value


class LinkCard(Value):
    """A link that members see as a card."""

    type: Literal["link"] = Field(description="链接卡片。")
    title: Text = Field(description="卡片的标题，可以用 {{ }} 引用群和品牌的值。")
    url: Text = Field(description="点开的网址，可以引用活动的参数，例如 {{ params.link }}。")
    description: Text | None = Field(None, description="标题下面的一句话。")
    picture: Text | None = Field(None, description="封面图的网址。")


class MiniProgramCard(Value):
    """A mini-program that members see as a card."""

    type: Literal["miniprogram"] = Field(description="小程序卡片。")
    title: Text = Field(description="卡片的标题，可以用 {{ }} 引用群和品牌的值。")
    appid: Text = Field(description="小程序的 appid，要先和企业微信关联。")
    page: Text = Field(description="打开小程序的哪一页。")
    cover: Text = Field(description="封面图，写 content/assets/ 里的文件名；官方建议 520×416 像素。")


Card = Annotated[LinkCard | MiniProgramCard, Field(discriminator="type")]
