"""Owns citations: whatever the playbook cites is listed in sources.yml."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.references import citations
from generator.problems import Problem, did_you_mean


def refs_are_sources(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every cited source is listed in sources.yml."""
    known = {"added", *catalog.items, *catalog.publications}
    if catalog.has_lost("items"):
        return
    for cited in citations(catalog):
        for index, ref in enumerate(cited.refs):
            if ref not in known:
                span = catalog.span(cited.table, cited.key, *cited.path, index)
                hint = f"先在 content/sources.yml 里登记。{did_you_mean(ref, known)}"
                yield Problem(span, f"出处“{ref}”没有登记", hint, "refs_are_sources")


RULES = (refs_are_sources,)
