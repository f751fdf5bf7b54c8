"""Owns group names: short enough to be read in a list, with a number or a place, and few emoji.

That they name their brand is asked by the checklists of content/positioning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.words import LimitStatus, LimitUnit
from generator.problems import Problem

SHOWN, PREFIX = "group-name-shown", "group-name-prefix"
MOST_EMOJI = 1
# Where pictures stand among the characters; what joins and colours them is not counted.
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]")
_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十]+[群号期店]?$")


def group_names_keep_limits(catalog: Catalog) -> Iterator[Problem]:
    """Demand names as short as lists show them, and prefixes as short as the platform takes them.

    The platform numbers groups itself, so the prefix is the name without its last number.
    """
    for key, group in catalog.groups.items():
        prefix = re.sub(r"\s*[0-9]+$", "", group.title)
        for name, said, text in ((SHOWN, "群名", group.title), (PREFIX, "群名的前缀", prefix)):
            limit = catalog.limits.get(name)
            if limit and limit.unit is LimitUnit.CHARACTERS and len(text) > limit.value:
                message = f"{said}“{text}”有 {len(text)} 个字，最多 {limit.value} 个"
                hint = f"改短一些；依据：{limit.source}"
                unsure = limit.status is LimitStatus.UNVERIFIED
                span = catalog.span("groups", key, "title")
                yield Problem(span, message, hint, "group_names_keep_limits", warning=unsure)


def group_names_can_be_told_apart(catalog: Catalog) -> Iterator[Problem]:
    """Warn where one of a brand's groups bears neither a number nor a place; a place is one of its tags."""
    counts = Counter(group.brand for group in catalog.groups.values())
    for key, group in catalog.groups.items():
        if counts[group.brand] > 1 and not (
            _NUMBER.search(group.title) or any(tag in group.title for tag in group.tags)
        ):
            message, hint = f"群名“{group.title}”没有序号，也没有地点", "末尾加上 01；用地点分群的，把地点也写进 tags"
            span = catalog.span("groups", key, "title")
            yield Problem(span, message, hint, "group_names_can_be_told_apart", warning=True)


def group_names_bear_few_emoji(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a name has more pictures than one."""
    for key, group in catalog.groups.items():
        if (count := len(_EMOJI.findall(group.title))) > MOST_EMOJI:
            message = f"群名“{group.title}”有 {count} 个表情，最多 {MOST_EMOJI} 个"
            span = catalog.span("groups", key, "title")
            yield Problem(span, message, "留一个放在末尾，或者不放", "group_names_bear_few_emoji", warning=True)


RULES = (group_names_keep_limits, group_names_can_be_told_apart, group_names_bear_few_emoji)
