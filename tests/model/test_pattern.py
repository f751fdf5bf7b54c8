"""The language of wording patterns: what it means, and what it refuses."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.model.pattern import (
    Choice,
    Either,
    Exemption,
    Gap,
    Number,
    Pattern,
    anchors,
    least,
    readings,
    whole,
    written_out,
)

PATTERN = TypeAdapter(Pattern)
EXEMPTION = TypeAdapter(Exemption)


def refusal(adapter: TypeAdapter[str], text: str) -> str:
    with pytest.raises(ValidationError) as raised:
        adapter.validate_python(text)
    return raised.value.errors()[0]["msg"]


def test_words_choices_gaps_and_numbers() -> None:
    assert readings("[转发|分享]**送#元") == [
        (Choice(("转发", "分享")), Gap(16, commas=True), Choice(("送",)), Number(), Choice(("元",)))
    ]
    assert readings("保证*3有效")[0][1] == Gap(3, commas=False)


def test_a_choice_with_numbers_has_a_reading_for_each_of_them() -> None:
    assert readings("[美白|白#度|瘦#斤]") == [
        (Choice(("美白",)),),
        (Choice(("白",)), Number(), Choice(("度",))),
        (Choice(("瘦",)), Number(), Choice(("斤",))),
    ]


def test_a_pattern_as_a_whole_keeps_such_a_choice_together() -> None:
    forms = (Choice(("美白",)),), (Choice(("白",)), Number(), Choice(("度",)))
    assert whole("包[美白|白#度]吧") == (Choice(("包",)), Either(forms), Choice(("吧",)))
    assert least(whole("包[美白|白#度]吧")) == 4


def test_the_widest_gap_crosses_sentences() -> None:
    assert readings("别信***[包过]")[0][1] == Gap(40, commas=True, stops=True)


def test_classes_are_written_out_inside_brackets_and_outside() -> None:
    assert written_out("<夸>的[<夸>|甜]", {"夸": "最好|最大"}) == "[最好|最大]的[最好|最大|甜]"


@pytest.mark.parametrize(("words", "known"), [({}, "（还没有）"), ({"货": "果|菜", "夸": "好"}, "货、夸")])
def test_an_unknown_class_is_refused(words: dict[str, str], known: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        written_out("<人>推荐", words)
    assert raised.value.message() == "写法“<人>推荐”里的 <人> 没有定义"
    assert raised.value.context == {
        "raw": "<人>推荐",
        "name": "人",
        "hint": f"在同一个文件的 words 里写上它，或者改成这些里的一个：{known}",
    }


def test_anchors_are_choices_and_their_unbroken_runs() -> None:
    (reading,) = readings("[全网|全国]最低*价")
    assert [(first, len(run)) for first, run in anchors(reading)] == [(0, 1), (0, 2), (1, 1), (3, 1)]


def test_a_run_with_too_many_forms_is_no_anchor() -> None:
    many = "[" + "|".join("甲乙丙丁戊己庚辛壬癸子") + "]"
    (reading,) = readings(many * 2)
    assert [(first, len(run)) for first, run in anchors(reading)] == [(0, 1), (1, 1)]


@pytest.mark.parametrize("text", ["最低价", "[最佳|最优]", "瘦#斤", "加*微", "[的|]最低"])
def test_what_may_be_written(text: str) -> None:
    assert PATTERN.validate_python(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "写法“”太短"),
        ("最", "写法“最”太短"),
        ("[最佳|最]", "写法“[最佳|最]”太短"),
        ("*#", "写法“*#”太短"),
        ("[甲|]乙", "写法“[甲|]乙”太短"),
        ("[甲[乙]丙]", "写法“[甲[乙]丙]”读不懂"),
        ("甲乙|丙丁", "写法“甲乙|丙丁”读不懂"),
        ("~域名", "“~域名”里的 ~ 只能用在 exceptions 里"),
        ("[甲#|乙#|丙#|丁#|戊#]" * 3, "写法“[甲#|乙#|丙#|丁#|戊#][甲#|乙#|丙#|丁#|戊#][甲#|乙#|丙……”的组合太多"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    assert refusal(PATTERN, text) == said


@pytest.mark.parametrize("text", ["顶级域名", "~域名", "不~", "[号称|自称]**10~*[别信|是骗]", "*8价"])
def test_exceptions_may_stand_for_what_was_found(text: str) -> None:
    assert EXEMPTION.validate_python(text) == text


@pytest.mark.parametrize("text", ["~", "不~的~", "[甲"])
def test_exceptions_that_are_refused(text: str) -> None:
    assert "写法" in refusal(EXEMPTION, text)


def test_other_values_are_left_to_pydantic() -> None:
    assert refusal(PATTERN, 3) == refusal(EXEMPTION, 3) == "Input should be a valid string"  # type: ignore[arg-type]
