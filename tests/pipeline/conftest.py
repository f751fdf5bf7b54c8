from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline.packs import BuiltPack, build_packs
from generator.pipeline.workspace import open_workspace
from tests.conftest import LAWFUL, TODAY, write_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest workspace on disk."""
    folder = tmp_path / "workspace"
    write_files(folder, LAWFUL)
    return folder


@pytest.fixture
def build() -> Callable[..., list[BuiltPack]]:
    """Build the packs of a workspace for a week."""

    def run(root: Path, days: int = 7, out: Path | None = None) -> list[BuiltPack]:
        workspace = open_workspace(root, TODAY)
        names = list(workspace.catalog.groups)
        return list(
            build_packs(workspace.catalog, names, workspace.period(None, days), out or workspace.output / "packs")
        )

    return run


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Return every file below a folder with its bytes."""

    def read(folder: Path) -> dict[str, bytes]:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return read
