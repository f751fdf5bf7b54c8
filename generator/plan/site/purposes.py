"""Owns the page of purposes: all that serves each of them, kind by kind.

It must not know any group.
"""

from __future__ import annotations

from typing import Any

from generator.model.catalog import Catalog
from generator.model.words import Purpose
from generator.plan.site.atlas import PURPOSES, TITLES, Atlas
from generator.plan.site.page import Page
from generator.plan.site.shelves import facts


def purposes_page(catalog: Catalog, atlas: Atlas) -> Page:
    """Return the page of purposes."""
    answers = facts(
        "知道群要什么结果、不知道从哪里下手的人",
        "定了这个月的目的，想找现成的做法",
        "点你的目的，先选群类型，再挑一份 SOP、一场活动，最后定看哪个数",
    )
    sections = [
        {"id": purpose.value, "title": purpose.label, "rows": _rows(catalog, atlas, purpose)} for purpose in Purpose
    ]
    lead = "拉新、留存、转化、促活：每个目的有哪些现成的做法。"
    return Page(PURPOSES, "按目的找", lead, "content/", "purposes", {"facts": answers, "sections": sections})


def _rows(catalog: Catalog, atlas: Atlas, purpose: Purpose) -> list[dict[str, Any]]:
    found = {
        "kinds": [key for key, kind in catalog.kinds.items() if purpose in kind.purposes],
        "sops": [key for key, sop in catalog.sops.items() if sop.purpose is purpose],
        "campaigns": [key for key, campaign in catalog.campaigns.items() if campaign.purpose is purpose],
        "metrics": [key for key, metric in catalog.metrics.items() if purpose in metric.purposes],
    }
    return [
        {"label": TITLES[table], "links": atlas.links(PURPOSES, table, keys)} for table, keys in found.items() if keys
    ]
