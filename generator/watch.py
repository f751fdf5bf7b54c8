"""Owns watching: polls the sources and stages the site again beside `mkdocs serve`, which reloads the browser."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from generator.build.lock import only_run
from generator.pipeline.kept import Kept
from generator.pipeline.site import CONFIG, mkdocs_command, mkdocs_environment, stage_site
from generator.pipeline.workspace import open_workspace
from generator.problems import Problem, QunceError

POLL_SECONDS = 0.3
_ENDINGS = (signal.SIGINT, signal.SIGTERM)
WATCHED = ("content", "templates")
Report = Callable[[tuple[Problem, ...], float, bool], None]
"""Takes the problems, the seconds it took, and whether the server makes every page anew."""
Snapshot = dict[str, tuple[int, int]]


def watch_site(root: Path, today: date, window: tuple[date | None, int | None], *, port: int, report: Report) -> int:
    """Serve the site at 127.0.0.1 and restage it after each change until the server ends; return its exit code."""
    before, kept = snapshot(root), Kept()
    restage(root, today, window, report, kept)
    address = f"127.0.0.1:{port}"
    command = mkdocs_command("serve", "--dirty", "--quiet", "--config-file", str(root / CONFIG), "--dev-addr", address)
    server = None
    try:
        with undisturbed():
            server = subprocess.Popen(command, cwd=root, env=mkdocs_environment())
        while server.poll() is None:
            time.sleep(POLL_SECONDS)
            now = snapshot(root)
            if now != before and now == _settled(root):
                before = now
                restage(root, today, window, report, kept)
        return server.returncode
    finally:
        if server:
            server.terminate()
            server.wait()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back for a moment what would end the command: a server that is just being started would live on alone."""
    held: list[int] = []
    before = {sort: signal.signal(sort, lambda number, _: held.append(number)) for sort in _ENDINGS}
    try:
        yield
    finally:
        for sort, handler in before.items():
            signal.signal(sort, handler)
    for number in held:
        signal.raise_signal(number)


def snapshot(root: Path) -> Snapshot:
    """Return size and time of change of every source file."""
    return dict(found for folder in WATCHED for found in _files_in(root / folder, folder))


def _files_in(folder: Path, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the name, size and time of change of every file below a folder; what is just going is passed over."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    yield from _files_in(Path(entry), f"{name}/{entry.name}")
                elif entry.is_file():
                    stat = entry.stat()
                    yield f"{name}/{entry.name}", (stat.st_size, stat.st_mtime_ns)


def restage(
    root: Path, today: date, window: tuple[date | None, int | None], report: Report, kept: Kept | None = None
) -> None:
    """Stage the site once and report its problems; with problems the last good tree stays.

    The server makes only pages that have changed. What all pages show, the navigation above all, stands in the settings:
    when they change, every page counts as changed.
    """
    started = time.monotonic()
    before, whole = _settings(root), False
    try:
        workspace = open_workspace(root, today, verdicts=kept.verdicts if kept else None)
        with only_run(workspace.output):
            problems = stage_site(workspace, workspace.period(*window), kept).problems
            if whole := before is not None and before != _settings(root):
                for page in (workspace.output / "docs").rglob("*.md"):
                    page.touch()
    except QunceError as error:
        problems = error.problems
    report(problems, time.monotonic() - started, whole)


def _settings(root: Path) -> bytes | None:
    settings = root / "build" / "site.yml"
    return settings.read_bytes() if settings.is_file() else None


def _settled(root: Path) -> Snapshot:
    """Return the sources a moment later: an editor may still be writing, and one save is one rebuild."""
    time.sleep(POLL_SECONDS / 3)
    return snapshot(root)
