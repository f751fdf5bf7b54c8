from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.markdown import parse_markdown
from generator.load.rewrite import Correction, rewrite_texts
from generator.load.yamlio import parse_yaml
from generator.problems import Span

YAML = "x.yml"


def change(old: str, new: str, line: int, column: int, file: str = YAML) -> Correction:
    return Correction(Span(file, line, column), old, new)


@pytest.mark.parametrize(
    ("source", "correction", "wanted"),
    [
        ("title: 好a  # 说明\n", change("好a", "好 a", 1, 8), "title: 好 a  # 说明\n"),
        ("a: '好a'\n", change("好a", "好 a", 1, 4), "a: '好 a'\n"),
        ('a: {b: "好a", c: [好b, 好a]}\n', change("好a", "好 a", 1, 8), 'a: {b: "好 a", c: [好b, 好a]}\n'),
        ("a: {c: [好b, 好a]}\n", change("好a", "好 a", 1, 13), "a: {c: [好b, 好 a]}\n"),
        ("a: |\n  一\n\n  好a\nb: 2\n", change("一\n\n好a\n", "一\n\n好 a\n", 1, 4), "a: |\n  一\n\n  好 a\nb: 2\n"),
        ("a: |2-\n    好a\n", change("  好a", "  好 a", 1, 4), "a: |2-\n    好 a\n"),
        ("\ufeffa: 好a\r\nb: 1\r\n", change("好a", "好 a", 1, 4), "\ufeffa: 好 a\r\nb: 1\r\n"),
        ("a: 好a\rb: 1", change("好a", "好 a", 1, 4), "a: 好 a\rb: 1"),
        ("- 好a\n- 好a", change("好a", "好 a", 2, 3), "- 好a\n- 好 a"),
    ],
)
def test_a_text_is_rewritten_where_it_stands(source: str, correction: Correction, wanted: str) -> None:
    assert rewrite_texts(source.encode(), YAML, [correction]) == (wanted.encode(), (correction,))


def test_front_matter_and_body_of_markdown_are_rewritten() -> None:
    source = "---\ntitle: 好a\nwhen: 明天b\n---\n\n\n第一a\n\n  第二b\n"
    corrections = [
        change("明天b", "明天 b", 3, 7, "x.md"),
        change("第一a\n\n  第二b", "第一 a\n\n  第二 b", 7, 1, "x.md"),
    ]
    data, done = rewrite_texts(source.encode(), "x.md", corrections)
    assert data.decode() == "---\ntitle: 好a\nwhen: 明天 b\n---\n\n\n第一 a\n\n  第二 b\n"
    assert done == tuple(corrections)


@pytest.mark.parametrize(
    ("source", "correction"),
    [
        ('a: "好\\u0061"\n', change("好a", "好 a", 1, 4)),
        ("a: 'x''好a'\n", change("x'好a", "x'好 a", 1, 4)),
        ("a: >\n  好a\n  好b\n", change("好a 好b\n", "好 a 好 b\n", 1, 4)),
        ('a: "好a\n  好b"\n', change("好a 好b", "好 a 好 b", 1, 4)),
        ("a: 好b\n", change("好a", "好 a", 1, 4)),
        ("a: 好a\n", change("好a", "好 a", 2, 4)),
        ("a: 好#1\n", change("好#1", "好 #1", 1, 4)),
        ("a: 好\n", change("好", "好：: b", 1, 4)),
    ],
    ids=["escape", "quote", "folded", "lines", "other text", "other place", "comment", "syntax"],
)
def test_what_is_written_otherwise_or_would_mean_something_else_stays(source: str, correction: Correction) -> None:
    assert rewrite_texts(source.encode(), YAML, [correction]) == (source.encode(), ())


def test_one_that_cannot_be_made_does_not_keep_others_from_it() -> None:
    good, bad = change("好a", "好 a", 2, 4), change("好#1", "好 #1", 1, 4)
    assert rewrite_texts("a: 好#1\nb: 好a\n".encode(), YAML, [bad, good]) == ("a: 好#1\nb: 好 a\n".encode(), (good,))


WORDS = st.text(st.sampled_from("好a1，：#-' "), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_nothing_but_the_texts_ever_changes(words: list[str], data: st.DataObject) -> None:
    source = "# 头\n" + "".join(f"- '{word.replace(chr(39), chr(39) * 2)}'  # 尾\n" for word in words)
    number = data.draw(st.integers(0, len(words) - 1))
    correction = change(words[number], data.draw(WORDS), number + 2, 3)
    written, done = rewrite_texts(source.encode(), YAML, [correction])
    wanted = [correction.new if index == number and done else word for index, word in enumerate(words)]
    assert parse_yaml(written.decode(), YAML).value == wanted
    assert [line.partition("- ")[0] for line in written.decode().split("\n")] == ["# 头", *[""] * (len(words) + 1)]
    assert written.decode().count("'  # 尾\n") == len(words)


def test_a_body_is_read_where_it_is_rewritten() -> None:
    source = "---\ntitle: 好\n---\n好a\n"
    span = parse_markdown(source, "x.md").place.at("body").span
    data, _ = rewrite_texts(source.encode(), "x.md", [Correction(span, "好a", "好 a")])
    assert data.decode() == "---\ntitle: 好\n---\n好 a\n"
