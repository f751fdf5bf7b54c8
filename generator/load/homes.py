"""Owns where each kind of source lives under content/ and templates/, and which model reads it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from generator.model.brand import Brand, PeopleFile
from generator.model.campaign import Campaign
from generator.model.group import Group
from generator.model.kind import Kind
from generator.model.knowledge import Chapter, GlossaryFile, Script, SourcesFile
from generator.model.layout import Layout
from generator.model.limit import LimitFile
from generator.model.node import NodeFile
from generator.model.notice import Notice
from generator.model.rhythm import Rhythm, TopicFile
from generator.model.settings import Settings
from generator.model.sop import Sop


@dataclass(frozen=True)
class Home:
    """One kind of source: its folder or file, its model, its schema's name.

    `tables` names the catalog tables it fills; where a file holds many values, the table's name is also
    the attribute of the file that holds them.
    """

    path: str
    model: type[BaseModel]
    schema: str
    tables: tuple[str, ...]
    many: bool = False

    @property
    def is_folder(self) -> bool:
        return not self.path.endswith(".yml")

    @property
    def suffix(self) -> str:
        return ".md" if self.path in ("content/guide", "content/scripts") else ".yml"


SETTINGS = Home("content/settings.yml", Settings, "settings", ())
HOMES = (
    Home("content/brands", Brand, "brand", ("brands",)),
    Home("content/people.yml", PeopleFile, "people", ("people",), many=True),
    Home("content/kinds", Kind, "kind", ("kinds",)),
    Home("content/sops", Sop, "sop", ("sops",)),
    Home("content/rhythms", Rhythm, "rhythm", ("rhythms",)),
    Home("content/topics", TopicFile, "topics", ("topics",), many=True),
    Home("content/campaigns", Campaign, "campaign", ("campaigns",)),
    Home("content/nodes", NodeFile, "nodes", ("nodes",), many=True),
    Home("content/notices", Notice, "notice", ("notices",)),
    Home("content/scripts", Script, "script", ("scripts",)),
    Home("content/guide", Chapter, "chapter", ("guide",)),
    Home("content/groups", Group, "group", ("groups",)),
    Home("content/sources.yml", SourcesFile, "sources", ("publications", "items"), many=True),
    Home("content/compliance/limits.yml", LimitFile, "limits", ("limits",), many=True),
    Home("content/glossary.yml", GlossaryFile, "glossary", ("terms",), many=True),
    Home("templates/posters", Layout, "layout", ("layouts",)),
)
ASSETS = "content/assets"
TEXT_TEMPLATES = ("templates/pack", "templates/site")
