"""Owns checklists 清单: questions a team answers before it acts, and what of an answer can be checked by machine."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.model.value import Flag, Id, Knowledge, Ref, Text, Value, refuse

FieldPath = Annotated[str, Field(min_length=1, max_length=80)]


class Expect(Value):
    """What an answer must be like, from a small fixed vocabulary; `qunce check` holds every group to it."""

    filled: Flag = Field(False, description="写 true 就是必须填。")
    min_chars: int | None = Field(None, ge=1, description="最少几个字；列表按每一条算。")
    max_chars: int | None = Field(None, ge=1, description="最多几个字；列表按每一条算。")
    min_items: int | None = Field(None, ge=1, description="最少几条。")
    max_items: int | None = Field(None, ge=1, description="最多几条。")
    avoid: tuple[Text, ...] = Field((), description="不能出现的说法，例如 [所有人, 大家]。")
    names_brand: Flag = Field(False, description="写 true 就是要带品牌名或品牌简称。")


class ChecklistItem(Value):
    """One question, why it is asked, and how to tell a good answer from a bad one."""

    id: Id = Field(description="这一问的编号，在这份清单里不重复。")
    question: Text = Field(description="要问的话。")
    why: Text = Field(description="为什么要问。")
    good: Text = Field(description="好的回答是什么样。")
    bad: Text = Field(description="不行的回答是什么样。")
    field: FieldPath | None = Field(None, description="群文件里哪个字段回答这一问，例如 positioning.audience.who。")
    expect: Expect | None = Field(None, description="能自动检查的要求；qunce check 会查每一个群。")
    refs: tuple[Ref, ...] = Field((), description="出处。")

    @model_validator(mode="after")
    def _expect_needs_field(self) -> Self:
        if self.expect and not self.field:
            raise refuse(
                "expect_field",
                "写了 expect，没有写查哪个字段",
                "补上 field，例如 positioning.goal；不自动检查就去掉 expect",
            )
        return self


class Checklist(Knowledge):
    """Questions on one subject, in the order they are asked."""

    title: Text = Field(description="清单的名字。")
    summary: Text = Field(description="一句话说清查完能确定什么。")
    when: Text = Field(description="什么时候用。")
    order: int = Field(ge=1, description="在导航里排第几。")
    items: tuple[ChecklistItem, ...] = Field(min_length=1, description="要问的，按先后写。")
