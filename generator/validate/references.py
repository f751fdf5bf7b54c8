"""Owns references: whatever one source names in another must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.sop import Sending
from generator.model.trigger import AroundNode
from generator.model.value import Knowledge
from generator.problems import Problem, Span, did_you_mean

LABELS = {
    "brands": "品牌",
    "people": "同事",
    "kinds": "群类型",
    "sops": " SOP",
    "rhythms": "节奏",
    "topics": "话题",
    "campaigns": "活动",
    "nodes": "节点",
    "scripts": "话术",
    "guide": "章",
    "layouts": "版式",
    "assets": "图片",
}
KNOWLEDGE_TABLES = ("kinds", "sops", "rhythms", "topics", "campaigns", "scripts", "guide")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True)
class Reference:
    """One name of another source: who names it, where, and in which table it should be."""

    table: str
    key: str
    path: Path
    target: str
    name: str


def references_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every id a source names exists."""
    for reference in _references(catalog):
        if not catalog.has(reference.target, reference.name):
            span = catalog.span(reference.table, reference.key, *reference.path)
            message = f"没有“{reference.name}”这个{LABELS[reference.target]}"
            hint = did_you_mean(reference.name, getattr(catalog, reference.target)) or "先把它加上，再在这里引用"
            yield Problem(span, message, hint, "references_lead_somewhere")


def refs_are_sources(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every cited source is listed in sources.yml."""
    known = {"added", *catalog.items, *catalog.publications}
    if catalog.has_lost("items"):
        return
    for table, key, path, refs in _citations(catalog):
        for index, ref in enumerate(refs):
            if ref not in known:
                hint = f"先在 content/sources.yml 里登记。{did_you_mean(ref, known)}"
                yield Problem(catalog.span(table, key, *path, index), f"出处“{ref}”没有登记", hint, "refs_are_sources")


def links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a chapter's links to other chapters find them."""
    for key, chapter in catalog.guide.items():
        span = catalog.span("guide", key, "body")
        for number, line in enumerate(chapter.body.split("\n")):
            for link in _LINK.findall(line):
                target = PurePosixPath(link)
                if "://" in link or link.startswith("mailto:"):
                    continue
                if len(target.parts) != 1 or target.suffix != ".md" or not catalog.has("guide", target.stem):
                    hint = did_you_mean(link, [f"{other}.md" for other in catalog.guide])
                    at = Span(span.file, span.line + number, line.index(f"]({link}") + 3)
                    yield Problem(at, f"链接“{link}”没有对应的章", hint, "links_lead_somewhere")


def _references(catalog: Catalog) -> Iterator[Reference]:
    yield from _from_knowledge(catalog)
    yield from _from_kinds(catalog)
    yield from _from_sendings(catalog)
    yield from _from_groups(catalog)
    for key, brand in catalog.brands.items():
        if brand.logo:
            yield Reference("brands", key, ("logo",), "assets", brand.logo)
    for key, person in catalog.people.items():
        yield Reference("people", key, ("brand",), "brands", person.brand)


def _from_knowledge(catalog: Catalog) -> Iterator[Reference]:
    for table in KNOWLEDGE_TABLES:
        for key, value in getattr(catalog, table).items():
            assert isinstance(value, Knowledge)
            if value.owner:
                yield Reference(table, key, ("owner",), "people", value.owner)
    for key, topic in catalog.topics.items():
        for index, kind in enumerate(topic.kinds):
            yield Reference("topics", key, ("kinds", index), "kinds", kind)


def _from_kinds(catalog: Catalog) -> Iterator[Reference]:
    for key, kind in catalog.kinds.items():
        yield from _each("kinds", key, ("sops",), "sops", kind.sops)
        yield from _each("kinds", key, ("scripts",), "scripts", kind.scripts)
        if kind.rhythm:
            yield Reference("kinds", key, ("rhythm",), "rhythms", kind.rhythm)
        for index, poster in enumerate(kind.posters):
            yield Reference("kinds", key, ("posters", index, "layout"), "layouts", poster.layout)


def _from_sendings(catalog: Catalog) -> Iterator[Reference]:
    for table, key, path, sending in sendings(catalog):
        if sending.script:
            yield Reference(table, key, (*path, "script"), "scripts", sending.script)
    for key, sop in catalog.sops.items():
        for path, _, step in sop.steps():
            if isinstance(step.trigger, AroundNode):
                yield Reference("sops", key, (*path, "trigger", "node"), "nodes", step.trigger.node)
        for index, stage in enumerate(sop.stages):
            if stage.then and stage.then.sop:
                yield Reference("sops", key, ("stages", index, "then", "sop"), "sops", stage.then.sop)
    for key, campaign in catalog.campaigns.items():
        for index, poster in enumerate(campaign.posters):
            yield Reference("campaigns", key, ("posters", index, "layout"), "layouts", poster.layout)


def sendings(catalog: Catalog) -> Iterator[tuple[str, str, Path, Sending]]:
    """Yield everything of the catalog that is sent: table, id, path in the file, and the sending itself."""
    for key, sop in catalog.sops.items():
        for path, _, step in sop.steps():
            yield "sops", key, path, step
    for key, rhythm in catalog.rhythms.items():
        for path, _, _, cell in rhythm.cells():
            yield "rhythms", key, path, cell
    for key, campaign in catalog.campaigns.items():
        for index, phase in enumerate(campaign.phases):
            yield "campaigns", key, ("phases", index), phase


def _from_groups(catalog: Catalog) -> Iterator[Reference]:
    for key, group in catalog.groups.items():
        yield Reference("groups", key, ("brand",), "brands", group.brand)
        yield Reference("groups", key, ("kind",), "kinds", group.kind)
        yield Reference("groups", key, ("team", "owner"), "people", group.team.owner)
        yield from _each("groups", key, ("team", "admins"), "people", group.team.admins)
        yield from _each("groups", key, ("team", "staff"), "people", group.team.staff)
        yield from _each("groups", key, ("sops",), "sops", group.sops or ())
        if group.rhythm:
            yield Reference("groups", key, ("rhythm",), "rhythms", group.rhythm)
        for index, use in enumerate(group.campaigns):
            yield Reference("groups", key, ("campaigns", index, "use"), "campaigns", use.use)
            if use.node:
                yield Reference("groups", key, ("campaigns", index, "node"), "nodes", use.node)


def _each(table: str, key: str, path: Path, target: str, names: tuple[str, ...]) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference(table, key, (*path, index), target, name)


def _citations(catalog: Catalog) -> Iterator[tuple[str, str, Path, tuple[str, ...]]]:
    for table in KNOWLEDGE_TABLES:
        for key, value in getattr(catalog, table).items():
            yield table, key, ("refs",), value.refs
    for table, key, path, sending in sendings(catalog):
        yield table, key, (*path, "refs"), sending.refs


RULES = (references_lead_somewhere, refs_are_sources, links_lead_somewhere)
