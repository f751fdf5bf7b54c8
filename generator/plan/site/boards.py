"""Owns the board 今日推送: its page, and for each published group a script with what is sent and when.

It must not know any field of a group that is not published, nor which day it is: the browser has the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.artifact import Artifact, ScriptSpec
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.plan.dates import Period
from generator.plan.scripts import DEMO_MARK
from generator.plan.site.atlas import BOARD, home_of
from generator.plan.site.downloads import poster_values
from generator.plan.site.page import Page, line
from generator.plan.site.shown import PublishedPack, shown_packs
from generator.plan.views import entry_values, watched_values

_SHARED = ("id", "is_task", "title", "channel", "kind", "kind_key", "body", "bytes", "seat", "assignee", "because")
_ENTRY = (*_SHARED, "time", "quota", "status", "note", "cards", "done_when")
_WATCHED = (*_SHARED, "cue", "done_when")
Values = dict[str, Any]


def board_page(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Page:
    """Return the page; it names the groups and their people, what they send comes with each group's script."""
    shown = list(shown_packs(catalog, packs))
    values = {
        "timezone": catalog.settings.timezone,
        "groups": [_group_row(catalog, key) for key, _ in shown],
        "brands": _people(catalog, shown),
    }
    options = {"hide": ["navigation", "toc", "footer", "path", "edit"], "scripts": ["kept", "day"], "assets": ["board"]}
    said = "现在发什么、接下来发什么，复制就能用；发过的在这里打勾。"
    return Page(BOARD, "今日推送", said, "templates/site/board.md.j2", "board", values, options)


def board_script(catalog: Catalog, key: str, pack: PublishedPack) -> Artifact:
    """Return the script of data of a group that is published in full."""
    target = f'(window.qunceBoard ||= {{}})["{key}"]'
    spec = ScriptSpec(target, _group_values(catalog, key, pack))
    return Artifact(f"groups/{key}/board.js", "今日推送", spec, f"groups/{key}")


def _group_row(catalog: Catalog, key: str) -> Values:
    group = catalog.groups[key]
    brand = catalog.brands[group.brand]
    return {
        "id": key,
        "title": line(group.title),
        "href": home_of("groups", key),
        "brand": brand.name,
        "kind": catalog.kinds[group.kind].title,
        "mark": DEMO_MARK if brand.demo else "",
    }


def _people(catalog: Catalog, shown: list[tuple[str, PublishedPack]]) -> list[Values]:
    """Return the work names that stand in published calendars, by brand, each with the groups it stands in."""
    brands: dict[str, dict[str, list[str]]] = {}
    for key, pack in shown:
        people = brands.setdefault(catalog.brands[catalog.groups[key].brand].name, {})
        names = [*(row.assignee for row in pack.plan.schedule.entries), *(row.assignee for row in pack.plan.watched)]
        for name in dict.fromkeys(filter(None, names)):
            people.setdefault(name, []).append(key)
    return [
        {"title": brand, "people": [{"name": name, "groups": keys} for name, keys in people.items()]}
        for brand, people in brands.items()
    ]


def _group_values(catalog: Catalog, key: str, pack: PublishedPack) -> Values:
    plan, posters = pack.plan, poster_values(pack)
    group = catalog.groups[key]
    return {
        "title": line(group.title),
        "brand": catalog.brands[group.brand].name,
        **_period_values(plan.period),
        "entries": [_entry(entry, posters) for entry in plan.schedule.entries],
        "watched": [_only(watched_values(watched), _WATCHED) for watched in plan.watched],
    }


def _period_values(period: Period) -> Values:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _entry(entry: Entry, posters: Mapping[str, Values]) -> Values:
    values = entry_values(entry)
    until = f"{entry.until:%Y-%m-%dT%H:%M}" if entry.until else ""
    row = {"date": entry.starts_at.date().isoformat(), "until": until, **_only(values, _ENTRY)}
    poster = posters.get(values["poster"])
    return {**row, "poster": poster} if poster else row


def _only(values: Mapping[str, Any], names: tuple[str, ...]) -> Values:
    return {name: values[name] for name in names}
