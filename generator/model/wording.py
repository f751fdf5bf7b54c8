"""Owns wording rules: what a text may not say, what needs evidence, and the claims that have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from generator.model.pattern import LANGUAGE, Exemption, Pattern, written_out
from generator.model.value import Day, Id, Knowledge, Ref, Text, Value, refuse
from generator.model.words import WordingLevel

_PATTERNS = ("patterns", "exceptions")


class WordingExamples(Value):
    """Texts that show what a rule means; every check of the content tries them."""

    bad: tuple[Text, ...] = Field(min_length=2, description="要被查出来的例子，至少两个。")
    good: tuple[Text, ...] = Field(min_length=2, description="长得像、但不该被查出来的例子，至少两个。")


class WordingRule(Value):
    """One way of speaking to find, why it is wrong, and what to say instead."""

    id: Id = Field(description="规则的编号，全部规则里不重复。")
    title: Text = Field(description="管的是什么说法。")
    level: WordingLevel = Field(description="级别：forbidden 禁用、evidence 需依据、careful 慎用。")
    patterns: tuple[Pattern, ...] = Field(
        min_length=1, description=f"要查的写法，每条至少有两个连着的字；{LANGUAGE}。繁体、全角、大小写、空格不用另写。"
    )
    exceptions: tuple[Exemption, ...] = Field(
        (),
        description="不算的写法：命中的字整个落在它里面就放过，中间没有 * 和 # 的长词（例如“转运中心”）盖住命中的一个词就放过；"
        "也可以用 ~ 代表命中的词，例如“~域名”“不~”。",
    )
    reason: Text = Field(description="为什么不能这么说，一句话。")
    article: Text = Field(description="依据的条款，例如 广告法第九条第（三）项。")
    refs: tuple[Ref, ...] = Field((), description="条款的出处：sources.yml 里的编号。")
    rewrite: Text = Field(description="改成怎么说。")
    examples: WordingExamples = Field(description="例子，每次检查都会试一遍。")


class BadSamples(Value):
    """Sentences that break one rule, whether its patterns find them or not."""

    rule: Id = Field(description="违反的是这一组里的哪条规则。")
    texts: tuple[Text, ...] = Field(min_length=1, description="句子；规则查不出的说法也写在这里。")


class WordingSamples(Value):
    """Sentences to learn from: what sounds like the bad ones, and not like the good ones, is pointed out too."""

    bad: tuple[BadSamples, ...] = Field((), description="不该说的句子。")
    good: tuple[Text, ...] = Field(
        (), description="听着像、其实可以说的句子；提醒错了，就把那一句原样写进来，以后不再提醒。"
    )


class WordClass(Value):
    """Words that stand for each other in the patterns of a pack, under one name."""

    name: Text = Field(description="这一类词的名字，例如 夸。")
    words: Text = Field(description="这一类的词，用竖线隔开，例如 最好|最大。")


class WordingPack(Knowledge):
    """A pack of wording rules about one subject."""

    title: Text = Field(description="这一组规则管什么。")
    summary: Text = Field(description="一句话说清为什么要管。")
    trades: tuple[Id, ...] = Field((), description="只对哪些行业的品牌有效；不写就是都有效。")
    words: tuple[WordClass, ...] = Field(
        (), description="常用的几类词，写法和例外里用 <名字> 代表它们；后面的类可以用前面的。"
    )
    exceptions: tuple[Exemption, ...] = Field(
        (), description="对这一组所有规则都不算的写法；这一组不写 rules，就对所有组的规则都有效。"
    )
    rules: tuple[WordingRule, ...] = Field((), description="规则。")
    samples: WordingSamples = Field(
        WordingSamples(), description="例句：没有写进规则、但听着和它们差不多的话，检查时会提醒一声。"
    )

    @model_validator(mode="before")
    @classmethod
    def _write_out_words(cls, raw: Any) -> Any:
        """Put the words of each class where its name stands, so that nobody else needs to know of classes."""
        if not isinstance(raw, dict) or not isinstance(raw.get("words"), list | tuple):
            return raw
        words: dict[str, str] = {}
        for listed in raw["words"]:
            if isinstance(listed, dict) and isinstance(listed.get("words"), str):
                words[str(listed.get("name"))] = written_out(f"[{listed['words']}]", words)[1:-1]
        return {key: _spelt(value, words) if key in ("rules", "exceptions") else value for key, value in raw.items()}

    @model_validator(mode="after")
    def _what_holds_for_all_rules_holds_for_all_trades(self) -> Self:
        if self.trades and self.exceptions and not self.rules:
            raise refuse("trade_exceptions", "没有规则的一组对所有规则都有效，不能只对几个行业", "去掉 trades")
        return self


def _spelt(raw: Any, words: Mapping[str, str]) -> Any:
    if isinstance(raw, str):
        return written_out(raw, words)
    if isinstance(raw, list | tuple):
        return [_spelt(part, words) for part in raw]
    if isinstance(raw, dict):
        return {key: _spelt(value, words) if key in _PATTERNS else value for key, value in raw.items()}
    return raw


class AllowedClaim(Value):
    """A claim that may be made because there is evidence for it."""

    id: Id = Field(description="这一条的编号。")
    text: Text = Field(min_length=2, description="放行的整句说法，写得越完整越好，例如 2026 年某榜单洁面类销量第一。")
    reason: Text = Field(description="为什么可以这么说。")
    evidence: Text = Field(description="证据是什么，例如 2026 年某榜单第 1 名。")
    source: Text = Field(description="证据在哪里查，写到别人找得到。")
    valid_until: Day = Field(description="证据用到哪一天，过了就不再放行。")


class AllowedFile(Value):
    """All claims that have evidence."""

    allowed: tuple[AllowedClaim, ...] = Field(description="有依据、可以说的说法。")
