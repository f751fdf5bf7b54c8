"""Owns which groups the site may show, and how much of each.

It must not know what a page says of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.catalog import Catalog
from generator.model.words import Publish
from generator.plan.pack import PackPlan


@dataclass(frozen=True)
class PublishedPack:
    """The pack of a group that is published in full, with the digest and the size in bytes of each of its files."""

    plan: PackPlan
    digests: Mapping[str, str]
    sizes: Mapping[str, int] = field(default_factory=dict)


def publish_of(catalog: Catalog, key: str) -> Publish:
    """Return how much of a group the site shows."""
    return catalog.groups[key].publish or catalog.settings.publish


def published(catalog: Catalog) -> list[str]:
    """Return the ids of the groups the site may name."""
    return [key for key in catalog.groups if publish_of(catalog, key) is not Publish.NONE]


def in_full(catalog: Catalog, key: str, packs: Mapping[str, PublishedPack]) -> PublishedPack | None:
    """Return the pack the site may show of a group, if any."""
    return packs.get(key) if publish_of(catalog, key) is Publish.FULL else None


def shown_packs(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Iterator[tuple[str, PublishedPack]]:
    """Yield each group that is published in full, with its pack."""
    for key in published(catalog):
        if pack := in_full(catalog, key, packs):
            yield key, pack
