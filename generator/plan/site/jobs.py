"""Owns the pages about the people who run groups: roles and competencies.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.role import Onboarding, Role
from generator.model.value import clock
from generator.model.words import Level
from generator.plan.site.atlas import COMPETENCIES, Atlas, home_of, relative
from generator.plan.site.interviews import PRACTICE, by_level, interview_pages
from generator.plan.site.page import Page
from generator.plan.site.usage import Usage

_LEVELS = [level.label for level in Level]
_STRETCHES = {"first_30": "头 30 天", "first_60": "第 31–60 天", "first_90": "第 61–90 天"}


def job_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield the pages of roles, the page of competencies, and the pages of interview questions."""
    for key in catalog.roles:
        yield _role(catalog, atlas, usage, key)
    yield _competencies(catalog, atlas, usage)
    yield from interview_pages(catalog, atlas, usage)


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
        "practice": f"{relative(here, PRACTICE)}?role={key}",
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
            "id": name.replace("_", "-"),
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
            "questions": by_level(catalog, atlas, here, key),
            "refs": atlas.refs(here, competency.refs),
        }
        for key, competency in catalog.competencies.items()
    ]
    lead = "招人、带人、定级都看这几样，每一级写看得见的证据。"
    return Page(here, "能力", lead, "content/competencies.yml", "competencies", {"rows": rows})
