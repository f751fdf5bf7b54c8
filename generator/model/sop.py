"""Owns SOPs: stages of steps, each with a trigger, a seat and words to send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from generator.model.place import Path
from generator.model.trigger import Trigger
from generator.model.value import Flag, Id, Knowledge, Ref, Text, Value, refuse
from generator.model.words import Channel, EntryKind, Purpose, Seat


class Sending(Value):
    """What is sent, by whom and how; shared by SOP steps, campaign phases and rhythm cells."""

    title: Text = Field(description="这一条的标题，显示在推送表里。")
    kind: EntryKind = Field(description="内容类型：norm 规范、value 干货、interaction 互动、promo 营销、service 服务。")
    channel: Channel | None = Field(
        None,
        description="触点：broadcast 群发、manual 手动、announcement 公告、moments 朋友圈、private 私聊、welcome 欢迎语。",
    )
    seat: Seat = Field(Seat.OWNER, description="谁来做：owner 群主、admin 管理员、koc 群 KOC、staff 官方助手。")
    script: Id | None = Field(None, description="发送哪份话术，写 content/scripts/ 里的编号。")
    body: Text | None = Field(None, description="直接写要发的文字；和 script 二选一。")
    poster: Id | None = Field(None, description="配哪张海报，写群类型或活动里海报的编号。")
    done_when: tuple[Text, ...] = Field((), description="做到什么算完成，逐条写，清单里打勾用。")
    refs: tuple[Ref, ...] = Field((), description="出处。")


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
