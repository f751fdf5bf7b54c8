"""Owns metrics 指标: how each is worked out and read, and what cannot be measured at all."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Id, Knowledge, Text, Value
from generator.model.words import Purpose


class Calculation(Value):
    """A formula as arithmetic over counts: what is added less what is subtracted, over what it is divided by.

    The result counts in the metric's unit; in “%” it is the quotient times a hundred.
    """

    add: tuple[Text, ...] = Field(
        min_length=1, description="要相加的数，写数的名字，和公式里叫法一样；有除数时是分子。"
    )
    subtract: tuple[Text, ...] = Field((), description="要减去的数。")
    divide_by: tuple[Text, ...] = Field((), description="除数，写几个就先加起来。")


class Metric(Knowledge):
    """A figure that tells how a group does."""

    id: Id = Field(description="指标的编号。")
    title: Text = Field(description="指标的名字。")
    formula: Text = Field(description="怎么算。")
    meaning: Text = Field(description="说明什么。")
    unit: Text | None = Field(None, description="单位。")
    calculation: Calculation | None = Field(
        None, description="公式只用加减除就能算的写上，网页上会多一个计算器；要数人、要看名单的不写。"
    )
    purposes: tuple[Purpose, ...] = Field(
        (),
        description="主要给哪些运营目的看：acquisition 拉新、retention 留存、conversion 转化、activation 促活。",
    )
    platform_field: Text | None = Field(None, description="平台后台或接口里对应的字段；没有就不写。")
    every: Text = Field(description="多久看一次。")
    caution: Text | None = Field(None, description="容易怎么看错。")


class Unmeasurable(Knowledge):
    """Something people want to know that the platform does not tell."""

    id: Id = Field(description="编号。")
    title: Text = Field(description="想知道的事。")
    why: Text = Field(description="为什么量不到。")
    instead: Text = Field(description="改看什么。")


class MetricFile(Value):
    """All metrics, and what has none."""

    metrics: tuple[Metric, ...] = Field(min_length=1, description="指标。")
    unmeasurable: tuple[Unmeasurable, ...] = Field((), description="量不到的事。")
