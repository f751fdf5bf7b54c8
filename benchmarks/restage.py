"""Prints what a save costs beside a running `qunce site serve`: processor time until the changed pages are staged.

    python -m benchmarks.restage

The workspace is a copy of the starter. Beside each figure stands what it is of staging a site for the first time.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

from generator.pipeline.kept import Kept
from generator.problems import Problem
from generator.watch import restage, snapshot

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
SAVES = 3
EDITS = {
    "a chapter": ("content/guide/acquisition.md", "\n---\n"),
    "a step of an SOP": ("content/sops/acquisition-drive.yml", "body: |-\n          "),
    "a script": ("content/scripts/member-intro.md", "\n---\n"),
    "a group": ("content/groups/demo-welfare-01.yml", "goal: "),
    "a topic": ("content/topics/fruit.yml", "body: "),
}


def stage(root: Path, kept: Kept) -> float:
    """Stage the site as the watcher does after a save; return the processor time."""

    def report(problems: tuple[Problem, ...], _seconds: float, _whole: bool) -> None:
        if problems:
            raise ValueError("\n".join(map(str, problems)))

    started = time.process_time()
    snapshot(root)
    restage(root, TODAY, (None, None), report, kept)
    return time.process_time() - started


def saved(root: Path, name: str, after: str, kept: Kept) -> float:
    """Return the least time of some saves that each write something else behind the last `after` of a file."""
    path, seconds = root / name, []
    text = path.read_text(encoding="utf-8")
    for number in range(SAVES):
        head, _, tail = text.rpartition(after)
        path.write_text(f"{head}{after}第{number}次。{tail}", encoding="utf-8")
        seconds.append(stage(root, kept))
    path.write_text(text, encoding="utf-8")
    stage(root, kept)
    return min(seconds)


def main() -> None:
    gc.set_threshold(200_000, 10, 10)  # as the command line does
    with tempfile.TemporaryDirectory() as name:
        root, kept = Path(name) / "workspace", Kept()
        for folder in ("content", "templates", "site_overrides"):
            shutil.copytree(ROOT / folder, root / folder)
        shutil.copy(ROOT / "mkdocs.yml", root)
        first = stage(root, kept)
        pages = len(list((root / "build/docs").rglob("*.md")))
        print(f"seconds of processor time after a save, {pages} pages; goal ≤ 0.3")
        print(f"  {'':18} {'s':>6} {'÷ first':>8}")
        print(f"  {'first time':18} {first:6.2f}")
        for title, (file, after) in EDITS.items():
            seconds = saved(root, file, after, kept)
            print(f"  {title:18} {seconds:6.2f} {seconds / first:8.3f}")


if __name__ == "__main__":
    main()
