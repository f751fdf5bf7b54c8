"""Owns the pages about time: weekly rhythms with the topic bank, and the nodes of a year.

It must not know any group, nor which year it is.
"""

from __future__ import annotations

from typing import Any

from generator.model.catalog import Catalog
from generator.model.node import Node
from generator.model.rhythm import Rhythm, Topic
from generator.model.value import clock
from generator.model.words import TopicKind, Weekday
from generator.plan.site.atlas import NODES, RHYTHMS, Atlas
from generator.plan.site.page import Page
from generator.plan.site.speech import sending_values, with_blanks


def rhythms_page(catalog: Catalog, atlas: Atlas) -> Page:
    """Return the page of weekly rhythms and of the topics that fill them."""
    banks = [
        {
            "id": kind.value,
            "title": kind.label,
            "topics": [_topic(catalog, key, topic) for key, topic in catalog.topics.items() if topic.kind is kind],
        }
        for kind in TopicKind
    ]
    values = {
        "rhythms": [_rhythm(catalog, atlas, key, rhythm) for key, rhythm in catalog.rhythms.items()],
        "banks": [bank for bank in banks if bank["topics"]],
        "count": len(catalog.topics),
    }
    lead = "一周里每天的早、中、晚各放什么，以及轮着用的话题。"
    return Page(RHYTHMS, "节奏与话题", lead, "content/rhythms/", "rhythms", values)


def _rhythm(catalog: Catalog, atlas: Atlas, key: str, rhythm: Rhythm) -> dict[str, Any]:
    slots = [
        {"title": slot.slot.label, "time": clock(slot.at), "channel": slot.channel.label} for slot in rhythm.slots
    ]
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
        return {"title": f"轮换{cell.topic.label}", "kind": "", "kind_key": "", "topic": cell.topic.value, "channel": ""}
    place = catalog.place("rhythms", key, "week", day.value, slot.value)
    return {**sending_values(atlas, RHYTHMS, cell, place), "topic": ""}


def _topic(catalog: Catalog, key: str, topic: Topic) -> dict[str, Any]:
    kinds = [catalog.kinds[kind].title for kind in topic.kinds if kind in catalog.kinds]
    return {
        "id": key,
        "title": topic.title,
        "text": with_blanks(topic.body, catalog.place("topics", key, "body")),
        "chips": [*(slot.label for slot in topic.slots), *kinds, *topic.trades],
    }


def nodes_page(catalog: Catalog) -> Page:
    """Return the page of the days worth planning for, month by month."""
    months: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    for key, node in catalog.nodes.items():
        months.setdefault(node.solar.month or 0, []).append((node.solar.day, _node(key, node)))
    sections = [
        {"id": f"month-{month}", "title": f"{month} 月" if month else "每个月", "nodes": [row for _, row in sorted(rows, key=lambda row: row[0])]}
        for month, rows in sorted(months.items())
    ]
    return Page(NODES, "节点", "一年里值得提前准备的日子，和每一天该有的分寸。", "content/nodes/", "nodes", {"months": sections})


def _node(key: str, node: Node) -> dict[str, Any]:
    month = f"{node.solar.month} 月" if node.solar.month else "每月"
    return {"id": key, "title": node.title, "day": f"{month} {node.solar.day} 日", "tone": node.tone.label, "tone_key": node.tone.value}
