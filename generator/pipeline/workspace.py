"""Owns opening a workspace: where it lies, what it holds, and whether it is fit to build from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.load import load_catalog
from generator.load.homes import SETTINGS
from generator.model.catalog import Catalog
from generator.pipeline.proofs import PosterCheck
from generator.plan import Period, Slice, Slicer, plan_pack
from generator.problems import Problem, QunceError, Span, did_you_mean, errors
from generator.validate import check_catalog
from generator.validate.channels import check_limits
from generator.validate.messages import WordingCheck
from generator.validate.tactics import check_tactics


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


def open_workspace(root: Path, today: date, only: Container[str] | None = None) -> Workspace:
    """Return the workspace at `root`. Raises QunceError with every problem where any is an error.

    With `only`, no other tables are read, and what is wrong with them is left for another day.
    """
    loaded = load_catalog(root, today, only)
    if loaded.catalog is None:
        raise QunceError(loaded.problems)
    problems = (*loaded.problems, *check_catalog(loaded.catalog))
    if errors(problems):
        raise QunceError(problems)
    return Workspace(root, loaded.catalog, problems)


def chosen_groups(catalog: Catalog, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the groups named, or all of them where none is. Raises QunceError for a name no group has."""
    unknown = [name for name in names if name not in catalog.groups]
    if unknown:
        hints = [(name, did_you_mean(name, catalog.groups)) for name in unknown]
        raise QunceError(tuple(Problem(Span("content/groups"), f"没有“{name}”这个群", hint) for name, hint in hints))
    return tuple(dict.fromkeys(names)) or tuple(catalog.groups)


def check_workspace(root: Path, today: date) -> Iterator[Problem]:
    """Yield every problem that building the workspace would meet, without painting or writing anything."""
    try:
        workspace = open_workspace(root, today)
    except QunceError as error:
        yield from error.problems
        return
    yield from workspace.warnings
    slicer = Slicer(workspace.catalog)
    yield from check_groups(workspace, map(slicer.slice, workspace.catalog.groups))


def check_groups(workspace: Workspace, slices: Iterable[Slice]) -> Iterator[Problem]:
    """Yield every problem of what some groups would send and show, each once."""
    seen: set[Problem] = set()
    wording = WordingCheck(workspace.catalog)
    posters = PosterCheck(wording)
    for slice in slices:
        plan = plan_pack(slice, workspace.period())
        wording.read(plan.messages)
        said = (*check_limits(plan.messages, workspace.catalog), *check_tactics(plan.messages, workspace.catalog))
        for problem in (*plan.problems, *said, *posters.problems(slice, workspace.period())):
            if problem not in seen:
                seen.add(problem)
                yield problem
    yield from wording.problems()
