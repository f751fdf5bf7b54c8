"""Owns what connects sources: which of them name which others, what is sent, what is cited, what texts link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import normpath

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.poster import PosterText
from generator.model.sop import Sending
from generator.model.trigger import AroundNode
from generator.model.value import Ref

# The site's folder of each table that has a page for each id, and the pages there is one of.
FOLDERS = {
    "guide": "guide",
    "sops": "sops",
    "kinds": "kinds",
    "campaigns": "campaigns",
    "scripts": "scripts",
    "faqs": "faq",
    "banks": "topics",
    "checklists": "checklists",
    "roles": "roles",
    "interviews": "interview",
}
SINGLES = (
    "rhythms.md",
    "nodes.md",
    "competencies.md",
    "metrics.md",
    "reference/glossary.md",
    "reference/sources.md",
    "reference/matrix.md",
    "reference/limits.md",
    "reference/wording.md",
    "reference/fields.md",
)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True)
class Reference:
    """One name of another source: who names it, where, and in which table it should be."""

    table: str
    key: str
    path: Path
    target: str
    name: str


@dataclass(frozen=True)
class Citation:
    """One list of cited sources: who writes it, and where."""

    table: str
    key: str
    path: Path
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Link:
    """One link that a text writes to another page: line and column count from 0."""

    table: str
    key: str
    line: int
    column: int
    href: str

    @property
    def page(self) -> str:
        """Return the page of the site it leads to."""
        return normpath(f"{FOLDERS[self.table]}/{self.href}")

    @property
    def target(self) -> tuple[str, str] | None:
        """Return table and id of what it leads to; nothing for a list, a page there is one of, or no page at all."""
        folder, _, name = self.page.partition("/")
        table = next((table for table, home in FOLDERS.items() if home == folder), "")
        if not table or "/" in name or not name.endswith(".md") or name == "index.md":
            return None
        return table, name.removesuffix(".md")


def references(catalog: Catalog) -> Iterator[Reference]:
    """Yield every name of another source that a source writes; links in texts are links_in's."""
    yield from _from_knowledge(catalog)
    yield from _from_people_knowledge(catalog)
    yield from _from_kinds(catalog)
    yield from _from_sendings(catalog)
    yield from _from_groups(catalog)
    for key, brand in catalog.brands.items():
        if brand.logo:
            yield Reference("brands", key, ("logo",), "assets", brand.logo)
    for key, person in catalog.people.items():
        yield Reference("people", key, ("brand",), "brands", person.brand)


def _from_knowledge(catalog: Catalog) -> Iterator[Reference]:
    for table, key, value in catalog.knowledge():
        if value.owner:
            yield Reference(table, key, ("owner",), "people", value.owner)
    for key, topic in catalog.topics.items():
        yield from _each("topics", key, ("kinds",), "kinds", topic.kinds)
    for key, script in catalog.scripts.items():
        yield from _each("scripts", key, ("kinds",), "kinds", script.kinds)
    for key, chapter in catalog.guide.items():
        for target, names in chapter.related:
            yield from _each("guide", key, ("related", target), target, names)


def _from_people_knowledge(catalog: Catalog) -> Iterator[Reference]:
    """Yield what roles and interview questions name."""
    for key, role in catalog.roles.items():
        yield from _each("roles", key, ("chapters",), "guide", role.chapters)
        for index, kpi in enumerate(role.kpis):
            yield from _each("roles", key, ("kpis", index, "metrics"), "metrics", kpi.metrics)
        for index, need in enumerate(role.competencies):
            yield Reference("roles", key, ("competencies", index, "competency"), "competencies", need.competency)
    for key, question in catalog.questions.items():
        yield Reference("questions", key, ("competency",), "competencies", question.competency)
        yield Reference("questions", key, ("chapter",), "guide", question.chapter)
        yield from _each("questions", key, ("roles",), "roles", question.roles)


def _from_kinds(catalog: Catalog) -> Iterator[Reference]:
    for key, kind in catalog.kinds.items():
        yield from _each("kinds", key, ("sops",), "sops", kind.sops)
        yield from _each("kinds", key, ("scripts",), "scripts", kind.scripts)
        if kind.rhythm:
            yield Reference("kinds", key, ("rhythm",), "rhythms", kind.rhythm)
        yield from _from_posters("kinds", key, kind.posters)


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
        yield from _from_posters("campaigns", key, campaign.posters)


def _from_posters(table: str, key: str, posters: tuple[PosterText, ...]) -> Iterator[Reference]:
    for index, poster in enumerate(posters):
        path: Path = ("posters", index)
        yield Reference(table, key, (*path, "layout"), "layouts", poster.layout)
        if poster.theme:
            yield Reference(table, key, (*path, "theme"), "themes", poster.theme)
        for number, variant in enumerate(poster.variants):
            if variant.theme:
                yield Reference(table, key, (*path, "variants", number, "theme"), "themes", variant.theme)


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
        yield from _each("groups", key, ("more_sops",), "sops", group.more_sops)
        if group.rhythm:
            yield Reference("groups", key, ("rhythm",), "rhythms", group.rhythm)
        for index, use in enumerate(group.campaigns):
            yield Reference("groups", key, ("campaigns", index, "use"), "campaigns", use.use)
            if use.node:
                yield Reference("groups", key, ("campaigns", index, "node"), "nodes", use.node)


def _each(table: str, key: str, path: Path, target: str, names: tuple[str, ...]) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference(table, key, (*path, index), target, name)


def citations(catalog: Catalog) -> Iterator[Citation]:
    """Yield everything that cites sources, the parts of a source after the source itself."""
    for table, key, value in catalog.knowledge():
        yield Citation(table, key, ("refs",), value.refs)
    for table, key, path, sending in sendings(catalog):
        yield Citation(table, key, (*path, "refs"), sending.refs)
    for key, rule in catalog.wording_rules.items():
        yield Citation("wording_rules", key, ("refs",), rule.refs)
    for key, checklist in catalog.checklists.items():
        for index, item in enumerate(checklist.items):
            yield Citation("checklists", key, ("items", index, "refs"), item.refs)


def links_in(catalog: Catalog) -> Iterator[Link]:
    """Yield the links that chapters and roles write to pages of the site."""
    for table in ("guide", "roles"):
        for key, value in getattr(catalog, table).items():
            for number, line in enumerate(value.body.split("\n")):
                for href in _LINK.findall(line):
                    if "://" not in href and not href.startswith("mailto:"):
                        yield Link(table, key, number, line.index(f"]({href}") + 2, href)
