"""Owns the pages of chapters and of kinds of group.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.plan.site.atlas import TITLES, Atlas
from generator.plan.site.page import Page
from generator.plan.site.pictures import poster_words
from generator.plan.site.usage import Usage


def chapter_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield a page for each chapter."""
    for key in catalog.guide:
        yield _chapter(catalog, atlas, usage, key)


def kind_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield a page for each kind of group."""
    for key in catalog.kinds:
        yield _kind(catalog, atlas, usage, key)


def _chapter(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    chapter, here = catalog.guide[key], f"guide/{key}.md"
    values = {
        "audience": chapter.audience,
        "outcome": chapter.outcome,
        "body": _without_title(chapter.body),
        "related": [
            {"label": TITLES[table], "links": atlas.links(here, table, keys), "sentences": table == "questions"}
            for table, keys in chapter.related
            if keys
        ],
        "used": usage.rows(here, "guide", key),
        "refs": atlas.refs(here, chapter.refs),
    }
    return Page(here, chapter.title, chapter.outcome, _file(catalog, "guide", key), "chapter", values)


def _without_title(body: str) -> str:
    """Return a chapter without a first heading of its own: the page begins with the title already."""
    first, _, rest = body.lstrip().partition("\n")
    return rest.lstrip("\n") if first.startswith("# ") else body


def _kind(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    kind, here = catalog.kinds[key], f"kinds/{key}.md"
    values = {
        "id": key,
        "when": kind.when,
        "avoid": kind.avoid,
        "tags": atlas.purposes(here, kind.purposes),
        "positioning": {
            "purpose": kind.positioning.purpose.label,
            "why_join": kind.positioning.why_join,
            "why_now": kind.positioning.why_now,
            "value": kind.positioning.value,
            "can": list(kind.positioning.actions.can),
            "must": list(kind.positioning.actions.must),
        },
        "sops": atlas.links(here, "sops", kind.sops),
        "rhythms": atlas.links(here, "rhythms", [kind.rhythm] if kind.rhythm else []),
        "scripts": atlas.links(here, "scripts", kind.scripts),
        "posters": [
            poster_words(catalog, poster, "kinds", key, index, {}) for index, poster in enumerate(kind.posters)
        ],
        "life": f"{kind.life_days} 天后解散" if kind.life_days else "长期",
        "capacity": kind.capacity,
        "used": usage.rows(here, "kinds", key),
        "refs": atlas.refs(here, kind.refs),
    }
    return Page(here, kind.title, kind.summary, _file(catalog, "kinds", key), "kind", values)


def _file(catalog: Catalog, table: str, key: str) -> str:
    return catalog.span(table, key).file
