"""Rules about content; each demands one thing and is named after it. Knows nothing of plans or output."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.problems import Problem
from generator.validate import (
    campaigns,
    checklists,
    citations,
    freshness,
    groups,
    limits,
    links,
    lotteries,
    names,
    nodes,
    personal,
    posters,
    prices,
    questions,
    references,
    rulebook,
    scripts,
    sendings,
    stages,
    times,
    topics,
    typography,
    unused,
)
from generator.validate.channels import check_limits
from generator.validate.messages import check_wording
from generator.validate.tactics import check_tactics

SUBJECTS = (
    references,
    citations,
    links,
    times,
    sendings,
    scripts,
    stages,
    campaigns,
    prices,
    lotteries,
    groups,
    names,
    personal,
    checklists,
    questions,
    topics,
    limits,
    freshness,
    nodes,
    posters,
)
RULES = tuple(rule for subject in SUBJECTS for rule in subject.RULES)


def check_catalog(catalog: Catalog) -> Iterator[Problem]:
    """Yield every problem of the sources that can be seen before planning."""
    for rule in RULES:
        yield from rule(catalog)


def check_messages(messages: Iterable[Message], catalog: Catalog, trade: str = "") -> Iterator[Problem]:
    """Yield what platforms and the law would refuse of the texts that groups send: their length, tactics and wording.

    `trade` is the trade of texts that belong to no group.
    """
    messages = tuple(messages)
    yield from check_limits(messages, catalog)
    yield from check_tactics(messages, catalog)
    yield from check_wording(messages, catalog, trade)


def check_upkeep(catalog: Catalog, files: Container[str] | None = None) -> Iterator[Problem]:
    """Yield what should be put in order some day: how texts are set, what is unused, and wording rules that err.

    With `files`, texts of other sources are left alone, and the rules too where none of theirs is among them.
    """
    yield from typography.typography_is_clean(catalog, files)
    packs = (catalog.span("wording", key).file for key in catalog.wording)
    is_ruled = files is None or any(file in files for file in packs)
    for rule in (*unused.RULES, *(rulebook.RULES if is_ruled else ())):
        yield from rule(catalog)
