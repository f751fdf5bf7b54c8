"""Owns what the site takes from packs that are built: copies, small pictures of posters, ZIPs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.model.artifact import BundleSpec, PackFileSpec, Spec, ThumbnailSpec
from generator.problems import Problem
from generator.render import render
from generator.render.bundle import bundle
from generator.render.thumbnail import render_thumbnail

Rendered = bytes | tuple[Problem, ...]


def shown_renderer(packs: Path) -> Callable[[Spec], Rendered]:
    """Return a renderer that takes the files of packs from the folder `packs` and makes all else as always."""

    def render_shown(spec: Spec) -> Rendered:
        match spec:
            case PackFileSpec():
                return (packs / spec.group / spec.path).read_bytes()
            case ThumbnailSpec():
                return render_thumbnail((packs / spec.group / spec.path).read_bytes(), spec.width, spec.height)
            case BundleSpec():
                return bundle({path: (packs / spec.group / path).read_bytes() for path, _ in spec.files})
        return render(spec)

    return render_shown
