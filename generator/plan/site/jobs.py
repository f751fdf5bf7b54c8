"""Owns the pages about the people who run groups: roles, competencies and interview questions.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.interview import Question
from generator.model.role import Onboarding, Role
from generator.model.value import clock
from generator.model.words import Level
from generator.plan.site.atlas import COMPETENCIES, Atlas, home_of
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import facts
from generator.plan.site.usage import Usage

_LEVELS = [level.label for level in Level]
_STRETCHES = {"first_30": "头 30 天", "first_60": "第 31–60 天", "first_90": "第 61–90 天"}
_INTERVIEW = "interview/index.md"


def job_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield the pages of roles, the page of competencies, and the pages of interview questions, their list first."""
    for key in catalog.roles:
        yield _role(catalog, atlas, usage, key)
    yield _competencies(catalog, atlas, usage)
    yield _questions_list(catalog, atlas)
    for key in catalog.interviews:
        yield _interview(catalog, atlas, usage, key)


def _role(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    role, here = catalog.roles[key], home_of("roles", key)
    values = {
        "mission": role.mission,
        "success": role.success,
        "duties": [{"title": duty.title, "detail": duty.detail} for duty in role.duties],
        "kpis": [
            {
                "purpose": kpi.purpose.label,
                "metrics": atlas.links(here, "metrics", kpi.metrics),
                "note": kpi.note or "",
            }
            for kpi in role.kpis
        ],
        "levels": _LEVELS,
        "competencies": _needs(atlas, here, role),
        "day": [{"time": clock(task.at), "task": task.task} for task in role.day],
        "career": [{"title": step.title, "detail": step.detail} for step in role.career],
        "misconceptions": [{"claim": item.claim, "answer": item.answer} for item in role.misconceptions],
        "onboarding": _onboarding(key, role.onboarding),
        "chapters": atlas.links(here, "guide", role.chapters),
        "body": role.body,
        "used": usage.rows(here, "roles", key),
        "refs": atlas.refs(here, role.refs),
    }
    return Page(
        here, role.title, role.mission, catalog.span("roles", key).file, "role", values, {"assets": ["checklist"]}
    )


def _needs(atlas: Atlas, here: str, role: Role) -> list[dict[str, Any]]:
    return [
        {"link": atlas.link(here, "competencies", need.competency), "levels": [need.junior, need.senior, need.lead]}
        for need in role.competencies
    ]


def _onboarding(role: str, onboarding: Onboarding) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": _STRETCHES[name],
            "tasks": [{"id": f"roles/{role}/{task.id}", "text": task.task} for task in tasks],
        }
        for name, tasks in onboarding
    ]


def _competencies(catalog: Catalog, atlas: Atlas, usage: Usage) -> Page:
    here = COMPETENCIES
    rows = [
        {
            "id": key,
            "title": competency.title,
            "meaning": competency.meaning,
            "evidence": [
                {"level": label, "text": getattr(competency.evidence, level.value)}
                for level, label in zip(Level, _LEVELS, strict=True)
            ],
            "roles": [row for row in usage.rows(here, "competencies", key) if not row["sentences"]],
            "questions": _by_level(catalog, atlas, here, key),
            "refs": atlas.refs(here, competency.refs),
        }
        for key, competency in catalog.competencies.items()
    ]
    lead = "招人、带人、定级都看这几样，每一级写看得见的证据。"
    return Page(here, "能力", lead, "content/competencies.yml", "competencies", {"rows": rows})


def _by_level(catalog: Catalog, atlas: Atlas, here: str, competency: str) -> list[dict[str, Any]]:
    """Return the interview questions of a competency, level by level; levels without one are left out."""
    found = []
    for level in Level:
        asked = [
            key
            for key, question in catalog.questions.items()
            if question.competency == competency and question.level is level
        ]
        found.append({"level": level.label, "links": atlas.links(here, "questions", asked)})
    return [row for row in found if row["links"]]


def _questions_list(catalog: Catalog, atlas: Atlas) -> Page:
    here = _INTERVIEW
    cards = [
        {
            "title": line(value.title),
            "href": f"{key}.md",
            "text": "、".join(dict.fromkeys(_ability(catalog, question) for question in value.questions)),
            "chips": [f"{len(value.questions)} 题"],
        }
        for key, value in catalog.interviews.items()
    ]
    values = {
        "facts": facts(
            "要招人的负责人，和准备面试的人",
            "排面试之前挑题；面试之前自己先答一遍",
            "按能力和级别挑三到五题，先自己答，再展开看要点和评分",
        ),
        "cards": cards,
        "competencies": [
            {"id": key, "title": value.title, "levels": _by_level(catalog, atlas, here, key)}
            for key, value in catalog.competencies.items()
        ],
        "count": len(catalog.questions),
    }
    lead = "按能力和级别分好的题，每题有要点、评分和追问。"
    return Page(here, "面试题", lead, "content/interview/", "questions", values)


def _interview(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    value, here = catalog.interviews[key], home_of("interviews", key)
    sections = [
        {
            "id": level.value,
            "title": level.label,
            "questions": [
                _question(catalog, atlas, usage, here, question)
                for question in value.questions
                if question.level is level
            ],
        }
        for level in Level
    ]
    values = {"count": len(value.questions), "sections": [section for section in sections if section["questions"]]}
    lead = f"{len(value.questions)} 道面试题，答案折起来，先自己答。"
    return Page(here, value.title, lead, catalog.span("interviews", key).file, "interview", values)


def _question(catalog: Catalog, atlas: Atlas, usage: Usage, here: str, question: Question) -> dict[str, Any]:
    grades = question.rubric
    return {
        "id": question.id,
        "question": question.question,
        "type": question.type.label,
        "competency": _ability(catalog, question),
        "roles": [catalog.roles[role].title for role in question.roles],
        "options": [
            {"letter": chr(ord("A") + index), "text": option.text, "right": option.right}
            for index, option in enumerate(question.options)
        ],
        "points": list(question.points),
        "rubric": [
            {"title": title, "sign": grade.sign, "example": grade.example}
            for title, grade in (("不合格", grades.weak), ("合格", grades.passing), ("出色", grades.strong))
        ]
        if grades
        else [],
        "explanation": question.explanation or "",
        "pitfalls": list(question.pitfalls),
        "follow_ups": list(question.follow_ups),
        "chapter": atlas.link(here, "guide", question.chapter),
        "used": usage.rows(here, "questions", question.id),
        "refs": atlas.refs(here, question.refs),
    }


def _ability(catalog: Catalog, question: Question) -> str:
    return catalog.competencies[question.competency].title
