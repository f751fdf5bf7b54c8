"""Owns links between pages: a link that a chapter or a role writes finds its page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.references import FOLDERS, SINGLES, Link, links_in
from generator.problems import Problem, Span, did_you_mean

_LISTS = {f"{folder}/index.md" for folder in FOLDERS.values()}


def links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the links of chapters and roles to other pages find them."""
    for link in links_in(catalog):
        if not _finds_page(catalog, link):
            body = catalog.span(link.table, link.key, "body")
            span = Span(body.file, body.line + link.line, link.column + 1)
            message = f"链接“{link.href}”没有对应的页面"
            yield Problem(span, message, did_you_mean(link.href, _pages(catalog, link.table)), "links_lead_somewhere")


def _finds_page(catalog: Catalog, link: Link) -> bool:
    return link.page in _LISTS or link.page in SINGLES or (link.target is not None and catalog.has(*link.target))


def _pages(catalog: Catalog, here: str) -> list[str]:
    """Return every page there is one of for an id, as a text of table `here` writes it."""
    return [
        f"{key}.md" if table == here else f"../{folder}/{key}.md"
        for table, folder in FOLDERS.items()
        for key in getattr(catalog, table)
    ]


RULES = (links_lead_somewhere,)
