"""Owns where on the site each value of the catalog is found, and how one page links to another.

It must not know what a page says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from posixpath import dirname, relpath

from generator.model.catalog import Catalog
from generator.model.references import FOLDERS
from generator.model.words import Purpose
from generator.plan.site.page import line

BOARD = "board.md"
RHYTHMS, NODES, METRICS, COMPETENCIES = "rhythms.md", "nodes.md", "metrics.md", "competencies.md"
PURPOSES = "purposes.md"
SOURCES, GLOSSARY, FIELDS = "reference/sources.md", "reference/glossary.md", "reference/fields.md"
MATRIX, LIMITS, WORDING = "reference/matrix.md", "reference/limits.md", "reference/wording.md"
LAYOUTS = "reference/layouts.md"
_HOMES = {
    **{table: f"{folder}/{{}}.md" for table, folder in FOLDERS.items()},
    "groups": "groups/{}/index.md",
    "rhythms": RHYTHMS + "#rhythm-{}",
    "nodes": NODES + "#node-{}",
    "competencies": COMPETENCIES + "#competency-{}",
    "metrics": METRICS + "#metric-{}",
    "unmeasurable": METRICS + "#unmeasurable-{}",
    "layouts": LAYOUTS + "#layout-{}",
    "wording": WORDING + "#pack-{}",
    "wording_rules": WORDING + "#rule-{}",
    "items": SOURCES + "#{}",
    "publications": SOURCES + "#{}",
}
# Values that lie on the page of their file: the table of the files, the field that lists them, their anchor.
_INSIDE = {
    "topics": ("banks", "topics", "topic-"),
    "questions": ("interviews", "questions", "question-"),
    "answers": ("faqs", "questions", "faq-"),
}
# What people call the values of a table, in the order pages name them.
TITLES = {
    "groups": "群",
    "kinds": "群类型",
    "sops": "SOP",
    "campaigns": "活动",
    "rhythms": "节奏",
    "topics": "话题",
    "scripts": "话术",
    "answers": "常见问题",
    "guide": "手册",
    "checklists": "清单",
    "roles": "岗位",
    "competencies": "能力",
    "questions": "面试题",
    "metrics": "指标",
    "unmeasurable": "量不到的事",
    "wording": "用语规则",
    "wording_rules": "用语",
}
ADDED = "added"
Link = dict[str, str]


class Atlas:
    """Finds the page of a value."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._inside = {
            (table, item.id): f"{_HOMES[files].format(key)}#{anchor}{item.id}"
            for table, (files, name, anchor) in _INSIDE.items()
            for key, file in getattr(catalog, files).items()
            for item in getattr(file, name)
        }

    def home(self, table: str, key: str) -> str:
        """Return the page, and the anchor on it, where a value is found."""
        return self._inside.get((table, key)) or home_of(table, key)

    def title(self, table: str, key: str) -> str:
        """Return what a value is called, on one line."""
        return line(getattr(self._catalog, table)[key].title)

    def link(self, here: str, table: str, key: str) -> Link:
        """Return title and address of a value, as seen from page `here`."""
        return {"title": self.title(table, key), "href": relative(here, self.home(table, key))}

    def links(self, here: str, table: str, keys: Iterable[str]) -> list[Link]:
        """Return `link` for each of `keys`."""
        return [self.link(here, table, key) for key in keys]

    def refs(self, here: str, refs: Iterable[str]) -> list[Link]:
        """Return what a value cites: an item with its id and one sentence, a publication with its title."""
        return [self._ref(here, ref) for ref in dict.fromkeys(refs) if ref != ADDED]

    def _ref(self, here: str, ref: str) -> Link:
        name, title, home = self.cited(ref)
        return {"id": name, "title": title, "href": relative(here, home)}

    def cited(self, ref: str) -> tuple[str, str, str]:
        """Return the id of a source where it is shown, its words, and where it is found."""
        if item := self._catalog.items.get(ref):
            return ref, line(item.summary), home_of("items", ref)
        return "", self.title("publications", ref), home_of("publications", ref)

    def purposes(self, here: str, purposes: Iterable[Purpose]) -> list[Link]:
        """Return the purposes something serves, each with the address of all that serves it."""
        return [{"title": item.label, "href": relative(here, f"{PURPOSES}#{item.value}")} for item in purposes]

    def trade(self, trade: str) -> str:
        """Return what people call a trade: as its bank of topics is called, less that word."""
        bank = self._catalog.banks.get(trade)
        return bank.title.removesuffix("话题") if bank else trade


def home_of(table: str, key: str) -> str:
    """Return the page of a value that does not lie on the page of a file, and the anchor on it."""
    return _HOMES[table].format(key)


@lru_cache(maxsize=65536)  # pages link to the same few places, and a page that is planned again to the same ones
def relative(here: str, target: str) -> str:
    """Return the address of `target` as page `here` writes it.

    >>> relative("sops/a.md", "kinds/b.md"), relative("nodes.md", "nodes.md#x")
    ('../kinds/b.md', '#x')
    """
    path, mark, anchor = target.partition("#")
    return mark + anchor if path == here else relpath(path, dirname(here) or ".") + mark + anchor
