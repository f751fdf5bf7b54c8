"""Prices, countdowns, lines and markers: where each of their marks stands, with a ruler of whole ems."""

import pytest

from generator.model.layout.canvas import Box
from generator.model.layout.parts import CountdownPart, ItemsPart, PricePart, RulePart, WordsPart
from generator.model.layout.words import Anchor, Style
from generator.render.poster.colours import ink_of
from generator.render.poster.parts.price import is_amount
from generator.render.poster.stack import Misfit, Page, fill_box
from tests.render.poster.conftest import THEME, EmRuler

BIG = Style.model_validate({"weight": 900, "max_size": 96, "min_size": 48, "leading": 1.25, "colour": "ink"})
SMALL = Style.model_validate({"weight": 400, "max_size": 40, "min_size": 32, "leading": 1.5, "colour": "brand"})
PALE = Style.model_validate({"weight": 400, "max_size": 40, "min_size": 32, "leading": 1.5, "colour": "paper"})
STYLES = {"big": BIG, "small": SMALL, "pale": PALE}


def price(**more):
    return PricePart.model_validate({"type": "price", "field": "now", "style": "big", **more})


def countdown(**more):
    raw = {"type": "countdown", "field": "left", "style": "small", "digit_style": "big", "cell": "tint", "radius": 8}
    return CountdownPart.model_validate({**raw, **more})


def rule(**more):
    return RulePart.model_validate({"type": "rule", "colour": "ink 20%", **more})


def items(marker, style=None):
    raw = {"type": "list", "field": "list", "style": "small", "lines": 1, "between": 8, "indent": 60}
    return ItemsPart.model_validate({**raw, "marker": marker, "marker_style": style})


@pytest.fixture(scope="module")
def fill(em):
    def fill(*parts, width=400, height=400, anchor=Anchor.TOP, ruler=em, **texts):
        page = Page(
            STYLES,
            lambda tone: ink_of(tone, THEME),
            lambda field: tuple(texts[field].split("/")) if field in texts else (),
            ruler,
        )
        return [
            mark if isinstance(mark, Misfit) else str(mark)
            for mark in fill_box(parts, Box(x=10, y=20, width=width, height=height), anchor, page)
        ]

    return fill


def test_a_price_stands_on_one_baseline_with_its_sign_small(fill):
    assert fill(price(), now="199") == ["glyphs 10,104 900/48 #22302b ¥", "glyphs 62,104 900/96 #22302b 199"]


def test_a_list_price_is_struck_out_beside_it(fill):
    marks = fill(price(list_field="was", list_style="small"), now="9.9", was="1,299")
    assert marks[2:] == ["glyphs 230,104 400/40 #2f6f5e ¥1,299", "panel 230,89 140×2 r0 #2f6f5e"]


def test_a_list_price_that_nobody_wrote_is_left_out(fill):
    assert len(fill(price(list_field="was", list_style="small"), now="9.9")) == 2


@pytest.mark.parametrize(("align", "x"), [("left", 10), ("centre", 112), ("right", 214)])
def test_a_price_is_aligned_as_a_whole(fill, align, x):
    assert fill(price(align=align), now="199")[0].startswith(f"glyphs {x},")


def test_a_long_price_shrinks_and_then_is_a_misfit(fill):
    assert "900/68" in fill(price(), width=145, now="199")[1]
    part = price()
    assert fill(part, width=80, now="199") == [Misfit(part, 1, 48)]


@pytest.mark.parametrize("text", ["0", "199", "199.9", "199.90", "1,299", "1,299,000", "1299"])
def test_amounts(text):
    assert is_amount(text)


@pytest.mark.parametrize("text", ["", "¥199", "199元", "1,29", "12,99", "199.", "199.999", "一九九", "１９９", "-1"])
def test_not_amounts(text):
    assert not is_amount(text)


def test_the_numbers_of_a_countdown_stand_on_cells(fill):
    assert fill(countdown(), left="还剩 3 天") == [
        "glyphs 10+40,107 400/40 #2f6f5e 还剩",
        "panel 100,20 144×144 r8 #e3ebe2",
        "glyphs 148+0,128 900/96 #22302b 3",
        "glyphs 254+0,107 400/40 #2f6f5e 天",
    ]


def test_a_countdown_without_a_number_is_words(fill):
    assert fill(countdown(), left="今晚截止") == ["glyphs 10+120,55 400/40 #2f6f5e 今晚截止"]


def test_the_cell_of_a_long_number_grows(fill):
    (cell, _) = fill(countdown(), left="1234567", width=500)
    assert cell == "panel 10,20 384×144 r8 #e3ebe2"


def test_a_countdown_too_long_for_its_smallest_size_is_a_misfit(fill):
    part = countdown()
    assert fill(part, width=100, left="还剩 3 天") == [Misfit(part, 1, 32)]


def test_a_line_is_as_wide_as_the_box_or_short_at_its_side(fill):
    words = WordsPart.model_validate({"type": "text", "field": "a", "style": "small", "lines": 1, "before": 8})
    wide, short = fill(rule(), words, a="一"), fill(rule(width=60, height=8, align="right"), words, a="一")
    assert wide[0] == "panel 10,20 400×2 r1 #22302b 20%"
    assert short[0] == "panel 350,20 60×8 r4 #22302b 20%"


def test_a_check_is_a_drawn_glyph(fill):
    assert fill(items("check"), list="一")[0] == "glyphs 10,55 400/40 #2f6f5e ✓"


def test_a_check_becomes_a_dot_in_a_font_without_it(fill):
    class Poor:
        def advance(self, char, weight, size):
            return size

        def covers(self, char):
            return char != "✓"

        def is_word(self, text):
            return False

    assert fill(items("check"), list="一", ruler=Poor())[0] == "panel 10,35 10×10 r5 #2f6f5e"


@pytest.mark.parametrize(("style", "disc", "figure"), [(None, "#2f6f5e", "#f6f1e7"), ("pale", "#f6f1e7", "#2f6f5e")])
def test_a_number_stands_in_the_middle_of_its_disc(fill, style, disc, figure):
    assert fill(items("disc", style), list="一/二")[:2] == [
        f"panel 10,20 40×40 r20 {disc}",
        f"glyphs 24,49 400/25 {figure} 1",
    ]


def test_tracking_goes_with_the_style():
    """Letters stand 40 thousandths of 96 px further apart, and so is the whole wider."""
    airy = {**STYLES, "big": BIG.model_copy(update={"tracking": 40})}
    page = Page(airy, lambda tone: ink_of(tone, THEME), lambda field: ("199",), EmRuler())
    marks = list(fill_box((price(align="right"),), Box(x=10, y=20, width=400, height=400), Anchor.TOP, page))
    assert [(mark.x, mark.tracking) for mark in marks] == [(206, 2), (258, 4)]
    words = WordsPart.model_validate({"type": "text", "field": "a", "style": "big", "lines": 1, "align": "right"})
    (mark,) = fill_box((words,), Box(x=10, y=20, width=400, height=400), Anchor.TOP, page)
    assert (mark.x, mark.pens) == (410 - 144 - 8, (0, 52, 104))


def test_labels_stand_in_a_column_as_wide_as_the_widest(fill):
    labels = fill(items("label", "pale"), list="周一：答疑/周三晚：晒单/小结")
    assert [mark.rpartition(" ")[::2] for mark in labels] == [
        ("glyphs 10+40,55 400/40 #f6f1e7", "周一"),
        ("glyphs 160+40,55 400/40 #2f6f5e", "答疑"),
        ("glyphs 10+80,103 400/40 #f6f1e7", "周三晚"),
        ("glyphs 160+40,103 400/40 #2f6f5e", "晒单"),
        ("glyphs 160+40,151 400/40 #2f6f5e", "小结"),
    ]


def test_labels_that_would_crowd_the_words_stay_in_them(fill):
    (mark,) = fill(items("label"), width=700, list="十一月二十五日星期三：答疑")
    assert mark.endswith("十一月二十五日星期三：答疑")
