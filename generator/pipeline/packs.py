"""Owns building packs: each group's slice, planned and rendered only where something it is made from has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.build.digest import Digests, code_digest, digest
from generator.build.files import Folder, Result, build_folder, clear_leftovers, is_current, remove_folder, write_atomic
from generator.build.lock import only_run
from generator.build.manifest import Manifest, read_manifest
from generator.model.catalog import Catalog
from generator.pipeline.review import Review
from generator.plan import PackPlan, Period, Slice, Slicer, plan_pack
from generator.render import VERSIONS, render
from generator.render.bundle import bundle

MANIFEST = "pack.json"


@dataclass(frozen=True)
class BuiltPack:
    """One group's pack, its manifest where it stands, and what building it did.

    `skipped` where nothing had changed, `gone` where the group is no more.
    """

    group: str
    folder: Path
    result: Result
    manifest: Manifest | None = None
    skipped: bool = False
    gone: bool = False


class PlannedPack(NamedTuple):
    """A pack's plan, and the digest of all it was made from."""

    key: str
    plan: PackPlan


def render_versions() -> dict[str, str]:
    """Return the version of each kind's renderer: its own code and the libraries whose work shows in the bytes."""
    return {kind: code_digest(modules, distributions) for kind, (modules, distributions) in VERSIONS.items()}


def build_packs(catalog: Catalog, groups: Iterable[str], period: Period, out: Path) -> Iterator[BuiltPack]:
    """Build the packs of `groups` into `out`, one folder a group, and yield each as it is done."""
    versions, slicer, digests = render_versions(), Slicer(catalog), Digests()
    review = Review(catalog, digests)
    with only_run(out):
        clear_leftovers(out)
        for group in groups:
            yield build_pack(slicer.slice(group), period, out, versions, review, digests)
            digests.turn()


def remove_packs(catalog: Catalog, out: Path) -> Iterator[BuiltPack]:
    """Remove the packs in `out` of groups that are no more, so nobody sends from one, and yield each."""
    with only_run(out):
        for manifest in sorted(out.glob(f"*/{MANIFEST}")):
            group = manifest.parent.name
            if group not in catalog.groups and (result := remove_folder(_folder(out, group))):
                manifest.parent.with_suffix(".zip").unlink(missing_ok=True)
                yield BuiltPack(group, manifest.parent, result, gone=True)


def build_pack(
    slice: Slice,
    period: Period,
    out: Path,
    versions: dict[str, str],
    review: Review,
    digests: Digests,
    planned: PlannedPack | None = None,
) -> BuiltPack:
    """Build one pack; where its key is the old one and its files are whole, it is neither planned nor rendered.

    `planned` is its plan where somebody has made it before.
    """
    folder, path = _folder(out, slice.key), out / slice.key
    made_from = planned.key if planned else pack_key(slice, period, versions, digests)
    key = digest((made_from, review.key))
    if manifest := is_current(folder, key):
        return BuiltPack(slice.key, path, Result(), manifest, skipped=True)
    plan = planned.plan if planned else plan_pack(slice, period)
    if problems := plan.problems or review.problems(plan.messages):
        return BuiltPack(slice.key, path, Result(problems=problems))
    about = {
        "group": slice.key,
        "title": slice.group.title,
        "brand": slice.brand.name,
        "from": period.first.isoformat(),
        "days": period.days,
        "placeholders": [placeholder.to_row() for placeholder in plan.placeholders],
    }
    result = build_folder(folder, plan.artifacts, render, versions, key=key, about=about, digest=digests.of)
    return BuiltPack(slice.key, path, result, read_manifest(folder.manifest))


def _folder(out: Path, group: str) -> Folder:
    return Folder(out / group, out / group / MANIFEST, out.parent / "kept" / group)


def zip_pack(pack: BuiltPack) -> Path:
    """Write the whole pack as one ZIP beside its folder and return where."""
    paths = sorted(path for path in pack.folder.rglob("*") if path.is_file())
    files = {path.relative_to(pack.folder).as_posix(): path.read_bytes() for path in paths}
    target = pack.folder.with_suffix(".zip")
    data = bundle(files)
    with only_run(target.parent):
        if not (target.is_file() and target.read_bytes() == data):
            write_atomic(target, data)
    return target


def pack_key(slice: Slice, period: Period, versions: dict[str, str], digests: Digests) -> str:
    """Return the digest of everything a pack is made from, the planner's own code included."""
    planner = code_digest(("model", "plan", "text.py"), ("borax", "jinja2", "pydantic"))
    return digests.of((slice, period, planner, versions))
