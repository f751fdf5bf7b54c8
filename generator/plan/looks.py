"""Owns what the posters of one group can look like: themes, drawings and photos they can reach. Knows no period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.model.artifact import Asset
from generator.model.catalog import Catalog
from generator.model.layout.canvas import Preset
from generator.model.layout.layers import Art
from generator.model.layout.layout import Layout
from generator.model.layout.words import NeedKind
from generator.model.poster import PosterText
from generator.model.theme import Palette

T = TypeVar("T")
# The limit that holds what a platform takes at most for a picture; a preset may have a narrower one of its own.
POSTER_BYTES = "poster-bytes"
PRESET_BYTES = {Preset.FISSION: "poster-fission-bytes"}
POSTER_LIMITS = (POSTER_BYTES, *PRESET_BYTES.values())


@dataclass(frozen=True)
class Looks:
    """Themes, drawings and photos by name; `art_names` and `asset_names` are all there are, for hints."""

    themes: Mapping[str, Palette]
    art: Mapping[str, str]
    assets: Mapping[str, Asset]
    art_names: tuple[str, ...] = field(compare=False)
    asset_names: tuple[str, ...] = field(compare=False)


def looks_of(catalog: Catalog, posters: Iterable[PosterText]) -> Looks:
    """Return what `posters` can reach; a name that is only known once it is expanded reaches all of its kind."""
    posters = tuple(posters)
    layouts = [catalog.layouts[poster.layout] for poster in posters]
    themes = [name for poster in posters for name in _themes(poster)]
    drawings = [layer.name for layout in layouts for layer in layout.layers if isinstance(layer, Art) and layer.name]
    chosen = [name for poster in posters for name in _names(poster, catalog.layouts[poster.layout], NeedKind.ART)]
    photos = [name for poster in posters for name in _names(poster, catalog.layouts[poster.layout], NeedKind.PICTURE)]
    return Looks(
        themes={name: catalog.themes[name] for name in dict.fromkeys(themes)},
        art=_reach(catalog.art, [*drawings, *chosen]),
        assets=_reach(catalog.assets, photos),
        art_names=tuple(catalog.art),
        asset_names=tuple(catalog.assets),
    )


def _themes(poster: PosterText) -> Iterator[str]:
    yield from (name for name in (poster.theme, *(variant.theme for variant in poster.variants)) if name)


def _names(poster: PosterText, layout: Layout, kind: NeedKind) -> Iterator[str]:
    """Yield what a poster writes, in any variant, for the fields of a kind."""
    for name, need in layout.needs.items():
        if need.kind is kind:
            written = (poster.values.get(name), *(variant.values.get(name) for variant in poster.variants))
            yield from (text for text in (*written, need.default) if isinstance(text, str))


def _reach(table: Mapping[str, T], names: list[str]) -> dict[str, T]:
    if any("{" in name for name in names):
        return dict(table)
    return {name: table[name] for name in dict.fromkeys(map(str.strip, names)) if name in table}
