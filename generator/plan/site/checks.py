"""Owns the pages of checklists: what to ask, what a good answer is, and what is checked by itself.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.checklist import ChecklistItem, Expect
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.page import Page
from generator.plan.site.usage import Usage


def checklist_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield a page for each checklist."""
    for key, checklist in catalog.checklists.items():
        here = home_of("checklists", key)
        values = {
            "when": checklist.when,
            "items": [_item(key, item) for item in checklist.items],
            "used": usage.rows(here, "checklists", key),
            "refs": atlas.refs(here, (*checklist.refs, *(ref for item in checklist.items for ref in item.refs))),
        }
        source = catalog.span("checklists", key).file
        yield Page(here, checklist.title, checklist.summary, source, "asking", values, {"assets": ["checklist"]})


def _item(checklist: str, item: ChecklistItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "box": f"checklists/{checklist}/{item.id}",
        "question": item.question,
        "why": item.why,
        "good": item.good,
        "bad": item.bad,
        "field": item.field or "",
        "expect": expect_words(item.expect) if item.expect else "",
    }


def expect_words(expect: Expect) -> str:
    """Return what is checked by itself, in words.

    >>> expect_words(Expect(filled=True, min_chars=8, max_chars=60, avoid=("大家",)))
    '必须填，8–60 个字，不能写“大家”'
    """
    words = [
        "必须填" if expect.filled else "",
        _between(expect.min_chars, expect.max_chars, "个字"),
        _between(expect.min_items, expect.max_items, "条"),
        f"不能写{'、'.join(f'“{word}”' for word in expect.avoid)}" if expect.avoid else "",
        "要带品牌名" if expect.names_brand else "",
    ]
    return "，".join(word for word in words if word)


def _between(least: int | None, most: int | None, unit: str) -> str:
    if least and most:
        return f"{least}–{most} {unit}"
    if least:
        return f"至少 {least} {unit}"
    return f"最多 {most} {unit}" if most else ""
