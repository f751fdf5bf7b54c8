"""Owns the pictures of emoji: which sequences there are, and their pixels; it must not know where they stand.

`data/emoji.txt` names the sequences with the length of each picture, `data/emoji.bin` has the pictures (WebP) in that
order, so that a poster with one emoji reads one picture. `.ci/emoji_sheet.py` makes both from Noto Color Emoji.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from itertools import accumulate
from pathlib import Path

from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

from generator.render.poster.clusters import without_style

_DATA = Path(__file__).parent / "data"
_SHARE = 0.92  # of the square; the rest is the blank that an ideograph has around it, too


def has_emoji(cluster: str) -> bool:
    """Return whether there is a picture of an emoji."""
    return without_style(cluster) in _places()


def sequences() -> tuple[str, ...]:
    """Return the emoji there are pictures of, without U+FE0F, sorted."""
    return tuple(_places())


def bitmap(cluster: str, size: int) -> Image.Image:
    """Return an emoji as a `size` × `size` picture in mode RGBA, its alpha straight, a little blank around it.

    Paint keeps what it uses again. An emoji without a picture raises KeyError: compose refuses it.
    """
    side = round(size * _SHARE)
    square, inset = Image.new("RGBA", (size, size)), (size - side) // 2
    square.paste(_original(without_style(cluster)).resize((side, side), Image.Resampling.LANCZOS), (inset, inset))
    return square


@lru_cache(maxsize=16)
def _original(key: str) -> Image.Image:
    start, length = _places()[key]
    with (_DATA / "emoji.bin").open("rb") as file:
        file.seek(start)
        return WebPImageFile(BytesIO(file.read(length))).convert("RGBA")


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[int, int]]:
    """Return where in the file the picture of each sequence starts, and its length in bytes."""
    fields = (_DATA / "emoji.txt").read_text(encoding="utf-8").split()
    lengths = list(map(int, fields[1::2]))
    starts = accumulate(lengths, initial=0)
    return dict(zip(fields[::2], zip(starts, lengths, strict=False), strict=True))
