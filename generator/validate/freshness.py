"""Owns freshness: what nobody has looked at for too long is named; it fails nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.model.catalog import Catalog
from generator.model.words import LimitStatus
from generator.problems import Problem


def knowledge_is_fresh(catalog: Catalog) -> Iterator[Problem]:
    """Warn where content is past its review date."""
    for table, key, value in catalog.knowledge():
        if value.reviewed_on and value.review_after_days:
            due = value.reviewed_on + timedelta(days=value.review_after_days)
            if due < catalog.today:
                span = catalog.span(table, key, "reviewed_on")
                title = getattr(catalog, table)[key].title
                message, hint = f"“{title}”{due} 就该再看一遍了", "核对内容后更新 reviewed_on"
                yield Problem(span, message, hint, "knowledge_is_fresh", warning=True)


def limits_are_fresh(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a figure has not been looked up again in time, or never was."""
    for key, limit in catalog.limits.items():
        if limit.status is LimitStatus.UNVERIFIED:
            span, message = catalog.span("limits", key, "status"), f"“{limit.title}”的数字还没有核实"
            hint = "到 source 写的地方核对数字，再更新 verified_on 和 status"
            yield Problem(span, message, hint, "limits_are_fresh", warning=True)
        elif limit.review_on < catalog.today:
            span = catalog.span("limits", key, "verified_on")
            message = f"“{limit.title}”{limit.review_on} 就该再核对了"
            hint = "到 source 写的地方核对数字，再更新 verified_on"
            yield Problem(span, message, hint, "limits_are_fresh", warning=True)


RULES = (knowledge_is_fresh, limits_are_fresh)
