"""The font: coverage, widths, masks."""

import pytest
from PIL import ImageFont

from generator.render.poster import fonts
from generator.render.poster.fonts import FONT_FILE, FontRuler, glyph


@pytest.mark.parametrize(
    "char", ["群", "𠮷", "，", "“", "A", "1", "℃", "→", "①", "é", "😀", "👩‍🍳", "1️⃣", "🇨🇳", "☀", "☀︎"]
)
def test_characters_it_has(char):
    assert FontRuler().covers(char)


@pytest.mark.parametrize("char", ["א", "\u200b", "\ufe0f", "\ue000", "❤︎", "👩‍🪿", "\U0001faff"])
def test_characters_it_lacks(char):
    assert not FontRuler().covers(char)


def test_han_and_its_punctuation_are_one_em_wide():
    ruler = FontRuler()
    assert {ruler.advance(char, weight, 45) for char in "群，“（" for weight in (100, 400, 900)} == {45}


@pytest.mark.parametrize("weight", range(100, 1000, 100))
def test_digits_are_tabular(weight):
    assert len({FontRuler().advance(digit, weight, 52) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("weight", [100, 400, 900])
def test_every_ideograph_is_one_em_wide_as_measured_without_asking_the_font(weight):
    han = "\u3400\u4dbf一群龍\u9fa5"
    assert {fonts._units(char, weight) for char in han} == {1000}


def test_an_emoji_is_one_em_wide():
    assert {FontRuler().advance(unit, 400, 45) for unit in ("😀", "👨‍👩‍👧", "1️⃣", "❤️")} == {45}


def test_two_dashes_are_one_line():
    """The overlap of a tenth of an em, that the joint of dashes takes away, is the blank around the dash."""
    for weight in (100, 400, 900):
        box = glyph("—", weight, 1000, 100).image.getbbox()
        assert FontRuler().advance("—", weight, 1000) - (box[2] - box[0]) <= 100


def test_weight_makes_it_darker():
    ink = [sum(glyph("群", weight, 60, 100).image.histogram()[128:]) for weight in (100, 400, 900)]
    assert ink == sorted(ink)
    assert ink[0] < ink[2] / 3


def test_percent_thins_the_mask():
    full, half = (glyph("群", 400, 60, percent).image for percent in (100, 50))
    assert (full.getextrema(), half.getextrema()) == ((0, 255), (0, 127))


def test_the_forms_are_simplified_chinese():
    """`骨` differs between the Chinese and the Japanese face of the collection, `一` does not."""
    japanese = ImageFont.truetype(str(FONT_FILE), 100, index=0, layout_engine=ImageFont.Layout.BASIC)
    japanese.set_variation_by_axes([400])
    assert bytes(japanese.getmask("骨", mode="L", anchor="ls")) != glyph("骨", 400, 100, 100).image.tobytes()
    assert bytes(japanese.getmask("一", mode="L", anchor="ls")) == glyph("一", 400, 100, 100).image.tobytes()


def test_is_word_asks_the_word_list():
    assert FontRuler().is_word("护肤")
