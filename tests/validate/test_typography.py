from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.rewrite import Correction
from generator.problems import Span
from generator.validate.typography import corrected, corrections, faults_of, typography_is_clean
from tests.conftest import SMALL
from tests.validate.conftest import Load

TOPICS = "content/topics/fruit.yml"
HELLO = "content/scripts/hello.md"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("周三3点", "周三 3 点"),
        ("你好,世界!", "你好，世界！"),
        ("ＡＢ１", "AB1"),
        ("{{ a|b('x,y') }}好3个", "{{ a|b('x,y') }}好 3 个"),
        ("{% if a,b %}好a{% endif %}", "{% if a,b %}好 a{% endif %}"),
        ("用`好a`查，好a", "用`好a`查，好 a"),
        ("```\n好a\n```\n好a", "```\n好a\n```\n好 a"),
        ("见https://a.example/好a,b", "见 https://a.example/好 a,b"),
        ("见ｈｔｔｐｓ://a.example好", "见ｈｔｔｐｓ://a.example好"),
        ("plain text,in ASCII", "plain text,in ASCII"),
        ("都是汉字，没有别的。", "都是汉字，没有别的。"),
    ],
)
def test_only_spaces_and_widths_change_and_only_in_prose(text: str, wanted: str) -> None:
    assert corrected(text) == wanted


@given(st.text(st.sampled_from("好人，。,.!?:a1 `{}%\n-*[]()/“”＃ａ　")))
def test_a_text_that_was_set_is_always_left_alone(text: str) -> None:
    assert corrected(corrected(text)) == corrected(text)


def test_a_long_text_is_set_part_by_part() -> None:
    text = "今天Hello世界,吃了吗?\n\n" * 20_000
    assert corrected(text) == "今天 Hello 世界，吃了吗？\n\n" * 20_000


def test_a_long_text_that_cannot_be_parted_stays() -> None:
    text = "今天Hello世界,吃了吗?\n" * 40_000
    assert corrected(text) == text


def test_each_line_is_named_with_what_it_should_be(small: Load) -> None:
    topics = str(SMALL[TOPICS]) + "  - id: fig\n    title: 无花果2个\n    kind: tip\n    body: |\n      一\n      好a\n"
    loaded = small({TOPICS: topics, HELLO: str(SMALL[HELLO]) + "\n第二段,好\n"})
    assert loaded.catalog is not None
    assert [str(problem) for problem in typography_is_clean(loaded.catalog)] == [
        f"{TOPICS}:7:12: 提醒：“无花果2个”的排版不对\n  提示：写成“无花果 2 个”；运行 qunce check --fix 可以自动改",
        f"{TOPICS}:11:1: 提醒：“好a”的排版不对\n  提示：写成“好 a”；运行 qunce check --fix 可以自动改",
        f"{HELLO}:10:1: 提醒：“第二段,好”的排版不对\n  提示：写成“第二段，好”；运行 qunce check --fix 可以自动改",
    ]
    assert [item.span for item in corrections(loaded.catalog)] == [
        Span(TOPICS, 7, 12),
        Span(TOPICS, 9, 11),
        Span(HELLO, 8, 1),
    ]
    assert [item.span.file for item in corrections(loaded.catalog, {HELLO})] == [HELLO]
    assert list(typography_is_clean(loaded.catalog, {"content/people.yml"})) == []


def test_what_wording_rules_look_for_is_no_prose(small: Load) -> None:
    rule = """\
title: 用语
summary: 一组规则。
exceptions: ["[好a|好b]~"]
rules:
  - id: a
    title: 一
    level: careful
    patterns: ["[好a|好b]c"]
    exceptions: ["好a,c"]
    reason: 好a。
    article: 没有
    rewrite: 换
    examples: {bad: [好ac, 好bc], good: [好c, 好d]}
"""
    loaded = small({"content/compliance/wording/a.yml": rule})
    assert loaded.catalog is not None
    assert list(corrections(loaded.catalog)) == [
        Correction(Span("content/compliance/wording/a.yml", 10, 13), "好a。", "好 a。")
    ]


def test_long_lines_are_quoted_around_what_differs() -> None:
    (problem,) = faults_of("好" * 30 + "a" + "好" * 60, "文字")
    assert str(problem.span) == "文字:1:31"
    assert problem.message == f"“……{'好' * 8}a{'好' * 8}……”的排版不对"
    (problem,) = faults_of(("好a" * 50), "文字")
    assert len(problem.message) < 80
    assert [str(item.span) for item in faults_of("好\n好a\n\n好,好", "文字")] == ["文字:2:2", "文字:4:2"]
