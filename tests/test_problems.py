"""How a problem reads, and how it travels."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Problem, QunceError, Span, clip, did_you_mean, errors

AT = Span("content/groups/one.yml", 12, 9)


@pytest.mark.parametrize(
    ("span", "text"),
    [(AT, "content/groups/one.yml:12:9"), (Span("a.yml", 3), "a.yml:3"), (Span("a.yml"), "a.yml")],
)
def test_a_position_is_file_line_and_column_as_far_as_known(span: Span, text: str) -> None:
    assert str(span) == text


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem(AT, "时间不对", "写成 HH:MM"), "content/groups/one.yml:12:9: 时间不对\n  提示：写成 HH:MM"),
        (Problem(AT, "时间不对"), "content/groups/one.yml:12:9: 时间不对"),
        (Problem(AT, "该看了", warning=True), "content/groups/one.yml:12:9: 提醒：该看了"),
    ],
)
def test_a_problem_says_where_then_what_then_what_to_do(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_sort_by_file_line_and_column() -> None:
    spans = [Span("b", 1, 1), Span("a", 10, 1), Span("a", 2, 9), Span("a", 2, 1)]
    ordered = sorted(Problem(span, "x") for span in spans)
    assert [problem.span for problem in ordered] == [
        Span("a", 2, 1),
        Span("a", 2, 9),
        Span("a", 10, 1),
        Span("b", 1, 1),
    ]


def test_only_a_warning_fails_nothing() -> None:
    wrong, warned = Problem(AT, "错"), Problem(AT, "提醒", warning=True)
    assert errors([wrong, warned]) == [wrong]


def test_an_error_crosses_a_process_border_with_its_problems() -> None:
    error = QunceError((Problem(AT, "错", "改"),))
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


@pytest.mark.parametrize(
    ("wrong", "known", "hint"),
    [
        ("titel", ["title", "brand"], "是不是想写 title？"),
        ("xyz", ["title", "brand"], "可以写：brand、title"),
        ("xyz", [], ""),
        ("zzz", [f"k{n}" for n in range(9)], "可以写：k0、k1、k2、k3、k4、k5、k6、k7……"),
    ],
)
def test_a_hint_names_the_nearest_word_or_all_of_them(wrong: str, known: list[str], hint: str) -> None:
    assert did_you_mean(wrong, known) == hint


@given(st.text())
@settings(deadline=None)
def test_a_quoted_text_is_always_one_short_line(text: str) -> None:
    said = clip(text)
    assert "\n" not in said
    assert len(said) <= 42
    assert said == text or (said.endswith("……") and text.startswith(said.removesuffix("……")))
