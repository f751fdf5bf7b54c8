"""Owns who uses a value: whatever names it, links to it, or draws it, turned round.

It must not know what a page says, nor any group that is not published in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.references import links_in, references
from generator.model.rhythm import Topic
from generator.model.words import Publish
from generator.plan.site.atlas import TITLES, Atlas
from generator.plan.site.shown import publish_of

Key = tuple[str, str]
# Titles of these are whole sentences, so that each stands on a line of its own.
_SENTENCES = ("questions", "answers")


class Usage:
    """Finds the users of a value; a catalog's uses are turned round once."""

    def __init__(self, catalog: Catalog, atlas: Atlas) -> None:
        self._atlas = atlas
        self._users: dict[Key, dict[Key, None]] = {}
        for used, user in (*_named(catalog), *_linked(catalog), *_drawn(catalog)):
            if used != user and user[0] in TITLES:
                self._users.setdefault(used, {})[user] = None

    def rows(self, here: str, table: str, key: str) -> list[dict[str, Any]]:
        """Return the users of a value, as seen from page `here`: a row for each kind of user."""
        found: dict[str, list[str]] = {}
        for kind, name in self.users(table, key):
            found.setdefault(kind, []).append(name)
        return [
            {"label": label, "links": self._atlas.links(here, kind, found[kind]), "sentences": kind in _SENTENCES}
            for kind, label in TITLES.items()
            if kind in found
        ]

    def users(self, table: str, key: str) -> tuple[Key, ...]:
        """Return the users of a value."""
        return tuple(self._users.get((table, key), ()))

    def used_by(self, table: str, key: str) -> set[str]:
        """Return the tables of what uses a value."""
        return {user for user, _ in self.users(table, key)}


def _named(catalog: Catalog) -> Iterator[tuple[Key, Key]]:
    for reference in references(catalog):
        # A topic or a script that suits a kind of group does not use it.
        if reference.target == "kinds" and reference.table in ("topics", "scripts"):
            continue
        if reference.table != "groups" or publish_of(catalog, reference.key) is Publish.FULL:
            yield (reference.target, reference.name), (reference.table, reference.key)


def _linked(catalog: Catalog) -> Iterator[tuple[Key, Key]]:
    for link in links_in(catalog):
        if link.target:
            yield link.target, (link.table, link.key)


def _drawn(catalog: Catalog) -> Iterator[tuple[Key, Key]]:
    """Yield each topic with the rhythms that take its kind, in a kind of group it suits."""
    alike = {(topic.kind, topic.kinds): topic for topic in catalog.topics.values()}
    drawers = {key: _drawers(catalog, topic) for key, topic in alike.items()}
    for key, topic in catalog.topics.items():
        for rhythm in drawers[topic.kind, topic.kinds]:
            yield ("topics", key), ("rhythms", rhythm)


def _drawers(catalog: Catalog, topic: Topic) -> list[str]:
    found = []
    for key, rhythm in catalog.rhythms.items():
        kinds = [kind for kind, value in catalog.kinds.items() if value.rhythm == key]
        suits = not topic.kinds or any(kind in topic.kinds for kind in kinds)
        if suits and any(cell.topic is topic.kind for _, _, _, cell in rhythm.cells()):
            found.append(key)
    return found
