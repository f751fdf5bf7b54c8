"""What the tests of rules share: what a workspace's check says, in one line each."""

from __future__ import annotations

from collections.abc import Callable

from generator.load import Loaded
from generator.validate import check_catalog
from tests.conftest import Files

Load = Callable[[Files], Loaded]


def found(loaded: Loaded) -> list[str]:
    """Return where each problem of the catalog is, and what it says."""
    assert loaded.catalog is not None
    return [f"{problem.span}: {problem.message}" for problem in check_catalog(loaded.catalog)]
