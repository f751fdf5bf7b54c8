"""Pixels, and the bytes they become."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from generator.render.poster.drawing import Area, Drawing, Glyphs, Ink, Panel, QrMark, Ramp
from generator.render.poster.paint import encode_jpeg, encode_png, paint, read_qr

WHITE = Panel(Area(0, 0, 320, 320), 0, Ink("#ffffff"))
BLACK = Ink("#000000")


def painted(*marks, ground=(WHITE,)) -> np.ndarray:
    return paint(Drawing(320, 320, ground, marks))[..., :3]


def test_a_panel_fills_its_area_and_no_more():
    pixels = painted(Panel(Area(10, 20, 30, 40), 0, Ink("#102030")))
    assert (pixels[20:60, 10:40] == (16, 32, 48)).all()
    assert (pixels == 255).all(axis=2).sum() == 320 * 320 - 30 * 40


def test_an_area_may_bleed():
    assert painted(Panel(Area(-10, -10, 20, 20), 0, BLACK))[:10, :10].max() == 0
    assert painted(Panel(Area(310, 310, 40, 40), 20, BLACK))[310, 310].min() == 255


def test_a_disc_is_round_and_smooth():
    pixels = painted(Panel(Area(100, 100, 100, 100), 50, BLACK))[..., 0]
    dark = (255 - pixels.astype(int)).sum() / 255
    assert dark == pytest.approx(np.pi * 50**2, rel=0.01)
    assert len(np.unique(pixels)) > 20


def test_opacity_mixes_with_what_is_below():
    assert painted(Panel(Area(0, 0, 9, 9), 0, Ink("#000000", 20)))[0, 0].tolist() == [204, 204, 204]


def test_a_ramp_goes_from_top_to_bottom():
    pixels = painted(Ramp(Area(0, 100, 320, 101), Ink("#000000"), Ink("#c80000")))
    assert [pixels[row, 160].tolist() for row in (99, 100, 150, 200, 201)] == [
        [255, 255, 255],
        [0, 0, 0],
        [100, 0, 0],
        [200, 0, 0],
        [255, 255, 255],
    ]


def test_a_ramp_fades():
    pixels = painted(Ramp(Area(0, 0, 320, 101), Ink("#000000"), Ink("#000000", 20)))
    assert (pixels[0, 0, 0], pixels[100, 0, 0]) == (0, 204)


def test_glyphs_stand_on_their_baseline():
    rows = np.flatnonzero(painted(Glyphs(20, 200, 900, 100, BLACK, "一 H")).min(axis=(1, 2)) < 128)
    assert rows[-1] in (199, 200)
    assert rows[0] > 100


def test_the_ground_is_not_painted_over():
    ground = (WHITE,)
    painted(Panel(Area(0, 0, 320, 320), 0, BLACK), ground=ground)
    assert painted(ground=ground).min() == 255


def test_a_code_reads_back():
    area = Area(20, 20, 280, 280)
    frame = paint(Drawing(320, 320, (WHITE,), (QrMark(area, 8, BLACK, "qr", "https://example.com/g"),)))
    assert read_qr(frame, area) == "https://example.com/g"


@pytest.fixture
def frame() -> np.ndarray:
    glyphs = Glyphs(20, 200, 900, 100, Ink("#2f6f5e"), "群策")
    return paint(Drawing(320, 320, (Panel(Area(0, 0, 320, 320), 0, Ink("#f6f1e7")),), (glyphs,)))


def test_a_png_keeps_every_pixel(frame):
    with Image.open(BytesIO(encode_png(frame))) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert (np.asarray(image) == frame[..., :3]).all()


def test_a_jpeg_stays_close(frame):
    with Image.open(BytesIO(encode_jpeg(frame))) as image:
        assert image.format == "JPEG"
        assert np.abs(np.asarray(image).astype(int) - frame[..., :3]).mean() < 1
