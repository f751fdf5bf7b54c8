"""Owns chapters, scripts, sources and the glossary: what people read, say and cite."""

from __future__ import annotations

from pydantic import Field

from generator.model.card import Card
from generator.model.value import Address, Id, Knowledge, Ref, Text, Value
from generator.model.words import Channel, ScriptKind


class Related(Value):
    """What a reader of a chapter goes on to; links to all of it are printed at the end of the page."""

    sops: tuple[Id, ...] = Field((), description="相关的 SOP。")
    kinds: tuple[Id, ...] = Field((), description="相关的群类型。")
    campaigns: tuple[Id, ...] = Field((), description="相关的活动。")
    scripts: tuple[Id, ...] = Field((), description="相关的话术。")
    checklists: tuple[Id, ...] = Field((), description="相关的清单。")
    roles: tuple[Id, ...] = Field((), description="相关的岗位。")
    metrics: tuple[Id, ...] = Field((), description="相关的指标。")
    questions: tuple[Id, ...] = Field((), description="相关的面试题。")


class Chapter(Knowledge):
    """A chapter of the guide; the body is Markdown."""

    title: Text = Field(description="章的标题。")
    order: int = Field(ge=1, description="在导航里排第几。")
    audience: Text = Field(description="写给谁。")
    outcome: Text = Field(description="看完能做什么。")
    related: Related = Field(Related.model_validate({}), description="接着看什么，链接印在页尾。")
    body: Text = Field(description="正文，写在头部之后。")


class Variant(Value):
    """Another wording of a script; a group always gets the same one."""

    id: Id = Field(description="说法的编号，例如 b；正文是 a。")
    title: Text = Field(description="这种说法的特点，例如 短一点。")
    body: Text = Field(description="文字，可以用 {{ }} 引用群和品牌的值。")


class Script(Knowledge):
    """Words ready to copy; the body is a template over the group's values."""

    title: Text = Field(description="话术的名字。")
    kind: ScriptKind = Field(
        description="种类：welcome 欢迎语、announcement 群公告、rules 群规、opening 开场、promotion 推荐、service 服务、"
        "comfort 安抚、complaint 投诉、refusal 婉拒、wake_up 唤醒、thanks 致谢、closing 收尾。"
    )
    channel: Channel = Field(description="用在哪个触点。")
    when: Text = Field(description="什么时候说。")
    kinds: tuple[Id, ...] = Field((), description="适合哪些群类型；不写就是都适合。")
    cards: tuple[Card, ...] = Field((), description="随文字一起发的卡片：链接或小程序。")
    variants: tuple[Variant, ...] = Field((), description="别的说法；一个群固定用其中一种。")
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
    traditional: tuple[Text, ...] = Field((), description="繁体或别的地区的写法，例如 社群運營。")


class GlossaryFile(Value):
    """The glossary."""

    terms: tuple[Term, ...] = Field(min_length=1, description="术语。")
