"""Owns the catalog: every value of a workspace by kind and id, and where each was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from generator.model.place import Place, Step
from generator.problems import Span

if TYPE_CHECKING:  # a command imports only the models of what it reads
    from generator.model.artifact import Asset, TextTemplate
    from generator.model.brand import Brand, Person
    from generator.model.campaign import Campaign
    from generator.model.checklist import Checklist
    from generator.model.faq import Faq, FaqFile
    from generator.model.group import Group
    from generator.model.interview import InterviewFile, Question
    from generator.model.kind import Kind
    from generator.model.knowledge import Chapter, Publication, Script, SourceItem, Term
    from generator.model.layout.layout import Layout
    from generator.model.limit import Limit
    from generator.model.lottery import Lock
    from generator.model.metric import Metric, Unmeasurable
    from generator.model.node import Node
    from generator.model.notice import Notice
    from generator.model.rhythm import Rhythm, Topic, TopicFile
    from generator.model.role import Competency, Role
    from generator.model.settings import Settings
    from generator.model.sop import Sop
    from generator.model.theme import Palette
    from generator.model.value import Knowledge
    from generator.model.wording import AllowedClaim, WordingPack, WordingRule

# The tables whose values cite sources and are kept true by somebody.
KNOWLEDGE_TABLES = (
    "kinds",
    "sops",
    "rhythms",
    "topics",
    "campaigns",
    "scripts",
    "answers",
    "guide",
    "checklists",
    "roles",
    "competencies",
    "questions",
    "metrics",
    "unmeasurable",
    "wording",
)


@dataclass(frozen=True)
class Catalog:
    """All sources of a workspace as frozen values.

    Each table maps ids to values. `places` maps (table name, id) to where the value was written, `broken`
    holds the (table name, id) of sources that could not be read, so that nobody calls them missing; the id
    is empty where a file that holds many could not be read, so that any id may be among the lost.
    Relative dates are resolved against `today`.
    """

    today: date
    settings: Settings
    brands: Mapping[str, Brand] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    sops: Mapping[str, Sop] = field(default_factory=dict)
    rhythms: Mapping[str, Rhythm] = field(default_factory=dict)
    banks: Mapping[str, TopicFile] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    scripts: Mapping[str, Script] = field(default_factory=dict)
    guide: Mapping[str, Chapter] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    competencies: Mapping[str, Competency] = field(default_factory=dict)
    interviews: Mapping[str, InterviewFile] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    faqs: Mapping[str, FaqFile] = field(default_factory=dict)
    answers: Mapping[str, Faq] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    unmeasurable: Mapping[str, Unmeasurable] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    locks: Mapping[str, Lock] = field(default_factory=dict)
    publications: Mapping[str, Publication] = field(default_factory=dict)
    items: Mapping[str, SourceItem] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    themes: Mapping[str, Palette] = field(default_factory=dict)
    art: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, TextTemplate] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    wording: Mapping[str, WordingPack] = field(default_factory=dict)
    wording_rules: Mapping[str, WordingRule] = field(default_factory=dict)
    allowed: Mapping[str, AllowedClaim] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()

    def place(self, table: str, key: str, *path: Step) -> Place:
        """Return where the value of `table` with id `key`, or a part of it, was written."""
        return self.places.get((table, key), Place(Span(f"{table}/{key}"))).at(*path)

    def span(self, table: str, key: str, *path: Step) -> Span:
        """Return the position of `place`."""
        return self.place(table, key, *path).span

    def knowledge(self) -> Iterator[tuple[str, str, Knowledge]]:
        """Yield each piece of knowledge with its table and id."""
        for table in KNOWLEDGE_TABLES:
            for key, value in getattr(self, table).items():
                yield table, key, value

    def has(self, table: str, key: str) -> bool:
        """Tell whether a reference to `key` is good, counting sources that exist but could not be read."""
        return key in getattr(self, table) or (table, key) in self.broken or self.has_lost(table)

    def ids(self, table: str) -> list[str]:
        """Return the ids of `table`, counting sources that exist but could not be read."""
        return sorted({*getattr(self, table), *(key for name, key in self.broken if name == table and key)})

    def has_lost(self, table: str) -> bool:
        """Tell whether a file that could not be read may hold any id of `table`."""
        return (table, "") in self.broken
