"""The platform's lists of sensitive words: how large they may be, and what plain words cannot say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.catalog import Catalog
from generator.model.wording import WordingPack
from generator.plan.sensitive import BLOCK, WARN, WordList, plan_word_list


def pack(*patterns: str, level: str = "forbidden", title: str = "用语", **more: object) -> WordingPack:
    rule = {
        "id": "one",
        "title": "一",
        "level": level,
        "patterns": list(patterns),
        "exceptions": more.pop("but", []),
        "reason": "一",
        "article": "一",
        "rewrite": "一",
        "examples": {"bad": ["一", "二"], "good": ["三", "四"]},
    }
    return WordingPack.model_validate({"title": title, "summary": "一", "rules": [rule], **more})


def words(starter: Catalog, *packs: WordingPack) -> WordList:
    table = {str(number): value for number, value in enumerate(packs)}
    return plan_word_list(replace(starter, wording=table))


def test_words_and_choices_are_spelt_out(starter: Catalog) -> None:
    (rule,) = words(starter, pack("加[微信|V信]", "包[治|治好|]百病")).rules
    assert (rule.name, rule.action) == ("用语·拦截", BLOCK)
    assert rule.words == ("加V信", "加微信", "包百病", "包治百病", "包治好百病")


@pytest.mark.parametrize(("level", "action"), [("forbidden", BLOCK), ("evidence", WARN), ("careful", WARN)])
def test_only_forbidden_words_are_blocked(starter: Catalog, level: str, action: int) -> None:
    (rule,) = words(starter, pack("全网最低", level=level)).rules
    assert rule.action == action


def test_a_word_that_an_exception_allows_only_warns(starter: Catalog) -> None:
    listed = words(starter, pack("最佳", "最牛", but=["最佳[使用|食用]", "[不|没]~"]))
    assert {rule.action: rule.words for rule in listed.rules} == {BLOCK: ("最牛",), WARN: ("最佳",)}
    assert listed.softened == ("最佳",)


def test_a_word_that_holds_another_is_not_listed_again(starter: Catalog) -> None:
    listed = words(starter, pack("最低价", "全网最低价"), pack("史上最低价", "最高价", level="careful", title="二"))
    assert [(rule.name, rule.words) for rule in listed.rules] == [("用语·拦截", ("最低价",)), ("二·警告", ("最高价",))]


def test_what_is_no_plain_word_is_left_out_with_the_reason(starter: Catalog) -> None:
    many = "[" + "|".join(f"甲{number}" for number in range(20)) + "]"
    hundreds = many.replace("甲", "乙") + many.replace("甲", "丙")
    listed = words(starter, pack("最低*价格", "涨#分", hundreds, "长" * 33))
    assert [(item.pattern, item.reason) for item in listed.left_out] == [
        ("最低*价格", "中间隔着别的字或者数，平台只认连着的词"),
        ("涨#分", "中间隔着别的字或者数，平台只认连着的词"),
        (hundreds, "组合有 400 种，超过 300 种"),
        ("长" * 33, f"“{'长' * 33}”不在 2–32 个字之间"),
    ]
    assert {item.rule for item in listed.left_out} == {"one"}


def test_rules_hold_as_many_words_as_the_platform_takes(starter: Catalog) -> None:
    packs = [pack(*(f"词{number:04}" for number in range(700)), title="一个有二十个字那么长的名字真的有那么长")]
    listed = words(starter, *packs)
    assert [len(rule.words) for rule in listed.rules] == [300, 300, 100]
    assert [rule.name for rule in listed.rules] == [
        "一个有二十个字那么长的名字真的有那·拦截",
        "一个有二十个字那么长的名字真的有2·拦截",
        "一个有二十个字那么长的名字真的有3·拦截",
    ]
    assert all(len(rule.name) <= 20 for rule in listed.rules)


def test_more_rules_than_the_platform_takes_are_left_out(starter: Catalog) -> None:
    listed = words(starter, *(pack(f"词{number:04}", title=f"组{number}") for number in range(102)))
    assert len(listed.rules) == 100
    assert [item.reason for item in listed.left_out] == ["平台最多 100 条规则，这一条放不下了"] * 2


def test_packs_of_other_trades_stay_at_home(starter: Catalog) -> None:
    listed = words(starter, pack("甲词", trades=["fruit"]), pack("乙词", trades=["mining"]))
    assert [word for rule in listed.rules for word in rule.words] == ["甲词"]


def test_the_figures_are_those_of_the_workspace(starter: Catalog) -> None:
    limits = {key: limit for key, limit in starter.limits.items() if not key.startswith("sensitive")}
    fewer = starter.limits["sensitive-words-per-rule"].model_copy(update={"value": 2})
    table = {"a": pack("甲词", "乙词", "丙词")}
    listed = plan_word_list(replace(starter, wording=table, limits={**limits, "sensitive-words-per-rule": fewer}))
    assert [len(rule.words) for rule in listed.rules] == [2, 1]
    assert [len(rule.words) for rule in plan_word_list(replace(starter, wording=table, limits=limits)).rules] == [3]
