"""Owns the bytes of a picture file: a frame as JPEG, PNG or WebP, with a line on where it comes from.

It must not know what the frame shows.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from html import escape
from io import BytesIO

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
from isal import isal_zlib
from PIL import Image

from generator.model.artifact import PictureFormat
from generator.render.poster.faults import Fault
from generator.render.poster.paint.canvas import Frame, bytes_of, png_rows

QUALITIES = (88, 82, 76, 70)  # the first is what a poster gets; the others only where the platform sets a limit
PNG_LEVEL = 1
WEBP_METHOD = 2  # of 0–6: on flat colours the higher ones take twice the time for a twentieth of the size
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="{}"/></rdf:RDF></x:xmpmeta>'
)


def encode(frame: Frame, form: PictureFormat, source: str, max_bytes: int | None = None) -> bytes | Fault:
    """Return a picture that names its source, in the best quality that stays within `max_bytes`."""
    qualities = (0,) if form == PictureFormat.PNG else QUALITIES
    for quality in qualities:
        data = _ENCODERS[form](frame, quality, source)
        if max_bytes is None or len(data) <= max_bytes:
            return data
    message = f"海报有 {_size(len(data))}，超过平台最多的 {_size(max_bytes or 0)}"
    hint = "把格式改成 jpg" if form == PictureFormat.PNG else "换小一些的照片，或者减少细碎的图案"
    return Fault(message, hint, "poster_bytes")


def encode_jpeg(frame: Frame, quality: int, source: str, chroma: str = "444") -> bytes:
    """Return a JPEG; full colour resolution, because coloured words lose their edges without it."""
    data: bytes = simplejpeg.encode_jpeg(frame, quality=quality, colorspace="RGB", colorsubsampling=chroma)
    head = 4 + int.from_bytes(data[4:6], "big")  # after the start of the image and its first segment, JFIF
    comment = source.encode()
    return b"".join((data[:head], b"\xff\xfe", struct.pack(">H", len(comment) + 2), comment, data[head:]))


def encode_png(frame: Frame, quality: int, source: str) -> bytes:
    """Return a PNG of 8-bit RGB without row filters: on flat colours they cost more than they save."""
    height, width = frame.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = b"Source\0\0\0\0\0" + source.encode()  # keyword, no compression, no language, no translated keyword
    body = isal_zlib.compress(png_rows(frame), PNG_LEVEL)
    chunks = ((b"IHDR", header), (b"iTXt", text), (b"IDAT", body), (b"IEND", b""))
    return b"".join((b"\x89PNG\r\n\x1a\n", *(part for kind, data in chunks for part in _chunk(kind, data))))


def _chunk(kind: bytes, data: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    check = isal_zlib.crc32(data, isal_zlib.crc32(kind))
    return struct.pack(">I", len(data)), kind, data, struct.pack(">I", check)


def encode_webp(frame: Frame, quality: int, source: str) -> bytes:
    """Return a lossy WebP; it has half the colour resolution, always."""
    height, width = frame.shape[:2]
    image = Image.frombuffer("RGB", (width, height), np.ascontiguousarray(bytes_of(frame)), "raw", "RGB", 0, 1)
    out = BytesIO()
    xmp = _XMP.format(escape(source)).encode()
    image.save(out, "WEBP", quality=quality, method=WEBP_METHOD, xmp=xmp)
    return out.getvalue()


_Encoder = Callable[[Frame, int, str], bytes]
_ENCODERS: dict[PictureFormat, _Encoder] = {
    PictureFormat.JPEG: encode_jpeg,
    PictureFormat.PNG: encode_png,
    PictureFormat.WEBP: encode_webp,
}


def _size(count: int) -> str:
    """Return a number of bytes as platforms name it.

    >>> _size(2_500_000), _size(180_000)
    ('2.5 MB', '180 KB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} KB"
