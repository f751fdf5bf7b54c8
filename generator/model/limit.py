"""Owns limits 限额: figures of the platform and the law, each with its source and the day somebody looked."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from generator.model.value import Day, Id, Text, Value
from generator.model.words import LimitStatus, LimitUnit


class Limit(Value):
    """One figure that what we send must keep."""

    id: Id = Field(description="限额的编号。")
    title: Text = Field(description="限的是什么。")
    value: int = Field(ge=0, description="数值；群发按月的额度写 1，单位是当月天数。")
    unit: LimitUnit = Field(description="单位。")
    applies_to: Text = Field(description="对谁、在哪里有效。")
    source: Text = Field(description="从哪里看到的。")
    verified_on: Day = Field(description="核对的日期。")
    status: LimitStatus = Field(
        description="可信程度：official 官方页面、code 代码、secondary 转述、opinion 看法、unverified 未核实。"
    )
    review_after_days: int = Field(180, ge=1, le=3650, description="多少天后要再核对。")
    note: Text | None = Field(None, description="补充说明。")

    @property
    def review_on(self) -> date:
        """Return the last day on which the figure is still fresh."""
        return self.verified_on + timedelta(days=self.review_after_days)


class LimitFile(Value):
    """All limits."""

    limits: tuple[Limit, ...] = Field(min_length=1, description="限额。")
