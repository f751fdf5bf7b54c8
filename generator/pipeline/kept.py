"""Owns what is kept from one staging of a site for the next: plans, artifacts and digests of what has not changed.

A fresh Kept makes the same tree, only slower.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.build.digest import Digests
from generator.model.artifact import Artifact, DocumentSpec
from generator.model.catalog import Catalog
from generator.pipeline.packs import PlannedPack, pack_key
from generator.plan import Period, Slice, Slicer, plan_pack


class Kept:
    """Remembers one staging for the next.

    Where a value was written takes no part in keys and comparisons, so what is kept may name lines as they were. Nothing
    with a problem is kept, and who finds fault with a kept plan forgets it and plans again.
    """

    def __init__(self) -> None:
        self.digests = Digests()
        # Of each page of the site its document and its text.
        self.texts: dict[str, tuple[DocumentSpec, str]] = {}
        self._slicer: Slicer | None = None
        self._packs: dict[str, PlannedPack] = {}
        self._artifacts: dict[str, dict[str, Artifact]] = {}

    def slicer(self, catalog: Catalog) -> Slicer:
        """Begin a staging of `catalog`, and return what cuts its slices."""
        self.digests.turn()
        self._slicer = Slicer(catalog, self._slicer)
        return self._slicer

    def pack(self, slice: Slice, period: Period, versions: dict[str, str]) -> PlannedPack:
        """Return the plan of a group, the kept one where it is made from the same."""
        key, kept = pack_key(slice, period, versions, self.digests), self._packs.get(slice.key)
        if kept and kept.key == key:
            return kept
        plan = plan_pack(slice, period)
        pack = PlannedPack(key, replace(plan, artifacts=self.artifacts(f"packs/{slice.key}", plan.artifacts)))
        if not plan.problems:
            self._packs[slice.key] = pack
        return pack

    def forget(self, group: str) -> bool:
        """Forget the plan of a group; tell whether there was one."""
        return self._packs.pop(group, None) is not None

    def artifacts(self, folder: str, artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
        """Return artifacts of a folder, those that are as they were as the very same values: their digests are known."""
        before = self._artifacts.get(folder, {})
        same = tuple(kept if (kept := before.get(new.path)) == new else new for new in artifacts)
        self._artifacts[folder] = {artifact.path: artifact for artifact in same}
        return same
