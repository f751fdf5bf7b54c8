"""A whole poster as a list of marks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.brand import Theme
from generator.problems import Span
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing, Glyphs, QrMark
from tests.render.poster.standing import right_px

GOLDENS = Path(__file__).parent / "goldens"

SMALL = """
title: 试排
canvas: {width: 600, height: 800}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
needs:
  headline: {title: 标题, max_chars: 60}
  items: {title: 清单, kind: list, max_chars: 20, required: false}
  qr: {title: 二维码网址, max_chars: 2000, required: false}
layers:
  - {type: gradient, box: {x: 0, y: 0, width: 600, height: 400}, top: tint, bottom: paper 40%}
  - {type: shape, box: {x: 0, y: 0, width: 90, height: 90}, radius: 45, colour: accent, with_field: items}
  - {type: text, field: headline, style: big, lines: 2, box: {x: 40, y: 40, width: 520, height: 200}}
  - {type: list, field: items, style: big, lines: 1, between: 8, box: {x: 40, y: 240, width: 520, height: 200}}
  - {type: qr, field: qr, box: {x: 40, y: 500, width: 260, height: 260}}
"""


def texts(drawing: Drawing) -> str:
    return "".join(mark.text for mark in drawing.marks if isinstance(mark, Glyphs))


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("normal", {}),
        ("sparse", {"headline": "周三答疑", "items": ("看懂成分表", "选对防晒", "换季不泛红"), "mark": None}),
        (
            "dense",
            {
                "headline": "双十一不囤货指南：只买用得完的",
                "items": tuple(f"第 {n} 样先看看家里有没有没开封的，再看单价是不是真的低了" for n in range(1, 6)),
            },
        ),
    ],
)
def test_the_starter_layout(poster, em, request, name, changed):
    drawn = str(compose(poster(**changed), em))
    golden = GOLDENS / f"headline-list-{name}.txt"
    if request.config.getoption("--update-goldens", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == golden.read_text(encoding="utf-8")


def test_every_word_is_on_the_poster(poster, em):
    spec = poster()
    drawn = texts(compose(spec, em))
    for name, value in spec.values.items():
        for text in (value,) if isinstance(value, str) else value:
            assert name == "qr" or text in drawn


def test_nothing_leaves_its_canvas(poster, em):
    drawing = compose(poster(), em)
    assert (
        max(right_px(mark, em) for mark in _glyphs(drawing)) <= 1080 - 80 + 48
    )  # the blank half of a full stop may hang over
    assert min(mark.x for mark in _glyphs(drawing)) >= 80


def _glyphs(drawing: Drawing) -> list[Glyphs]:
    return [mark for mark in drawing.marks if isinstance(mark, Glyphs)]


def test_the_ground_does_not_depend_on_the_words(poster, em):
    first, second = compose(poster(), em), compose(poster(headline="别的", mark=None), em)
    assert first.ground == second.ground
    assert first.marks != second.marks


def test_what_belongs_to_an_absent_field_is_left_out(poster, layout_of, em):
    drawing = compose(poster(layout=layout_of(SMALL), words={"headline": "好"}), em)
    assert str(drawing) == (
        "canvas 600×800\nramp 0,0 600×400 #e3ebe2 → #f6f1e7 40%\n--\nglyphs 40+0,124 900/96 #22302b 好\n"
    )


def test_a_field_brings_its_shape(poster, layout_of, em):
    drawing = compose(poster(layout=layout_of(SMALL), words={"headline": "好", "items": ("一",)}), em)
    assert str(drawing.marks[0]) == "panel 0,0 90×90 r45 #d9773f"


def test_a_code_is_dark_on_light_in_any_theme(poster, em):
    night = Theme(paper="#16211d", ink="#f2ead9", brand="#cfe3d6", accent="#e38a52", tint="#22302b")
    (code,) = (mark for mark in compose(poster(theme=night), em).marks if isinstance(mark, QrMark))
    assert (code.ink.colour, code.module) == ("#16211d", 8)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            {"headline": "一二三四五六七八九十" * 4},
            "标题“一二三四五六七八九十一二三四五六七八九十一二三…”缩到最小字号 48 像素，2 行也排不下",
            "缩短到能排下，长英文单词和网址不会拆开；在意断行的地方可以自己换行或留一个空格",
        ),
        (
            {"headline": "好", "items": tuple("一二三四五")},
            "清单“一”和同一栏的文字加起来太高，缩到最小字号也放不下",
            "缩短清单，或者减少条数",
        ),
        (
            {"headline": "好", "qr": "https://example.com/" + "x" * 200},
            "二维码网址“https://example.com/xxx…”有 220 个字节，二维码太密，手机扫不稳",
            "换成短链接；260 像素的二维码，码点不能小于 6 像素",
        ),
    ],
)
def test_what_does_not_fit_is_explained(poster, layout_of, em, words, message, hint):
    (problem,) = compose(poster(layout=layout_of(SMALL), words=words), em)
    assert (problem.message, problem.hint) == (message, hint)
    assert problem.span == Span("kinds/welfare.yml", 39 + len(words))


def test_problems_of_all_boxes_come_together(poster, layout_of, em):
    words = {"headline": "一" * 50, "items": ("一" * 20,)}
    assert len(compose(poster(layout=layout_of(SMALL), words=words), em)) == 2


def test_words_are_checked_before_they_are_placed(poster, em):
    assert [problem.rule for problem in compose(poster(headline=None), em)] == ["poster_field_missing"]


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=6), st.text(max_size=200))
def test_any_words_give_a_drawing_or_problems(poster, em, text, items, address):
    result = compose(poster(headline=text, support=text, items=tuple(items), action=text, qr=address), em)
    assert isinstance(result, Drawing) or all(problem.message and problem.hint for problem in result)
