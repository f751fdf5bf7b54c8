"""Owns what a change reaches: the sources that name a changed one, and the groups whose packs it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from generator.load.homes import SETTINGS
from generator.model.catalog import Catalog
from generator.model.references import links_in, references
from generator.plan import Slice

SOURCES = ("content/", "templates/")
# What every text is checked with, and what topics are dealt by: it may show in any group.
EVERYBODYS = ("content/compliance/", "content/kinds/", "content/rhythms/", "templates/pack/", SETTINGS.path)
_UNREAD = "content/.schemas/"
# Tables of a slice, and of its looks, that hold what a group uses.
_TABLES = ("people", "sops", "topics", "campaigns", "nodes", "notices", "locks", "scripts", "faqs", "layouts")
_LOOKS = ("themes", "art", "assets")


def touched_files(catalog: Catalog, changed: Set[str]) -> frozenset[str]:
    """Return the files changed and those that name something in them, or something that is not there."""
    naming = ((item.table, item.key, item.target, item.name) for item in references(catalog))
    linking = ((link.table, link.key, *link.target) for link in links_in(catalog) if link.target)
    found = {
        catalog.span(table, key).file
        for table, key, target, name in (*naming, *linking)
        if name not in getattr(catalog, target) or catalog.span(target, name).file in changed
    }
    return frozenset(found | changed)


def reached(catalog: Catalog, slices: Iterable[Slice], changed: Set[str]) -> Iterator[Slice]:
    """Yield the groups in whose packs a change may show; all of them where that cannot be told."""
    sources = {name for name in changed if name.startswith(SOURCES) and not name.startswith(_UNREAD)}
    known = {place.span.file for place in catalog.places.values()}
    everywhere = not sources <= known or any(name.startswith(EVERYBODYS) for name in sources)
    for slice in slices:
        if everywhere or not sources.isdisjoint(_files(catalog, slice)):
            yield slice


def _files(catalog: Catalog, slice: Slice) -> Iterator[str]:
    """Yield the files a pack is made from: all topics of its trade are dealt together, an owner's groups are ranked."""
    groups, brand = catalog.groups.items(), slice.brand
    keys = [(table, key) for table in _TABLES for key in getattr(slice, table)]
    keys += [(table, key) for table in _LOOKS for key in getattr(slice.looks, table)]
    keys += [("groups", key) for key, group in groups if group.team.owner == slice.group.team.owner]
    keys += [("topics", key) for key, item in catalog.topics.items() if not item.trades or brand.trade in item.trades]
    keys += [("brands", slice.group.brand), *([("assets", brand.logo)] if brand.logo else [])]
    yield from (catalog.span(table, key).file for table, key in keys)
