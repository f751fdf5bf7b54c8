"""Owns thumbnails: a small picture of a finished poster, for pages that show many. It must not know where either lies."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

MAX_BYTES = 40_000
QUALITIES = (80, 68, 56, 44, 32, 20)
_METHOD = 4  # of 0–6: the higher ones take twice the time for a hundredth of the size


def render_thumbnail(poster: bytes, width: int, height: int) -> bytes:
    """Return a poster as a WebP of `width` pixels, cut below `height`, in the best quality that stays within 40 KB.

    What is too busy for any quality is made with fewer pixels; a page shows it in the same place.
    """
    with Image.open(BytesIO(poster)) as image:
        tall = max(1, round(image.height * width / image.width))
        whole = image.convert("RGB").resize((width, tall), Image.Resampling.LANCZOS, reducing_gap=3.0)
    shown = whole.crop((0, 0, width, min(tall, height)))
    for quality in QUALITIES:
        data = _encode(shown, quality)
        if len(data) <= MAX_BYTES:
            return data
    return render_thumbnail(poster, width // 2, height // 2)


def _encode(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=_METHOD)
    return out.getvalue()
