"""Small pictures of posters: their size in pixels and in bytes, and that the same poster gives the same bytes."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from generator.render.thumbnail import MAX_BYTES, render_thumbnail


def poster(width, height, pixels=None):
    frame = np.zeros((height, width, 3), np.uint8) if pixels is None else pixels
    frame[: height // 2] = frame[: height // 2] if pixels is not None else (200, 40, 40)
    out = BytesIO()
    Image.fromarray(frame).save(out, "JPEG", quality=92)
    return out.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


def test_a_poster_is_scaled_to_its_place():
    small = opened(render_thumbnail(poster(1080, 1920), 405, 720))
    assert (small.format, small.size) == ("WEBP", (405, 720))
    top, bottom = small.getpixel((200, 100)), small.getpixel((200, 600))
    assert top[0] > 180 and max(bottom) < 20


def test_of_a_long_poster_the_head_is_shown():
    small = opened(render_thumbnail(poster(1080, 4000), 405, 720))
    assert small.size == (405, 720)
    assert small.getpixel((200, 700))[0] > 180


@pytest.mark.parametrize("seed", [1, 2])
def test_even_the_busiest_poster_stays_within_its_bytes(seed):
    noise = np.random.default_rng(seed).integers(0, 255, (192, 108, 3), np.uint8).repeat(10, 0).repeat(10, 1)
    data = render_thumbnail(poster(1080, 1920, noise), 405, 720)
    assert len(data) <= MAX_BYTES
    assert opened(data).size == (202, 359)


def test_the_same_poster_gives_the_same_bytes():
    data = poster(1080, 1440)
    assert render_thumbnail(data, 480, 640) == render_thumbnail(data, 480, 640)
