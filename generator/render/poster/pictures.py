"""Owns photos and logos: a file to upright 8-bit pixels of the size they are shown in, or why that cannot be.

It must not know where on a poster they stand.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from generator.model.artifact import Asset
from generator.render.poster.faults import Fault
from generator.render.poster.kept import Kept

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
MAX_SIDE_PX = 12_000
MAX_PIXELS = 50_000_000
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)  # of the EXIF orientations, those that swap width and height
# What Pillow raises for bytes that are no picture, or only the beginning of one.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, struct.error, zlib.error)

Pixels = NDArray[np.uint8]
"""Height × width × 4: red, green, blue and coverage."""

_KEPT: Kept[Pixels | Fault] = Kept(8 << 20, lambda pixels: None if isinstance(pixels, Fault) else pixels.nbytes)


def check_picture(asset: Asset) -> Fault | None:
    """Return why a picture cannot be used, as far as its header tells."""
    with _opened(asset) as image:
        return image if isinstance(image, Fault) else None


def read_picture(asset: Asset, width: int, height: int, fit: str, focus: tuple[int, int]) -> Pixels | Fault:
    """Return a picture that covers `width` × `height`, cropped around its focus, or is contained in it, smaller."""
    key = (asset.digest, width, height, fit, focus)
    return _KEPT.get(key, lambda: _read(asset, width, height, fit, focus))


def _read(asset: Asset, width: int, height: int, fit: str, focus: tuple[int, int]) -> Pixels | Fault:
    with _opened(asset) as image:
        try:
            return image if isinstance(image, Fault) else _shown(image, width, height, fit, focus)
        except _BROKEN:
            return _corrupt(asset)


@contextmanager
def _opened(asset: Asset) -> Iterator[Image.Image | Fault]:
    """Open a picture by its header; nothing is decoded yet."""
    try:
        data = Path(asset.file).read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=FORMATS)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        yield Fault(f"找不到图片“{asset.name}”", "把文件放进 content/assets/，或者改成那里有的文件名", "poster_picture")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        yield _too_large(asset, "")
    except _BROKEN:
        yield _corrupt(asset)
    else:
        with image:
            large = max(image.size) > MAX_SIDE_PX or image.width * image.height > MAX_PIXELS
            yield _too_large(asset, f"有 {image.width}×{image.height} 像素，") if large else image


def _too_large(asset: Asset, size: str) -> Fault:
    message = f"图片“{asset.name}”{size}太大，不打开它"
    hint = f"先缩小：宽和高都不超过 {MAX_SIDE_PX} 像素，总共不超过 {MAX_PIXELS // 10_000} 万像素"
    return Fault(message, hint, "poster_picture")


def _corrupt(asset: Asset) -> Fault:
    message = f"图片“{asset.name}”打不开：不是 JPEG、PNG、WebP、GIF 或 BMP，或者文件坏了"
    return Fault(message, "用看图软件打开，另存为 JPEG 或 PNG 再放进来", "poster_picture")


def _shown(image: Image.Image, width: int, height: int, fit: str, focus: tuple[int, int]) -> Pixels:
    turned = image.getexif().get(_ORIENTATION) in _TURNED
    size = (image.height, image.width) if turned else image.size
    scale = (max if fit == "cover" else min)(width / size[0], height / size[1])
    wanted = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    image.draft(None, wanted[::-1] if turned else wanted)  # a large JPEG is decoded at a half or less
    full = _in_srgb(_eight_bit(ImageOps.exif_transpose(image)))
    target = (width, height) if fit == "cover" else wanted
    box = _crop(full.size, target, focus)
    return np.asarray(full.resize(target, Image.Resampling.LANCZOS, box, reducing_gap=3.0).convert("RGBA"))


def _crop(size: tuple[int, int], target: tuple[int, int], focus: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the largest part of a picture in the target's proportions, its middle as near the focus as it can be."""
    scale = max(target[0] / size[0], target[1] / size[1])
    part = [min(whole, shown / scale) for whole, shown in zip(size, target, strict=True)]
    left, top = (
        min(max(whole * percent / 100 - length / 2, 0), whole - length)
        for whole, length, percent in zip(size, part, focus, strict=True)
    )
    return left, top, left + part[0], top + part[1]


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return a picture in 8 bits a channel: RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        levels = np.asarray(image).astype(np.float32) / 257
        return Image.fromarray(np.clip(levels + 0.5, 0, 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGB", "RGBA", "CMYK"):
        return image
    see_through = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if see_through else "RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of a screen: by its profile if it has a usable one."""
    if image.mode == "RGB" and "transparency" in image.info:
        image = image.convert("RGBA")
    if profile := image.info.get("icc_profile"):
        try:
            return _by_profile(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile for another kind of picture, or a broken one: the plain numbers are the best there is
    return image.convert("RGB") if image.mode == "CMYK" else image


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    shown = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert shown is not None, "a new picture was asked for"
    if alpha:
        shown.putalpha(alpha)
    return shown
