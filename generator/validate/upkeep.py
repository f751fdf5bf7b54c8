"""Owns upkeep: what should be put in order some day, though nothing wrong goes out today. Knows nothing of plans."""

from __future__ import annotations

from collections.abc import Container, Iterator

from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.validate import rulebook, typography, unused


def check_upkeep(catalog: Catalog, files: Container[str] | None = None) -> Iterator[Problem]:
    """Yield how texts are set, what is unused, and wording rules that err.

    With `files`, texts of other sources are left alone, and the rules too where none of theirs is among them.
    """
    yield from typography.typography_is_clean(catalog, files)
    packs = (catalog.span("wording", key).file for key in catalog.wording)
    is_ruled = files is None or any(file in files for file in packs)
    for rule in (*unused.RULES, *(rulebook.RULES if is_ruled else ())):
        yield from rule(catalog)
