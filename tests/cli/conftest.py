from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import run
from tests.conftest import LAWFUL, write_files


class Said(NamedTuple):
    """What a command left behind: its exit code, and what it said to whom."""

    code: int
    out: str
    err: str


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest workspace, as the current folder."""
    folder = tmp_path / "workspace"
    write_files(folder, LAWFUL)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def qunce(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command line on a fixed day."""

    def call(*arguments: str, today: str = "2026-11-21") -> Said:
        code = run([*arguments, *(["--today", today] if today else [])])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call
