"""How parts share a box: common steps, growing gaps, anchors, what will never fit."""

import pytest

from generator.model.layout.canvas import Box
from generator.model.layout.parts import ItemsPart, WordsPart
from generator.model.layout.words import Anchor, Style
from generator.render.poster.drawing import Glyphs, Ink, Panel
from generator.render.poster.stack import Misfit, Page, fill_box

BIG = Style.model_validate({"weight": 900, "max_size": 96, "min_size": 48, "leading": 1.25, "colour": "ink"})
SMALL = Style.model_validate({"weight": 400, "max_size": 40, "min_size": 32, "leading": 1.5, "colour": "brand"})


def words(field: str = "head", style: str = "big", lines: int = 2, **more: object) -> WordsPart:
    return WordsPart.model_validate({"type": "text", "field": field, "style": style, "lines": lines, **more})


def items(**more: object) -> ItemsPart:
    raw = {"type": "list", "field": "list", "style": "small", "lines": 1, "between": {"min": 16, "max": 80}, **more}
    return ItemsPart.model_validate(raw)


@pytest.fixture(scope="module")
def fill(em):
    def fill(*parts, width=400, height=400, anchor=Anchor.TOP, ruler=em, **texts):
        page = Page(
            {"big": BIG, "small": SMALL},
            lambda tone: Ink("#000000", tone.percent),
            lambda field: tuple(texts[field].split("/")),
            ruler,
        )
        return list(fill_box(parts, Box(x=10, y=20, width=width, height=height), anchor, page))

    return fill


def test_short_words_take_the_largest_size(fill):
    assert fill(words(), head="一二三") == [Glyphs(10, 20 + 84, 900, 96, Ink("#000000"), "一二三", pens=(0, 96, 192))]


def test_long_words_shrink_until_the_lines_suffice(fill):
    marks = fill(words(), head="一二三四五六七八九十")
    assert [(mark.text, mark.size) for mark in marks] == [("一二三四五", 80), ("六七八九十", 80)]
    assert marks[1].baseline - marks[0].baseline == 100


def test_a_smaller_size_is_worth_a_whole_word(fill, knowing):
    torn = fill(words(), width=380, head="一二三四五六")
    whole = fill(words(), width=380, head="一二三四五六", ruler=knowing("三四"))
    assert [(mark.text, mark.size) for mark in torn] == [("一二三", 96), ("四五六", 96)]
    assert [(mark.text, mark.size) for mark in whole] == [("一二三四", 92), ("五六", 92)]


def test_a_little_smaller_is_worth_a_line_and_much_smaller_is_not(fill):
    assert [(mark.text, mark.size) for mark in fill(words(), width=340, head="一二三四")] == [("一二三四", 84)]
    assert [mark.size for mark in fill(words(), width=300, head="一二三四")] == [96, 96]


def test_parts_shrink_together(fill):
    marks = fill(words(lines=1), words("more", "small", 1), height=120, head="一", more="二")
    assert [mark.size for mark in marks] == [80, 38]


def test_gaps_take_the_room_there_is_up_to_their_most(fill):
    tight = fill(words(lines=1), items(before={"min": 24, "max": 80}), height=240, head="一", list="二/三")
    roomy = fill(words(lines=1), items(before={"min": 24, "max": 80}), height=900, head="一", list="二/三")
    tops = [[mark.baseline for mark in marks] for marks in (tight, roomy)]
    assert tops[1] == [104, 231, 351]
    assert tops[0][-1] < tops[1][-1]
    assert tight[-1].baseline < 20 + 240


@pytest.mark.parametrize(("anchor", "top"), [(Anchor.TOP, 20), (Anchor.MIDDLE, 172), (Anchor.BOTTOM, 324)])
def test_an_anchor_says_where_the_rest_of_the_room_goes(fill, anchor, top):
    (mark,) = fill(words(), anchor=anchor, head="一")
    assert mark.baseline == top + 84


@pytest.mark.parametrize(("align", "x"), [("left", 10), ("centre", 162), ("right", 314)])
def test_alignment(fill, align, x):
    assert fill(words(align=align), head="一")[0].x == x


def test_a_numbered_list_with_hairlines(fill):
    marks = fill(items(marker="number", marker_style="big", indent=60, divider="ink 16%"), height=160, list="一/二")
    assert [str(mark) for mark in marks] == [
        "glyphs 10,55 900/96 #000000 1",
        "glyphs 70+0,55 400/40 #000000 一",
        "panel 10,99 400×2 r0 #000000 16%",
        "glyphs 10,175 900/96 #000000 2",
        "glyphs 70+0,175 400/40 #000000 二",
    ]


def test_a_dotted_list(fill):
    dots = [mark for mark in fill(items(marker="dot", indent=40), list="一/二") if isinstance(mark, Panel)]
    assert [(dot.area.width, dot.radius) for dot in dots] == [(10, 5), (10, 5)]


def test_a_list_keeps_one_size(fill):
    marks = fill(items(), width=160, list="一二三四五/六")
    assert {mark.size for mark in marks} == {32}


def test_what_never_fits_is_named(fill):
    part = words(lines=1)
    assert fill(part, width=90, head="一二") == [Misfit(part, 1, 48)]


def test_an_ellipsis_instead(fill):
    part = words(lines=1, overflow="ellipsis")
    (mark,) = fill(part, width=150, head="一二三四")
    assert (mark.text, mark.size) == ("一二…", 48)


def test_a_box_too_full_names_its_longest_part(fill):
    part = words(lines=3)
    assert fill(part, words("more", "small", 1), height=100, head="一\n二\n三", more="四") == [Misfit(part, 0, 48)]


class _Rounding:
    """Below the largest size every character is rounded up, far beyond its share."""

    def advance(self, char, weight, size):
        return 10 if size == 96 else 200

    def covers(self, char):
        return True

    def is_word(self, text):
        return False


def test_a_larger_size_is_taken_where_all_smaller_ones_are_too_wide(fill):
    marks = fill(words(lines=1), words("more", lines=1), width=100, height=200, ruler=_Rounding(), head="ab", more="c")
    assert [mark.size for mark in marks] == [96, 96]
