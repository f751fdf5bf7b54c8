"""Owns roles 岗位 and competencies: what a job is for, how its success is measured, what people at each level can do."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Id, Knowledge, Text, TimeOfDay, Value
from generator.model.words import Purpose

_PURPOSE = "运营目的：acquisition 拉新、retention 留存、conversion 转化、activation 促活。"


class Evidence(Value):
    """What one can see a person do, level by level."""

    junior: Text = Field(description="初级做得到的事，写看得见的证据。")
    senior: Text = Field(description="资深做得到的事，写看得见的证据。")
    lead: Text = Field(description="负责人做得到的事，写看得见的证据。")


class Competency(Knowledge):
    """An ability that roles need and interviews ask for."""

    id: Id = Field(description="能力的编号。")
    title: Text = Field(description="能力的名字。")
    meaning: Text = Field(description="一句话说清它是什么。")
    evidence: Evidence = Field(description="每一级的证据。")


class CompetencyFile(Value):
    """The competencies that roles and interview questions share."""

    competencies: tuple[Competency, ...] = Field(min_length=1, description="能力，按重要程度写。")


class Point(Value):
    """A duty or a step of a career: a short name, and what it means in practice."""

    title: Text = Field(description="名字，几个字。")
    detail: Text = Field(description="具体是什么。")


class Kpi(Value):
    """What a role is measured by when a group has one purpose."""

    purpose: Purpose = Field(description=_PURPOSE)
    metrics: tuple[Id, ...] = Field(min_length=1, description="看哪些指标，写 metrics.yml 里的编号。")
    note: Text | None = Field(None, description="怎么看、别怎么看。")


class RoleCompetency(Evidence):
    """What a competency looks like in this role."""

    competency: Id = Field(description="能力的编号，见 content/competencies.yml。")


class DayTask(Value):
    """One thing of an ordinary day."""

    at: TimeOfDay = Field(description='几点，写成 "HH:MM"。')
    task: Text = Field(description="做什么。")


class Misconception(Value):
    """What people wrongly believe of a role, and what is true."""

    claim: Text = Field(description="常见的误解。")
    answer: Text = Field(description="实际是怎样。")


class Task(Value):
    """One thing to have done by the end of a stretch of days."""

    id: Id = Field(description="任务的编号，在这份岗位说明里不重复。")
    task: Text = Field(description="做什么，写到能打勾。")


class Onboarding(Value):
    """What a newcomer does in the first three months."""

    first_30: tuple[Task, ...] = Field(min_length=1, description="前 30 天做完的事。")
    first_60: tuple[Task, ...] = Field(min_length=1, description="第 31–60 天做完的事。")
    first_90: tuple[Task, ...] = Field(min_length=1, description="第 61–90 天做完的事。")


class Role(Knowledge):
    """A job around groups; the body is Markdown."""

    title: Text = Field(description="岗位的名字。")
    order: int = Field(ge=1, description="在导航里排第几。")
    mission: Text = Field(description="这个岗位为什么存在。")
    success: Text = Field(description="怎样算做得好，一句能判断的话。")
    duties: tuple[Point, ...] = Field(min_length=1, description="职责，按花时间多少写。")
    kpis: tuple[Kpi, ...] = Field(min_length=1, description="考核指标，按运营目的分。")
    competencies: tuple[RoleCompetency, ...] = Field(min_length=1, description="要有的能力，每一级的证据。")
    day: tuple[DayTask, ...] = Field(min_length=1, description="普通的一天，按时间写。")
    career: tuple[Point, ...] = Field(min_length=1, description="往哪里发展。")
    misconceptions: tuple[Misconception, ...] = Field(min_length=1, description="常见的误解。")
    onboarding: Onboarding = Field(description="入职头三个月。")
    chapters: tuple[Id, ...] = Field((), description="先读手册的哪几章。")
    body: Text = Field(description="正文，写在头部之后。")
