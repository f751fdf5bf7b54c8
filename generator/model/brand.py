"""Owns brands and the colleagues who speak for them."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Colour, Flag, Id, Text, Value
from generator.model.words import Seat


class Theme(Value):
    """The five colours a poster is painted with."""

    paper: Colour = Field(description="底色。")
    ink: Colour = Field(description="文字颜色。")
    brand: Colour = Field(description="品牌主色。")
    accent: Colour = Field(description="点缀色，只占很小的面积。")
    tint: Colour = Field(description="浅色块的颜色。")


class Persona(Value):
    """Who the brand is when it speaks in a group."""

    name: Text = Field(description="群里自称的名字，例如“小护”。")
    promise: Text = Field(description="这个人设为成员做什么，一句话。")


class Product(Value):
    """Something the brand sells."""

    id: Id = Field(description="产品的编号。")
    name: Text = Field(description="产品的名字。")
    point: Text = Field(description="一句话说清对谁有什么用，要能举证。")


class Brand(Value):
    """A brand that owns groups."""

    name: Text = Field(description="品牌全名。")
    short_name: Text = Field(max_length=6, description="品牌简称，群名里用，最多 6 个字。")
    legal_name: Text = Field(description="经营主体的全称，写在海报和群规里。")
    contact: Text = Field(description="成员找得到主体的方式，例如客服入口。")
    sender_line: Text = Field(description="营销消息末尾的署名与退订方式。")
    trade: Id = Field(description="行业，例如 skincare；决定适用的话题和用语规则。")
    demo: Flag = Field(False, description="是否虚构示例；示例品牌的页面和海报都带“虚构示例”。")
    theme: Theme = Field(description="海报配色。")
    logo: Text | None = Field(None, description="标志图片，写 content/assets/ 里的文件名。")
    persona: Persona = Field(description="人设。")
    products: tuple[Product, ...] = Field((), description="产品。")


class Person(Value):
    """A colleague, by work name only."""

    id: Id = Field(description="同事的编号。")
    name: Text = Field(max_length=12, description="花名，不写真实姓名。")
    brand: Id = Field(description="所属品牌的编号。")
    seats: tuple[Seat, ...] = Field(min_length=1, description="可以担任的席位。")


class PeopleFile(Value):
    """All colleagues of a workspace."""

    people: tuple[Person, ...] = Field(description="同事名单。")
