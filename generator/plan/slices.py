"""Owns slices: exactly the catalog values one group can reach. Knows nothing of periods or files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from generator.model.artifact import Asset, TextTemplate
from generator.model.brand import Brand, Person
from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.model.kind import Kind
from generator.model.knowledge import Script
from generator.model.layout import Layout
from generator.model.node import Node
from generator.model.notice import Notice
from generator.model.place import Place, Step
from generator.model.positioning import Positioning
from generator.model.rhythm import Rhythm, Topic
from generator.model.settings import Settings
from generator.model.sop import Sending, Sop
from generator.model.trigger import AroundNode
from generator.problems import Span

T = TypeVar("T")


@dataclass(frozen=True)
class Slice:
    """All that a group's pack is made from. Equal slices and periods give equal packs.

    `rank` counts the groups of the same owner that opened before this one. `places` is for error messages
    and takes no part in comparison or digest.
    """

    key: str
    group: Group
    positioning: Positioning
    brand: Brand
    kind: Kind
    settings: Settings
    rank: int
    people: Mapping[str, Person]
    sops: Mapping[str, Sop]
    rhythm: tuple[str, Rhythm] | None
    topics: Mapping[str, Topic]
    campaigns: Mapping[str, Campaign]
    nodes: Mapping[str, Node]
    notices: Mapping[str, Notice]
    scripts: Mapping[str, Script]
    layouts: Mapping[str, Layout]
    templates: Mapping[str, TextTemplate]
    logo: Asset | None
    places: Mapping[tuple[str, str], Place] = field(compare=False)

    @property
    def closes_on(self) -> date | None:
        """Return the last day of a group that does not live for ever."""
        life = self.kind.life_days
        return self.group.opens_on + timedelta(days=life - 1) if life else None

    def is_open(self, day: date) -> bool:
        """Tell whether the group lives on `day`."""
        return self.group.opens_on <= day and (self.closes_on is None or day <= self.closes_on)

    def place(self, table: str, key: str, *path: Step) -> Place:
        """Return where a value was written."""
        return self.places.get((table, key), Place(Span(f"{table}/{key}"))).at(*path)


def slice_of(catalog: Catalog, key: str) -> Slice:
    """Return the slice of group `key`. The catalog must have passed check_catalog."""
    group = catalog.groups[key]
    kind = catalog.kinds[group.kind]
    brand = catalog.brands[group.brand]
    sops = _pick(catalog.sops, group.sops if group.sops is not None else kind.sops)
    rhythm_id = group.rhythm or kind.rhythm
    campaigns = _pick(catalog.campaigns, (use.use for use in group.campaigns))
    nodes = {use.node for use in group.campaigns if use.node} | _trigger_nodes(sops.values())
    senders = [*_senders(sops.values(), campaigns.values()), *_cells(catalog, rhythm_id)]
    posters = [*kind.posters, *(poster for campaign in campaigns.values() for poster in campaign.posters)]
    return Slice(
        key=key,
        group=group,
        positioning=kind.positioning.fill(group.positioning),
        brand=brand,
        kind=kind,
        settings=catalog.settings,
        rank=rank_of(catalog.groups, key),
        people=_pick(catalog.people, (group.team.owner, *group.team.admins, *group.team.staff)),
        sops=sops,
        rhythm=(rhythm_id, catalog.rhythms[rhythm_id]) if rhythm_id else None,
        topics={topic: value for topic, value in catalog.topics.items() if value.fits(group.kind, brand.trade)},
        campaigns=campaigns,
        nodes=_pick(catalog.nodes, sorted(nodes)),
        notices=catalog.notices if any(catalog.nodes[node].holiday for node in nodes) else {},
        scripts=_pick(catalog.scripts, [*kind.scripts, *(sender.script for sender in senders if sender.script)]),
        layouts=_pick(catalog.layouts, (poster.layout for poster in posters)),
        templates={name: value for name, value in catalog.templates.items() if name.startswith("pack/")},
        logo=catalog.assets[brand.logo] if brand.logo else None,
        places=catalog.places,
    )


def rank_of(groups: Mapping[str, Group], key: str) -> int:
    """Return how many groups of the same owner opened before group `key`; ids break ties.

    A group that opens later never changes the rank of an earlier one.
    """
    own = groups[key]
    earlier = (own.opens_on, key)
    return sum(
        (group.opens_on, other) < earlier for other, group in groups.items() if group.team.owner == own.team.owner
    )


def _pick(table: Mapping[str, T], keys: Iterable[str]) -> dict[str, T]:
    return {key: table[key] for key in dict.fromkeys(keys)}


def _trigger_nodes(sops: Iterable[Sop]) -> set[str]:
    triggers = (step.trigger for sop in sops for _, _, step in sop.steps())
    return {trigger.node for trigger in triggers if isinstance(trigger, AroundNode)}


def _senders(sops: Iterable[Sop], campaigns: Iterable[Campaign]) -> list[Sending]:
    steps = [step for sop in sops for _, _, step in sop.steps()]
    return [*steps, *(phase for campaign in campaigns for phase in campaign.phases)]


def _cells(catalog: Catalog, rhythm: str | None) -> list[Sending]:
    return [cell for _, _, _, cell in catalog.rhythms[rhythm].cells()] if rhythm else []
