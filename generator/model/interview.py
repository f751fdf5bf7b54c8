"""Owns interview questions 面试题: what is asked, what a good answer has, and how answers are told apart."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Flag, Id, Knowledge, Text, Value
from generator.model.words import Level, QuestionType


class Option(Value):
    """An answer to choose from."""

    text: Text = Field(description="选项的文字。")
    right: Flag = Field(False, description="写 true 就是对的选项。")


class Grade(Value):
    """How an answer of one grade is recognised."""

    sign: Text = Field(description="怎么认出来。")
    example: Text = Field(description="候选人会怎么说，用他的口气写。")


class Rubric(Value):
    """How answers to an open question are told apart."""

    weak: Grade = Field(description="不合格的回答。")
    passing: Grade = Field(alias="pass", description="合格的回答。")
    strong: Grade = Field(description="出色的回答。")


class Question(Knowledge):
    """One interview question."""

    id: Id = Field(description="题目的编号，所有面试题里不重复。")
    question: Text = Field(description="题目。")
    type: QuestionType = Field(description="题型：open 问答、single 单选、multiple 多选、case 情境。")
    competency: Id = Field(description="考哪种能力，写 competencies.yml 里的编号。")
    level: Level = Field(description="给哪一级：junior 初级、senior 资深、lead 负责人。")
    roles: tuple[Id, ...] = Field((), description="问哪些岗位；不写就是都可以问。")
    options: tuple[Option, ...] = Field((), description="选项，只有单选和多选写。")
    points: tuple[Text, ...] = Field(min_length=1, description="答题要点，逐条写。")
    rubric: Rubric | None = Field(None, description="评分要点，问答和情境写。")
    explanation: Text | None = Field(None, description="为什么选这些，单选和多选写。")
    pitfalls: tuple[Text, ...] = Field(min_length=1, description="容易答错的地方，或面试官容易误判的地方。")
    follow_ups: tuple[Text, ...] = Field(min_length=1, description="追问。")
    chapter: Id = Field(description="答案在手册的哪一章。")

    @property
    def title(self) -> str:
        """Return what people call the question by."""
        return self.question


class InterviewFile(Value):
    """The questions on one subject."""

    title: Text = Field(description="这一组题的名字。")
    questions: tuple[Question, ...] = Field(min_length=1, description="题目。")
