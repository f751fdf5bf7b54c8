"""Owns the pages of interview questions: their list, a page for each subject, and the page to practise on.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.interview import Question
from generator.model.words import Level, QuestionType
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import facts
from generator.plan.site.usage import Usage

PRACTICE = "interview/practice.md"
_INDEX = "interview/index.md"


def interview_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield the list of questions, the page to practise on, and a page for each subject."""
    yield _list(catalog, atlas)
    yield _practice(catalog, atlas, usage)
    for key in catalog.interviews:
        yield _interview(catalog, atlas, usage, key)


def _list(catalog: Catalog, atlas: Atlas) -> Page:
    here = _INDEX
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
        "practice": "practice.md",
        "competencies": [
            {"id": key, "title": value.title, "levels": by_level(catalog, atlas, here, key)}
            for key, value in catalog.competencies.items()
        ],
        "count": len(catalog.questions),
    }
    lead = "按能力和级别分好的题，每题有要点、评分和追问。"
    return Page(here, "面试题", lead, "content/interview/", "questions", values)


def by_level(catalog: Catalog, atlas: Atlas, here: str, competency: str) -> list[dict[str, Any]]:
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


def _practice(catalog: Catalog, atlas: Atlas, usage: Usage) -> Page:
    """Return all questions on one page, competency by competency, with what they can be chosen by.

    The page of its subject is where a question is found by searching and linked to, so this one is not searched.
    """
    here = PRACTICE
    sections = [
        {
            "id": key,
            "title": value.title,
            "meaning": value.meaning,
            "questions": [
                {**_question(catalog, atlas, usage, here, question), "home": atlas.link(here, "questions", question.id)}
                for question in _by_rank(catalog)
                if question.competency == key
            ],
        }
        for key, value in catalog.competencies.items()
    ]
    values = {
        "sections": [section for section in sections if section["questions"]],
        "choices": [
            {
                "id": "role",
                "title": "岗位",
                "options": _options((key, role.title) for key, role in catalog.roles.items()),
            },
            {
                "id": "competency",
                "title": "能力",
                "options": _options((key, value.title) for key, value in catalog.competencies.items()),
            },
            {"id": "level", "title": "级别", "options": _options((level.value, level.label) for level in Level)},
            {"id": "type", "title": "题型", "options": _options((kind.value, kind.label) for kind in QuestionType)},
            {
                "id": "mark",
                "title": "会不会",
                "options": _options([("not", "还不会"), ("none", "没标过"), ("can", "会了")]),
            },
        ],
        "count": len(catalog.questions),
    }
    lead = f"{len(catalog.questions)} 道题，先自己答，再看要点和评分，标上会不会，下回先抽还不会的。"
    options = {"assets": ["practice"], "hide": ["toc"], "search": {"exclude": True}}
    return Page(here, "练一练", lead, "content/interview/", "practice", values, options)


def _by_rank(catalog: Catalog) -> list[Question]:
    ranks = list(Level)
    return sorted(catalog.questions.values(), key=lambda question: ranks.index(question.level))


def _options(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "title": title} for value, title in pairs]


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
    return Page(
        here, value.title, lead, catalog.span("interviews", key).file, "interview", values, {"assets": ["practice"]}
    )


def _question(catalog: Catalog, atlas: Atlas, usage: Usage, here: str, question: Question) -> dict[str, Any]:
    grades = question.rubric
    return {
        "id": question.id,
        "question": question.question,
        "type": question.type.label,
        "competency": _ability(catalog, question),
        "level": question.level.label,
        "keys": {
            "competency": question.competency,
            "level": question.level.value,
            "type": question.type.value,
            "role": " ".join(question.roles),
        },
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
