"""Owns posters 海报: themes that can be read, drawings that are there, variants that differ, canvases platforms take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.brand import Theme
from generator.model.catalog import Catalog
from generator.model.layout.layers import Art
from generator.model.place import Path
from generator.model.poster import PosterText
from generator.model.theme import contrast
from generator.model.words import LimitUnit, Tone
from generator.problems import Problem, did_you_mean

LONG_SIDE = "poster-long-side"


class Pair(NamedTuple):
    """Two colours of a theme that meet, what for, and the least contrast between them."""

    front: str
    back: str
    purpose: str
    least: float


# 4.5 for text and 3 for large text and graphics: WCAG 2.2, 1.4.3 and 1.4.11, level AA.
PAIRS = (
    Pair("ink", "paper", "底色上的正文", 4.5),
    Pair("ink", "tint", "浅色块上的正文", 4.5),
    Pair("brand", "paper", "品牌色的文字和品牌色块上的文字", 4.5),
    Pair("accent", "paper", "底色上的点缀", 3.0),
)


def theme_colours_differ(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the colours of a theme which meet on posters can be told apart."""
    themes = [("brands", key, ("theme",), brand.theme) for key, brand in catalog.brands.items()]
    for table, key, path, theme in [*themes, *(("themes", key, (), theme) for key, theme in catalog.themes.items())]:
        for pair in PAIRS:
            yield from _differ(catalog, table, key, path, theme, pair)


def _differ(catalog: Catalog, table: str, key: str, path: Path, theme: Theme, pair: Pair) -> Iterator[Problem]:
    front, back = getattr(theme, pair.front), getattr(theme, pair.back)
    ratio = contrast(front, back)
    if ratio < pair.least:
        message = f"{pair.front} {front} 和 {pair.back} {back} 的对比度是 {ratio:.2f}，{pair.purpose}看不清"
        lighter = contrast(front, "#ffffff") < contrast(back, "#ffffff")
        hint = f"至少要 {pair.least:g}（WCAG 2.2）；把 {pair.front} 调{'浅' if lighter else '深'}一些"
        yield Problem(catalog.span(table, key, *path, pair.front), message, hint, "theme_colours_differ")


def drawings_are_there(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every drawing a layout names lies in templates/posters/art/."""
    for key, layout in catalog.layouts.items():
        for index, layer in enumerate(layout.layers):
            if isinstance(layer, Art) and layer.name and not catalog.has("art", layer.name):
                span = catalog.span("layouts", key, "layers", index, "name")
                hint = did_you_mean(layer.name, catalog.art) or "先把它放进 templates/posters/art/"
                yield Problem(span, f"没有“{layer.name}”这张插图", hint, "drawings_are_there")


def variants_have_their_own_ids(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the variants of a poster can be told apart from each other and from the poster itself."""
    for table, key, path, poster in poster_texts(catalog):
        seen = {"a"}
        for index, variant in enumerate(poster.variants):
            if variant.id in seen:
                span = catalog.span(table, key, *path, "variants", index, "id")
                message = f"变体的编号“{variant.id}”已经用过"
                yield Problem(span, message, "原来的写法是 a，变体从 b 往下排", "variants_have_their_own_ids")
            seen.add(variant.id)


def solemn_posters_stay_calm(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a layout for solemn days never wears a festive theme."""
    for table, key, path, poster in poster_texts(catalog):
        layout = catalog.layouts.get(poster.layout)
        if layout is None or layout.tone is not Tone.SOLEMN:
            continue
        steps: list[tuple[Path, str | None]] = [((), poster.theme)]
        steps += [(("variants", index), variant.theme) for index, variant in enumerate(poster.variants)]
        for step, theme in steps:
            palette = catalog.themes.get(theme or "")
            if palette and palette.tone is Tone.FESTIVE:
                span = catalog.span(table, key, *path, *step, "theme")
                message = f"肃穆日子的版式“{poster.layout}”不配喜庆的配色“{theme}”"
                calm = "、".join(name for name, found in catalog.themes.items() if found.tone is Tone.SOLEMN)
                hint = f"换成肃穆的配色：{calm}" if calm else "删掉 theme，用品牌的配色"
                yield Problem(span, message, hint, "solemn_posters_stay_calm")


def canvases_keep_limits(catalog: Catalog) -> Iterator[Problem]:
    """Demand that no side of a poster is longer than platforms take."""
    limit = catalog.limits.get(LONG_SIDE)
    if limit is None or limit.unit is not LimitUnit.PIXELS:
        return
    for key, layout in catalog.layouts.items():
        canvas = layout.canvas
        for name, side in (("width", canvas.width), ("height", canvas.height), ("max_height", canvas.max_height or 0)):
            if side > limit.value:
                span = catalog.span("layouts", key, "canvas", name)
                message = f"画布的 {name} 是 {side} 像素，平台最多收 {limit.value} 像素"
                yield Problem(span, message, f"改到 {limit.value} 以内；{limit.source}", "canvases_keep_limits")


def poster_texts(catalog: Catalog) -> Iterator[tuple[str, str, Path, PosterText]]:
    """Yield every poster of kinds and campaigns: table, id, path in the file, and the poster itself."""
    for table in ("kinds", "campaigns"):
        for key, value in getattr(catalog, table).items():
            for index, poster in enumerate(value.posters):
                yield table, key, ("posters", index), poster


RULES = (
    theme_colours_differ,
    drawings_are_there,
    variants_have_their_own_ids,
    solemn_posters_stay_calm,
    canvases_keep_limits,
)
