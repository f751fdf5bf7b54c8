"""Owns the page of limits: every figure with where it comes from, how well it is known, and whether it is stale.

It must not know what is checked against them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.catalog import Catalog
from generator.model.limit import Limit
from generator.model.words import LimitStatus
from generator.plan.site.atlas import LIMITS
from generator.plan.site.page import Page, line

# What the first word of an id is about; what is not here comes last.
_SECTIONS = {
    "群发": ("broadcasts", "broadcast", "miniprogram"),
    "欢迎语": ("welcome", "contact", "nickname"),
    "公告和朋友圈": ("announcement", "moments"),
    "进群、群名和人数": ("join", "group", "customer", "wechat"),
    "图片和素材": ("poster", "media"),
    "群机器人和敏感词": ("robot", "sensitive"),
    "继承和统计": ("transfer", "statistics"),
    "法律": ("lottery", "compared", "fine", "child"),
}
_OTHERS = "其他"


def limits_page(catalog: Catalog) -> Page:
    """Return the page of limits, as they stood on the catalog's day."""
    sections: dict[str, list[dict[str, Any]]] = {title: [] for title in (*_SECTIONS, _OTHERS)}
    for key, limit in catalog.limits.items():
        first = key.partition("-")[0]
        title = next((title for title, words in _SECTIONS.items() if first in words), _OTHERS)
        sections[title].append(_row(key, limit, catalog.today))
    rows = [row for section in sections.values() for row in section]
    values = {
        "sections": [{"title": title, "rows": section} for title, section in sections.items() if section],
        "count": len(rows),
        "stale": sum(row["is_stale"] for row in rows),
        "unsure": sum(row["is_unsure"] for row in rows),
    }
    lead = "平台和法律给的数字：限多少、对谁有效、从哪里看到、哪天核对的。"
    return Page(LIMITS, "限额", lead, "content/compliance/limits.yml", "limits", values)


def _row(key: str, limit: Limit, today: date) -> dict[str, Any]:
    return {
        "id": key,
        "title": line(limit.title),
        "value": f"{limit.value:,} {limit.unit.label}",
        "applies_to": line(limit.applies_to),
        "source": line(limit.source),
        "status": limit.status.label,
        "verified_on": limit.verified_on.isoformat(),
        "review_on": limit.review_on.isoformat(),
        "is_stale": limit.review_on < today,
        "is_unsure": limit.status is LimitStatus.UNVERIFIED,
        "note": line(limit.note or ""),
    }
