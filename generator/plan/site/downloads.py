"""Owns the files of published packs on the site: copies, small pictures of posters, and a ZIP of what is public.

It must not know what a page says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.artifact import Artifact, BundleSpec, DocumentSpec, PackFileSpec, PosterSpec, ThumbnailSpec
from generator.model.catalog import Catalog
from generator.model.layout.canvas import Canvas
from generator.plan.site.shown import PublishedPack, shown_packs

# Files for people and their phones. Documents of a pack are Markdown, which the site would take for pages: they are in
# the ZIP, all but the first, which says more of a group than the site may.
CALENDARS = ("calendar.ics", "calendar.xlsx", "calendar.csv")
_PRIVATE = ("README.md",)
BUNDLE = "pack.zip"
_THUMBNAIL_PX = (480, 720)


def pack_files(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Iterator[Artifact]:
    """Yield the files of packs that are copied to the site, and what is made of them."""
    for key, pack in shown_packs(catalog, packs):
        folder = f"groups/{key}"
        for artifact in _made(pack):
            digest = pack.digests[artifact.path]
            if artifact.path in CALENDARS or isinstance(artifact.spec, PosterSpec):
                yield Artifact(
                    f"{folder}/{artifact.path}", artifact.title, PackFileSpec(key, artifact.path, digest), folder
                )
            if isinstance(artifact.spec, PosterSpec):
                small = ThumbnailSpec(key, artifact.path, digest, *thumbnail_size(artifact.spec.layout.canvas))
                yield Artifact(f"{folder}/{thumbnail_path(artifact.path)}", artifact.title, small, folder)
        if files := tuple((artifact.path, pack.digests[artifact.path]) for artifact in _bundled(pack)):
            yield Artifact(f"{folder}/{BUNDLE}", "内容包", BundleSpec(key, files), folder)


def bundle_values(pack: PublishedPack) -> dict[str, str]:
    """Return where the ZIP of a pack lies and about how large it is; empty where there is nothing to put in it."""
    paths = [artifact.path for artifact in _bundled(pack)]
    total = sum(pack.sizes.get(path, 0) for path in paths)
    return {"href": BUNDLE, "size": f"约 {total / 1e6:.1f} MB" if total else ""} if paths else {}


def poster_values(pack: PublishedPack) -> dict[str, dict[str, Any]]:
    """Return what pages need to show each poster of a pack, by its path."""
    return {
        artifact.path: _shown(artifact.path, artifact.spec)
        for artifact in _made(pack)
        if isinstance(artifact.spec, PosterSpec)
    }


def thumbnail_path(path: str) -> str:
    """Return where the small picture of a poster lies.

    >>> thumbnail_path("posters/sale.jpg")
    'thumbs/sale.webp'
    """
    return f"thumbs/{path.rpartition('/')[2].rpartition('.')[0]}.webp"


def _shown(path: str, spec: PosterSpec) -> dict[str, Any]:
    width, height = thumbnail_size(spec.layout.canvas)
    return {"href": path, "thumb": thumbnail_path(path), "width": width, "height": height}


def thumbnail_size(canvas: Canvas) -> tuple[int, int]:
    """Return the size of the small picture; of a long one it shows the head."""
    widest, tallest = _THUMBNAIL_PX
    scale = min(1, widest / canvas.width, tallest / canvas.height)
    return round(canvas.width * scale), round(canvas.height * scale)


def _made(pack: PublishedPack) -> Iterator[Artifact]:
    return (artifact for artifact in pack.plan.artifacts if artifact.path in pack.digests)


def _bundled(pack: PublishedPack) -> Iterator[Artifact]:
    for artifact in _made(pack):
        said = isinstance(artifact.spec, DocumentSpec | PosterSpec) and artifact.path not in _PRIVATE
        if said or artifact.path in CALENDARS:
            yield artifact
