"""Owns interview questions that can be marked: options where one chooses, a rubric where one talks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.catalog import Catalog
from generator.model.words import QuestionType
from generator.problems import Problem

if TYPE_CHECKING:  # a command imports only the models of what it reads
    from generator.model.interview import Question

_CHOSEN = (QuestionType.SINGLE, QuestionType.MULTIPLE)


def questions_can_be_marked(catalog: Catalog) -> Iterator[Problem]:
    """Demand of a question to choose from its right options and why, of a question to talk about its rubric."""
    for key, question in catalog.questions.items():
        for field, message, hint in _faults(question):
            yield Problem(catalog.span("questions", key, field), message, hint, "questions_can_be_marked")


def _faults(question: Question) -> Iterator[tuple[str, str, str]]:
    kind = question.type.label
    if question.type in _CHOSEN:
        yield from _option_faults(question)
        if question.rubric:
            yield "rubric", f"{kind}题不写 rubric", "改成 explanation，写为什么选这些"
        if not question.explanation:
            yield "type", f"{kind}题没有写为什么", "补上 explanation"
        return
    if question.options:
        yield "options", f"{kind}题不写选项", "去掉 options，或者把 type 改成 single、multiple"
    if not question.rubric:
        yield "type", f"{kind}题没有写怎么评分", "补上 rubric，写 weak、pass、strong 三档"


def _option_faults(question: Question) -> Iterator[tuple[str, str, str]]:
    right, wrong = (sum(option.right is wanted for option in question.options) for wanted in (True, False))
    if question.type is QuestionType.SINGLE and right != 1:
        yield "options", f"单选题要有一个对的选项，这里有 {right} 个", "在对的那一个后面写 right: true"
    if question.type is QuestionType.MULTIPLE and right < 2:
        yield "options", f"多选题至少要有两个对的选项，这里有 {right} 个", "在对的后面写 right: true，或者改成 single"
    if not wrong:
        yield "options", "没有错的选项", "补上看起来有道理、其实不对的选项"


RULES = (questions_can_be_marked,)
