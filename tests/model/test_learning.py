"""The models people learn from: what each refuses, and which answers a trade gets."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.checklist import ChecklistItem
from generator.model.faq import FaqFile
from generator.model.interview import Rubric
from generator.model.knowledge import Chapter, Script
from generator.model.words import FaqCategory, Level, QuestionType, ScriptKind

ITEM = {"id": "goal", "question": "何时算成？", "why": "要复盘。", "good": "有期限", "bad": "没有"}
FAQ = {
    "title": "产品答疑",
    "category": "product",
    "questions": [
        {"id": "keep", "question": "怎么放？", "answer": "阴凉处。"},
        {"id": "keep-fruit", "question": "怎么放？", "answer": "擦干再放。", "trades": ["fruit"]},
        {"id": "borrow", "question": "怎么借？", "answer": "登记。", "trades": ["books"]},
    ],
}


def test_what_is_expected_needs_a_field_to_be_expected_of() -> None:
    assert ChecklistItem.model_validate({**ITEM, "field": "title", "expect": {"filled": "true"}}).expect
    with pytest.raises(ValidationError, match="没有写查哪个字段"):
        ChecklistItem.model_validate({**ITEM, "expect": {"filled": "true"}})


@pytest.mark.parametrize(
    ("trade", "kept"), [("fruit", ["keep-fruit"]), ("books", ["keep", "borrow"]), ("skincare", ["keep"])]
)
def test_a_trade_gets_the_answers_that_suit_it(trade: str, kept: list[str]) -> None:
    file = FaqFile.model_validate(FAQ).for_trade(trade)
    assert file is not None
    assert [faq.id for faq in file.questions] == kept


def test_a_trade_nothing_suits_gets_no_sheet() -> None:
    assert FaqFile.model_validate({**FAQ, "questions": FAQ["questions"][2:]}).for_trade("fruit") is None


def test_a_grade_is_written_as_people_say_it() -> None:
    grade = {"sign": "有", "example": "说得出"}
    rubric = Rubric.model_validate({"weak": grade, "pass": grade, "strong": grade})
    assert rubric.passing.sign == "有"
    assert "pass" in Rubric.model_json_schema(by_alias=True)["properties"]


def test_a_chapter_and_a_script_without_extras_have_none() -> None:
    chapter = Chapter.model_validate({"title": "一", "order": 1, "audience": "新人", "outcome": "会", "body": "文"})
    assert all(not names for _, names in chapter.related)
    script = Script.model_validate(
        {"title": "谢", "kind": "thanks", "channel": "manual", "when": "之后", "body": "谢谢"}
    )
    assert script.kinds == script.variants == ()


def test_new_words_have_chinese_labels() -> None:
    assert [word.label for word in Level] == ["初级", "资深", "负责人"]
    assert {word.label for word in QuestionType} == {"问答", "单选", "多选", "情境"}
    assert {word.label for word in FaqCategory} == {"产品答疑", "优惠信息", "售后服务", "群务"}
    assert {"安抚", "投诉", "婉拒", "唤醒", "致谢"} <= {word.label for word in ScriptKind}
