"""Owns what is remembered from one plan of the site for the next: each part, and all that it asked of its sources.

It must not know what a part plans. A part asks a catalog, an atlas and the uses of values; where all of them still give
the same answers, it would come out the same and is not planned again. Whatever else it is given must be equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.model.artifact import Artifact, TextTemplate, as_before
from generator.model.catalog import Catalog
from generator.model.heard import Answers, HeardCatalog, note, settle, still_says
from generator.plan.site.atlas import Atlas
from generator.plan.site.page import Page
from generator.plan.site.usage import Key, Usage


class _Part(NamedTuple):
    asked: tuple[Any, ...]
    made: tuple[Any, ...]


class Memory:
    """Remembers the last plan; an empty one remembers nothing. `artifacts` are those of the last plan by path."""

    def __init__(self) -> None:
        self.artifacts: Mapping[str, Artifact] = {}
        self._catalog: Catalog | None = None
        self._parts: dict[Any, _Part] = {}
        self._documents: dict[str, tuple[Page, tuple[TextTemplate, ...], Artifact]] = {}

    def settle(self, catalog: Catalog) -> Catalog:
        """Return a catalog whose tables are those of the last one where they hold the same in the same order."""
        self._catalog = settle(catalog, self._catalog)
        return self._catalog

    def part(self, plan: Callable[..., Any], *given: Any) -> tuple[Any, ...]:
        """Return what `plan` makes of what is given, or has made of the same; a catalog must be settled.

        What is given as text names one of several such parts.
        """
        name = (plan, *(word for word in given if isinstance(word, str)))
        part = self._parts.get(name)
        if part is None or not all(map(_holds, part.asked, given)):
            listeners = _listeners(given)
            made = plan(*listeners)
            asked = tuple(getattr(listener, "noted", listener) for listener in listeners)
            part = self._parts[name] = _Part(asked, tuple(made) if isinstance(made, Iterator) else (made,))
        return part.made

    def document(
        self,
        page: Page,
        templates: tuple[TextTemplate, ...],
        make: Callable[[Page, tuple[TextTemplate, ...]], Artifact],
    ) -> Artifact:
        """Return what `make` makes of a page, or has made of the very same page with these templates."""
        known = self._documents.get(page.path)
        if known is None or known[0] is not page or known[1] != templates:
            artifact = as_before(self.artifacts, make(page, templates))
            known = self._documents[page.path] = page, templates, artifact
        return known[2]


def _holds(asked: Any, given: Any) -> bool:
    """Tell whether who was asked still says the same."""
    if not isinstance(given, Catalog | Atlas | Usage):
        return bool(asked == given)
    return still_says(given, asked)


def _listeners(given: tuple[Any, ...]) -> list[Any]:
    """Return what is given, in place of those that can be asked somebody who notes their answers."""
    heard: list[Any] = []
    atlas = None
    for source in given:
        if isinstance(source, Catalog):
            heard.append(HeardCatalog(source))
        elif isinstance(source, Atlas):
            atlas = _HeardAtlas(source)
            heard.append(atlas)
        elif isinstance(source, Usage):
            assert atlas, "uses lead to pages, so there is an atlas before them"
            heard.append(_HeardUsage(source, atlas))
        else:
            heard.append(source)
    return heard


class _HeardAtlas(Atlas):
    """An atlas that notes what it is asked about."""

    def __init__(self, atlas: Atlas) -> None:
        self.source, self.noted = atlas, Answers()

    def home(self, table: str, key: str) -> str:
        return str(note(self.noted, self.source, "home", table, key))

    def title(self, table: str, key: str) -> str:
        return str(note(self.noted, self.source, "title", table, key))

    def cited(self, ref: str) -> tuple[str, str, str]:
        answer: tuple[str, str, str] = note(self.noted, self.source, "cited", ref)
        return answer

    def trade(self, trade: str) -> str:
        return str(note(self.noted, self.source, "trade", trade))


class _HeardUsage(Usage):
    """The uses of values, with a note of whose they were asked for."""

    def __init__(self, usage: Usage, atlas: Atlas) -> None:
        self.source, self.noted, self._atlas = usage, Answers(), atlas

    def users(self, table: str, key: str) -> tuple[Key, ...]:
        answer: tuple[Key, ...] = note(self.noted, self.source, "users", table, key)
        return answer
