"""One pasted text, checked as if a group were about to send it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.words import Channel
from generator.pipeline.text import Pasted, check_text, decode_pasted, open_for_texts, trades
from generator.problems import QunceError
from tests.conftest import REPOSITORY, SMALL, TODAY, replace_in, write_files

RULES = """\
title: 用语
summary: 一组规则。
rules:
  - id: best
    title: 最高级
    level: forbidden
    patterns: [全网最低]
    reason: 证不了。
    article: 广告法第九条
    rewrite: 写事实。
    examples: {bad: [全网最低价, 全网最低], good: [最近, 最后]}
"""
LIMIT = "  - {id: broadcast-text, title: 群发, value: 30, unit: bytes, applies_to: 群, source: 文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}\n"


@pytest.fixture
def ruled(root: Path) -> Path:
    """The smallest workspace with a rule for every trade, one for books, and a limit of broadcasts."""
    books = RULES.replace("summary:", "trades: [books]\nsummary:").replace("id: best", "id: books")
    limits = "content/compliance/limits.yml"
    write_files(root, {limits: str(SMALL[limits]) + LIMIT})
    write_files(root, {"content/compliance/wording/all.yml": RULES})
    write_files(root, {"content/compliance/wording/books.yml": books.replace("全网最低", "包过考试")})
    return root


def said(root: Path, pasted: Pasted) -> list[str]:
    return [f"{problem.span}: {problem.rule}" for problem in check_text(pasted, open_for_texts(root, TODAY))]


def test_a_finding_stands_at_its_line_and_column(ruled: Path) -> None:
    text = "今天到货。\n真的全 网·最低哦\n全网最低"
    assert said(ruled, Pasted(text)) == ["标准输入:2:3: messages_keep_wording", "标准输入:3:1: messages_keep_wording"]
    assert said(ruled, Pasted("全网最低")) == ["标准输入:1:1: messages_keep_wording"]
    assert said(ruled, Pasted("今天到货。")) == []


def test_the_limit_is_that_of_the_channel_to_the_byte(ruled: Path) -> None:
    assert said(ruled, Pasted("好" * 10, Channel.BROADCAST)) == []
    assert said(ruled, Pasted("好" * 10 + "！", Channel.BROADCAST)) == ["标准输入:1:1: messages_keep_limits"]
    assert said(ruled, Pasted("好" * 11)) == []
    assert said(ruled, Pasted("好" * 11, Channel.BROADCAST, poster=True)) == []


def test_a_poster_is_read_as_well(ruled: Path) -> None:
    assert said(ruled, Pasted("全网最低", poster=True)) == ["标准输入:1:1: messages_keep_wording"]


def test_rules_of_a_trade_are_for_that_trade(ruled: Path) -> None:
    assert said(ruled, Pasted("包过考试")) == []
    assert said(ruled, Pasted("包过考试", trade="books")) == ["标准输入:1:1: messages_keep_wording"]
    assert trades(open_for_texts(ruled, TODAY)) == ("books", "fruit")


def test_typography_is_named_where_it_is(ruled: Path) -> None:
    assert said(ruled, Pasted("今天\n到货3种")) == ["标准输入:2:3: typography_is_clean"]


def test_the_rest_of_a_workspace_may_be_broken(ruled: Path) -> None:
    replace_in(ruled, "content/groups/one.yml", "kind: welfare", "kind: nothing")
    write_files(ruled, {"content/sops/opening.yml": "title: 破\n"})
    assert said(ruled, Pasted("今天到货。")) == []
    write_files(ruled, {"content/compliance/wording/all.yml": "title: 破\n"})
    with pytest.raises(QunceError):
        open_for_texts(ruled, TODAY)


def test_the_starter_knows_what_is_wrong_and_what_is_not() -> None:
    assert said(REPOSITORY, Pasted("不转不是中国人", Channel.MANUAL))
    assert said(REPOSITORY, Pasted("最近降温，最好先在耳后试一下，第一步看编号。", Channel.BROADCAST)) == []


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("你好\n".encode(), "utf-8"),
        ("\ufeff你好\r\n".encode(), "utf-8"),
        ("你好\r\n".encode("gbk"), "gbk"),
        ("你好".encode("gbk"), "cp936"),
        ("你好".encode("utf-16"), "utf-16"),
        ("你好".encode(), "gbk"),
    ],
)
def test_text_in_utf_8_or_the_consoles_own_encoding_is_read(raw: bytes, encoding: str) -> None:
    assert decode_pasted(raw, encoding) == "你好"


@pytest.mark.parametrize(
    ("raw", "encoding", "message"),
    [
        ("你好".encode("gbk"), "utf-8", "标准输入:1:1: 文件不是 UTF-8 编码（看起来是 GBK）"),
        (b"ok\n\xff\xff\xff", "gbk", "标准输入:2:1: 文件不是 UTF-8 编码（认不出是什么编码）"),
        (b"\xff\xfe\x60\x4f", "ascii", "标准输入:1:1: 文件不是 UTF-8 编码（看起来是 UTF-16）"),
        (b"\xc4\xe3", "no-such-encoding", "标准输入:1:1: 文件不是 UTF-8 编码（看起来是 GBK）"),
        (b"", "utf-8", "标准输入: 没有收到文字"),
        (b" \r\n\n", "utf-8", "标准输入: 没有收到文字"),
    ],
)
def test_anything_else_is_refused(raw: bytes, encoding: str, message: str) -> None:
    with pytest.raises(QunceError) as caught:
        decode_pasted(raw, encoding)
    assert str(caught.value.problems[0]).startswith(message)
