"""Owns the navigation and the settings that the generator hands to MkDocs.

It must not know what a page says.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.plan.site.atlas import FIELDS, GLOSSARY, NODES, RHYTHMS, SOURCES
from generator.plan.site.home import HOME
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import chapters_in_order

Nav = list[Any]


def site_settings(catalog: Catalog, pages: Iterable[Page]) -> dict[str, Any]:
    """Return what build/site.yml holds. Themes print titles as they are, so they are escaped here."""
    settings = catalog.settings
    return {
        "site_name": html.escape(settings.title),
        "site_description": html.escape(settings.description),
        "site_url": settings.site_url,
        "repo_url": settings.repo_url,
        "edit_uri": "",
        "nav": _nav(catalog, list(pages)),
        "extra": {"indexable": settings.indexable, "branch": settings.repo_branch, "generator": False},
    }


def nav_targets(nav: Nav) -> Iterator[str]:
    """Yield every page a navigation leads to."""
    for item in nav:
        if isinstance(item, str):
            yield item
        else:
            for value in item.values():
                yield from nav_targets(value if isinstance(value, list) else [value])


def _nav(catalog: Catalog, pages: list[Page]) -> Nav:
    chapters = {f"guide/{key}.md": rank for rank, key in enumerate(chapters_in_order(catalog))}
    ranked = sorted(pages, key=lambda page: chapters.get(page.path, 0))
    return [
        {"首页": HOME},
        {"手册": _section("guide", ranked)},
        {"SOP": _section("sops", pages)},
        {"群类型": _section("kinds", pages)},
        {"活动": _section("campaigns", pages)},
        {"话术": _section("scripts", pages)},
        {"节奏与节点": [{"节奏与话题": RHYTHMS}, {"节点": NODES}]},
        {"群": _section("groups", pages)},
        {"参考": [{"术语": GLOSSARY}, {"出处": SOURCES}, {"内容字段": FIELDS}]},
    ]


def _section(folder: str, pages: Iterable[Page]) -> Nav:
    index = f"{folder}/index.md"
    own = (page for page in pages if page.path.startswith(f"{folder}/") and page.path != index)
    return [index, *({html.escape(line(page.title)): page.path} for page in own)]
