"""Prints what whole packs cost: against encoding their pictures alone, unchanged against fresh, and loading many groups.

python benchmarks/packs.py
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import simplejpeg

from generator.load import load_catalog
from generator.pipeline.packs import BuiltPack, build_packs
from generator.pipeline.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
ROUNDS = 5
GROUP_FILES = 1000


def best(work: Callable[[], object]) -> float:
    """Return the shortest of several rounds, in seconds."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def build(workspace: Workspace, out: Path) -> list[BuiltPack]:
    return list(build_packs(workspace.catalog, list(workspace.catalog.groups), workspace.period(), out))


def fresh(workspace: Workspace, out: Path) -> list[BuiltPack]:
    shutil.rmtree(out, ignore_errors=True)
    return build(workspace, out)


def encode(pictures: list[np.ndarray]) -> list[bytes]:
    return [simplejpeg.encode_jpeg(picture, quality=88, colorsubsampling="444") for picture in pictures]


def bench_packs(folder: Path) -> None:
    workspace, out = open_workspace(ROOT, TODAY), folder / "packs"
    packs = fresh(workspace, out)
    pictures = [simplejpeg.decode_jpeg(path.read_bytes()) for path in sorted(out.rglob("*.jpg"))]
    full, alone = best(lambda: fresh(workspace, out)), best(lambda: encode(pictures))
    again = best(lambda: build(workspace, out))
    print(f"{len(packs)} packs with {len(pictures)} posters: {len(packs) / full:.1f} packs a second")
    print(f"  whole packs ÷ encoding their pictures alone  {full / alone:6.1f}")
    print(f"  nothing changed ÷ everything fresh           {again / full:6.3f}  ({again * 1000:.0f} ms)")


def bench_load(folder: Path) -> None:
    root = folder / "many"
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    base = best(lambda: load_catalog(root, TODAY))
    text = (root / "content/groups/demo-welfare-01.yml").read_text(encoding="utf-8")
    for number in range(GROUP_FILES):
        (root / f"content/groups/fleet-{number:04d}.yml").write_text(text, encoding="utf-8")
    more = best(lambda: load_catalog(root, TODAY)) - base
    raw = best(lambda: [path.read_bytes() for path in (root / "content/groups").glob("*.yml")])
    print(
        f"loading {GROUP_FILES} group files: {more:.2f} s, {more / raw:.0f} × reading their bytes; the rest {base:.2f} s"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_packs(Path(folder))
        bench_load(Path(folder))


if __name__ == "__main__":
    main()
