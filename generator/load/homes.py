"""Owns where each kind of source lives under content/ and templates/, and which model reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module

from pydantic import BaseModel


@dataclass(frozen=True)
class Home:
    """One kind of source: its folder or file, its model, its schema's name.

    Each file is one value of the catalog's `table`; `lists` names those of its fields that hold many values, and the
    table each of them fills. A single file is `optional` where a workspace can do without it.
    `beside` names folders in its own that somebody else reads. `source` says where in generator.model the model is:
    it is imported when it is first asked for, because most commands read a few kinds of source.
    """

    path: str
    source: str
    schema: str
    table: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    beside: tuple[str, ...] = ()

    @cached_property
    def model(self) -> type[BaseModel]:
        """Return the model that reads each file."""
        module, _, name = self.source.rpartition(".")
        model: type[BaseModel] = getattr(import_module(f"generator.model.{module}"), name)
        return model

    @property
    def is_folder(self) -> bool:
        return not self.path.endswith(".yml")

    @property
    def suffix(self) -> str:
        return ".md" if "body" in self.model.model_fields else ".yml"


SETTINGS = Home("content/settings.yml", "settings.Settings", "settings")
HOMES = (
    Home("content/brands", "brand.Brand", "brand", "brands"),
    Home("content/people.yml", "brand.PeopleFile", "people", lists={"people": "people"}),
    Home("content/kinds", "kind.Kind", "kind", "kinds"),
    Home("content/sops", "sop.Sop", "sop", "sops"),
    Home("content/rhythms", "rhythm.Rhythm", "rhythm", "rhythms"),
    Home("content/topics", "rhythm.TopicFile", "topics", "banks", {"topics": "topics"}),
    Home("content/campaigns", "campaign.Campaign", "campaign", "campaigns"),
    Home("content/nodes", "node.NodeFile", "nodes", lists={"nodes": "nodes"}),
    Home("content/notices", "notice.Notice", "notice", "notices"),
    Home("content/scripts", "knowledge.Script", "script", "scripts"),
    Home("content/faq", "faq.FaqFile", "faq", "faqs", {"questions": "answers"}),
    Home("content/guide", "knowledge.Chapter", "chapter", "guide"),
    Home("content/positioning", "checklist.Checklist", "checklist", "checklists"),
    Home("content/roles", "role.Role", "role", "roles"),
    Home(
        "content/competencies.yml",
        "role.CompetencyFile",
        "competencies",
        lists={"competencies": "competencies"},
        optional=True,
    ),
    Home("content/interview", "interview.InterviewFile", "interview", "interviews", {"questions": "questions"}),
    Home(
        "content/metrics.yml",
        "metric.MetricFile",
        "metrics",
        lists={"metrics": "metrics", "unmeasurable": "unmeasurable"},
        optional=True,
    ),
    Home("content/groups", "group.Group", "group", "groups"),
    Home("content/locks", "lottery.Lock", "lock", "locks"),
    Home(
        "content/sources.yml",
        "knowledge.SourcesFile",
        "sources",
        lists={"publications": "publications", "items": "items"},
    ),
    Home("content/compliance/limits.yml", "limit.LimitFile", "limits", lists={"limits": "limits"}),
    Home("content/compliance/wording", "wording.WordingPack", "wording", "wording", {"rules": "wording_rules"}),
    Home(
        "content/compliance/allowed.yml", "wording.AllowedFile", "allowed", lists={"allowed": "allowed"}, optional=True
    ),
    Home("content/glossary.yml", "knowledge.GlossaryFile", "glossary", lists={"terms": "terms"}),
    Home("templates/posters", "layout.layout.Layout", "layout", "layouts", beside=("art",)),
    Home("templates/themes", "theme.Palette", "theme", "themes"),
)
ASSETS = "content/assets"
ART = Home("templates/posters/art", "value.Value", "art", "art")  # drawings are read as they are
TEXT_TEMPLATES = ("templates/pack", "templates/site")
