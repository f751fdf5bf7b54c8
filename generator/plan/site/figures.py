"""Owns the page of metrics: how each is worked out, how it is misread, and what cannot be measured.

It must not know any group.
"""

from __future__ import annotations

from typing import Any

from generator.model.catalog import Catalog
from generator.model.metric import Metric
from generator.model.words import Purpose
from generator.plan.site.atlas import METRICS, Atlas
from generator.plan.site.page import Page
from generator.plan.site.usage import Usage


def metrics_page(catalog: Catalog, atlas: Atlas, usage: Usage) -> Page:
    """Return the page of metrics."""
    purposes = [
        {
            "title": purpose.label,
            "links": atlas.links(
                METRICS, "metrics", (key for key, metric in catalog.metrics.items() if purpose in metric.purposes)
            ),
        }
        for purpose in Purpose
    ]
    values = {
        "purposes": [row for row in purposes if row["links"]],
        "metrics": [_metric(catalog, atlas, usage, key) for key in catalog.metrics],
        "unmeasurable": [
            {
                "id": key,
                "title": item.title,
                "why": item.why,
                "instead": item.instead,
                "refs": atlas.refs(METRICS, item.refs),
            }
            for key, item in catalog.unmeasurable.items()
        ],
    }
    lead = "每个数怎么算、看出什么、容易怎么看错，还有哪些事量不到。"
    return Page(METRICS, "指标", lead, "content/metrics.yml", "metrics", values, {"assets": ["metrics"]})


def _metric(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> dict[str, Any]:
    metric = catalog.metrics[key]
    rows = (
        ("怎么算", "" if metric.calculation else metric.formula),
        ("说明什么", metric.meaning),
        ("单位", metric.unit),
        ("平台里的字段", metric.platform_field),
        ("多久看一次", metric.every),
        ("容易看错", metric.caution),
    )
    return {
        "id": key,
        "title": metric.title,
        "formula": metric.formula,
        "calculation": _calculation(metric),
        "purposes": [purpose.label for purpose in metric.purposes],
        "rows": [{"label": label, "text": text} for label, text in rows if text],
        "used": usage.rows(METRICS, "metrics", key),
        "refs": atlas.refs(METRICS, metric.refs),
    }


def _calculation(metric: Metric) -> dict[str, Any]:
    """Return what a formula is set and worked out from; empty where it is not plain arithmetic."""
    if metric.calculation is None:
        return {}
    parts = metric.calculation
    signs = (("add", parts.add), ("subtract", parts.subtract), ("divide", parts.divide_by))
    counts = [{"sign": sign, "title": title} for sign, titles in signs for title in titles]
    unit = metric.unit or ""
    return {"counts": counts, "unit": unit, "percent": unit == "%", "divides": bool(parts.divide_by)}
