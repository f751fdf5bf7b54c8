"""Owns the home page: four doors for four readers, and what one day of a group looks like.

It must not know how the page looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from generator.model.catalog import Catalog
from generator.plan.scripts import DEMO_MARK
from generator.plan.site.atlas import home_of
from generator.plan.site.page import Page, line
from generator.plan.site.shown import PublishedPack, in_full, published
from generator.plan.views import entry_values

HOME = "index.md"
_SHOWN = 4


def home_page(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Page:
    """Return the home page."""
    settings = catalog.settings
    values = {
        "sops": _rows(catalog, "sops", dict.fromkeys(kind.sops[0] for kind in catalog.kinds.values())),
        "kinds": [
            {"title": line(kind.title), "href": home_of("kinds", key), "text": line(kind.summary)}
            for key, kind in catalog.kinds.items()
        ],
        "counts": _counts(catalog),
        "slip": _slip(catalog, packs),
    }
    options = {"hide": ["navigation", "toc", "edit"]}
    return Page(HOME, settings.title, settings.description, "templates/site/home.md.j2", "home", values, options)


def _rows(catalog: Catalog, table: str, keys: Any) -> list[dict[str, str]]:
    titles = getattr(catalog, table)
    return [{"title": line(titles[key].title), "href": home_of(table, key)} for key in islice(keys, _SHOWN)]


def _counts(catalog: Catalog) -> list[dict[str, Any]]:
    rows = (
        ("章手册", len(catalog.guide), "guide/index.md"),
        ("份 SOP", len(catalog.sops), "sops/index.md"),
        ("场活动", len(catalog.campaigns), "campaigns/index.md"),
        ("条话术", len(catalog.scripts), "scripts/index.md"),
        ("个话题", len(catalog.topics), "topics/index.md"),
        ("个常见问题", len(catalog.answers), "faq/index.md"),
        ("道面试题", len(catalog.questions), "interview/index.md"),
        ("个节点", len(catalog.nodes), "nodes.md"),
    )
    return [{"title": title, "count": count, "href": href} for title, count, href in rows if count]


def _slip(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> dict[str, Any]:
    """Return the fullest day among the first published packs, as an example; empty where no pack is published."""
    best: dict[str, Any] = {}
    for key in published(catalog):
        if pack := in_full(catalog, key, packs):
            days: dict[Any, list[dict[str, Any]]] = {}
            for entry in pack.plan.schedule.entries:
                if not entry.is_task:
                    days.setdefault(entry.starts_at.date(), []).append(entry_values(entry))
            entries = max(days.values(), key=lambda rows: len({row["kind_key"] for row in rows[:_SHOWN]}), default=[])
            demo = catalog.brands[catalog.groups[key].brand].demo
            if len(entries) > len(best.get("entries", [])):
                best = {
                    "title": catalog.groups[key].title,
                    "href": home_of("groups", key),
                    "mark": DEMO_MARK if demo else "",
                    "entries": entries[:_SHOWN],
                }
    return best
