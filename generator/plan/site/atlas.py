"""Owns where on the site each value of the catalog is found, and how one page links to another.

It must not know what a page says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath
from typing import Any

from generator.model.catalog import Catalog
from generator.plan.site.page import line

RHYTHMS, NODES = "rhythms.md", "nodes.md"
SOURCES, GLOSSARY, FIELDS = "reference/sources.md", "reference/glossary.md", "reference/fields.md"
_HOMES = {
    "guide": "guide/{}.md",
    "sops": "sops/{}.md",
    "kinds": "kinds/{}.md",
    "campaigns": "campaigns/{}.md",
    "scripts": "scripts/{}.md",
    "groups": "groups/{}/index.md",
    "rhythms": RHYTHMS + "#rhythm-{}",
    "topics": RHYTHMS + "#topic-{}",
    "nodes": NODES + "#node-{}",
    "items": SOURCES + "#{}",
    "publications": SOURCES + "#{}",
}
ADDED = "added"
Link = dict[str, str]


class Atlas:
    """Finds the page of a value."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def link(self, here: str, table: str, key: str) -> Link:
        """Return title and address of a value, as seen from page `here`."""
        value = getattr(self._catalog, table)[key]
        return {"title": line(value.title), "href": relative(here, home_of(table, key))}

    def links(self, here: str, table: str, keys: Iterable[str]) -> list[Link]:
        """Return `link` for each of `keys`."""
        return [self.link(here, table, key) for key in keys]

    def refs(self, here: str, refs: Iterable[str]) -> list[Link]:
        """Return what a value cites: an item with its id and one sentence, a publication with its title."""
        return [self._ref(here, ref) for ref in dict.fromkeys(refs) if ref != ADDED]

    def _ref(self, here: str, ref: str) -> Link:
        if item := self._catalog.items.get(ref):
            return {"id": ref, "title": line(item.summary), "href": relative(here, home_of("items", ref))}
        return {"id": "", **self.link(here, "publications", ref)}


def home_of(table: str, key: str) -> str:
    """Return the page, and the anchor on it, where a value is found."""
    return _HOMES[table].format(key)


def relative(here: str, target: str) -> str:
    """Return the address of `target` as page `here` writes it.

    >>> relative("sops/a.md", "kinds/b.md"), relative("nodes.md", "nodes.md#x")
    ('../kinds/b.md', '#x')
    """
    path, mark, anchor = target.partition("#")
    return mark + anchor if path == here else relpath(path, dirname(here) or ".") + mark + anchor


def citing(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Yield (ref, table, id) for everything that cites a source."""
    for table in ("guide", "sops", "kinds", "rhythms", "topics", "campaigns", "scripts"):
        for key, value in getattr(catalog, table).items():
            for ref in dict.fromkeys((*value.refs, *_step_refs(value))):
                yield ref, table, key


def _step_refs(value: Any) -> Iterator[str]:
    for stage in getattr(value, "stages", ()):
        for step in stage.steps:
            yield from step.refs
