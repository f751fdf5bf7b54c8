"""Owns positioning 定位: whom a group is for, why they join, and what happens in it."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Text, Value
from generator.model.words import Purpose


class Audience(Value):
    """Who a group is for."""

    who: Text = Field(description="是谁：年龄、身份、处境。")
    traits: tuple[Text, ...] = Field(min_length=1, description="有什么特点和习惯，逐条写。")


class Actions(Value):
    """What members and the team do in a group."""

    can: tuple[Text, ...] = Field(min_length=1, description="可以做的事。")
    must: tuple[Text, ...] = Field(min_length=1, description="一定要做的事。")


class Positioning(Value):
    """Why a group exists: purpose, audience and actions, and the reasons to join; its kind fills what is left out."""

    purpose: Purpose | None = Field(
        None,
        description="运营目的：acquisition 拉新、retention 留存、conversion 转化、activation 促活；不写用群类型的。",
    )
    goal: Text = Field(description="要达到的结果，带期限，能判断做到没有。")
    audience: Audience = Field(description="目标人群。")
    why_join: Text | None = Field(None, description="成员为什么要进群；不写用群类型的。")
    why_now: Text | None = Field(None, description="为什么要现在进；不写用群类型的。")
    value: Text | None = Field(None, description="长期给成员什么；不写用群类型的。")
    actions: Actions | None = Field(None, description="运营动作；不写用群类型的。")


class PositioningDefaults(Value):
    """What a kind of group says when the group itself says nothing."""

    purpose: Purpose = Field(
        description="运营目的：acquisition 拉新、retention 留存、conversion 转化、activation 促活。"
    )
    why_join: Text = Field(description="成员为什么要进群。")
    why_now: Text = Field(description="为什么要现在进。")
    value: Text = Field(description="长期给成员什么。")
    actions: Actions = Field(description="运营动作。")

    def fill(self, own: Positioning) -> Positioning:
        """Return `own` with every gap filled."""
        gaps = {name: getattr(self, name) for name in type(self).model_fields if getattr(own, name) is None}
        return own.model_copy(update=gaps)
