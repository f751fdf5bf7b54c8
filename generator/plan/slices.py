"""Owns slices: exactly the catalog values one group can reach. Knows nothing of periods or files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.artifact import Asset, TextTemplate
from generator.model.brand import Brand, Person
from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.model.kind import Kind
from generator.model.layout.layout import Layout
from generator.model.limit import Limit
from generator.model.lottery import Lock
from generator.model.node import Node
from generator.model.notice import Notice
from generator.model.place import Place, Step
from generator.model.positioning import Positioning
from generator.model.rhythm import Rhythm, Topic
from generator.model.settings import Settings
from generator.model.sop import Sending, Sop
from generator.model.trigger import AroundNode
from generator.model.words import Quota, Seat, Slot, Tone, TopicKind, Weekday
from generator.plan.almanac import NodeDay, SolemnDays, is_workday, node_days
from generator.plan.dates import Period
from generator.plan.lanes import Lanes, Need, day_slots, deal
from generator.plan.looks import POSTER_LIMITS, Looks, looks_of
from generator.problems import Span

if TYPE_CHECKING:  # not what one poster needs
    from generator.model.faq import FaqFile
    from generator.model.knowledge import Script

T = TypeVar("T")
# The limits that hold the figures of the quotas.
QUOTA_LIMITS = {
    Quota.PER_MONTH_DAYS: "broadcasts-per-month",
    Quota.SEVEN_PER_WEEK: "broadcasts-per-week",
    Quota.ONE_PER_DAY: "broadcasts-per-day",
}


@dataclass(frozen=True)
class Slice:
    """All that a group's pack is made from. Equal slices and periods give equal packs.

    `started_sops` are those the group begins with; `sops` has those they lead on to as well. `rank` counts the
    groups of the same owner that opened before this one. `lanes` are the topics of each kind as they are dealt,
    less those that do not suit this group. `solemn_days` follows from
    nodes and notices; `memo` keeps what groups of one catalog share, worked out once. `places` is for error messages and takes no part in comparison or
    digest.
    """

    key: str
    group: Group
    positioning: Positioning
    brand: Brand
    kind: Kind
    settings: Settings
    rank: int
    people: Mapping[str, Person]
    started_sops: tuple[str, ...]
    sops: Mapping[str, Sop]
    rhythm: tuple[str, Rhythm] | None
    topics: Mapping[str, Topic]
    lanes: Mapping[TopicKind, Lanes]
    campaigns: Mapping[str, Campaign]
    nodes: Mapping[str, Node]
    notices: Mapping[str, Notice]
    limits: Mapping[str, Limit]
    locks: Mapping[str, Lock]
    scripts: Mapping[str, Script]
    faqs: Mapping[str, FaqFile]
    layouts: Mapping[str, Layout]
    looks: Looks
    templates: Mapping[str, TextTemplate]
    logo: Asset | None
    solemn_days: SolemnDays = field(compare=False)
    memo: dict[Any, Any] = field(compare=False, repr=False)
    places: Mapping[tuple[str, str], Place] = field(compare=False)

    @cached_property
    def opens_on(self) -> date:
        """Return the group's first day."""
        return self.group.opens_on

    @cached_property
    def closes_on(self) -> date | None:
        """Return the last day of a group that does not live for ever."""
        life = self.kind.life_days
        return self.opens_on + timedelta(days=life - 1) if life else None

    def is_open(self, day: date) -> bool:
        """Tell whether the group lives on `day`."""
        return self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)

    def open_part(self, period: Period) -> Period | None:
        """Return the days of `period` on which the group lives, or None where there are none."""
        first = max(period.first, self.opens_on)
        last = period.last if self.closes_on is None else min(period.last, self.closes_on)
        return Period(first, (last - first).days + 1) if first <= last else None

    def comings(self, node: str, period: Period) -> tuple[NodeDay, ...]:
        """Return the comings of a node that touch `period`."""
        key = ("comings", node, period)
        if key not in self.memo:
            self.memo[key] = tuple(node_days(self.nodes[node], period, self.settings.region, self.notices))
        found: tuple[NodeDay, ...] = self.memo[key]
        return found

    def is_workday(self, day: date) -> tuple[bool, bool]:
        """Tell whether `day` is worked, and whether that is provisional."""
        return is_workday(day, self.notices)

    @cached_property
    def topic_slots(self) -> dict[Weekday, tuple[tuple[TopicKind, tuple[Slot, ...]], ...]]:
        """Return of each weekday the kinds of topic it takes, and the slots that take them."""
        if self.rhythm is None:
            return {}
        return {day: tuple(day_slots(self.rhythm[1], day)) for day in Weekday}

    def seat_holder(self, seat: Seat) -> str:
        """Return the id of the colleague who does what `seat` does; empty where nobody of the team sits there."""
        team = self.group.team
        match seat:
            case Seat.OWNER:
                return team.owner
            case Seat.ADMIN:
                return team.admins[0] if team.admins else team.owner
            case Seat.STAFF:
                return team.staff[0] if team.staff else team.owner
            case _:
                return ""

    def place(self, table: str, key: str, *path: Step) -> Place:
        """Return where a value was written."""
        return self.places.get((table, key), Place(Span(f"{table}/{key}"))).at(*path)


def slice_of(catalog: Catalog, key: str) -> Slice:
    """Return the slice of one group; for many groups of a catalog, a Slicer does it faster."""
    return Slicer(catalog).slice(key)


class Slicer:
    """Cuts the slices of a catalog that has passed check_catalog; what many groups share is worked out once.

    `before` is a slicer of the same workspace as it was: what topics, kinds and rhythms say together is worked out
    again only where one of them has changed.
    """

    def __init__(self, catalog: Catalog, before: Slicer | None = None) -> None:
        self.catalog = catalog
        self._ranks = ranks(catalog.groups)
        self._lanes: Callable[[str], dict[TopicKind, Lanes]]
        self._lanes = before._lanes if before and _deals_alike(before.catalog, catalog) else cache(self._deal)
        self._faqs = cache(self._answers)
        self._templates = {name: value for name, value in catalog.templates.items() if name.startswith("pack/")}
        self._memo: dict[Any, Any] = {}
        settings = catalog.settings
        self._solemn_days = SolemnDays(catalog.nodes.values(), settings.region, catalog.notices)
        self._solemn = [key for key, node in catalog.nodes.items() if node.tone is Tone.SOLEMN]

    def slice(self, key: str) -> Slice:
        """Return the slice of group `key`."""
        catalog = self.catalog
        group = catalog.groups[key]
        kind = catalog.kinds[group.kind]
        brand = catalog.brands[group.brand]
        started = tuple(dict.fromkeys((*(kind.sops if group.sops is None else group.sops), *group.more_sops)))
        sops = _pick(catalog.sops, _reached(catalog.sops, started))
        rhythm = group.rhythm or kind.rhythm
        campaigns = _pick(catalog.campaigns, (use.use for use in group.campaigns))
        nodes = {*self._solemn, *(use.node for use in group.campaigns if use.node), *_trigger_nodes(sops.values())}
        senders = [*_senders(sops.values(), campaigns.values()), *_cells(catalog, rhythm)]
        posters = [*kind.posters, *(poster for campaign in campaigns.values() for poster in campaign.posters)]
        return Slice(
            key=key,
            group=group,
            positioning=kind.positioning.fill(group.positioning),
            brand=brand,
            kind=kind,
            settings=catalog.settings,
            rank=self._ranks[key],
            people=_pick(catalog.people, (group.team.owner, *group.team.admins, *group.team.staff)),
            started_sops=started,
            sops=sops,
            rhythm=(rhythm, catalog.rhythms[rhythm]) if rhythm else None,
            topics={topic: value for topic, value in catalog.topics.items() if value.fits(group.kind, brand.trade)},
            lanes=_suiting(self._lanes(brand.trade), catalog.topics, group.kind) if rhythm else {},
            campaigns=campaigns,
            nodes=_pick(catalog.nodes, sorted(nodes)),
            notices=catalog.notices,
            limits=_pick(
                catalog.limits, (*QUOTA_LIMITS.values(), *(key for key in POSTER_LIMITS if key in catalog.limits))
            ),
            locks={name: lock for name, lock in catalog.locks.items() if lock.group == key},
            scripts=_pick(catalog.scripts, [*kind.scripts, *(sender.script for sender in senders if sender.script)]),
            faqs=self._faqs(brand.trade),
            layouts=_pick(catalog.layouts, (poster.layout for poster in posters)),
            looks=looks_of(catalog, posters),
            templates=self._templates,
            logo=catalog.assets[brand.logo] if brand.logo else None,
            solemn_days=self._solemn_days,
            memo=self._memo,
            places=catalog.places,
        )

    def _answers(self, trade: str) -> dict[str, FaqFile]:
        fitting = ((key, file.for_trade(trade)) for key, file in self.catalog.faqs.items())
        return {key: file for key, file in fitting if file}

    def _deal(self, trade: str) -> dict[TopicKind, Lanes]:
        """Deal the topics of a trade, each kind for itself, for whatever any kind of group may ask on a day.

        What a kind asks is in its own rhythm. What no kind asks, but a group with another rhythm may, is dealt for all.
        """
        catalog = self.catalog
        own = _needs((key, catalog.rhythms[kind.rhythm]) for key, kind in catalog.kinds.items() if kind.rhythm)
        others = _needs((key, rhythm) for key in catalog.kinds for rhythm in catalog.rhythms.values())
        dealt = {}
        for topic_kind, wanted in {**others, **own}.items():
            bank = {key: topic for key, topic in catalog.topics.items() if topic.kind is topic_kind}
            fitting = {key: topic for key, topic in bank.items() if not topic.trades or trade in topic.trades}
            dealt[topic_kind] = deal(fitting, sorted(wanted), trade)
        return dealt


def _deals_alike(one: Catalog, other: Catalog) -> bool:
    """Tell whether the topics of two catalogs are dealt in the same way."""
    return (one.topics, one.kinds, one.rhythms) == (other.topics, other.kinds, other.rhythms)


def ranks(groups: Mapping[str, Group]) -> dict[str, int]:
    """Return of each group how many groups of the same owner opened before it; ids break ties.

    A group that opens later never changes the rank of an earlier one.
    """
    seen: Counter[str] = Counter()
    found = {}
    for key, group in sorted(groups.items(), key=lambda item: (item[1].opens_on, item[0])):
        found[key] = seen[group.team.owner]
        seen[group.team.owner] += 1
    return found


def _needs(pairs: Iterable[tuple[str, Rhythm]]) -> dict[TopicKind, set[Need]]:
    """Return what kinds of group with these rhythms ask of the bank on some day."""
    found: dict[TopicKind, set[Need]] = {}
    for kind, rhythm in pairs:
        for name in Weekday:
            for topic_kind, slots in day_slots(rhythm, name):
                found.setdefault(topic_kind, set()).add((kind, slots))
    return found


def _suiting(dealt: Mapping[TopicKind, Lanes], topics: Mapping[str, Topic], kind: str) -> dict[TopicKind, Lanes]:
    return {
        topic_kind: tuple(
            tuple(key for key in lane if not topics[key].kinds or kind in topics[key].kinds) for lane in lanes
        )
        for topic_kind, lanes in dealt.items()
    }


def _reached(sops: Mapping[str, Sop], started: Iterable[str]) -> list[str]:
    """Return the SOPs a group begins with and all they lead on to."""
    reached: dict[str, None] = {}
    waiting = list(started)
    while waiting:
        key = waiting.pop(0)
        if key not in reached:
            reached[key] = None
            waiting += [stage.then.sop for stage in sops[key].stages if stage.then and stage.then.sop]
    return list(reached)


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
