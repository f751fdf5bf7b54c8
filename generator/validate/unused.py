"""Owns what lies about unused: it misleads whoever looks for what is really sent; it fails nothing.

Layouts, themes, drawings and nodes are there to be chosen from, so nobody has to use them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.references import links_in, references
from generator.problems import Problem

# What is there to be used, and who could use it.
_USERS = {
    "scripts": "群类型、SOP、活动、节奏和章",
    "sops": "群类型、群、别的 SOP 和章",
    "rhythms": "群类型和群",
    "campaigns": "群",
}


def content_is_used(catalog: Catalog) -> Iterator[Problem]:
    """Warn where nothing uses a script, an SOP, a rhythm or a campaign; a campaign is used by groups alone."""
    if catalog.broken or not catalog.groups:
        return  # a source that cannot be read may be the one that uses it
    named = ((item.target, item.name, item.table) for item in references(catalog))
    used = {(target, name) for target, name, user in named if target != "campaigns" or user == "groups"}
    used |= {link.target for link in links_in(catalog) if link.target and link.target[0] != "campaigns"}
    for table, users in _USERS.items():
        for key, value in getattr(catalog, table).items():
            if (table, key) not in used:
                message, hint = f"“{value.title}”没有用上：{users}都没有写它", "在该用的地方写上它的编号，不用了就删掉"
                yield Problem(catalog.span(table, key), message, hint, "content_is_used", warning=True)


def topics_find_a_slot(catalog: Catalog) -> Iterator[Problem]:
    """Warn where no rhythm takes a topic in a kind of group and a slot that it suits; of any trade there may be groups."""
    if catalog.broken:
        return
    rhythms = {(key, kind.rhythm) for key, kind in catalog.kinds.items()}
    rhythms |= {(group.kind, group.rhythm) for group in catalog.groups.values()}
    cells = {
        (kind, slot, cell.topic)
        for kind, rhythm in rhythms
        if rhythm and rhythm in catalog.rhythms
        for _, _, slot, cell in catalog.rhythms[rhythm].cells()
    }
    for key, topic in catalog.topics.items():
        suits = (
            topic.suits(slot) and (not topic.kinds or kind in topic.kinds)
            for kind, slot, taken in cells
            if taken is topic.kind
        )
        if not any(suits):
            hint = "看它的 kind、kinds 和 slots：要有群类型的节奏用得到；不用了就删掉"
            message = f"“{topic.title}”没有用上：没有节奏用得到它"
            yield Problem(catalog.span("topics", key), message, hint, "topics_find_a_slot", warning=True)


RULES = (content_is_used, topics_find_a_slot)
