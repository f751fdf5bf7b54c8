"""Owns the pages to look things up in: the glossary, the sources and who cites them, the fields of every file.

It must not know what other pages say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.knowledge import Publication
from generator.model.references import Citation
from generator.plan.site.atlas import FIELDS, GLOSSARY, SOURCES, Atlas, Link
from generator.plan.site.fields import field_sections
from generator.plan.site.limits import limits_page
from generator.plan.site.matrix import matrix_page
from generator.plan.site.page import Page, line
from generator.plan.site.wording import wording_page


def source_pages(catalog: Catalog, atlas: Atlas, cited: tuple[Citation, ...]) -> Iterator[Page]:
    """Yield the pages of sources: who cites them, and who rests on what."""
    yield _sources(catalog, atlas, cited)
    yield matrix_page(catalog, atlas, cited)


def reference_pages(catalog: Catalog, atlas: Atlas) -> Iterator[Page]:
    """Yield the other pages to look things up in."""
    yield _glossary(catalog)
    yield limits_page(catalog)
    yield wording_page(catalog, atlas)
    values = {"files": field_sections()}
    lead = "content/ 里每一种文件有哪些字段、怎么写、不写会怎样。"
    yield Page(FIELDS, "内容字段", lead, "templates/site/fields.md.j2", "fields", values)


def _glossary(catalog: Catalog) -> Page:
    terms = [
        {
            "id": "-".join(term.term.split()),
            "term": term.term,
            "english": term.english or "",
            "meaning": term.meaning,
            "fields": list(term.keys),
            "synonyms": [*term.synonyms, *term.traditional],
        }
        for term in catalog.terms.values()
    ]
    lead = "一个意思只用一个词：页面、文件和群里都这么说。"
    return Page(GLOSSARY, "术语", lead, "content/glossary.yml", "glossary", {"terms": terms})


def _sources(catalog: Catalog, atlas: Atlas, citations: Iterable[Citation]) -> Page:
    cited: dict[str, list[Link]] = {}
    for citation in citations:
        link = atlas.link(SOURCES, citation.table, citation.key)
        for ref in citation.refs:
            if link not in cited.setdefault(ref, []):
                cited[ref].append(link)
    shelves = [_publication(catalog, key, publication, cited) for key, publication in catalog.publications.items()]
    shelved = {item["id"] for row in shelves for item in row["items"]}
    values = {
        # Articles that were taken apart item by item come before those that are cited whole.
        "articles": [row for row in shelves if row["items"]],
        "others": [row for row in shelves if not row["items"]],
        "loose": [_item(catalog, key, cited) for key in catalog.items if key not in shelved],
    }
    lead = "方法从哪里来，哪些页面用到了它。"
    return Page(SOURCES, "出处", lead, "content/sources.yml", "sources", values)


def _publication(catalog: Catalog, key: str, publication: Publication, cited: dict[str, list[Link]]) -> dict[str, Any]:
    items = [_item(catalog, item, cited) for item in catalog.items if item.partition("-")[0].lower() == key.lower()]
    return {
        "id": key,
        "title": line(publication.title),
        "publisher": publication.publisher,
        "published": publication.published or "",
        "url": publication.url or "",
        "items": items,
        "cited": cited.get(key, []),
    }


def _item(catalog: Catalog, key: str, cited: dict[str, list[Link]]) -> dict[str, Any]:
    return {"id": key, "summary": catalog.items[key].summary, "cited": cited.get(key, [])}
