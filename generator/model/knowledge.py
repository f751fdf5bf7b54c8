"""Owns chapters, scripts, sources and the glossary: what people read, say and cite."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Address, Knowledge, Ref, Text, Value
from generator.model.words import Channel, ScriptKind


class Chapter(Knowledge):
    """A chapter of the guide; the body is Markdown."""

    title: Text = Field(description="章的标题。")
    order: int = Field(ge=1, description="在导航里排第几。")
    audience: Text = Field(description="写给谁。")
    outcome: Text = Field(description="看完能做什么。")
    body: Text = Field(description="正文，写在头部之后。")


class Script(Knowledge):
    """Words ready to copy; the body is a template over the group's values."""

    title: Text = Field(description="话术的名字。")
    kind: ScriptKind = Field(
        description="种类：welcome 欢迎语、announcement 群公告、rules 群规、opening 开场、promotion 推荐、service 服务、closing 收尾。"
    )
    channel: Channel = Field(description="用在哪个触点。")
    when: Text = Field(description="什么时候说。")
    body: Text = Field(description="正文，写在头部之后；可以用 {{ }} 引用群和品牌的值。")


class Publication(Value):
    """An article, a law or an official page."""

    id: Ref = Field(description="出处的编号。")
    title: Text = Field(description="标题。")
    publisher: Text = Field(description="发布者。")
    published: Text | None = Field(None, description="发布时间，知道多少写多少。")
    url: Address | None = Field(None, description="网址。")


class SourceItem(Value):
    """One method, fact or rule of a publication, in our own words."""

    id: Ref = Field(description="条目的编号，例如 S2-15。")
    summary: Text = Field(description="用自己的话写这一条说了什么。")


class SourcesFile(Value):
    """Everything the playbook cites."""

    publications: tuple[Publication, ...] = Field(description="引用的文章、法律和官方页面。")
    items: tuple[SourceItem, ...] = Field(description="方法条目。")


class Term(Value):
    """A word of the field, and the YAML keys that carry it."""

    term: Text = Field(description="术语。")
    meaning: Text = Field(description="一句话解释。")
    english: Text | None = Field(None, description="英文。")
    keys: tuple[Text, ...] = Field((), description="内容文件里对应的字段名。")
    synonyms: tuple[Text, ...] = Field((), description="同义的说法。")


class GlossaryFile(Value):
    """The glossary."""

    terms: tuple[Term, ...] = Field(min_length=1, description="术语。")
