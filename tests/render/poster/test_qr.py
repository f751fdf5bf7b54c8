"""QR codes: made, sized, read."""

import numpy as np
import pytest

from generator.render.poster import qr


def drawn(text: str, module_px: int) -> np.ndarray:
    dark = qr.modules(text).repeat(module_px, axis=0).repeat(module_px, axis=1)
    return 255 - np.pad(dark, qr.QUIET_MODULES * module_px)


@pytest.mark.parametrize("text", ["https://example.com/g/demo01", "https://example.com/群?a=1&b=2", "12345678"])
def test_a_code_reads_back(text):
    assert qr.read(drawn(text, 6)) == text


def test_nothing_reads_as_nothing():
    assert qr.read(np.full((300, 300), 255, np.uint8)) == ""


@pytest.mark.parametrize(("length", "modules"), [(10, 21), (28, 29), (100, 41)])
def test_longer_text_needs_more_modules(length, modules):
    assert qr.modules("x" * length).shape == (modules, modules)


@pytest.mark.parametrize(("length", "module_px"), [(28, 10), (100, 7), (200, 5), (2000, 0)])
def test_modules_are_whole_pixels_with_a_quiet_zone(length, module_px):
    assert qr.module_px("x" * length, 376) == module_px
