"""Rules about content; each demands one thing and is named after it. Knows nothing of plans or output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.catalog import Catalog
from generator.model.heard import Answers, HeardCatalog, settle, still_says
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


class Verdicts:
    """What the rules found the last time: who checks again asks only those that would look at something else."""

    def __init__(self) -> None:
        self._catalog: Catalog | None = None
        self._found: dict[Callable[[Catalog], Iterable[Problem]], tuple[Answers, tuple[Problem, ...]]] = {}

    def settle(self, catalog: Catalog) -> Catalog:
        """Return a catalog whose tables are those of the last one where they hold the same in the same order."""
        self._catalog = settle(catalog, self._catalog)
        return self._catalog

    def of(self, rule: Callable[[Catalog], Iterable[Problem]], catalog: Catalog) -> tuple[Problem, ...]:
        """Return what a rule finds in a settled catalog."""
        found = self._found.get(rule)
        if found is None or not still_says(catalog, found[0]):
            heard = HeardCatalog(catalog)
            problems = tuple(rule(heard))
            found = self._found[rule] = heard.noted, problems
        return found[1]


def check_catalog(catalog: Catalog, verdicts: Verdicts | None = None) -> Iterator[Problem]:
    """Yield every problem of the sources that can be seen before planning; with `verdicts`, of a settled catalog."""
    for rule in RULES:
        yield from verdicts.of(rule, catalog) if verdicts else rule(catalog)
