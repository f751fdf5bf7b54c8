"""Reads posters back: the lines that were drawn, what an independent eye makes of their pixels, how alike the two are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from rapidocr import RapidOCR

from generator.render.poster.drawing import Area, Drawing, Glyphs
from generator.render.poster.fonts import FontRuler, glyph
from tests.render.poster.standing import pens_of

# Not compared: blanks, and punctuation that looks alike (：: ，, ·・•) or is read as a stroke of its neighbour.
_CONFUSED = dict.fromkeys(map(ord, " :;,.·・•、。‘’“”\"'`-–—_~|/\\()[]{}<>《》〈〉「」【】!?+*¥￥元夫"))
_ALIKE = str.maketrans("oil", "011")
_HALF = 0.5
_CLOSER_PX = 64  # how high the letters of a line are for a second look


class Drawn(NamedTuple):
    """A line of words as it was drawn: its text, and the box around its ink."""

    text: str
    box: Area


class Seen(NamedTuple):
    """A line as it was read, by its box in pixels of the poster."""

    text: str
    box: Area


def drawn_lines(drawing: Drawing) -> list[Drawn]:
    """Return the lines of a drawing: runs that follow each other on one baseline in one face and ink."""
    lines: list[list[Glyphs]] = []
    for mark in (mark for mark in drawing.marks if isinstance(mark, Glyphs) and mark.text.strip()):
        if lines and _goes_on(lines[-1][-1], mark):
            lines[-1].append(mark)
        else:
            lines.append([mark])
    return [Drawn("".join(run.text for run in runs), around(map(ink_box, runs))) for runs in lines]


def _goes_on(one: Glyphs, other: Glyphs) -> bool:
    same = (one.baseline, one.weight, one.size, one.ink) == (other.baseline, other.weight, other.size, other.ink)
    return same and 0 <= other.x - _right(ink_box(one)) < one.size


def ink_box(run: Glyphs) -> Area:
    """Return the box around the pixels that a run of characters inks."""
    return around(glyph_boxes(run))


def glyph_boxes(run: Glyphs) -> Iterator[Area]:
    """Yield the box around the pixels that each character of a run inks."""
    for char, pen in zip(run.text, pens_of(run, FontRuler()), strict=True):
        if char.strip():
            mask = glyph(char, run.weight, run.size, 100)
            left, top, right, bottom = mask.image.getbbox() or (0, 0, 0, 0)
            yield Area(run.x + pen + mask.dx + left, run.baseline + mask.dy + top, right - left, bottom - top)


def around(areas: Iterable[Area]) -> Area:
    """Return the smallest area that holds all areas."""
    found = list(areas)
    left, top = min(area.x for area in found), min(area.y for area in found)
    return Area(left, top, max(map(_right, found)) - left, max(map(_bottom, found)) - top)


def read_lines(picture: Image.Image) -> list[Seen]:
    """Return every line that is found in a picture when one looks at it in half its size, as on a phone."""
    small = picture.resize((round(picture.width * _HALF), round(picture.height * _HALF)), Image.Resampling.LANCZOS)
    found = _eye()(_bgr(small), use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None:
        return []
    areas = (_area(box / _HALF) for box in found.boxes)
    return [Seen(text, area) for text, area in zip(found.txts, areas, strict=True)]


def read_closer(picture: Image.Image, line: Drawn) -> str:
    """Return what is read where one line stands: for words too few to be found as words, like the figure of a list."""
    box, pad = line.box, max(4, line.box.height // 4)
    crop = picture.crop((box.x - pad, box.y - pad, _right(box) + pad, _bottom(box) + pad))
    zoom = _CLOSER_PX / crop.height
    crop = ImageOps.expand(crop.resize((max(1, round(crop.width * zoom)), _CLOSER_PX)), 8, crop.getpixel((0, 0)))
    found = _eye()(_bgr(crop), use_det=False, use_cls=False, use_rec=True)
    return "".join(found.txts or ())


def likeness(line: Drawn, seen: list[Seen]) -> float:
    """Return how much of a line was read where it stands: 1 is all of it, whatever else was read around it."""
    near = sorted((other for other in seen if _same_row(line.box, other.box)), key=lambda other: other.box.x)
    return likeness_of(line.text, "".join(other.text for other in near))


def likeness_of(wanted: str, read: str) -> float:
    """Return 1 less the share of characters that were not read, at the best place within what was read.

    >>> likeness_of("先停酸类", "1 先停醋类，给"), likeness_of("——", "")
    (0.75, 1.0)
    """
    text, found = plain(wanted), plain(read)
    if not text:
        return 1.0
    row = [0] * (len(found) + 1)  # edit distance to the end of each beginning, which may start anywhere
    for index, char in enumerate(text, 1):
        last, row = row, [index]
        for at, other in enumerate(found, 1):
            row.append(min(last[at] + 1, row[-1] + 1, last[at - 1] + (char != other)))
    return 1 - min(row) / len(text)


def plain(text: str) -> str:
    """Return what of a text is compared.

    >>> plain("¥１,299.00 —— “ Vitamin C ”")
    '129900v1tam1nc'
    """
    return unicodedata.normalize("NFKC", text).casefold().translate(_CONFUSED).translate(_ALIKE)


def _same_row(line: Area, other: Area) -> bool:
    down = min(_bottom(line), _bottom(other)) - max(line.y, other.y)
    across = min(_right(line), _right(other)) - max(line.x, other.x)
    return across > 0 and down >= min(line.height, other.height) / 2


def _right(area: Area) -> int:
    return area.x + area.width


def _bottom(area: Area) -> int:
    return area.y + area.height


def _area(corners: NDArray[np.float32]) -> Area:
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Area(int(left), int(top), int(right - left), int(bottom - top))


def _bgr(picture: Image.Image) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[..., ::-1])


@lru_cache(maxsize=1)
def _eye() -> RapidOCR:
    return RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
