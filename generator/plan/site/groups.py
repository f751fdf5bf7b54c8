"""Owns what the site says about groups: an allow-list, field by field.

It must not know any field of a group that is not published: what is not named here stays private.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.artifact import PosterSpec
from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.plan.scripts import DEMO_MARK
from generator.plan.site.atlas import BOARD, Atlas, home_of, relative
from generator.plan.site.downloads import CALENDARS, bundle_values, poster_values
from generator.plan.site.month import month_grid, plan_days, weeks_of
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import facts
from generator.plan.site.shown import PublishedPack, in_full, published
from generator.plan.spoken import script_values
from generator.plan.views import calendar_values, period_values, watched_values

_FIRST_POSTERS = 4


def groups_page(catalog: Catalog, atlas: Atlas, packs: Mapping[str, PublishedPack]) -> Page:
    """Return the list of published groups."""
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


def group_page(catalog: Catalog, atlas: Atlas, key: str, pack: PublishedPack | None) -> Page:
    """Return the page of a published group; `pack` only where it is published in full."""
    here, group = home_of("groups", key), catalog.groups[key]
    summary = {**_summary(catalog, key), "kind_link": atlas.link(here, "kinds", group.kind)}
    values: dict[str, Any] = {"group": summary, "full": pack is not None}
    if pack is not None:
        board = f"{relative(here, BOARD)}?group={key}"
        values |= _full_values(pack, group) | {"board": board, "timezone": catalog.settings.timezone}
        values |= {"subscribe": _webcal(catalog.settings.site_url, key) if CALENDARS[0] in pack.digests else ""}
    source = catalog.span("groups", key).file
    said = f"{summary['brand']}的{summary['kind']}，给{line(summary['who'])}。"
    return Page(here, group.title, said, source, "group", values, {"assets": ["group"]})


def _webcal(site_url: str, key: str) -> str:
    """Return the address a phone's calendar subscribes to; empty where the site has no address of the web.

    >>> _webcal("https://qunce.example.com/", "one")
    'webcal://qunce.example.com/groups/one/calendar.ics'
    """
    scheme, mark, rest = site_url.partition("://")
    return f"webcal://{rest.rstrip('/')}/groups/{key}/{CALENDARS[0]}" if mark and scheme in ("http", "https") else ""


def _full_values(pack: PublishedPack, group: Group) -> dict[str, Any]:
    plan = pack.plan
    calendar, posters = calendar_values(plan.schedule, group.quota), poster_values(pack)
    days = list(plan_days(plan, posters))
    shown = list(_posters(pack, posters))
    return {
        "period": period_values(plan.period),
        "month": month_grid(plan.period, days),
        "weeks": list(weeks_of(days)),
        "quota": [quota_bar(count) for count in calendar["quota"]],
        "quota_rule": calendar["quota_rule"],
        "unplaced": calendar["unplaced"],
        "watched": [watched_values(watched) for watched in plan.watched],
        "scripts": [dict(script_values(script)) for script in plan.scripts],
        "posters": shown[:_FIRST_POSTERS],
        "more_posters": shown[_FIRST_POSTERS:],
        "files": [
            {"href": path, "name": path.rpartition(".")[2].upper()} for path in CALENDARS if path in pack.digests
        ],
        "bundle": bundle_values(pack),
        "join_url": group.join.url,
    }


def quota_bar(count: Mapping[str, Any]) -> dict[str, Any]:
    """Return a quota with the shares its bar shows, in percent of all the platform allows."""
    whole = max(count["allowed"] + count["reserved"], count["used"], 1)
    shares = {f"{name}_share": round(100 * count[name] / whole, 1) for name in ("used", "reserved")}
    return {**count, **shares, "is_over": count["left"] < 0}


def _posters(pack: PublishedPack, shown: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for artifact in pack.plan.artifacts:
        if isinstance(artifact.spec, PosterSpec) and artifact.path in shown:
            canvas = artifact.spec.layout.canvas
            words = [artifact.spec.values.get(name) for name in ("headline", "support")]
            said = "，".join(word for word in words if isinstance(word, str) and word)
            alt = f"{artifact.title}：{said}" if said else artifact.title
            size = f"{canvas.width}×{canvas.height}"
            yield {**shown[artifact.path], "title": artifact.title, "alt": line(alt), "size": size}
