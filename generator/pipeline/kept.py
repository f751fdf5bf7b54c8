"""Owns what is kept from one staging of a site for the next: plans, artifacts and digests of what has not changed.

A fresh Kept makes the same tree, only slower.
"""

from __future__ import annotations

from dataclasses import replace

from generator.build.digest import Digests
from generator.model.artifact import DocumentSpec, as_before
from generator.model.catalog import Catalog
from generator.pipeline.packs import PlannedPack
from generator.plan import Slicer
from generator.plan.site import Memory
from generator.validate import Verdicts


class Kept:
    """Remembers one staging for the next.

    Where a value was written takes no part in keys and comparisons, so a plan that is kept may name lines as they were:
    who finds fault with one has it forgotten and plans again.
    """

    def __init__(self) -> None:
        self.verdicts = Verdicts()
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

    def plan(self, group: str, key: str) -> PlannedPack | None:
        """Return the plan of a group if it was made from what has that key."""
        pack = self._packs.get(group)
        return pack if pack and pack.key == key else None

    def keep(self, group: str, pack: PlannedPack) -> PlannedPack:
        """Keep the plan of a group and return it; its artifacts that equal those before are the very same."""
        old = self._packs.get(group)
        before = {artifact.path: artifact for artifact in old.plan.artifacts} if old else {}
        artifacts = tuple(as_before(before, artifact) for artifact in pack.plan.artifacts)
        self._packs[group] = PlannedPack(pack.key, replace(pack.plan, artifacts=artifacts))
        return self._packs[group]

    def forget(self, group: str) -> None:
        """Forget the plan of a group."""
        del self._packs[group]
