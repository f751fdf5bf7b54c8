"""Codes are scanned from the finished file, also as it looks after a chat has compressed and shrunk it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from generator.render.poster import qr, render_poster
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing, QrMark
from generator.render.poster.fonts import FontRuler
from tests.render.poster.specimens import CATALOG, LAYOUTS, THEMES, Sample, kinds_of, spec_of

CODED = [layout for layout in LAYOUTS if "code" in kinds_of(CATALOG.layouts[layout]).values()]
SENT_QUALITY = 60
NEARLY = 32  # how far a pixel of the quiet zone may be from its colour: what JPEG leaves around edges


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "palette" in metafunc.fixturenames:
        every = [(layout, theme) for layout in CODED for theme in THEMES]
        some = [pair for index, pair in enumerate(every) if index % 6 == 0]  # 6 and 13 have no common part
        metafunc.parametrize(("layout", "palette"), every if metafunc.config.getoption("--soak") else some)


def scan(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def sent(picture: Image.Image) -> Image.Image:
    """Return a picture as it comes out of a chat: compressed hard."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=SENT_QUALITY)
    return Image.open(out)


def halved(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BILINEAR)


@pytest.mark.parametrize("text", ["examples", "long"])
def test_a_code_is_scanned_from_the_finished_file(layout, palette, text):
    """The long address makes the smallest modules."""
    spec = spec_of(Sample(layout, palette, text))
    drawing, data = compose(spec, FontRuler()), render_poster(spec)
    assert isinstance(drawing, Drawing)
    (code,) = (mark for mark in drawing.marks if isinstance(mark, QrMark))
    with Image.open(BytesIO(data)) as picture:
        assert scan(picture) == [code.text]
        assert scan(sent(picture)) == [code.text]
        assert scan(sent(halved(picture))) == [code.text]
        assert_sound(code, np.asarray(picture.convert("RGB")).astype(int))


def assert_sound(code: QrMark, pixels: np.ndarray) -> None:
    """Hold modules large enough for any phone, and the quiet zone of the standard free of everything."""
    area, side = code.area, len(qr.modules(code.text)) * code.module
    inset, quiet = (area.width - side) // 2, qr.QUIET_MODULES * code.module
    assert code.module >= 6
    assert inset >= quiet
    zone = pixels[
        area.y + inset - quiet : area.y + inset + side + quiet, area.x + inset - quiet : area.x + inset + side + quiet
    ].copy()
    light = zone[quiet // 2, len(zone) // 2].copy()
    zone[quiet - 1 : -quiet + 1, quiet - 1 : -quiet + 1] = light  # the code itself, and the edge that JPEG softens
    rounded = 16  # the corners of the panel may be cut off
    for down in (slice(rounded), slice(-rounded, None)):
        for across in (slice(rounded), slice(-rounded, None)):
            zone[down, across] = light
    assert np.abs(zone - light).max() <= NEARLY
    assert light.sum() > 3 * 128
