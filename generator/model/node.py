"""Owns marketing nodes: days of the year by rule."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.model.value import Id, Text, Value, refuse
from generator.model.words import Tone


class SolarRule(Value):
    """A day of the solar calendar; without a month it comes every month."""

    month: int | None = Field(None, ge=1, le=12, description="几月；不写表示每个月。")
    day: int = Field(ge=1, le=31, description="几日。")

    @model_validator(mode="after")
    def _day_exists(self) -> Self:
        longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
        if self.month and self.day > longest.get(self.month, 31):
            raise refuse("node_day", "{month} 月没有 {day} 日", "改成存在的日期", month=self.month, day=self.day)
        return self


class Node(Value):
    """A day worth planning for."""

    id: Id = Field(description="节点的编号。")
    title: Text = Field(description="节点的名字。")
    tone: Tone = Field(Tone.PLAIN, description="基调：festive 喜庆、plain 日常、solemn 肃穆。")
    solar: SolarRule = Field(description="公历日期，例如 {month: 11, day: 11}；每月都有的只写 day。")


class NodeFile(Value):
    """A file of nodes."""

    title: Text = Field(description="这一组节点的名字。")
    nodes: tuple[Node, ...] = Field(min_length=1, description="节点。")
