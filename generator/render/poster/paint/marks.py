"""Owns how each mark becomes pixels, words aside. It must not know layouts, fields or where the marks come from."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.render.poster import qr
from generator.render.poster.art import draw_art
from generator.render.poster.drawing import Area, ArtMark, Cutout, Emoji, Ink, Outline, Panel, Photo, QrMark, Ramp
from generator.render.poster.emoji import bitmap
from generator.render.poster.faults import Fault
from generator.render.poster.kept import Kept
from generator.render.poster.paint.backdrop import Backdrop, Box
from generator.render.poster.paint.canvas import (
    Coverage,
    Frame,
    Rgb,
    Veil,
    bytes_of,
    fill,
    lay,
    lay_pixels,
    lay_veil,
    pixels_veil,
    tile_of,
    veil,
)
from generator.render.poster.paint.forms import coverage
from generator.render.poster.pictures import read_picture

_EMOJI: Kept[Veil] = Kept(2 << 20, lambda veil: veil.keep.nbytes + veil.add.nbytes)
_TILES: Kept[NDArray[np.uint8]] = Kept(2 << 20, lambda tile: tile.nbytes)


def box_of(area: Area) -> Box:
    """Return an area by its corners."""
    return Box(area.x, area.y, area.x + area.width, area.y + area.height)


def paint_panel(frame: Frame, mark: Panel, backdrop: Backdrop) -> None:
    """Paint a panel; the part of it that is one colour is filled, only corners are mixed."""
    area, radius, box = mark.area, min(mark.radius, mark.area.width // 2, mark.area.height // 2), box_of(mark.area)
    below = backdrop.under(box)
    rgb = _solid(mark.ink, below)
    if rgb is None:
        cover = coverage("panel", area.width, area.height, radius, 0, mark.ink.percent)
        lay(frame, area.x, area.y, cover, mark.ink.rgb)
        backdrop.add(box)
        return
    fill(frame, area.x, area.y + radius, area.width, area.height - 2 * radius, rgb)
    if radius:
        inner = area.width - 2 * radius
        fill(frame, area.x + radius, area.y, inner, radius, rgb)
        fill(frame, area.x + radius, area.y + area.height - radius, inner, radius, rgb)
        _corners(frame, area, radius, rgb)
    backdrop.add(box, rgb, radius, below)


def _solid(ink: Ink, below: Rgb | None) -> Rgb | None:
    """Return the one colour that an ink makes on what is below, or None."""
    if ink.percent == 100:
        return ink.rgb
    if below is None:
        return None
    level = round(255 * ink.percent / 100)
    red, green, blue = (
        (old * (255 - level) + new * level + 127) // 255 for old, new in zip(below, ink.rgb, strict=True)
    )
    return red, green, blue


def _corners(frame: Frame, area: Area, radius: int, rgb: Rgb) -> None:
    right, bottom = area.x + area.width - radius, area.y + area.height - radius
    places = ((area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom))
    for (x, y), corner in zip(places, _corner_veils(radius, rgb), strict=True):
        lay_veil(frame, x, y, corner)


@lru_cache(maxsize=32)
def _corner_veils(radius: int, rgb: Rgb) -> tuple[Veil, ...]:
    disc = coverage("panel", 2 * radius, 2 * radius, radius, 0, 100)
    near, far = slice(radius), slice(radius, None)
    return tuple(veil(disc[down, across], rgb) for down in (near, far) for across in (near, far))


def paint_ramp(frame: Frame, mark: Ramp, backdrop: Backdrop) -> None:
    """Paint a passage of colour; each end is laid on with its own opacity."""
    area = mark.area
    share = np.linspace(0, 1, area.width if mark.across else area.height)[:, None]
    first, last = (np.array((*ink.rgb, 255 * ink.percent / 100)) for ink in (mark.top, mark.bottom))
    line = np.rint(first + (last - first) * share).astype(np.uint8)
    line = line[None, :] if mark.across else line[:, None]
    whole = np.broadcast_to(line, (area.height, area.width, 4))
    opaque = mark.top.percent == mark.bottom.percent == 100
    lay_pixels(frame, area.x, area.y, whole[..., :3], None if opaque else whole[..., 3])
    backdrop.add(box_of(area))


def paint_outline(frame: Frame, mark: Outline, backdrop: Backdrop) -> None:
    """Paint a border inside an area."""
    _lay_form(frame, mark.area, "panel", mark.radius, mark.width, mark.ink, backdrop)


def paint_cutout(frame: Frame, mark: Cutout, backdrop: Backdrop) -> None:
    """Paint a form; within a solid one that fills its middle words stand on one colour."""
    _lay_form(frame, mark.area, mark.form, mark.radius, mark.border, mark.ink, backdrop)


def _lay_form(frame: Frame, area: Area, form: str, radius: int, border: int, ink: Ink, backdrop: Backdrop) -> None:
    cover = coverage(form, area.width, area.height, radius, border, ink.percent)
    lay(frame, area.x, area.y, cover, ink.rgb)
    backdrop.add(box_of(area))
    heart = _heart(area)
    window = cover[heart.top - area.y : heart.bottom - area.y, heart.left - area.x : heart.right - area.x]
    if window.size and window.min() == 255:
        backdrop.add(heart, ink.rgb)


def _heart(area: Area) -> Box:
    """Return the middle of an area where words on a badge, a seal or a ribbon stand."""
    aside, above = -(-area.width * 3 // 20), -(-area.height * 3 // 20)
    return Box(area.x + aside, area.y + above, area.x + area.width - aside, area.y + area.height - above)


def paint_art(frame: Frame, mark: ArtMark, backdrop: Backdrop) -> Fault | None:
    """Paint a drawing in the middle of its area."""
    pixels = draw_art(mark.name, mark.svg, mark.area.width, mark.area.height)
    if isinstance(pixels, Fault):
        return pixels
    x = mark.area.x + (mark.area.width - pixels.shape[1]) // 2
    y = mark.area.y + (mark.area.height - pixels.shape[0]) // 2
    lay_pixels(frame, x, y, pixels[..., :3], _thinned(pixels[..., 3], mark.percent))
    backdrop.add(box_of(mark.area))
    return None


def _thinned(cover: Coverage, percent: int) -> Coverage:
    return cover if percent == 100 else (cover.astype(np.uint16) * percent // 100).astype(np.uint8)


def paint_photo(frame: Frame, mark: Photo, backdrop: Backdrop) -> Fault | None:
    """Paint a picture, its corners rounded where they are cut; a contained one stands left, in the middle."""
    area = mark.area
    pixels = read_picture(mark.asset, area.width, area.height, mark.fit, (mark.focus_x, mark.focus_y))
    if isinstance(pixels, Fault):
        return pixels
    height, width = pixels.shape[:2]
    cover, own = coverage("panel", width, height, mark.radius, 0, 100), pixels[..., 3]
    if own.min(initial=255) < 255:
        cover = (own * cover.astype(np.uint16) // 255).astype(np.uint8)
    lay_pixels(frame, area.x, area.y + (area.height - height) // 2, pixels[..., :3], cover)
    backdrop.add(box_of(area))
    return None


def paint_emoji(frame: Frame, mark: Emoji, backdrop: Backdrop) -> None:
    """Paint one emoji, ready mixed where it stands on one colour."""
    key, box = (mark.text, mark.size, mark.percent), Box(mark.x, mark.y, mark.x + mark.size, mark.y + mark.size)
    below = backdrop.under(box) if box.within(frame.shape[1], frame.shape[0]) else None
    if below is None:
        lay_veil(frame, mark.x, mark.y, _EMOJI.get(key, lambda: _emoji(*key)))
    else:
        tile = _TILES.get((*key, below), lambda: tile_of(_emoji(*key), below))
        bytes_of(frame)[box.top : box.bottom, 3 * box.left : 3 * box.right] = tile
    backdrop.add(box, below=below)


def _emoji(text: str, size: int, percent: int) -> Veil:
    pixels = np.asarray(bitmap(text, size))
    return pixels_veil(pixels[..., :3], _thinned(pixels[..., 3], percent))


def paint_qr(frame: Frame, mark: QrMark, backdrop: Backdrop) -> None:
    """Paint the dark modules of a code in the middle of its area."""
    dark = qr.modules(mark.text)
    side, inset = len(dark) * mark.module, (mark.area.width - len(dark) * mark.module) // 2
    x, y = mark.area.x + inset, mark.area.y + inset
    box = Box(x, y, x + side, y + side)
    below = backdrop.under(box) if box.within(frame.shape[1], frame.shape[0]) else None
    if below is None:
        lay(frame, x, y, dark.repeat(mark.module, axis=0).repeat(mark.module, axis=1), mark.ink.rgb)
    else:
        strips = np.array((below * mark.module, mark.ink.rgb * mark.module), np.uint8)  # a module's row, light or dark
        rows = bytes_of(frame)[y : y + side].reshape(len(dark), mark.module, -1)
        rows[..., 3 * x : 3 * (x + side)] = strips[dark >> 7].reshape(len(dark), 1, -1)
    backdrop.add(box, below=below)
