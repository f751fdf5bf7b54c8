"""Owns what the site says about groups: an allow-list, field by field.

It must not know any field of a group that is not published: what is not named here stays private.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from generator.model.artifact import Artifact, PackFileSpec, PosterSpec
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.words import Publish, Quota
from generator.plan.dates import spoken, weekday
from generator.plan.pack import PackPlan
from generator.plan.scripts import DEMO_MARK
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import facts
from generator.plan.spoken import script_values
from generator.plan.views import calendar_values, count_words, entry_values, period_values, watched_values

# Files for people and their phones. Documents of a pack are Markdown, which the site would take for pages; what they
# say stands on the group's page.
_FILES = ("calendar.ics", "calendar.xlsx", "calendar.csv")


@dataclass(frozen=True)
class PublishedPack:
    """The pack of a group that is published in full, with the digest of each of its files."""

    plan: PackPlan
    digests: Mapping[str, str]


def publish_of(catalog: Catalog, key: str) -> Publish:
    """Return how much of a group the site shows."""
    return catalog.groups[key].publish or catalog.settings.publish


def published(catalog: Catalog) -> list[str]:
    """Return the ids of the groups the site may name."""
    return [key for key in catalog.groups if publish_of(catalog, key) is not Publish.NONE]


def in_full(catalog: Catalog, key: str, packs: Mapping[str, PublishedPack]) -> PublishedPack | None:
    """Return the pack the site may show of a group, if any."""
    return packs.get(key) if publish_of(catalog, key) is Publish.FULL else None


def pack_files(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Iterator[Artifact]:
    """Yield the files of packs that are copied to the site."""
    for key in published(catalog):
        if pack := in_full(catalog, key, packs):
            for artifact in pack.plan.artifacts:
                if _is_published(artifact) and artifact.path in pack.digests:
                    spec = PackFileSpec(key, artifact.path, pack.digests[artifact.path])
                    yield Artifact(f"groups/{key}/{artifact.path}", artifact.title, spec, f"groups/{key}")


def _is_published(artifact: Artifact) -> bool:
    return artifact.path in _FILES or isinstance(artifact.spec, PosterSpec)


def group_pages(catalog: Catalog, atlas: Atlas, packs: Mapping[str, PublishedPack]) -> Iterator[Page]:
    """Yield the list of published groups and a page for each."""
    yield _index(catalog, atlas, packs)
    for key in published(catalog):
        yield _group_page(catalog, atlas, key, in_full(catalog, key, packs))


def _index(catalog: Catalog, atlas: Atlas, packs: Mapping[str, PublishedPack]) -> Page:
    here = "groups/index.md"
    cards = []
    for key in published(catalog):
        value = _summary(catalog, key)
        chips = [value["mark"], value["kind"], "推送表和海报" if in_full(catalog, key, packs) else "只看定位"]
        cards.append(
            {**atlas.link(here, "groups", key), "text": line(value["who"]), "chips": [chip for chip in chips if chip]}
        )
    answers = facts(
        "今天要在群里发东西的人，和想看做出来什么样的人",
        "每天开工前看一眼；换班、出差时找替手的时候",
        "点开你的群，从“今天”开始照着发",
    )
    values = {"facts": answers, "sections": [{"id": "", "title": "", "cards": cards}]}
    return Page(here, "群", "公开的群：每天发什么、怎么说、配哪张海报。", "content/groups/", "shelf", values)


def _summary(catalog: Catalog, key: str) -> dict[str, Any]:
    """Return what may be said about every published group."""
    group = catalog.groups[key]
    kind, brand = catalog.kinds[group.kind], catalog.brands[group.brand]
    position = kind.positioning.fill(group.positioning)
    assert position.actions is not None and position.purpose is not None
    return {
        "brand": brand.name,
        "mark": DEMO_MARK if brand.demo else "",
        "kind": kind.title,
        "purpose": position.purpose.label,
        "goal": position.goal,
        "who": position.audience.who,
        "traits": list(position.audience.traits),
        "why_join": position.why_join,
        "why_now": position.why_now,
        "value": position.value,
        "can": list(position.actions.can),
        "must": list(position.actions.must),
    }


def _group_page(catalog: Catalog, atlas: Atlas, key: str, pack: PublishedPack | None) -> Page:
    here, group = home_of("groups", key), catalog.groups[key]
    summary = {**_summary(catalog, key), "kind_link": atlas.link(here, "kinds", group.kind)}
    values: dict[str, Any] = {"group": summary, "full": pack is not None}
    if pack is not None:
        values |= _full_values(pack, group.quota) | {"join_url": group.join.url, "timezone": catalog.settings.timezone}
    source = catalog.span("groups", key).file
    return Page(
        here, group.title, f"{summary['brand']}的{summary['kind']}，给{line(summary['who'])}。", source, "group", values
    )


def _full_values(pack: PublishedPack, quota: Quota) -> dict[str, Any]:
    plan = pack.plan
    days = list(_days(plan, pack.digests))
    calendar = calendar_values(plan.schedule, quota)
    return {
        "period": period_values(plan.period),
        "days": days,
        "quota": calendar["quota"],
        "quota_rule": calendar["quota_rule"],
        "unplaced": calendar["unplaced"],
        "watched": [watched_values(watched) for watched in plan.watched],
        "weeks": _month_grid(plan, days),
        "scripts": [dict(script_values(script)) for script in plan.scripts],
        "posters": list(_posters(pack)),
        "files": [
            {"href": artifact.path, "name": artifact.path.rpartition(".")[2].upper()}
            for path in _FILES
            for artifact in plan.artifacts
            if artifact.path == path and path in pack.digests
        ],
    }


def _days(plan: PackPlan, digests: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for day, entries in groupby(plan.schedule.entries, key=lambda entry: entry.starts_at.date()):
        rows = [_entry(entry, digests) for entry in entries]
        yield {
            "iso": day.isoformat(),
            "date": spoken(day),
            "number": day.day,
            "weekday": weekday(day).label,
            "entries": rows,
        }


def _entry(entry: Entry, digests: Mapping[str, str]) -> dict[str, Any]:
    values = entry_values(entry)
    return values if values["poster"] in digests else {**values, "poster": ""}


def _month_grid(plan: PackPlan, days: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the period as weeks of seven cells, Monday first; cells outside the period are empty."""
    found = {day["iso"]: day for day in days}
    first = plan.period.first - timedelta(days=plan.period.first.weekday())
    length = (plan.period.last - first).days // 7 * 7 + 7
    cells = [_cell(first + timedelta(days=offset), plan, found) for offset in range(length)]
    return [cells[start : start + 7] for start in range(0, length, 7)]


def _cell(day: Any, plan: PackPlan, found: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    entries = found.get(day.isoformat(), {}).get("entries", [])
    return {
        "inside": day in plan.period,
        "iso": day.isoformat(),
        "number": day.day,
        "month": f"{day.month}月" if day.day == 1 or day == plan.period.first else "",
        "date": f"{spoken(day)}{weekday(day).label}",
        "said": count_words(sum(entry["is_task"] for entry in entries), len(entries), "条"),
        "count": len(entries),
        "kinds": [{"key": entry["kind_key"], "label": entry["kind"]} for entry in entries],
    }


def _posters(pack: PublishedPack) -> Iterator[dict[str, Any]]:
    for artifact in pack.plan.artifacts:
        if isinstance(artifact.spec, PosterSpec) and artifact.path in pack.digests:
            canvas = artifact.spec.layout.canvas
            words = [artifact.spec.values.get(name) for name in ("headline", "support")]
            said = "，".join(word for word in words if isinstance(word, str) and word)
            alt = f"{artifact.title}：{said}" if said else artifact.title
            yield {
                "href": artifact.path,
                "title": artifact.title,
                "alt": line(alt),
                "width": canvas.width,
                "height": canvas.height,
            }
