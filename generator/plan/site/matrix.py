"""Owns the source matrix: from every item of a source to what cites it, and from everything that cites to its items.

It must not know what other pages say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.references import Citation
from generator.plan.site.atlas import ADDED, MATRIX, TITLES, Atlas, Link, home_of, relative
from generator.plan.site.page import Page, line

# The fields that hold the parts of a source that have an anchor of their own on its page.
_PARTS = ("stages", "phases", "items")
Row = tuple[str, str, Link]


def matrix_page(catalog: Catalog, atlas: Atlas, citations: Iterable[Citation]) -> Page:
    """Return the page that leads from sources to content and back, part by part."""
    rows = list(_rows(catalog, atlas, citations))
    refs = {ref: _ref_link(catalog, ref) for ref, _, _ in rows}
    users: dict[tuple[str, str], list[Link]] = {}
    for ref, kind, link in rows:
        users.setdefault((ref, kind), []).append(link)
    tables = [
        {"id": table.replace("_", "-"), "title": title, "rows": cited}
        for table, title in TITLES.items()
        if (cited := _citing(refs, [row for row in rows if row[1] == table]))
    ]
    items: dict[str, list[str]] = {}
    for item in catalog.items:
        items.setdefault(_publication_of(item), []).append(item)
    cited_items = {ref for ref, _, _ in rows}
    values = {
        "tables": tables,
        "articles": [
            {
                "id": key,
                "title": line(publication.title),
                "items": [_item(catalog, users, item) for item in items[key.lower()]],
            }
            for key, publication in catalog.publications.items()
            if key.lower() in items
        ],
        "uncited": [item for item in catalog.items if item not in cited_items],
    }
    lead = "正着查：每条出处用在哪里。反着查：每份内容依据什么。"
    return Page(MATRIX, "出处对照", lead, "content/sources.yml", "matrix", values)


def _publication_of(item: str) -> str:
    return item.partition("-")[0].lower()


def _rows(catalog: Catalog, atlas: Atlas, citations: Iterable[Citation]) -> Iterator[Row]:
    """Yield each cited source with the table and the link of what cites it; what repeats its whole is left out."""
    seen = set()
    for cited in citations:
        link = _part_link(catalog, atlas, cited.table, cited.key, cited.path[:-1])
        for ref in dict.fromkeys(cited.refs):
            if ref != ADDED and (row := (ref, cited.table, link["href"])) not in seen:
                seen.add(row)
                yield ref, cited.table, link


def _part_link(catalog: Catalog, atlas: Atlas, table: str, key: str, path: Path) -> Link:
    """Return the link to a value, or to the step, phase or item of it at `path`."""
    whole = atlas.link(MATRIX, table, key)
    if not path or path[0] not in _PARTS:
        return whole
    part: Any = getattr(catalog, table)[key]
    for step in path:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    name = line(getattr(part, "question", "") or part.title)
    href = relative(MATRIX, f"{home_of(table, key)}#{part.id}")
    return {"title": f"{whole['title']} › {name}" if "{" not in name else whole["title"], "href": href}


def _item(catalog: Catalog, users: Mapping[tuple[str, str], list[Link]], item: str) -> dict[str, Any]:
    told = [
        {"label": title, "links": links, "sentences": False}
        for table, title in TITLES.items()
        if (links := users.get((item, table)))
    ]
    return {"id": item, "summary": catalog.items[item].summary, "users": told}


def _citing(refs: Mapping[str, Link], rows: list[Row]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for ref, _, link in rows:
        found.setdefault(link["href"], {"link": link, "refs": []})["refs"].append(refs[ref])
    return list(found.values())


def _ref_link(catalog: Catalog, ref: str) -> Link:
    if ref in catalog.items:
        return {"title": ref, "href": relative(MATRIX, home_of("items", ref))}
    return {"title": line(catalog.publications[ref].title), "href": relative(MATRIX, home_of("publications", ref))}
