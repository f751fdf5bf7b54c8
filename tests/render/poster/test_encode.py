"""A frame as a file, read by someone else."""

import zlib
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from generator.model.artifact import PictureFormat
from generator.render.poster.drawing import Area, Drawing, Glyphs, Ink, Panel, Ramp
from generator.render.poster.encode import encode, encode_jpeg
from generator.render.poster.faults import Fault
from generator.render.poster.paint import paint

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
SOURCE = "qunce headline-list 0123abcd"


@pytest.fixture(scope="module")
def frame() -> np.ndarray:
    glyphs = Glyphs(20, 200, 900, 100, Ink("#2f6f5e"), "群策")
    return paint(Drawing(321, 240, (Panel(Area(0, 0, 321, 240), 0, Ink("#f6f1e7")),), (glyphs,)))


@pytest.fixture(scope="module")
def noise(frame) -> np.ndarray:
    """A frame that is hard to compress."""
    noisy = paint(Drawing(640, 640, (Ramp(Area(0, 0, 640, 640), Ink("#ffffff"), Ink("#000000")),), ()))
    noisy[:] = np.random.Generator(np.random.PCG64(4)).integers(0, 256, noisy.shape)
    return noisy


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("form", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_a_picture_has_its_format_and_size(frame, form, kind):
    image = opened(encode(frame, PictureFormat(form), SOURCE))
    assert (image.format, image.mode, image.size) == (kind, "RGB", (321, 240))


def test_a_png_keeps_every_pixel(frame):
    assert (np.asarray(opened(encode(frame, PictureFormat.PNG, SOURCE))) == frame).all()


@pytest.mark.parametrize("form", [PictureFormat.JPEG, PictureFormat.WEBP])
def test_the_others_stay_close(frame, form):
    assert np.abs(np.asarray(opened(encode(frame, form, SOURCE))).astype(int) - frame).mean() < 1.5


def test_a_jpeg_keeps_all_its_colour(frame):
    assert [part[1:3] for part in opened(encode(frame, PictureFormat.JPEG, SOURCE)).layer] == [(1, 1)] * 3
    assert opened(encode_jpeg(frame, 88, SOURCE, "420")).layer[0][1:3] == (2, 2)


@pytest.mark.parametrize("source", [SOURCE, "qunce 换季 & “促” <a> 0123abcd"])
def test_a_picture_says_where_it_comes_from(frame, source):
    jpeg, png, webp = (opened(encode(frame, form, source)) for form in PictureFormat)
    assert jpeg.info["comment"].decode() == source
    assert png.text == {"Source": source}
    (described,) = ElementTree.fromstring(webp.info["xmp"]).iter(f"{{{RDF}}}Description")
    assert described.get(f"{{{DUBLIN_CORE}}}source") == source


def test_the_checks_of_a_png_are_right(frame):
    """Pillow leaves some of them aside."""
    data, at = encode(frame, PictureFormat.PNG, SOURCE), 8
    kinds = []
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 8 + length]
        assert int.from_bytes(data[at + 8 + length : at + 12 + length], "big") == zlib.crc32(body)
        kinds.append(body[:4])
        at += 12 + length
    assert kinds == [b"IHDR", b"iTXt", b"IDAT", b"IEND"]


@pytest.mark.parametrize("form", [PictureFormat.JPEG, PictureFormat.WEBP])
def test_a_limit_costs_quality_but_only_so_much(noise, form):
    best = encode(noise, form, SOURCE)
    assert encode(noise, form, SOURCE, len(best)) == best
    less = encode(noise, form, SOURCE, len(best) - 1)
    assert opened(less).size == (640, 640)
    assert len(less) < len(best)
    fault = encode(noise, form, SOURCE, 20_000)
    assert isinstance(fault, Fault)
    assert fault.message.endswith("超过平台最多的 20 KB")


def test_a_png_that_is_too_large_should_be_a_jpeg(noise):
    assert encode(noise, PictureFormat.PNG, SOURCE, 1_000_000) == Fault(
        "海报有 1.2 MB，超过平台最多的 1.0 MB", "把格式改成 jpg", "poster_bytes"
    )
