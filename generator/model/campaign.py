"""Owns campaign templates: declared parameters, and phases around an anchor."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field

from generator.model.lottery import Lottery
from generator.model.poster import PosterText
from generator.model.sop import Sending
from generator.model.value import Flag, Id, Knowledge, Text, TimeOfDay, Value
from generator.model.words import ParameterType, Purpose


class Parameter(Value):
    """A value each group fills in when it uses the campaign."""

    id: Id = Field(description="参数的编号，模板里用 {{ params.编号 }} 引用。")
    title: Text = Field(description="参数的名字。")
    type: ParameterType = Field(
        ParameterType.TEXT,
        description="参数的类型：text 文字、price 价格、list_price 对比价（划线价）、number 数字、day 日期、address 网址。",
    )
    basis: Id | None = Field(None, description="对比价的依据写在哪个参数里；list_price 一定要写。")
    default: Text | None = Field(None, description="不填时用的值；没有默认值的参数必须填。")


class Phase(Sending):
    """One entry of a campaign, so many days from its anchor."""

    id: Id = Field(description="活动阶段的编号。")
    days: int = Field(ge=-60, le=60, description="锚点前几天写负数，当天写 0，之后写正数。")
    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间。")


class Campaign(Knowledge):
    """A campaign that any group can use by naming it and filling in its parameters."""

    title: Text = Field(description="活动的名字。")
    summary: Text = Field(description="一句话说清活动怎么做。")
    when: Text = Field(description="什么时候用、什么时候不用。")
    purpose: Purpose = Field(
        description="运营目的：acquisition 拉新、retention 留存、conversion 转化、activation 促活。"
    )
    parameters: tuple[Parameter, ...] = Field((), description="每个群要填的参数。")
    phases: tuple[Phase, ...] = Field(min_length=1, description="活动阶段，按先后写。")
    posters: tuple[PosterText, ...] = Field((), description="活动的海报。")
    lottery: Lottery | None = Field(None, description="是抽奖的写上：法规要求公布的十五项各写在哪个参数里。")
    reward_tied_to_share: Flag = Field(False, description="奖励是否以转发为条件；平台禁止，只能是 false。")

    def filled(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the value of each parameter: as a group gives it, or else its default."""
        defaults = {item.id: item.default for item in self.parameters if item.default is not None}
        return {**defaults, **given}


def names_parameter(text: str, parameter: str) -> bool:
    """Tell whether a text, before it is expanded, says the value of a parameter.

    >>> names_parameter("共 {{ params.count }} 份", "count"), names_parameter("{{ params.count2 }}", "count")
    (True, False)
    """
    return re.search(rf"\bparams\.{re.escape(parameter)}(?![\w-])", text) is not None
