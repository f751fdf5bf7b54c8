"""The pictures of emoji."""

from pathlib import Path

import numpy as np
import pytest

from generator.render.poster import emoji
from generator.render.poster.emoji import bitmap, has_emoji, sequences

DATA = Path(emoji.__file__).parent / "data"


@pytest.mark.parametrize(
    "text", ["😀", "❤", "❤️", "👩‍🍳", "👨‍👩‍👧‍👦", "🇨🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "#⃣", "👍🏽", "👩🏽‍⚕️", "👩🏻‍🤝‍👨🏿", "🐦‍🔥", "©️"]
)
def test_what_there_is(text):
    assert has_emoji(text)
    assert bitmap(text, 48).getchannel("A").getextrema()[1] == 255


@pytest.mark.parametrize("text", ["👩‍🪿", "🇨", "好", "1", "\ufe0f"])
def test_what_there_is_not(text):
    assert not has_emoji(text)
    with pytest.raises(KeyError):
        bitmap(text, 48)


def test_the_files_belong_together_and_are_small():
    start, length = emoji._places()[sequences()[-1]]
    assert (DATA / "emoji.bin").stat().st_size == start + length <= 5 << 20
    assert len(sequences()) > 3600
    assert list(sequences()) == sorted(sequences())


@pytest.mark.parametrize("size", [24, 48, 128, 129, 300])
def test_a_picture_fills_its_square_and_leaves_a_little_blank(size):
    picture = bitmap("🇨🇳", size)
    left, _, right, _ = picture.getchannel("A").getbbox()
    assert picture.size == (size, size)
    assert picture.mode == "RGBA"
    assert 0.88 * size <= right - left <= 0.94 * size
    assert abs(left - (size - right)) <= 1


def test_colours_are_straight():
    pixels = np.asarray(bitmap("❤️", 64))
    middle, clear = pixels[32, 32], pixels[0, 0]
    assert middle[0] > 180
    assert middle[1] < 100
    assert clear[3] == 0


def test_every_sixtieth_picture_can_be_read():
    assert all(emoji._original(name).width in (72, 104) for name in sequences()[::60])


def test_what_is_kept_is_bounded():
    for name in sequences()[:400]:
        bitmap(name, 32)
    assert emoji._original.cache_info().currsize <= 16
    assert emoji._original.cache_info().currsize <= 64
