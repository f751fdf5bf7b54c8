"""Draw every layout in every theme with its own examples: `make gallery`, or `python -m benchmarks.gallery [layout …]`.

Writes build/gallery/<layout>.jpg, one row of all themes, and build/gallery/all.jpg, every layout × theme at the width of
a thumbnail: what one squints at. The wide sheets exist to be looked at; nothing reads them back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.load.tree import load_catalog
from generator.model.artifact import PosterSpec
from generator.model.catalog import Catalog
from generator.plan.site.looks import examples_of
from generator.render.poster import render_poster

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build/gallery"
WIDE, NARROW, MARGIN = 360, 120, 24
GROUND = "#8a8a8a"


def main() -> None:
    catalog = load_catalog(ROOT, date.today()).catalog
    assert catalog is not None
    wanted = sys.argv[1:] or sorted(catalog.layouts)
    OUT.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in wanted:
        posters = list(draw_in_every_theme(catalog, name))
        _sheet([posters], WIDE).save(OUT / f"{name}.jpg", quality=90)
        rows.append(posters)
        print(OUT / f"{name}.jpg")
    if not sys.argv[1:]:
        _sheet(rows, NARROW).save(OUT / "all.jpg", quality=90)
        print(OUT / "all.jpg")


def draw_in_every_theme(catalog: Catalog, name: str) -> Iterator[Image.Image]:
    """Yield the poster of a layout's own examples in each theme; stop with the problems where one cannot be drawn."""
    layout = catalog.layouts[name]
    for theme in catalog.themes.values():
        spec = PosterSpec(layout, theme.colours(), examples_of(layout), source=name, art=catalog.art)
        data = render_poster(spec)
        if not isinstance(data, bytes):
            raise SystemExit(f"{name} · {theme.title}\n" + "\n".join(map(str, data)))
        yield Image.open(BytesIO(data)).convert("RGB")


def _sheet(rows: list[list[Image.Image]], width: int) -> Image.Image:
    """Return a contact sheet: one row a layout, every picture `width` pixels wide."""
    small = [[_thumb(picture, width) for picture in row] for row in rows]
    heights = [max(picture.height for picture in row) for row in small]
    columns = max(map(len, small))
    size = columns * (width + MARGIN) + MARGIN, sum(heights) + MARGIN * (len(rows) + 1)
    sheet, y = Image.new("RGB", size, GROUND), MARGIN
    for row, height in zip(small, heights, strict=True):
        for column, picture in enumerate(row):
            sheet.paste(picture, (MARGIN + column * (width + MARGIN), y))
        y += height + MARGIN
    return sheet


def _thumb(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
