"""Owns what checklists expect of groups: each question names a field that exists, and every group's answer passes."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, get_args, get_origin

from generator.model.brand import Brand
from generator.model.catalog import Catalog
from generator.model.checklist import Checklist, Expect
from generator.model.group import Group
from generator.model.place import Path
from generator.model.value import Value
from generator.problems import Problem, clip, did_you_mean


def checklist_fields_exist(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a field which a checklist asks about is a field of a group's file."""
    for key, index, field, _ in _questions(catalog):
        if field not in FIELDS:
            span = catalog.span("checklists", key, "items", index, "field")
            hint = did_you_mean(field, FIELDS, listed=40)
            yield Problem(span, f"群文件里没有“{clip(field)}”这个字段", hint, "checklist_fields_exist")


def groups_pass_checklists(catalog: Catalog) -> Iterator[Problem]:
    """Demand that what a group says of itself is as the checklists expect it."""
    for key, group in catalog.groups.items():
        brand, whole = catalog.brands.get(group.brand), _filled(catalog, group)
        for checklist, index, field, expect in _questions(catalog):
            if field in FIELDS and expect:
                answer = _answer(whole, field)
                for fault in _faults(expect, answer, brand):
                    span = catalog.span("groups", key, *field.split("."))
                    yield Problem(
                        span, f"{field} {fault}", _hint(catalog.checklists[checklist], index), "groups_pass_checklists"
                    )


def _hint(checklist: Checklist, index: int) -> str:
    item = checklist.items[index]
    return f"{item.good}（清单“{checklist.title}”：{item.question}）"


def _questions(catalog: Catalog) -> Iterator[tuple[str, int, str, Expect | None]]:
    for key, checklist in catalog.checklists.items():
        for index, item in enumerate(checklist.items):
            if item.field:
                yield key, index, item.field, item.expect


def _filled(catalog: Catalog, group: Group) -> Group:
    """Return `group` with its kind's defaults where it says nothing."""
    kind = catalog.kinds.get(group.kind)
    if kind is None:
        return group
    gaps = {"capacity": kind.capacity, "rhythm": kind.rhythm, "sops": kind.sops}
    own = {name: value for name, value in gaps.items() if getattr(group, name) is None}
    return group.model_copy(update={**own, "positioning": kind.positioning.fill(group.positioning)})


def _answer(value: Any, field: str) -> tuple[str, ...] | None:
    """Return what a group answers, one text for each item; None where it says nothing."""
    for step in field.split("."):
        value = getattr(value, step, None)
    if value is None or value == ():
        return None
    return tuple(str(part) for part in value) if isinstance(value, tuple) else (str(value),)


def _faults(expect: Expect, answer: tuple[str, ...] | None, brand: Brand | None) -> Iterator[str]:
    texts = answer or ()
    if expect.filled and not texts:
        yield "没有填"
        return
    if expect.min_items and len(texts) < expect.min_items:
        yield f"只有 {len(texts)} 条，至少要 {expect.min_items} 条"
    if expect.max_items and len(texts) > expect.max_items:
        yield f"有 {len(texts)} 条，最多 {expect.max_items} 条"
    for text in texts:
        yield from _text_faults(expect, text)
    names = (brand.name, brand.short_name) if expect.names_brand and brand and texts else ()
    if names and not any(name in text for text in texts for name in names):
        yield f"没有带品牌名“{names[0]}”或“{names[1]}”"


def _text_faults(expect: Expect, text: str) -> Iterator[str]:
    if expect.min_chars and len(text) < expect.min_chars:
        yield f"“{clip(text)}”只有 {len(text)} 个字，至少要 {expect.min_chars} 个"
    if expect.max_chars and len(text) > expect.max_chars:
        yield f"“{clip(text)}”有 {len(text)} 个字，最多 {expect.max_chars} 个"
    for word in expect.avoid:
        if word in text:
            yield f"写了“{word}”"


def _fields(model: type[Value], path: Path) -> Iterator[str]:
    for name, field in model.model_fields.items():
        own = (*path, name)
        yield ".".join(str(step) for step in own)
        parts = get_args(field.annotation) if get_origin(field.annotation) is UnionType else (field.annotation,)
        for part in parts:
            if isinstance(part, type) and issubclass(part, Value):
                yield from _fields(part, own)


# Every field of a group's file by its path; the items of a list have none.
FIELDS = tuple(_fields(Group, ()))

RULES = (checklist_fields_exist, groups_pass_checklists)
