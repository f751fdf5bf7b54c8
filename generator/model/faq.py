"""Owns what members ask 常见问题, and the answers a group gives; the answers are templates over the group's values."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Id, Knowledge, Text, Value
from generator.model.words import FaqCategory


class FollowUp(Value):
    """What a member asks next."""

    question: Text = Field(description="成员接着会问的话。")
    answer: Text = Field(description="给成员的答复，可以用 {{ }} 引用群和品牌的值。")


class Faq(Knowledge):
    """One question members ask."""

    id: Id = Field(description="问题的编号，所有常见问题里不重复。")
    question: Text = Field(description="成员的问题。")
    also: tuple[Text, ...] = Field((), description="同一个问题的别的问法。")
    answer: Text = Field(description="给成员的答复，可以用 {{ }} 引用群和品牌的值。")
    follow_ups: tuple[FollowUp, ...] = Field((), description="接着会问什么，怎么答。")
    escalate: Text | None = Field(None, description="什么情况交给谁。")
    trades: tuple[Id, ...] = Field((), description="只给这些行业的群；不写就是都给。")

    @property
    def title(self) -> str:
        """Return what people call the question by."""
        return self.question

    def fits(self, trade: str) -> bool:
        """Tell whether a group of `trade` gets this answer."""
        return not self.trades or trade in self.trades


class FaqFile(Value):
    """The questions of one category."""

    title: Text = Field(description="这一组问题的名字。")
    category: FaqCategory = Field(description="类别：product 产品答疑、offer 优惠信息、service 售后服务、group 群务。")
    questions: tuple[Faq, ...] = Field(min_length=1, description="问题。")

    def for_trade(self, trade: str) -> FaqFile | None:
        """Return what a group of `trade` gets, if anything; an answer for the trade alone replaces the general one."""
        fitting = [faq for faq in self.questions if faq.fits(trade)]
        special = {faq.question for faq in fitting if faq.trades}
        kept = tuple(faq for faq in fitting if faq.trades or faq.question not in special)
        return self.model_copy(update={"questions": kept}) if kept else None
