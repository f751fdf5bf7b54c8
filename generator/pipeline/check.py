"""Owns the whole check: of a workspace or what a branch touches in it, of one text, and what can be set right by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build.files import write_atomic
from generator.load import load_catalog
from generator.load.files import read_bytes
from generator.load.history import changed_files
from generator.load.rewrite import Correction, rewrite_texts
from generator.pipeline.proofs import check_groups
from generator.pipeline.reach import reached, touched_files
from generator.pipeline.workspace import open_workspace
from generator.plan import Slicer
from generator.problems import Problem, QunceError, Span
from generator.validate.areas import within
from generator.validate.typography import corrections
from generator.validate.upkeep import check_upkeep


@dataclass(frozen=True)
class Checked:
    """What a check found, and what it looked at.

    `elsewhere` counts warnings that are not listed because a branch does not touch them; `groups` of `all_groups`
    were planned. `wording` says that texts were searched for words. Without a plan, nothing sent was checked.
    """

    problems: tuple[Problem, ...]
    elsewhere: int = 0
    groups: int = 0
    all_groups: int = 0
    changed: int = 0
    planned: bool = False
    wording: bool = False


def check(root: Path, today: date, names: Collection[str] = (), base: str | None = None) -> Checked:
    """Check a workspace: all of it, or with `base` what differs from there and what that reaches.

    `names` are areas and rules; problems of others are left out. Those that keep groups from being planned are said
    in any case: nothing that was not checked counts as passed. Raises QunceError where git cannot say what changed.
    """
    changed = changed_files(root, base) if base is not None else None
    try:
        workspace = open_workspace(root, today)
    except QunceError as error:
        return Checked(error.problems)
    catalog = workspace.catalog
    slices, files = [*map(Slicer(catalog).slice, catalog.groups)], None
    if changed is not None:
        slices, files = [*reached(catalog, slices, changed)], touched_files(catalog, changed)
    about = (*workspace.warnings, *check_upkeep(catalog, files))
    listed = tuple(item for item in about if files is None or item.span.file in files or not item.warning)
    found = within(dict.fromkeys((*listed, *check_groups(workspace, slices))), names)
    return Checked(
        found,
        elsewhere=len(within(about, names)) - len(within(listed, names)),
        groups=len(slices),
        all_groups=len(catalog.groups),
        changed=len(changed or ()),
        planned=True,
        wording=bool(catalog.wording and slices),
    )


@dataclass(frozen=True)
class Fix:
    """A source whose texts can be set right by themselves, and what would change in it."""

    file: str
    corrections: tuple[Correction, ...]
    path: Path
    data: bytes

    def lines(self) -> Iterator[tuple[Span, str, str]]:
        """Yield each line that would change, with its place, as it is and as it would be."""
        for item in self.corrections:
            pairs = zip(item.old.split("\n"), item.new.split("\n"), strict=True)
            for number, (old, new) in enumerate(pairs):
                if old != new:
                    yield Span(self.file, item.span.line + number), old, new

    def write(self) -> None:
        """Put the corrected source in the place of the old one."""
        path = self.path.resolve()
        mode = path.stat().st_mode
        write_atomic(path, self.data)
        path.chmod(mode)


def plan_fixes(root: Path, today: date, base: str | None = None) -> Iterator[Fix]:
    """Yield the sources whose texts can be set as in print; with `base`, of those that a branch touches."""
    changed = changed_files(root, base) if base is not None else None
    catalog = load_catalog(root, today).catalog
    if catalog is None:
        return
    files = touched_files(catalog, changed) if changed is not None else None
    by_file: dict[str, list[Correction]] = {}
    for correction in corrections(catalog, files):
        by_file.setdefault(correction.span.file, []).append(correction)
    for file, wanted in by_file.items():
        data, done = rewrite_texts(read_bytes(root / file, file), file, wanted)
        if done:
            yield Fix(file, done, root / file, data)
