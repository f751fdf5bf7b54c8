"""Owns group kinds 群类型: positioning leads to a kind, and a kind gives a group its defaults."""

from __future__ import annotations

from pydantic import Field

from generator.model.positioning import PositioningDefaults
from generator.model.poster import PosterText
from generator.model.value import Flag, Id, Knowledge, Text, Value
from generator.model.words import Purpose


class Mix(Value):
    """How much selling a kind of group bears."""

    promo_percent: int = Field(30, ge=0, le=100, description="一个月里营销内容最多占百分之几；至少允许一条。")
    promos_in_a_row: Flag = Field(False, description="是否允许连着发两条营销；快闪群这样的短期群写 true。")


class Kind(Knowledge):
    """A kind of group and what it brings along."""

    title: Text = Field(description="群类型的名字。")
    summary: Text = Field(description="一句话说清这种群给成员什么。")
    when: Text = Field(description="什么情况选它。")
    avoid: Text = Field(description="什么情况不要选它。")
    purposes: tuple[Purpose, ...] = Field(min_length=1, description="适合的运营目的。")
    positioning: PositioningDefaults = Field(description="群没有写的定位，用这里的。")
    sops: tuple[Id, ...] = Field(min_length=1, description="默认的 SOP。")
    rhythm: Id | None = Field(None, description="默认的一周节奏；快闪群这类短期群可以不写。")
    scripts: tuple[Id, ...] = Field(min_length=1, description="默认的话术：欢迎语、群公告、群规等。")
    posters: tuple[PosterText, ...] = Field(min_length=1, description="默认的海报。")
    mix: Mix = Field(Mix(promo_percent=30, promos_in_a_row=False), description="内容配比。")
    life_days: int | None = Field(None, ge=1, le=365, description="开多少天后解散；长期群不写。")
    capacity: int = Field(200, ge=2, le=500, description="默认的人数上限。")
