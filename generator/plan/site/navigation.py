"""Owns the navigation and the settings that the generator hands to MkDocs.

It must not know what a page says.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model.catalog import Catalog
from generator.model.words import ScriptKind
from generator.plan.site.atlas import (
    BOARD,
    COMPETENCIES,
    FIELDS,
    GLOSSARY,
    LAYOUTS,
    LIMITS,
    MATRIX,
    METRICS,
    NODES,
    PURPOSES,
    RHYTHMS,
    SOURCES,
    WORDING,
    home_of,
)
from generator.plan.site.home import HOME
from generator.plan.site.interviews import PRACTICE
from generator.plan.site.page import Page, line

Nav = list[Any]

# A menu of more is no help, and MkDocs takes time for each entry on each page: their list leads to them.
_MOST_GROUPS = 24


def site_settings(catalog: Catalog, pages: Sequence[Page]) -> dict[str, Any]:
    """Return what build/site.yml holds. Themes print titles as they are, so they are escaped here."""
    settings, nav = catalog.settings, _nav(catalog, pages)
    groups = {page.path for page in pages if page.path.startswith("groups/")}
    return {
        "site_name": html.escape(settings.title),
        "site_description": html.escape(settings.description),
        "site_url": settings.site_url,
        "repo_url": settings.repo_url,
        "edit_uri": "",
        "nav": nav,
        "not_in_nav": "\n".join(sorted(groups - set(nav_targets(nav)))),
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


def _nav(catalog: Catalog, pages: Sequence[Page]) -> Nav:
    shelf = _Shelf(catalog, pages)
    return [
        {"首页": HOME},
        {"手册": shelf.section("guide")},
        {"SOP": shelf.section("sops")},
        {"活动": shelf.section("campaigns")},
        {"话术": [*shelf.scripts(), {"常见问题": shelf.section("faqs")}]},
        {"清单": shelf.section("checklists")},
        {"岗位与面试": [*shelf.section("roles"), {"能力": COMPETENCIES}, {"面试题": shelf.questions()}]},
        {
            "群": [
                *shelf.groups(),
                {"群类型": shelf.section("kinds")},
                {"一周节奏": RHYTHMS},
                {"话题": shelf.section("banks")},
                {"节点": NODES},
            ]
        },
        {
            "参考": [
                {"按目的找": PURPOSES},
                {"术语": GLOSSARY},
                {"指标": METRICS},
                {"出处": SOURCES},
                {"出处对照": MATRIX},
                {"海报版式": LAYOUTS},
                {"限额": LIMITS},
                {"用语规则": WORDING},
                {"内容字段": FIELDS},
            ]
        },
    ]


class _Shelf:
    """The pages of a site by folder, in the order people read them."""

    def __init__(self, catalog: Catalog, pages: Iterable[Page]) -> None:
        self._catalog = catalog
        self._titles = {page.path: html.escape(line(page.title)) for page in pages}

    def section(self, table: str) -> Nav:
        """Return the list of a table's pages, and then each of them."""
        index = home_of(table, "index") if table != "groups" else "groups/index.md"
        keys = sorted(getattr(self._catalog, table).items(), key=lambda item: getattr(item[1], "order", 0))
        return [index, *self._entries(home_of(table, key) for key, _ in keys)]

    def groups(self) -> Nav:
        """Return the groups, unless they are too many, and before them what is sent today."""
        index, *groups = self.section("groups")
        return [index, {"今日推送": BOARD}, *(groups if len(groups) <= _MOST_GROUPS else [])]

    def questions(self) -> Nav:
        """Return the list of interview questions, the page to practise on, and the page of each subject."""
        index, *subjects = self.section("interviews")
        return [index, *self._entries([PRACTICE]), *subjects]

    def scripts(self) -> Nav:
        """Return the scripts under what they are for."""
        scripts = self._catalog.scripts.items()
        kinds = [
            {kind.label: self._entries(home_of("scripts", key) for key, script in scripts if script.kind is kind)}
            for kind in ScriptKind
        ]
        return ["scripts/index.md", *(row for row in kinds if any(row.values()))]

    def _entries(self, paths: Iterable[str]) -> Nav:
        """Return an entry for each page there is; the group nobody may see has none."""
        return [{self._titles[path]: path} for path in paths if path in self._titles]
