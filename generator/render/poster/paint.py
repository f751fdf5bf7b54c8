"""Owns pixels: a drawing to a frame, a frame to the bytes of a JPEG or PNG. With fonts.py the only Pillow code.

The frame is one numpy array that Pillow draws into and the encoders read, without a copy.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

from generator.render.poster import qr
from generator.render.poster.drawing import Area, Drawing, Glyphs, Ink, Mark, Panel, QrMark, Ramp
from generator.render.poster.fonts import FontRuler, glyph

Frame = NDArray[np.uint8]
JPEG_QUALITY = 88
PNG_LEVEL = 1
_RULER = FontRuler()


def paint(drawing: Drawing) -> Frame:
    """Return the pixels of a drawing, height × width × 4 (red, green, blue, unused)."""
    frame = _ground(drawing.width, drawing.height, drawing.ground).copy()
    _paint_marks(frame, drawing.marks)
    return frame


@lru_cache(maxsize=8)
def _ground(width: int, height: int, marks: tuple[Mark, ...]) -> Frame:
    frame = np.full((height, width, 4), 255, np.uint8)
    _paint_marks(frame, marks)
    frame.flags.writeable = False  # every poster on this ground gets a copy
    return frame


def _paint_marks(frame: Frame, marks: tuple[Mark, ...]) -> None:
    height, width = frame.shape[:2]
    image = Image.frombuffer("RGBX", (width, height), frame, "raw", "RGBX", 0, 1)
    image.readonly = 0  # the frame is ours: draw into it instead of into a copy
    for mark in marks:
        match mark:
            case Panel():
                _paint_panel(image, mark)
            case Ramp():
                _paint_ramp(image, mark)
            case Glyphs():
                _paint_glyphs(image, mark)
            case QrMark():
                _paint_qr(image, mark)


def _pen(ink: Ink) -> tuple[int, int, int, int]:
    return (*ink.rgb, 255)


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.x, area.y, area.x + area.width, area.y + area.height


def _paint_panel(image: Image.Image, panel: Panel) -> None:
    if panel.radius == 0 and panel.ink.percent == 100:
        image.paste(_pen(panel.ink), _corners(panel.area))
    else:
        mask = _rounded(panel.area.width, panel.area.height, panel.radius, panel.ink.percent)
        image.paste(_pen(panel.ink), _corners(panel.area), mask)


@lru_cache(maxsize=32)
def _rounded(width: int, height: int, radius: int, percent: int) -> Image.Image:
    """Return the coverage of a rounded rectangle: its signed distance, clipped to one pixel at the edge."""
    radius = min(radius, width // 2, height // 2)
    across = np.abs(np.arange(width) + 0.5 - width / 2) - (width / 2 - radius)
    down = np.abs(np.arange(height) + 0.5 - height / 2) - (height / 2 - radius)
    outside = np.hypot(np.maximum(across, 0)[None, :], np.maximum(down, 0)[:, None])
    coverage = np.clip(radius + 0.5 - outside, 0, 1) if radius else np.ones((height, width))
    return Image.fromarray((coverage * 255 * percent / 100).astype(np.uint8))


def _paint_ramp(image: Image.Image, ramp: Ramp) -> None:
    """Paint row by row; each end is laid on with its own opacity."""
    share = np.linspace(0, 1, ramp.area.height)[:, None]
    top, bottom = (np.array((*ink.rgb, 255 * ink.percent / 100)) for ink in (ramp.top, ramp.bottom))
    rows = np.rint(top + (bottom - top) * share).astype(np.uint8)
    colours = Image.fromarray(rows[:, None, :]).resize((ramp.area.width, ramp.area.height), Image.Resampling.NEAREST)
    image.paste(colours.convert("RGB").convert("RGBX"), (ramp.area.x, ramp.area.y), colours.getchannel("A"))


def _paint_glyphs(image: Image.Image, run: Glyphs) -> None:
    pen, x = _pen(run.ink), run.x
    for char in run.text:
        if char != " ":
            mask = glyph(char, run.weight, run.size, run.ink.percent)
            image.paste(pen, (x + mask.dx, run.baseline + mask.dy), mask.image)
        x += _RULER.advance(char, run.weight, run.size)


def _paint_qr(image: Image.Image, mark: QrMark) -> None:
    dark = qr.modules(mark.text).repeat(mark.module, axis=0).repeat(mark.module, axis=1)
    mask = Image.fromarray(dark)
    inset = (mark.area.width - mask.width) // 2
    image.paste(_pen(mark.ink), (mark.area.x + inset, mark.area.y + inset), mask)


def read_qr(frame: Frame, area: Area) -> str:
    """Return the text of the QR code in an area of finished pixels, or an empty string."""
    pixels = frame[area.y : area.y + area.height, area.x : area.x + area.width, :3]
    return qr.read(np.ascontiguousarray(pixels[..., ::-1]))


def encode_jpeg(frame: Frame) -> bytes:
    """Return a JPEG; full colour resolution, because coloured words lose their edges without it."""
    encoded: bytes = simplejpeg.encode_jpeg(frame, quality=JPEG_QUALITY, colorspace="RGBX", colorsubsampling="444")
    return encoded


def encode_png(frame: Frame) -> bytes:
    """Return a PNG of 8-bit RGB without row filters: on flat colours they cost more than they save."""
    height, width = frame.shape[:2]
    image = Image.frombuffer("RGBX", (width, height), frame, "raw", "RGBX", 0, 1)
    rows = np.zeros((height, 1 + 3 * width), np.uint8)
    rows[:, 1:] = np.frombuffer(image.tobytes("raw", "RGB"), np.uint8).reshape(height, 3 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = isal_zlib.compress(rows, PNG_LEVEL)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
