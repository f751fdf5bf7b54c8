"""Owns references: whatever one source names in another must be there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.references import references
from generator.problems import Problem, did_you_mean

LABELS = {
    "brands": "品牌",
    "people": "同事",
    "kinds": "群类型",
    "sops": " SOP",
    "rhythms": "节奏",
    "topics": "话题",
    "campaigns": "活动",
    "nodes": "节点",
    "scripts": "话术",
    "guide": "章",
    "layouts": "版式",
    "themes": "配色",
    "assets": "图片",
    "checklists": "清单",
    "roles": "岗位",
    "competencies": "能力",
    "questions": "面试题",
    "metrics": "指标",
}


def references_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every id a source names exists."""
    for reference in references(catalog):
        if not catalog.has(reference.target, reference.name):
            span = catalog.span(reference.table, reference.key, *reference.path)
            message = f"没有“{reference.name}”这个{LABELS[reference.target]}"
            hint = did_you_mean(reference.name, catalog.ids(reference.target)) or "先把它加上，再在这里引用"
            yield Problem(span, message, hint, "references_lead_somewhere")


RULES = (references_lead_somewhere,)
