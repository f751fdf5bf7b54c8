"""YAML is read as it was written, or refused at the right place with a hint."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.load.yamlio import COLON_GAP, FULL_WIDTH_COLON, TAB, Parsed, parse_yaml
from generator.problems import Problem, QunceError, Span

AT = '@ 开头的文字要加引号，例如 "@所有人"'
PERCENT = '% 开头的文字要加引号，例如 "%NICKNAME%"'
STAR = "* 开头的文字要加引号"
TEMPLATE = '{{ }} 开头的文字要整段加引号，例如 "{{ group.title }}"'
HASH = "要保留它就给整段文字加引号；真要写注释，在 # 后面空一格"
BRACKETS = "方括号或花括号没有成对，或者少了逗号"
QUOTES = "引号没有成对，检查这一段的引号"
ESCAPES = "双引号里的 \\ 有特别的意思：改用单引号，或者把 \\ 写两次"
VISIBLE = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")


def read(text: str) -> Parsed:
    return parse_yaml(text, "f.yml")


def refusal(text: str) -> Problem:
    with pytest.raises(QunceError) as caught:
        read(text)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at: 12:30", {"at": "12:30"}),
        ("a: no\nb: yes\nc: on", {"a": "no", "b": "yes", "c": "on"}),
        ("on: 2026-11-11", {"on": "2026-11-11"}),
        ("a: 0x1f\nb: 010\nc: 1_000\nd: 1e3", {"a": "0x1f", "b": "010", "c": "1_000", "d": "1e3"}),
        ("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}),
        ("a: ''\nb: '~'\nc: \"null\"", {"a": "", "b": "~", "c": "null"}),
        ("a: [x, [y], {b: c}]", {"a": ["x", ["y"], {"b": "c"}]}),
        ("a: |\n  第一行 #标签\n  第二行：@所有人\n", {"a": "第一行 #标签\n第二行：@所有人\n"}),
        ("a: 你好{{ x }}，八点：开始", {"a": "你好{{ x }}，八点：开始"}),
        ("a: https://example.com/#top", {"a": "https://example.com/#top"}),
        ("a: '{{ x }}'\nb: '@所有人'\nc: '*重点*'", {"a": "{{ x }}", "b": "@所有人", "c": "*重点*"}),
        ("# 注释\na: x # 注释\n  # 缩进的注释\nb: y", {"a": "x", "b": "y"}),
        ("#没有空格的注释\na: x", {"a": "x"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("---\na: x\n...\n", {"a": "x"}),
        ("a: x\tb\t\n", {"a": "x\tb"}),
    ],
)
def test_a_value_is_the_text_that_was_written(text: str, value: Any) -> None:
    assert read(text).value == value


def test_every_value_key_and_item_knows_its_place() -> None:
    place = read("a:\n  - b: x\n    c: |\n      y\n").place
    assert place.at("a", 0, "b").span == Span("f.yml", 2, 8)
    assert place.at("a", 0).keys["c"] == Span("f.yml", 3, 5)
    assert place.at("a", 0, "c").text_span == Span("f.yml", 4, 1)
    assert place.at("a", 0, "b").text_span == Span("f.yml", 2, 8)


@pytest.mark.parametrize(
    ("text", "indent"), [("a: |\n  x\n", 2), ("a: |\n\n \n    x\n\n    y\n", 4), ("a: |\n", 0), ("a: x\n", None)]
)
def test_a_block_knows_how_far_its_lines_are_moved_in(text: str, indent: int | None) -> None:
    assert read(text).place.at("a").indent == indent


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        ("title：手册\nb: x", "1:6", FULL_WIDTH_COLON),
        ("标题：手册\nb: x", "1:3", FULL_WIDTH_COLON),
        ("title： 手册\nb: x", "1:6", FULL_WIDTH_COLON),
        ('"title"：手册\nb: x', "1:8", FULL_WIDTH_COLON),
        ("a: x\ntitle：手册\nb: x", "2:6", FULL_WIDTH_COLON),
        ("a: x\ntitle：手册", "2:6", FULL_WIDTH_COLON),
        ("a:\n  b：x\n  c: y", "2:4", FULL_WIDTH_COLON),
        ("a:\n  b: x\n  c：y\n  d: z", "3:4", FULL_WIDTH_COLON),
        ("a:\n  - b：x\n    c: y", "2:6", FULL_WIDTH_COLON),
        ("a:\n  - b: x\n    c：y", "3:6", FULL_WIDTH_COLON),
        ("a：\n  b: x", "1:2", FULL_WIDTH_COLON),
        ("x: y\na：\n  b: x", "2:2", FULL_WIDTH_COLON),
        ("x: y\na：\n  - b", "2:2", FULL_WIDTH_COLON),
        ("a:x\nb: y", "1:2", COLON_GAP),
        ("a:\n\tb: x", "2:1", TAB),
        ("a:\n  b: x\n\tc: y", "3:1", TAB),
        ("a: {{ x }}", "1:5", TEMPLATE),
        ("a: {{ x }} 元\nb: y", "1:5", TEMPLATE),
        ("a: {b: {{ x }}, c: y}", "1:9", TEMPLATE),
        ("- {{ x }}", "1:4", TEMPLATE),
        ("a: [你好{{ x }}, b]", "1:7", TEMPLATE),
        ("a: {% if x %}y{% endif %}", "1:5", "{% %} 开头的文字要整段加引号"),
        ("a: @所有人 开会\nb: x", "1:4", AT),
        ("- @所有人", "1:3", AT),
        ("a: [@所有人, b]", "1:5", AT),
        ("a: `x`", "1:4", "反引号开头的文字要加引号"),
        ("a: %NICKNAME% 你好", "1:4", PERCENT),
        ("%NICKNAME% 你好", "1:1", PERCENT),
        ("a: *重点*", "1:4", STAR),
        ("- *重点* 内容", "1:3", STAR),
        ("a: **重点**", "1:4", STAR),
        ("a: *x", "1:4", STAR),
        ("a: &重点", "1:4", "& 开头的文字要加引号"),
        ("a: !重要", "1:4", "! 开头的文字要加引号"),
        ("a: !!python/name:os.system x", "1:4", "去掉它；文字要以 ! 开头就加引号"),
        ("a: #标签", "1:4", HASH),
        ("- #标签\n- x", "1:3", HASH),
        ("a: 文字 #标签\nb: x", "1:7", HASH),
        ('a: "文字" #标签', "1:9", HASH),
        ("a: [x, #标签\n  y]", "1:8", HASH),
        ("a: [x] #标签", "1:8", HASH),
        ("a: [x #标签]\nb: y", "1:7", HASH),
        ("a: {b: c} #标签\nd: e", "1:11", HASH),
        ("a: | #标签\n  x", "1:6", HASH),
        ("a: 福利 ##护肤", "1:7", HASH),
        ("a: 😀 #标签", "1:6", HASH),
        ("a: [x, y\nb: z", "1:8", "检查这一行的末尾：少了逗号，或者方括号、花括号没有成对"),
        ('a: ["x"', "1:4", BRACKETS),
        ('a: ["x" "y"]', "1:9", BRACKETS),
        ('a: "x\nb: y\n', "1:4", QUOTES),
        ('a: "C:\\路径"', "1:7", ESCAPES),
        ('a: "\\xzz"', "1:7", ESCAPES),
        ('a: "\\ud800"', "1:7", ESCAPES),
        ("a: b: c", "1:5", "文字里有半角冒号加空格时，整段加引号；不是的话，检查这一行和上一行的缩进"),
        ("a: - b", "1:4", "列表的每一项以“- ”开头，左边要对齐"),
        ("a: |x\n  y", "1:5", "“|”后面直接换行，正文从下一行开始，用空格缩进"),
        (
            "a: x\n第二行\nb: y",
            "2:1",
            "这一行应该是“字段名: 值”：冒号要用半角 : 并在后面空一格，同一层的字段左边要对齐",
        ),
        ("a: x\n...\nb: y", "3:1", "检查这一行和上一行的缩进、冒号和引号"),
        ("a: 第一行\n\n  第二行", "1:4", "多行文字用“|”另起一行写；不是多行的话，检查下一行的缩进和冒号"),
        ("a: x\na: y", "2:1", "只留一个"),
        ("a: {b: x, b: y}", "1:11", "只留一个"),
        ("a: x\n--- \nb: y", "2:1", "去掉多余的 --- 行，或者拆成两个文件"),
        ("{a: x}: y", "1:1", "字段名只能是一个词，后面跟冒号"),
        ("  # 只有注释\n", "1:1", "照着同一文件夹里别的文件写，或者删掉它"),
        ("---\n", "1:1", "照着同一文件夹里别的文件写，或者删掉它"),
    ],
)
def test_what_yaml_would_misread_is_refused_where_it_stands(text: str, where: str, hint: str) -> None:
    problem = refusal(text)
    assert (str(problem.span), problem.hint) == (f"f.yml:{where}", hint)


@pytest.mark.parametrize("char", ["\0", "\x07", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ud800"])
def test_a_character_that_nobody_sees_is_refused_where_it_stands(char: str) -> None:
    assert refusal(f"a: x\nb: y{char}z").message == f"这里有一个看不见的字符（U+{ord(char):04X}）"
    assert refusal(f"a: x\nb: y{char}z").span == Span("f.yml", 2, 5)


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\N", r"\L", r"\x07", r"\u2028"])
def test_nor_can_it_be_written_as_an_escape(escape: str) -> None:
    assert refusal(f'a: x\nb: "y{escape}"').span == Span("f.yml", 2, 4)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_depth_without_end_is_refused_before_it_is_read(opening: str) -> None:
    assert refusal(opening * 30_000).rule == "yaml_refused"


def test_thirty_levels_are_read() -> None:
    assert str(read("[" * 30 + "]" * 30).value) == "[" * 30 + "]" * 30


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    assert refusal(bomb).message == "这里用了 YAML 的锚点（&）"


def test_a_long_line_of_dashes_is_answered_at_once() -> None:
    assert refusal("-" * 200_000 + ": x\n@").rule == "yaml_syntax"


@given(st.text(VISIBLE))
@example("~")
@example("@所有人 #标签 {{ x }}")
@settings(deadline=None, max_examples=200)
def test_a_quoted_text_is_always_read_back_equal(text: str) -> None:
    single = text.replace("'", "''")
    double = text.replace("\\", "\\\\").replace('"', '\\"')
    assert read(f"- '{single}'\n- \"{double}\"\n").value == [text, text]


@given(st.text(VISIBLE).filter(lambda text: text.strip(" \t")[:1] not in tuple("'\"|>[{")))
@example("甲 # 乙")
@example("甲 ## 乙 #丙")
@settings(deadline=None, max_examples=300)
def test_a_text_without_quotes_is_read_as_it_stands_or_refused(text: str) -> None:
    try:
        value = read(f"a: {text}").value["a"]
    except QunceError:
        return
    written = re.split(r"(?:^|[ \t])#+(?:[ \t]|$)", text)[0].strip(" \t")
    assert value == (None if written in ("", "~", "null") else written)


@given(st.text())
@example("[")
@example("*")
@example("\n:")
@example('"')
@settings(deadline=None, max_examples=500)
def test_any_text_is_read_or_refused_at_a_line_it_has(text: str) -> None:
    try:
        read(text)
    except QunceError as error:
        (problem,) = error.problems
        assert 1 <= problem.span.line <= text.count("\n") + text.count("\r") + 1
        assert problem.hint
