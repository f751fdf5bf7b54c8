"""Owns the workspace's settings."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Address, Flag, Text, TimeOfDay, Value
from generator.model.words import Publish, Region, Slot


class QuietHours(Value):
    """The hours in which nothing is sent; they may cross midnight."""

    start: TimeOfDay = Field(description="从几点起不打扰。")
    end: TimeOfDay = Field(description="到几点为止不打扰。")


class SlotStart(Value):
    """When a part of the day begins."""

    slot: Slot = Field(description="时段：morning 早、noon 中、evening 晚。")
    start: TimeOfDay = Field(description="这个时段从几点开始，到下一个时段为止。")


class Settings(Value):
    """One workspace: its title, its time zone, its addresses and its defaults."""

    title: Text = Field(description="手册的名字，显示在网站顶部。")
    description: Text = Field(description="一句话介绍这本手册。")
    timezone: Text = Field("Asia/Shanghai", description="所有时间所在的时区。")
    region: Region = Field(Region.NORTH, description="南方还是北方，决定小年是哪一天：north 北方、south 南方。")
    site_url: Address = Field(description="网站发布后的地址，以 / 结尾。")
    repo_url: Address = Field(description="仓库的地址，页面上的“编辑”按钮从这里来。")
    repo_branch: Text = Field("main", description="仓库的主分支。")
    indexable: Flag = Field(False, description="是否允许搜索引擎收录网站。")
    publish: Publish = Field(Publish.SUMMARY, description="群没有写 publish 时公开多少。")
    days: int = Field(30, ge=1, le=366, description="一次生成多少天的内容包。")
    quiet_hours: QuietHours = Field(description="不打扰时间。")
    slots: tuple[SlotStart, ...] = Field(min_length=1, description="早、中、晚各从几点开始，按先后写。")
