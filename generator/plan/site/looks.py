"""Owns the page of poster layouts and themes: what each looks like, what it asks for, who uses it, whose font it is.

It must not know how a poster is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.artifact import Artifact, PosterSpec, SampleSpec
from generator.model.catalog import Catalog
from generator.model.layout.canvas import Canvas
from generator.model.layout.layout import Layout
from generator.model.layout.words import Need, NeedKind, PosterWords
from generator.model.theme import Palette
from generator.model.words import Tone
from generator.plan.site.atlas import LAYOUTS, Atlas
from generator.plan.site.downloads import thumbnail_size
from generator.plan.site.page import Page
from generator.plan.site.usage import Usage

_PICTURES = "reference/layouts"


def layouts_page(catalog: Catalog, atlas: Atlas, usage: Usage) -> Page:
    """Return the page that shows every layout with its own examples, and every theme."""
    values = {
        "layouts": [_layout(key, layout, usage) for key, layout in catalog.layouts.items()],
        "themes": [_theme(key, theme) for key, theme in catalog.themes.items()],
    }
    lead = "海报有哪些版式和配色，各要写哪些字段，哪里在用。"
    return Page(LAYOUTS, "海报版式", lead, "templates/posters/", "layouts", values)


def layout_pictures(catalog: Catalog) -> Iterator[Artifact]:
    """Yield a small picture of each layout, drawn with its own examples in a theme that suits it."""
    for number, (key, layout) in enumerate(catalog.layouts.items()):
        suits = [theme for theme in catalog.themes.values() if _suits(theme, layout)]
        if suits:
            theme = suits[number % len(suits)].colours()
            poster = PosterSpec(layout, theme, examples_of(layout), source=key, art=catalog.art)
            spec = SampleSpec(poster, *thumbnail_size(layout.canvas))
            yield Artifact(f"{_PICTURES}/{key}.webp", layout.title, spec, f"templates/posters/{key}.yml")


def examples_of(layout: Layout) -> dict[str, PosterWords]:
    """Return the example of every field that has one; pictures are left out, which every layout must bear."""
    needs = layout.needs.items()
    return {name: need.example for name, need in needs if need.example and need.kind is not NeedKind.PICTURE}


def _suits(theme: Palette, layout: Layout) -> bool:
    return (theme.tone is Tone.SOLEMN) == (layout.tone is Tone.SOLEMN)


def _layout(key: str, layout: Layout, usage: Usage) -> dict[str, Any]:
    width, height = thumbnail_size(layout.canvas)
    return {
        "id": key,
        "title": layout.title,
        "size": _size(layout.canvas),
        "picture": f"layouts/{key}.webp",
        "width": width,
        "height": height,
        "fields": [_field(name, need) for name, need in layout.needs.items()],
        "used": usage.rows(LAYOUTS, "layouts", key),
    }


def _size(canvas: Canvas) -> str:
    name = f"{canvas.preset.label} " if canvas.preset else ""
    return f"{name}{canvas.width}×{canvas.height}" + ("，随内容变长" if canvas.max_height else "")


def _field(name: str, need: Need) -> dict[str, Any]:
    rules = {NeedKind.PICTURE: "图片", NeedKind.ART: "插图"}
    least = f"{need.min_items}–{need.max_items} 条，每条" if need.kind is NeedKind.LIST else ""
    return {
        "name": name,
        "title": need.title,
        "rule": rules.get(need.kind) or f"{least}最多 {need.max_chars} 个字",
        "filled": need.default is not None,
        "required": need.required,
    }


def _theme(key: str, theme: Palette) -> dict[str, Any]:
    colours = (("paper", "底色"), ("ink", "文字"), ("brand", "品牌色"), ("accent", "点缀"), ("tint", "浅色块"))
    swatches = [{"colour": getattr(theme, name), "label": label} for name, label in colours]
    return {"id": key, "title": theme.title, "tone": theme.tone.label, "swatches": swatches}
