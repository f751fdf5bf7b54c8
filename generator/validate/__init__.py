"""Rules about content; each demands one thing and is named after it. Knows nothing of plans or output."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
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
    scripts,
    sendings,
    stages,
    times,
    topics,
)

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
