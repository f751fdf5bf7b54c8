"""Owns rhythms: what each weekday's slots carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from generator.model.place import Path
from generator.model.sop import Sending
from generator.model.value import Flag, Id, Knowledge, Text, TimeOfDay, Value, refuse
from generator.model.words import Channel, EntryKind, Slot, TopicKind, Weekday

Month = Annotated[int, Field(ge=1, le=12)]
_NO_TASKS = ("节奏里只排发给成员的内容", "同事每周做的事写进 SOP：trigger 写 every，channel 写 task")


class RhythmSlot(Value):
    """When and how one slot of the day is sent."""

    slot: Slot = Field(description="时段：morning 早、noon 中、evening 晚。")
    at: TimeOfDay = Field(description='发送的时间，写成 "HH:MM"。')
    until: TimeOfDay | None = Field(None, description="最晚发送的时间。")
    channel: Channel = Field(description="这个时段默认的触点。")

    @field_validator("channel")
    @classmethod
    def _is_no_task(cls, channel: Channel) -> Channel:
        if channel is Channel.TASK:
            raise refuse("slot_task", *_NO_TASKS)
        return channel


class RhythmCell(Sending):
    """What one slot of one weekday carries: words of its own, or a topic of the bank."""

    title: Text = Field("", min_length=0, description="标题；用话题时不写，取话题的标题。")
    kind: EntryKind | None = Field(None, description="内容类型；用话题时不写，由话题种类决定。")
    topic: TopicKind | None = Field(
        None, description="从话题库里轮换哪一种：tip 小知识、question 话题、game 小游戏、show 晒单。"
    )
    fixed: Flag = Field(
        False, description="是不是固定栏目；固定栏目的时段不让给 SOP 的步骤，只让给活动和建群头七天的步骤。"
    )

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Self:
        if self.is_task or self.kind is EntryKind.TASK:
            raise refuse("cell_task", *_NO_TASKS)
        own_words = bool(self.body or self.script)
        if bool(self.topic) == own_words:
            raise refuse(
                "cell_content",
                "这一格要么写 topic，要么写 body 或 script",
                "二选一：轮换话题写 topic，固定内容写 title、kind 和 body",
            )
        if own_words and not (self.title and self.kind):
            raise refuse("cell_title", "固定内容缺少 title 或 kind", "补上标题和内容类型")
        return self


class Rhythm(Knowledge):
    """A weekly cadence."""

    title: Text = Field(description="节奏的名字。")
    summary: Text = Field(description="一句话说清适合什么群。")
    slots: tuple[RhythmSlot, ...] = Field(min_length=1, description="一天里有哪些时段、几点发。")
    week: dict[Weekday, dict[Slot, RhythmCell]] = Field(min_length=1, description="每个星期几、每个时段放什么。")

    def cells(self) -> Iterator[tuple[Path, Weekday, Slot, RhythmCell]]:
        """Yield each cell with its day, its slot and its path in the file."""
        for day, cells in self.week.items():
            for slot, cell in cells.items():
                yield ("week", day.value, slot.value), day, slot, cell


class Topic(Knowledge):
    """A prompt, a game or a tip of the topic bank."""

    id: Id = Field(description="话题的编号。")
    title: Text = Field(description="话题的标题。")
    kind: TopicKind = Field(description="种类：tip 小知识、question 话题、game 小游戏、show 晒单。")
    body: Text = Field(description="发到群里的文字，可以用 {{ }} 引用群和品牌的值。")
    slots: tuple[Slot, ...] = Field((), description="适合的时段；不写表示都可以。")
    kinds: tuple[Id, ...] = Field((), description="适合的群类型；不写表示都可以。")
    trades: tuple[Id, ...] = Field((), description="适合的行业；不写表示都可以。")
    months: tuple[Month, ...] = Field((), description="应季的月份，例如 [6, 7, 8]；不写表示全年都可以。")
    shopping_link: Flag = Field(False, description="内容里带不带能下单的链接；带的写 true，文字里要标明“广告”。")
    cooldown_days: int = Field(7, ge=1, le=365, description="同一个群至少隔多少天才能再发这个话题。")

    def fits(self, kind: str, trade: str) -> bool:
        """Tell whether the topic suits a kind of group and a trade."""
        return (not self.kinds or kind in self.kinds) and (not self.trades or trade in self.trades)

    def suits(self, slot: Slot) -> bool:
        """Tell whether the topic suits a slot of the day."""
        return not self.slots or slot in self.slots

    def in_season(self, month: int | None) -> bool:
        """Tell whether the topic suits a month; every topic does where no month is asked about."""
        return month is None or not self.months or month in self.months


class TopicFile(Value):
    """A file of the topic bank."""

    title: Text = Field(description="这一组话题的名字。")
    topics: tuple[Topic, ...] = Field(min_length=1, description="话题。")
