"""Owns SOPs: stages of steps, each with a trigger, a seat and words to send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from generator.model.card import Card
from generator.model.place import Path
from generator.model.trigger import Trigger
from generator.model.value import Flag, Id, Knowledge, Ref, Text, Value, refuse
from generator.model.words import Channel, EntryKind, Purpose, Seat


class Sending(Value):
    """What is sent, by whom and how; shared by SOP steps, campaign phases and rhythm cells.

    A task is sent to nobody: the team does it, and its body is a note for whoever does.
    """

    title: Text = Field(description="这一条的标题，显示在推送表里。")
    kind: EntryKind | None = Field(
        None,
        description="内容类型：norm 规范、value 干货、interaction 互动、promo 营销、service 服务；内部的事不写，别的都要写。",
    )
    channel: Channel | None = Field(
        None,
        description="触点：broadcast 群发、manual 手动、announcement 公告、moments 朋友圈、private 私聊、welcome 欢迎语；"
        "task 内部，是同事做的事，不发给成员。",
    )
    seat: Seat = Field(Seat.OWNER, description="谁来做：owner 群主、admin 管理员、koc 群 KOC、staff 官方助手。")
    script: Id | None = Field(None, description="发送哪份话术，写 content/scripts/ 里的编号。")
    body: Text | None = Field(
        None, description="直接写要发的文字；和 script 二选一。内部的事可以不写，写了是给同事的说明。"
    )
    poster: Id | None = Field(None, description="配哪张海报，写群类型或活动里海报的编号。")
    cards: tuple[Card, ...] = Field((), description="随文字一起发的卡片：链接或小程序。")
    shopping_link: Flag = Field(False, description="内容里带不带能下单的链接；带的写 true，文字里要标明“广告”。")
    done_when: tuple[Text, ...] = Field((), description="做到什么算完成，逐条写，清单里打勾用。")
    refs: tuple[Ref, ...] = Field((), description="出处。")

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Self:
        if self.is_task:
            if self.kind not in (None, EntryKind.TASK):
                raise refuse("task_kind", "内部的事没有内容类型", "删掉 kind；要发给成员的，换一个触点")
            if self.script or self.poster or self.cards:
                raise refuse(
                    "task_words", "内部的事不发给成员，用不上 script、poster 和 cards", "给同事的说明写进 body"
                )
        elif self.kind is None:
            raise refuse("kind_missing", "缺少 kind", "写上内容类型；不发给成员、只由同事做的事，写 channel: task")
        elif self.kind is EntryKind.TASK:
            raise refuse("kind_task", "task 不是内容类型", "不发给成员、只由同事做的事，写 channel: task，不写 kind")
        return self

    @property
    def is_task(self) -> bool:
        """Tell whether it is work of the team, of which members see nothing."""
        return self.channel is Channel.TASK

    @property
    def entry_kind(self) -> EntryKind:
        """Return the kind of its entries; only a task has none of its own."""
        return self.kind or EntryKind.TASK


class SopStep(Sending):
    """One thing to do in a stage."""

    id: Id = Field(description="步骤的编号，在这份 SOP 里不重复。")
    trigger: Trigger = Field(description="什么时候做。")
    workdays_only: Flag = Field(False, description="只在工作日做；碰上放假顺延到下一个工作日。")
    done_when: tuple[Text, ...] = Field(min_length=1, description="做到什么算完成，逐条写，清单里打勾用。")
    kpi: Text | None = Field(None, description="看哪个数。")
    risk: Text | None = Field(None, description="容易出什么问题、怎么避免。")


class Then(Value):
    """Where a group goes after a stage: another stage of the SOP, or another SOP."""

    stage: Id | None = Field(None, description="接着做这份 SOP 的哪个阶段；写前面的阶段就成了循环。")
    sop: Id | None = Field(None, description="接着做哪份 SOP，从它的第一天算起。")

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if bool(self.stage) == bool(self.sop):
            raise refuse("then_target", "then 要写一个去处", "写 {stage: 阶段编号} 或 {sop: SOP 编号}，二选一")
        return self


class Stage(Value):
    """A part of an SOP with one goal."""

    id: Id = Field(description="阶段的编号。")
    title: Text = Field(description="阶段的名字。")
    goal: Text = Field(description="这个阶段结束时要达到什么。")
    steps: tuple[SopStep, ...] = Field(min_length=1, description="步骤，按先后写。")
    then: Then | None = Field(None, description="这个阶段最后一步的第二天接着做什么；不写就按天数往下走。")


class Sop(Knowledge):
    """A procedure that another person can run with nearly the same result."""

    title: Text = Field(description="SOP 的名字。")
    summary: Text = Field(description="一句话说清这份 SOP 做成什么。")
    audience: Text = Field(description="给谁用。")
    when: Text = Field(description="什么时候用。")
    purpose: Purpose = Field(
        description="运营目的：acquisition 拉新、retention 留存、conversion 转化、activation 促活。"
    )
    stages: tuple[Stage, ...] = Field(min_length=1, description="阶段，按先后写。")

    def steps(self) -> Iterator[tuple[Path, Stage, SopStep]]:
        """Yield each step with its stage and its path in the file."""
        for stage_index, stage in enumerate(self.stages):
            for step_index, step in enumerate(stage.steps):
                yield ("stages", stage_index, "steps", step_index), stage, step
