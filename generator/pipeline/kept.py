"""Owns what is kept from one staging of a site for the next: plans, artifacts and digests of what has not changed.

A fresh Kept makes the same tree, only slower.
"""

from __future__ import annotations

from dataclasses import replace

from generator.build.digest import Digests
from generator.model.artifact import DocumentSpec, as_before
from generator.model.catalog import Catalog
from generator.pipeline.packs import PlannedPack, pack_key
from generator.plan import Period, Slice, Slicer, plan_pack
from generator.plan.site import Memory


class Kept:
    """Remembers one staging for the next.

    Where a value was written takes no part in keys and comparisons, so what is kept may name lines as they were. Nothing
    with a problem is kept, and who finds fault with a kept plan forgets it and plans again.
    """

    def __init__(self) -> None:
        self.digests = Digests()
        self.site = Memory()
        # Of each page of the site its document and its text.
        self.texts: dict[str, tuple[DocumentSpec, str]] = {}
        self._slicer: Slicer | None = None
        self._packs: dict[str, PlannedPack] = {}

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
        before = {artifact.path: artifact for artifact in kept.plan.artifacts} if kept else {}
        artifacts = tuple(as_before(before, artifact) for artifact in plan.artifacts)
        self._packs[slice.key] = PlannedPack(key, replace(plan, artifacts=artifacts))
        return self._packs[slice.key]

    def forget(self, group: str) -> bool:
        """Forget the plan of a group; tell whether there was one."""
        return self._packs.pop(group, None) is not None
