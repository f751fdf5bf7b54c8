"""Tactics: who speaks, how to get out, what is advertising, who is official. Each fires, and its look-alike does not."""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Channel, EntryKind, ScriptKind
from generator.plan import Period, plan_pack, slice_of
from generator.problems import Span
from generator.validate.tactics import check_tactics
from tests.conftest import LAWFUL, TODAY, Files
from tests.validate.conftest import Load

SALE, HELLO, GROUP, TOPICS = (
    "content/campaigns/sale.yml",
    "content/scripts/hello.md",
    "content/groups/one.yml",
    "content/topics/fruit.yml",
)


def found(load: Load, files: Files) -> list[str]:
    catalog = load({**LAWFUL, **files}).catalog
    assert catalog is not None
    plan = plan_pack(slice_of(catalog, "one"), Period(TODAY, 30))
    assert plan.problems == ()
    return [f"{problem.span}: {problem.message}" for problem in check_tactics(plan.messages, catalog)]


def test_the_lawful_workspace_is_green(small: Load) -> None:
    assert found(small, {}) == []


@pytest.mark.parametrize("channel", ["broadcast", "private", "moments"])
def test_a_promotion_that_is_pushed_names_its_sender(channel: str, small: Load) -> None:
    bare = str(LAWFUL[SALE]).replace("元。{{ brand.sender_line }}", "元。")
    bare = bare.replace("channel: broadcast, days: -1", f"channel: {channel}, days: -1")
    bare = bare.replace("title: 特卖开始, kind: promo", "title: 特卖开始, kind: service")
    (problem,) = found(small, {SALE: bare})
    assert problem.startswith(f"{SALE}:9:")
    assert problem.endswith("的营销内容没有署名和退订方式（群 one）")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: promo, channel: broadcast, days: -1", "kind: service, channel: broadcast, days: -1"),
        ("kind: promo, channel: broadcast, days: -1", "kind: promo, channel: manual, days: -1"),
    ],
)
def test_what_sells_nothing_or_is_said_in_the_group_needs_no_line(old: str, new: str, small: Load) -> None:
    bare = str(LAWFUL[SALE]).replace("元。{{ brand.sender_line }}", "元。").replace(old, new)
    assert found(small, {SALE: bare}) == []


def hello(text: str, kind: str = "welcome", channel: str = "welcome") -> Files:
    return {HELLO: f"---\ntitle: 问好\nkind: {kind}\nchannel: {channel}\nwhen: 进群时。\n---\n\n{text}\n"}


@pytest.mark.parametrize(("kind", "label"), [("welcome", "欢迎语"), ("announcement", "群公告")])
def test_what_stands_names_its_sender_and_a_way_out(kind: str, label: str, small: Load) -> None:
    assert found(small, hello("我是示例小店的，豆芽是官方的人，怕吵开免打扰。", kind, kind)) == []
    assert found(small, hello("豆芽是官方的人，怕吵开免打扰。", kind, kind)) == [
        f"{HELLO}:8:1: {label}里看不出是谁的群（群 one）"
    ]
    assert found(small, hello("我是示例小店的，豆芽是官方的人。", kind, kind)) == [
        f"{HELLO}:8:1: {label}里没有写怎么不再接收（群 one）"
    ]


def test_other_scripts_stand_for_nothing(small: Load) -> None:
    assert found(small, hello("谢谢。", "thanks", "manual")) == []
    assert found(small, hello("欢迎回来。", "welcome", "manual")) == []


def test_every_official_account_is_declared(small: Load) -> None:
    assert found(small, hello("我是示例小店的，怕吵开免打扰。")) == [
        f"{GROUP}:10:32: 官方助手“豆芽”在欢迎语和公告里都没有公开身份"
    ]
    nobody = str(LAWFUL[GROUP]).replace(", staff: [staff-1]", "")
    assert found(small, {**hello("我是示例小店的，怕吵开免打扰。"), GROUP: nobody}) == []


def test_a_shopping_link_says_it_is_advertising(small: Load) -> None:
    def phase(body: str, flag: str) -> Files:
        text = str(LAWFUL[SALE]).replace("kind: promo, channel: broadcast, days: -1", f"kind: value, {flag}days: -1")
        return {SALE: text.replace("明天{{ params.product }}", body)}

    (problem,) = found(small, phase("这款用着不错，https://example.com/a", "shopping_link: true, "))
    assert problem.startswith(f"{SALE}:9:")
    assert problem.endswith("带着能下单的链接，没有标明“广告”（群 one）")
    assert found(small, phase("广告：这款用着不错，https://example.com/a", "shopping_link: true, ")) == []
    assert found(small, phase("说明书在 https://example.com/manual", "")) == []


def test_a_topic_with_a_shopping_link_says_so_too(small: Load) -> None:
    topics = str(LAWFUL[TOPICS]).replace("body: 梨看果脐。", "body: 梨看果脐。, shopping_link: true")
    assert set(found(small, {TOPICS: topics})) == {f"{TOPICS}:3:46: 带着能下单的链接，没有标明“广告”（群 one）"}


def test_a_text_of_no_group_is_checked_for_what_it_says_itself(starter: Catalog) -> None:
    text = Message("买它", Channel.BROADCAST, "", Span("-"), kind=EntryKind.PROMO, shopping_link=True)
    standing = Message("好", Channel.WELCOME, "", Span("-"), script=ScriptKind.WELCOME)
    assert [problem.rule for problem in check_tactics([text, standing], starter)] == [
        "shopping_links_say_advertisement"
    ]
