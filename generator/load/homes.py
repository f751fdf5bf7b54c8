"""Owns where each kind of source lives under content/ and templates/, and which model reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from generator.model.brand import Brand, PeopleFile
from generator.model.campaign import Campaign
from generator.model.checklist import Checklist
from generator.model.faq import FaqFile
from generator.model.group import Group
from generator.model.interview import InterviewFile
from generator.model.kind import Kind
from generator.model.knowledge import Chapter, GlossaryFile, Script, SourcesFile
from generator.model.layout.layout import Layout
from generator.model.limit import LimitFile
from generator.model.lottery import Lock
from generator.model.metric import MetricFile
from generator.model.node import NodeFile
from generator.model.notice import Notice
from generator.model.rhythm import Rhythm, TopicFile
from generator.model.role import CompetencyFile, Role
from generator.model.settings import Settings
from generator.model.sop import Sop
from generator.model.theme import Palette
from generator.model.value import Value
from generator.model.wording import AllowedFile, WordingPack


@dataclass(frozen=True)
class Home:
    """One kind of source: its folder or file, its model, its schema's name.

    Each file is one value of the catalog's `table`; `lists` names those of its fields that hold many values, and the
    table each of them fills. A single file is `optional` where a workspace can do without it.
    `beside` names folders in its own that somebody else reads.
    """

    path: str
    model: type[BaseModel]
    schema: str
    table: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    beside: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        return not self.path.endswith(".yml")

    @property
    def suffix(self) -> str:
        return ".md" if "body" in self.model.model_fields else ".yml"


SETTINGS = Home("content/settings.yml", Settings, "settings")
HOMES = (
    Home("content/brands", Brand, "brand", "brands"),
    Home("content/people.yml", PeopleFile, "people", lists={"people": "people"}),
    Home("content/kinds", Kind, "kind", "kinds"),
    Home("content/sops", Sop, "sop", "sops"),
    Home("content/rhythms", Rhythm, "rhythm", "rhythms"),
    Home("content/topics", TopicFile, "topics", "banks", {"topics": "topics"}),
    Home("content/campaigns", Campaign, "campaign", "campaigns"),
    Home("content/nodes", NodeFile, "nodes", lists={"nodes": "nodes"}),
    Home("content/notices", Notice, "notice", "notices"),
    Home("content/scripts", Script, "script", "scripts"),
    Home("content/faq", FaqFile, "faq", "faqs", {"questions": "answers"}),
    Home("content/guide", Chapter, "chapter", "guide"),
    Home("content/positioning", Checklist, "checklist", "checklists"),
    Home("content/roles", Role, "role", "roles"),
    Home(
        "content/competencies.yml",
        CompetencyFile,
        "competencies",
        lists={"competencies": "competencies"},
        optional=True,
    ),
    Home("content/interview", InterviewFile, "interview", "interviews", {"questions": "questions"}),
    Home(
        "content/metrics.yml",
        MetricFile,
        "metrics",
        lists={"metrics": "metrics", "unmeasurable": "unmeasurable"},
        optional=True,
    ),
    Home("content/groups", Group, "group", "groups"),
    Home("content/locks", Lock, "lock", "locks"),
    Home("content/sources.yml", SourcesFile, "sources", lists={"publications": "publications", "items": "items"}),
    Home("content/compliance/limits.yml", LimitFile, "limits", lists={"limits": "limits"}),
    Home("content/compliance/wording", WordingPack, "wording", "wording", {"rules": "wording_rules"}),
    Home("content/compliance/allowed.yml", AllowedFile, "allowed", lists={"allowed": "allowed"}, optional=True),
    Home("content/glossary.yml", GlossaryFile, "glossary", lists={"terms": "terms"}),
    Home("templates/posters", Layout, "layout", "layouts", beside=("art",)),
    Home("templates/themes", Palette, "theme", "themes"),
)
ASSETS = "content/assets"
ART = Home("templates/posters/art", Value, "art", "art")  # drawings are read as they are
TEXT_TEMPLATES = ("templates/pack", "templates/site")
