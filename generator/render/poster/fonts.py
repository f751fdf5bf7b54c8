"""Owns the font: which characters it has, how wide they are, and their masks; it must not know where they stand.

Pillow's basic text layout on every machine: the raqm engine exists only where libfribidi does, and changes widths.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import manimgx_fonts_cjk  # type: ignore[import-untyped]
from PIL import Image, ImageFont

from generator.render.poster.clusters import TEXT_STYLE, is_emoji
from generator.render.poster.emoji import has_emoji
from generator.render.poster.words import is_word

FONT_FILE = Path(manimgx_fonts_cjk.__file__).parent / "NotoSansCJK-VF.otf.ttc"
SIMPLIFIED = 2  # index 0 of the collection has the Japanese forms
_UNITS_PER_EM = 1000
_HAN = range(0x3400, 0xA000)


class Mask(NamedTuple):
    """The coverage of a glyph, and where its top left corner stands from the pen on the baseline, in pixels."""

    image: Image.Image
    dx: int
    dy: int


class FontRuler:
    """Measures with the font that paint draws with."""

    def advance(self, cluster: str, weight: int, size: int) -> int:
        """Return how far the pen moves over a character or an emoji, in pixels."""
        return size if ord(cluster[0]) in _HAN else round(_units(cluster, weight) * size / _UNITS_PER_EM)

    def covers(self, cluster: str) -> bool:
        """Return whether the font has a glyph for a character, or there is a picture of an emoji."""
        if is_emoji(cluster):
            return has_emoji(cluster)
        return all(map(_has_glyph, map(ord, cluster.removesuffix(TEXT_STYLE))))

    def is_word(self, text: str) -> bool:
        """Return whether two or three characters are a word."""
        return is_word(text)


RULER = FontRuler()  # one for all posters: what it said of a text is kept under its identity


@lru_cache(maxsize=6)  # each holds two megabytes and opens in half a millisecond; glyphs are kept elsewhere
def _face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(FONT_FILE), size, index=SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


@lru_cache(maxsize=8192)
def _units(cluster: str, weight: int) -> float:
    """Return the advance in thousandths of an em."""
    return _UNITS_PER_EM if is_emoji(cluster) else _face(weight, _UNITS_PER_EM).getlength(cluster[0])


def glyph(char: str, weight: int, size: int, percent: int) -> Mask:
    """Return the mask of `char`, already thinned to its opacity in percent; paint keeps what it uses again."""
    core, (dx, dy) = _face(weight, size).getmask2(char, mode="L", anchor="ls")
    image = Image.new("L", core.size)
    image.im.paste(core, (0, 0, *core.size))
    if percent < 100:
        image = image.point([level * percent // 100 for level in range(256)])
    return Mask(image, dx, dy)


def _has_glyph(code: int) -> bool:
    firsts, lasts = _covered()
    index = bisect_right(firsts, code) - 1
    return index >= 0 and code <= lasts[index]


@lru_cache(maxsize=1)
def _covered() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and last codes of the ranges in the font: its table (3, 10), format 12 of OpenType `cmap`."""
    with FONT_FILE.open("rb") as file:
        start = _table(file.read(4096), b"cmap")
        file.seek(start)
        cmap = file.read(1 << 20)
    rows = (struct.unpack_from(">HHI", cmap, 4 + 8 * index) for index in range(struct.unpack_from(">H", cmap, 2)[0]))
    offset = {(platform, encoding): offset for platform, encoding, offset in rows}[3, 10]
    codes = struct.unpack_from(f">{3 * struct.unpack_from('>I', cmap, offset + 12)[0]}I", cmap, offset + 16)
    return codes[::3], codes[1::3]


def _table(head: bytes, tag: bytes) -> int:
    """Return where the table `tag` of the simplified face starts in the collection."""
    directory = struct.unpack_from(">I", head, 12 + 4 * SIMPLIFIED)[0]
    count = struct.unpack_from(">H", head, directory + 4)[0]
    rows = (struct.unpack_from(">4sIII", head, directory + 12 + 16 * index) for index in range(count))
    return int({name: offset for name, _, offset, _ in rows}[tag])
