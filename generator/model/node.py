"""Owns marketing nodes: days of the year by rule, and the days around them that belong to them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.value import Id, Text, Value, refuse
from generator.model.words import Region, SolarTerm, Tone, Weekday

LAST: Literal["last"] = "last"


def _last_or_number(most: int, example: str) -> BeforeValidator:
    """Read a number from 1 to `most`, or the word for the last one; one sentence says what both forms are."""

    def parse(raw: Any) -> Any:
        if raw == LAST:
            return raw
        number = int(raw) if re.fullmatch(r"[0-9]{1,2}", str(raw)) else 0
        if not 1 <= number <= most:
            raise refuse("count_or_last", "“{raw}”不对", f"写 1 到 {most}，或者 last，{example}", raw=raw)
        return number

    return BeforeValidator(parse)


def _schema(most: int) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": most}, {"const": LAST}]})


LunarDay = Annotated[int | Literal["last"], _last_or_number(30, "last 是这个月的最后一天"), _schema(30)]
Nth = Annotated[int | Literal["last"], _last_or_number(5, "last 是这个月的最后一个"), _schema(5)]


class SolarRule(Value):
    """A day of the solar calendar; without a month it comes every month."""

    month: int | None = Field(None, ge=1, le=12, description="几月；不写表示每个月。")
    day: int = Field(ge=1, le=31, description="几日；每月 31 日的规则跳过没有这一天的月份。")

    @model_validator(mode="after")
    def _day_exists(self) -> Self:
        longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
        if self.month and self.day > longest.get(self.month, 31):
            raise refuse("node_day", "{month} 月没有 {day} 日", "改成存在的日期", month=self.month, day=self.day)
        return self


class LunarRule(Value):
    """A day of the lunar calendar, always of the regular month, never of a leap month."""

    month: int = Field(ge=1, le=12, description="农历几月；有闰月的年份按前一个月，不按闰月。")
    day: LunarDay = Field(description="农历几日；last 是这个月的最后一天，除夕就写 {month: 12, day: last}。")


class WeekdayRule(Value):
    """The nth of a weekday in a month; without a month it comes every month."""

    month: int | None = Field(None, ge=1, le=12, description="几月；不写表示每个月。")
    nth: Nth = Field(description="这个月的第几个；last 是最后一个。")
    day: Weekday = Field(description="星期几，例如 sunday 周日。")


class RegionRule(Value):
    """A day that the north and the south keep on different lunar days, as 小年."""

    north: LunarRule = Field(description="北方的农历日期。")
    south: LunarRule = Field(description="南方的农历日期。")


class Around(Value):
    """The days around a node that belong to it."""

    before: int = Field(0, ge=0, le=60, description="从节点前多少天开始。")
    after: int = Field(0, ge=0, le=60, description="到节点后多少天结束。")


Rule = SolarRule | LunarRule | WeekdayRule | SolarTerm
RULES = ("solar", "lunar", "solar_term", "weekday", "by_region")


class Node(Value):
    """A day worth planning for, by exactly one rule."""

    id: Id = Field(description="节点的编号。")
    title: Text = Field(description="节点的名字。")
    tone: Tone = Field(Tone.PLAIN, description="基调：festive 喜庆、plain 日常、solemn 肃穆。")
    solar: SolarRule | None = Field(None, description="公历日期，例如 {month: 11, day: 11}；每月都有的只写 day。")
    lunar: LunarRule | None = Field(None, description="农历日期，例如 {month: 8, day: 15}。")
    solar_term: SolarTerm | None = Field(None, description="节气的名字，例如 清明。")
    weekday: WeekdayRule | None = Field(
        None, description="几月的第几个星期几，例如 {month: 5, nth: 2, day: sunday} 是母亲节。"
    )
    by_region: RegionRule | None = Field(
        None, description="南北不同的农历日期，分别写 north 和 south；用哪个由 settings.yml 的 region 定。"
    )
    span: Around | None = Field(None, description="节点前后的日子，例如 {before: 22} 表示提前 22 天开始。")
    holiday: Text | None = Field(
        None, description="放假通知里的节日名，例如 春节；放哪几天由 content/notices/ 定，没有录入就标待定。"
    )
    note: Text | None = Field(None, description="一句话说明这一天怎么用、要避开什么。")

    @model_validator(mode="after")
    def _one_rule(self) -> Self:
        written = [name for name in RULES if getattr(self, name) is not None]
        if len(written) != 1:
            raise refuse(
                "node_rule",
                "节点要有一条日期规则，这里写了 {count} 条",
                f"从 {'、'.join(RULES)} 里选一个写",
                count=len(written),
            )
        if self.span and self.holiday:
            raise refuse("node_span", "span 和 holiday 不能同时写", "放假的日子由通知定，去掉 span")
        return self

    def rule_in(self, region: Region) -> Rule:
        """Return the rule that holds in `region`."""
        if self.by_region:
            return self.by_region.north if region is Region.NORTH else self.by_region.south
        rule = self.solar or self.lunar or self.weekday or self.solar_term
        assert rule is not None
        return rule


class NodeFile(Value):
    """A file of nodes."""

    title: Text = Field(description="这一组节点的名字。")
    nodes: tuple[Node, ...] = Field(min_length=1, description="节点。")
