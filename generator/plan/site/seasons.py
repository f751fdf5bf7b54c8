"""Owns the pages about time: weekly rhythms, and the nodes of a year.

It must not know any group, nor more of today than its year.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.catalog import Catalog
from generator.model.node import Node
from generator.model.rhythm import Rhythm
from generator.model.value import clock
from generator.model.words import Weekday
from generator.plan.almanac import NodeDay, node_days, rule_words
from generator.plan.dates import Period, spoken
from generator.plan.site.atlas import NODES, RHYTHMS, Atlas
from generator.plan.site.page import Page
from generator.plan.site.speech import sending_values


def rhythms_page(catalog: Catalog, atlas: Atlas) -> Page:
    """Return the page of weekly rhythms, with the banks of topics that fill them."""
    values = {
        "rhythms": [_rhythm(catalog, atlas, key, rhythm) for key, rhythm in catalog.rhythms.items()],
        "banks": [
            {"count": len(bank.topics), **atlas.link(RHYTHMS, "banks", key)} for key, bank in catalog.banks.items()
        ],
    }
    lead = "一周里每天的早、中、晚各放什么。"
    return Page(RHYTHMS, "一周节奏", lead, "content/rhythms/", "rhythms", values)


def _rhythm(catalog: Catalog, atlas: Atlas, key: str, rhythm: Rhythm) -> dict[str, Any]:
    slots = [{"title": slot.slot.label, "time": clock(slot.at), "channel": slot.channel.label} for slot in rhythm.slots]
    days = [
        {"title": day.label, "cells": [_cell(catalog, atlas, key, rhythm, (day, slot.slot)) for slot in rhythm.slots]}
        for day in Weekday
    ]
    kinds = (kind for kind, value in catalog.kinds.items() if value.rhythm == key)
    return {
        "id": key,
        "title": rhythm.title,
        "summary": rhythm.summary,
        "slots": slots,
        "days": days,
        "kinds": atlas.links(RHYTHMS, "kinds", kinds),
        "refs": atlas.refs(RHYTHMS, rhythm.refs),
    }


def _cell(catalog: Catalog, atlas: Atlas, key: str, rhythm: Rhythm, when: tuple[Weekday, Any]) -> dict[str, Any]:
    day, slot = when
    cell = rhythm.week.get(day, {}).get(slot)
    if cell is None:
        return {"title": "", "kind": "", "kind_key": "", "topic": "", "channel": ""}
    if cell.topic:
        return {
            "title": f"轮换{cell.topic.label}",
            "kind": "",
            "kind_key": "",
            "topic": cell.topic.value,
            "channel": "",
        }
    place = catalog.place("rhythms", key, "week", day.value, slot.value)
    return {**sending_values(atlas, RHYTHMS, cell, place), "topic": ""}


EVERY_MONTH, NEVER = 0, 13
_OTHER_MONTHS = {EVERY_MONTH: "每个月", NEVER: "这两年没有"}


def nodes_page(catalog: Catalog) -> Page:
    """Return the page of the days worth planning for, by the months of this year, with next year's dates beside."""
    sections: dict[int, list[tuple[date, dict[str, Any]]]] = {}
    for key, node in catalog.nodes.items():
        days = _days(catalog, node)
        month = EVERY_MONTH if _is_monthly(node) else days[0].day.month if days else NEVER
        sections.setdefault(month, []).append((days[0].day if days else date.max, _node(catalog, key, days)))
    values = {
        "year": catalog.today.year,
        "months": [
            {
                "id": f"month-{month}",
                "title": _OTHER_MONTHS.get(month, f"{month} 月"),
                "nodes": [row for _, row in sorted(rows, key=lambda row: row[0])],
            }
            for month, rows in sorted(sections.items())
        ],
    }
    return Page(NODES, "节点", "一年里值得提前准备的日子，和每一天该有的分寸。", "content/nodes/", "nodes", values)


def _days(catalog: Catalog, node: Node) -> list[NodeDay]:
    """Return the comings of a node from the first day of this year; a lunar rule can skip a year."""
    year = catalog.today.year
    period = Period(date(year, 1, 1), 366 + 366 + 31)
    found = node_days(node, period, catalog.settings.region, catalog.notices)
    return [coming for coming in found if coming.day.year >= year]


def _is_monthly(node: Node) -> bool:
    rule = node.solar or node.weekday
    return rule is not None and rule.month is None


def _node(catalog: Catalog, key: str, days: list[NodeDay]) -> dict[str, Any]:
    node = catalog.nodes[key]
    rule = rule_words(node.rule_in(catalog.settings.region))
    dated = bool(days) and not _is_monthly(node)
    moves = dated and not node.solar
    return {
        "id": key,
        "title": node.title,
        "day": spoken(days[0].day) if dated else rule,
        "rule": rule if moves else "",
        "next": f"{days[1].day.year} 年是 {spoken(days[1].day)}" if moves and len(days) > 1 else "",
        "around": _around(node, days[0]) if dated else "",
        "note": node.note or "",
        "tone": node.tone.label,
        "tone_key": node.tone.value,
    }


def _around(node: Node, coming: NodeDay) -> str:
    if coming.provisional:
        return "放假安排待定"
    if coming.first == coming.last:
        return ""
    return f"{spoken(coming.first)}至 {spoken(coming.last)}{'放假' if node.holiday else ''}"
