"""Limits of channels: each holds at its exact byte, at the line the text was written on, and not one byte earlier."""

from __future__ import annotations

import pytest

from generator.model.entry import Message
from generator.model.words import Channel, LimitUnit, Thing
from generator.plan import Period, plan_pack, slice_of
from generator.problems import Problem, Span
from generator.validate.channels import NICKNAME, WECOM, check_limits
from tests.conftest import LAWFUL, REPOSITORY, TODAY, Files
from tests.validate.conftest import Load

FIGURES = (REPOSITORY / "content/compliance/limits.yml").read_text(encoding="utf-8")
SALE, HELLO, GROUP = "content/campaigns/sale.yml", "content/scripts/hello.md", "content/groups/one.yml"
PHASE = """\
  - id: tell
    title: 说一声
    kind: service
    channel: {channel}
    days: 0
    at: "15:00"
    body: |-
      {body}
"""
LINK = """\
    cards:
      - type: link
        title: {title}
        url: {url}
        description: {description}
        picture: {picture}
"""
WORDS = {
    "title": "看看",
    "url": "https://example.com/",
    "description": "一句话",
    "picture": "https://example.com/a.png",
}
MINI = "    cards:\n      - {type: miniprogram, title: {title}, appid: wx1, page: index, cover: a.png}\n"


def lawful(files: Files) -> Files:
    return {**LAWFUL, "content/compliance/limits.yml": FIGURES, **files}


def found(load: Load, files: Files) -> list[Problem]:
    """Return what the limits say of everything a group would send in a month."""
    catalog = load(lawful(files)).catalog
    assert catalog is not None
    plan = plan_pack(slice_of(catalog, "one"), Period(TODAY, 30))
    assert plan.problems == ()
    return list(check_limits(plan.messages, catalog))


def sale(channel: str, body: str = "好。", more: str = "") -> Files:
    """Return the campaign with one more phase, which begins on line 11."""
    head, tail = str(LAWFUL[SALE]).split("posters:\n")
    return {SALE: f"{head}{PHASE.format(channel=channel, body=body)}{more}posters:\n{tail}"}


def link(**words: str) -> str:
    return LINK.format(**{**WORDS, **words})


TEXTS = [
    ("broadcast", 4000, "群发：文字有 {} 字节，最多 4000 字节（群 one）", False),
    ("moments", 4000, "朋友圈：文字有 {} 字节，最多 4000 字节（群 one）", False),
    ("welcome", 3000, "欢迎语：文字有 {} 字节，最多 3000 字节（群 one）", False),
]


@pytest.mark.parametrize(("channel", "most", "message", "warning"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_text_breaks_its_limit_at_the_exact_byte(
    channel: str, most: int, message: str, warning: bool, small: Load
) -> None:
    fits = "好" * ((most - 1) // 3) + "a" * (most - (most - 1) // 3 * 3)
    assert len(fits.encode()) == most
    assert found(small, sale(channel, fits)) == []
    (problem,) = found(small, sale(channel, fits + "a"))
    assert (str(problem.span), problem.message) == (f"{SALE}:18:1", message.format(most + 1))
    assert problem.rule == "messages_keep_limits"
    assert problem.warning is warning


def test_a_text_is_counted_after_expansion_and_named_with_its_group(small: Load) -> None:
    body = "a" * 3996 + "{{ params.product }}"
    group = str(LAWFUL[GROUP])
    assert found(small, {**sale("broadcast", body), GROUP: group.replace("product: 苹果", "product: 梨a")}) == []
    two = {**sale("broadcast", body), GROUP: group.replace("product: 苹果", "product: 梨ab")}
    (problem,) = found(small, two)
    assert problem.message == "群发：文字有 4001 字节，最多 4000 字节（群 one）"
    assert problem.hint == "删到 4000 字节以内；依据：zsmhub/workweixin 和 LinkWeChat 的代码"


def test_an_announcement_is_counted_in_characters_and_only_warned_of(small: Load) -> None:
    assert found(small, sale("announcement", "好" * 2000)) == []
    (problem,) = found(small, sale("announcement", "好" * 2001))
    assert problem.message == "公告：文字有 2001 个字，最多 2000 个字（群 one）"
    assert problem.warning
    chat = {GROUP: str(LAWFUL[GROUP]).replace("demo: true", "demo: true\nplatform: wechat")}
    assert len(found(small, {**sale("announcement", "好" * 2001), **chat})) == 1
    assert found(small, {**sale("broadcast", "好" * 2001), **chat}) == []


CARDS = [
    ("broadcast", "title", 128, "群发：链接的标题有 129 字节，最多 128 字节（群 one）", 21),
    ("broadcast", "description", 512, "群发：链接的描述有 513 字节，最多 512 字节（群 one）", 23),
    ("broadcast", "url", 2048, "群发：链接的网址有 2049 字节，最多 2048 字节（群 one）", 22),
    ("broadcast", "picture", 2048, "群发：链接封面图的网址有 2049 字节，最多 2048 字节（群 one）", 24),
    ("welcome", "title", 128, "欢迎语：链接的标题有 129 字节，最多 128 字节（群 one）", 21),
    ("welcome", "description", 512, "欢迎语：链接的描述有 513 字节，最多 512 字节（群 one）", 23),
    ("moments", "title", 64, "朋友圈：链接的标题有 65 字节，最多 64 字节（群 one）", 21),
]


@pytest.mark.parametrize(("channel", "field", "most", "message", "line"), CARDS)
def test_the_words_of_a_link_break_their_limits_at_the_exact_byte(
    channel: str, field: str, most: int, message: str, line: int, small: Load
) -> None:
    assert found(small, sale(channel, more=link(**{field: "a" * most}))) == []
    (problem,) = found(small, sale(channel, more=link(**{field: "a" * (most + 1)})))
    assert (problem.span.file, problem.span.line, problem.message) == (SALE, line, message)


@pytest.mark.parametrize("channel", ["broadcast", "welcome"])
def test_the_title_of_a_mini_program_breaks_its_limit_at_the_exact_byte(channel: str, small: Load) -> None:
    assert found(small, sale(channel, more=MINI.replace("{title}", "a" * 64))) == []
    (problem,) = found(small, sale(channel, more=MINI.replace("{title}", "a" * 65)))
    assert problem.message.endswith("小程序的标题有 65 字节，最多 64 字节（群 one）")
    assert problem.span.line == 20


def links(count: int) -> str:
    return "    cards:\n" + "      - {type: link, title: 看看, url: https://example.com/}\n" * count


COUNTS = [("broadcast", 9, False), ("moments", 1, False), ("welcome", 1, True)]


@pytest.mark.parametrize(("channel", "most", "warning"), COUNTS, ids=[row[0] for row in COUNTS])
def test_one_attachment_too_many_is_named(channel: str, most: int, warning: bool, small: Load) -> None:
    assert found(small, sale(channel, more=links(most))) == []
    (problem,) = found(small, sale(channel, more=links(most + 1)))
    assert problem.message.endswith(f"附件有 {most + 1} 个，最多 {most} 个（群 one）")
    assert (problem.span.line, problem.warning) == (11, warning)
    (problem,) = found(small, sale(channel, more=f"    poster: sale\n{links(most)}"))
    assert problem.message.endswith(f"附件有 {most + 1} 个，最多 {most} 个（群 one）")


def test_moments_take_nine_pictures(starter) -> None:
    nine, ten = (Message("", Channel.MOMENTS, "", Span("-"), Thing.PICTURES, count) for count in (9, 10))
    assert list(check_limits([nine], starter)) == []
    (problem,) = check_limits([ten], starter)
    assert (problem.message, problem.hint.partition("；")[0]) == ("朋友圈：图片有 10 个，最多 9 个", "减到 9 个以内")


def test_a_nickname_is_counted_as_long_as_it_may_become_and_only_warned_of(starter) -> None:
    def said(text: str) -> list[Problem]:
        return list(check_limits([Message(text, Channel.WELCOME, "", Span("-"))], starter))

    assert said(NICKNAME + "a" * (3000 - 48)) == []
    (doubtful,) = said(NICKNAME + "a" * (3000 - 47))
    assert doubtful.message == "欢迎语：文字有 3001 字节（%NICKNAME% 按 48 字节算），最多 3000 字节"
    assert doubtful.warning
    assert said(NICKNAME * 2 + "a" * (3000 - 96)) == []
    (sure,) = said(NICKNAME + "a" * 3000)
    assert not sure.warning


def test_every_figure_that_channels_are_checked_by_is_among_the_starters(starter) -> None:
    assert set(WECOM.values()) <= set(starter.limits)
    assert all(starter.limits[key].unit is LimitUnit.COUNT for key in WECOM.values() if key.endswith("ments"))


def test_a_script_and_the_newcomer_flow_are_counted_too(small: Load) -> None:
    long = "a" * 3001
    hello = str(LAWFUL[HELLO])
    (problem,) = found(small, {HELLO: f"{hello}{long}\n", "content/sops/opening.yml": greeting("好。")})
    assert str(problem.span) == f"{HELLO}:8:1"
    (problem,) = found(small, {"content/sops/opening.yml": greeting(long)})
    assert str(problem.span) == "content/sops/opening.yml:16:15"
    own = "cards: [{type: link, title: 看看, url: https://example.com/}]\n"
    card = hello.replace("when:", own.replace("看看", "好" * 43) + "when:")
    assert [problem.message for problem in found(small, {HELLO: card})] == [
        "欢迎语：链接的标题有 129 字节，最多 128 字节（群 one）"
    ]


def greeting(body: str) -> str:
    return f"""\
title: 开群
summary: 第一天。
audience: 群主
when: 建群当天。
purpose: retention
stages:
  - id: first
    title: 开场
    goal: 成员知道这是什么群
    steps:
      - id: greet
        title: 迎新
        kind: norm
        channel: welcome
        trigger: {{joined: 0m}}
        body: {body}
        poster: invite
        done_when: [有回应]
      - id: check
        title: 查一查
        channel: task
        trigger: {{joined: 30m}}
        body: {"a" * 5000}
        done_when: [查了]
"""
