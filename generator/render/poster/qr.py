"""Owns QR codes: text to modules, and pixels back to text."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import zxingcpp
from numpy.typing import NDArray

_QR_ONLY = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
QUIET_MODULES = 4  # ISO/IEC 18004
MIN_MODULE_PX = 6
# Of the eight ways to scatter the modules, always this one: to try them all takes ten times as long, and blurred, turned
# and noisy codes are read as often. Readers find the way in the code itself.
_SCATTER = 3
MAX_BYTES = 1500  # well below the 2,331 of the largest code, which no phone reads from a poster anyway


@lru_cache(maxsize=64)
def modules(text: str) -> NDArray[np.uint8]:
    """Return the QR code for `text`, 255 where dark and 0 elsewhere, without quiet zone; error correction level M."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_SCATTER)
    dark: NDArray[np.uint8] = 255 - np.array(barcode.to_image(scale=1, add_quiet_zones=False))
    dark.flags.writeable = False
    return dark


def module_px(text: str, side_px: int) -> int:
    """Return the largest whole module size for which code and quiet zone fit in `side_px`; 0 if none does."""
    if len(text.encode()) > MAX_BYTES:
        return 0
    return side_px // (len(modules(text)) + 2 * QUIET_MODULES)


def read(pixels: NDArray[np.uint8]) -> str:
    """Return the text of the one QR code in `pixels`, height × width × 3 (red, green, blue), or an empty string."""
    swapped = np.ascontiguousarray(pixels[..., ::-1])  # the reader takes blue first
    found = zxingcpp.read_barcodes(swapped, formats=_QR_ONLY, try_rotate=False, text_mode=zxingcpp.TextMode.Plain)
    return found[0].text if len(found) == 1 else ""
