"""A Markdown file is front matter and a body, and each knows its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.markdown import parse_markdown
from generator.problems import Problem, QunceError, Span


def refusal(text: str) -> Problem:
    with pytest.raises(QunceError) as caught:
        parse_markdown(text, "f.md")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: 问好\n---\n你好\n\n再见\n", 4),
        ("---\ntitle: 问好\n---\n\n\n你好\n\n再见\n\n", 6),
        ("-----  \n\n\ntitle: 问好\n---\n你好\n\n再见", 6),
        ("---\n# 注释\ntitle: 问好\n\n---\n你好\n\n再见", 6),
    ],
)
def test_the_body_is_one_more_field(text: str, line: int) -> None:
    parsed = parse_markdown(text, "f.md")
    assert parsed.value == {"title": "问好", "body": "你好\n\n再见"}
    assert parsed.place.at("body").span == Span("f.md", line, 1)
    written = parsed.place.at("title").span
    assert text.split("\n")[written.line - 1][written.column - 1 :] == "问好"


def test_a_rule_in_the_body_is_no_end_of_the_head() -> None:
    assert parse_markdown("---\na: x\n---\n甲\n\n---\n\n乙", "f.md").value["body"] == "甲\n\n---\n\n乙"


@pytest.mark.parametrize("body", ["", "\n\n", "  \n \n"])
def test_a_blank_body_is_none(body: str) -> None:
    assert parse_markdown(f"---\na: x\n---\n{body}", "f.md").value == {"a": "x", "body": None}


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("", "1:1", "缺少文件头"),
        ("你好", "1:1", "缺少文件头"),
        ("---标题\na: x\n---\n甲\n---\n乙", "1:1", "缺少文件头"),
        ("---\na: x\n", "1:1", "文件头没有结束"),
        ("---\n---\n你好", "1:1", "这里没有写任何字段"),
        ("---\n- a\n---\n你好", "2:1", "文件头不是字段列表"),
        ("---\n\n甲\n---\n你好", "3:1", "文件头不是字段列表"),
        ("---\na: x\nbody: 你好\n---\n", "3:1", "文件头里不能写 body"),
        ("---\n\n\na: @x\n---\n", "4:4", "写法有误，从这里读不下去了"),
        ("---\na: x\nb：y\n---\n", "3:2", "冒号写成了全角“：”"),
        ("---\na: x\n---\n你\x07好", "4:2", "这里有一个看不见的字符（U+0007）"),
    ],
)
def test_a_mistake_is_at_its_line(text: str, where: str, message: str) -> None:
    problem = refusal(text)
    assert (str(problem.span), problem.message) == (f"f.md:{where}", message)


@given(st.text(), st.text())
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_or_refused_at_a_line_it_has(head: str, body: str) -> None:
    text = f"---\n{head}\n---\n{body}"
    try:
        parsed = parse_markdown(text, "f.md")
    except QunceError as error:
        (problem,) = error.problems
        assert 1 <= problem.span.line <= text.count("\n") + 1
    else:
        assert parsed.value["body"] is None or parsed.value["body"] in text
