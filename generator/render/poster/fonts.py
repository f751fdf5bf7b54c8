"""Owns the font: which characters it has, how wide they are, and their masks; all of it cached within bounds.

Pillow's basic text layout on every machine: the raqm engine exists only where libfribidi does, and changes widths.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import manimgx_fonts_cjk  # type: ignore[import-untyped]
from PIL import Image, ImageFont

from generator.render.poster.words import is_word

FONT_FILE = Path(manimgx_fonts_cjk.__file__).parent / "NotoSansCJK-VF.otf.ttc"
SIMPLIFIED = 2  # index 0 of the collection has the Japanese forms


class Mask(NamedTuple):
    """The coverage of a glyph, and where its top left corner stands from the pen on the baseline, in pixels."""

    image: Image.Image
    dx: int
    dy: int


class FontRuler:
    """Measures with the font that paint draws with."""

    def advance(self, char: str, weight: int, size: int) -> int:
        """Return how far the pen moves over `char`, in pixels."""
        return _advance(char, weight, size)

    def covers(self, char: str) -> bool:
        """Return whether the font has a glyph for `char`."""
        return ord(char) in _covered()

    def is_word(self, text: str) -> bool:
        """Return whether two or three characters are a word."""
        return is_word(text)


@lru_cache(maxsize=64)
def _face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(FONT_FILE), size, index=SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


@lru_cache(maxsize=65536)
def _advance(char: str, weight: int, size: int) -> int:
    return round(_face(weight, size).getlength(char))


@lru_cache(maxsize=4096)
def glyph(char: str, weight: int, size: int, percent: int) -> Mask:
    """Return the mask of `char`, already thinned to its opacity in percent."""
    core, (dx, dy) = _face(weight, size).getmask2(char, mode="L", anchor="ls")
    image = Image.new("L", core.size)
    image.im.paste(core, (0, 0, *core.size))
    if percent < 100:
        image = image.point([level * percent // 100 for level in range(256)])
    return Mask(image, dx, dy)


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """Read the character map of the font: the (platform 3, encoding 10) table in format 12 of OpenType `cmap`."""
    with FONT_FILE.open("rb") as file:
        start = _table(file.read(4096), b"cmap")
        file.seek(start)
        cmap = file.read(1 << 20)
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if (platform, encoding) == (3, 10):
            return frozenset(code for first, last in _groups(cmap, offset) for code in range(first, last + 1))
    raise LookupError(f"{FONT_FILE.name} has no full Unicode character map")


def _table(head: bytes, tag: bytes) -> int:
    """Return where the table `tag` of the simplified face starts in the collection."""
    directory = struct.unpack_from(">I", head, 12 + 4 * SIMPLIFIED)[0]
    for index in range(struct.unpack_from(">H", head, directory + 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", head, directory + 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise LookupError(f"{FONT_FILE.name} has no table {tag!r}")


def _groups(cmap: bytes, offset: int) -> Iterator[tuple[int, int]]:
    for index in range(struct.unpack_from(">I", cmap, offset + 12)[0]):
        first, last, _ = struct.unpack_from(">III", cmap, offset + 16 + 12 * index)
        yield first, last
