"""Owns opening a workspace: where it lies, what it holds, and whether it is fit to build from."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.load import Chooser, load_catalog
from generator.load.homes import SETTINGS
from generator.model.catalog import Catalog
from generator.plan import Period
from generator.problems import Problem, QunceError, Span, did_you_mean, errors
from generator.validate import Verdicts, check_catalog


@dataclass(frozen=True)
class Workspace:
    """A workspace that can be built from: no source has an error. `warnings` are still worth saying."""

    root: Path
    catalog: Catalog
    warnings: tuple[Problem, ...]

    @property
    def output(self) -> Path:
        return self.root / "build"

    def period(self, first: date | None = None, days: int | None = None) -> Period:
        """Return the period asked for; the catalog's today and the settings' days where nothing was asked."""
        return Period(first or self.catalog.today, days or self.catalog.settings.days)


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a workspace. Raises QunceError where none does."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS.path).exists():
            return folder
    problem = Problem(
        Span(str(start)), "这里和上级文件夹都不是群策工作区", f"到有 {SETTINGS.path} 的文件夹里运行，或者用 --root 指定"
    )
    raise QunceError((problem,))


def open_workspace(
    root: Path,
    today: date,
    only: Container[str] | None = None,
    verdicts: Verdicts | None = None,
    choosers: Mapping[str, Chooser] | None = None,
) -> Workspace:
    """Return the workspace at `root`. Raises QunceError with every problem where any is an error.

    With `only`, no other tables are read, and of those with one of `choosers` only what it chooses; what is wrong with
    the rest is left for another day. `verdicts` are those of the last time it was opened.
    """
    loaded = load_catalog(root, today, only, choosers)
    if loaded.catalog is None:
        raise QunceError(loaded.problems)
    catalog = verdicts.settle(loaded.catalog) if verdicts else loaded.catalog
    problems = (*loaded.problems, *check_catalog(catalog, verdicts))
    if errors(problems):
        raise QunceError(problems)
    return Workspace(root, catalog, problems)


def chosen_groups(catalog: Catalog, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the groups named, or all of them where none is. Raises QunceError for a name no group has."""
    unknown = [name for name in names if name not in catalog.groups]
    if unknown:
        hints = [(name, did_you_mean(name, catalog.groups)) for name in unknown]
        raise QunceError(tuple(Problem(Span("content/groups"), f"没有“{name}”这个群", hint) for name, hint in hints))
    return tuple(dict.fromkeys(names)) or tuple(catalog.groups)
