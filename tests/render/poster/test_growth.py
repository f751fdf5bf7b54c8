"""Long pictures: the canvas grows by exactly what its stack needs, and everything keeps its place around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.poster.compose import compose
from generator.render.poster.drawing import Area, Drawing, Emoji, Glyphs, Outline, Panel, QrMark, Ramp

LONG = """
title: 长图
canvas: {width: 600, height: 1000, max_height: 2400}
styles:
  item: {weight: 400, max_size: 48, min_size: 24, leading: 1.5, colour: ink}
  small: {weight: 400, max_size: 32, min_size: 24, leading: 1.5, colour: ink}
needs:
  items: {title: 正文, kind: list, max_chars: 200, required: false}
  qr: {title: 二维码, max_chars: 80, required: false}
  footer: {title: 落款, max_chars: 80, required: false}
layers:
  - {type: fill, colour: paper}
  - {type: gradient, box: {x: 0, y: 0, width: 600, height: 1000}, top: paper, bottom: tint}
  - {type: shape, box: {x: 20, y: 180, width: 560, height: 340}, radius: 16, border: 2, colour: ink}
  - {type: shape, box: {x: 40, y: 40, width: 40, height: 40}, colour: accent}
  - type: stack
    box: {x: 40, y: 200, width: 520, height: 300}
    grows: true
    parts:
      - {type: list, field: items, style: item, lines: 8, between: {min: 8, max: 40}}
  - {type: qr, field: qr, box: {x: 40, y: 560, width: 300, height: 300}}
  - {type: shape, box: {x: 0, y: 900, width: 600, height: 100}, colour: brand}
  - {type: text, field: footer, style: small, lines: 1, box: {x: 40, y: 920, width: 520, height: 60}}
"""
SHORT = {"items": ("一",), "qr": "https://example.com/1", "footer": "落款"}


@pytest.fixture(scope="module")
def long(poster, layout_of, em):
    layout = layout_of(LONG)
    return lambda **words: compose(poster(layout=layout, words={**SHORT, **words}), em)


def of(drawing, kind):
    return [mark for mark in (*drawing.ground, *drawing.marks) if isinstance(mark, kind)]


def test_little_text_leaves_the_canvas_as_it_is(long):
    drawing = long()
    assert (drawing.height, of(drawing, QrMark)[0].area.y) == (1000, 560)


def test_much_text_moves_what_is_below_and_stretches_what_holds_it(long):
    short, drawing = long(), long(items=("一二三四五六七八九十" * 3,) * 5)
    extra = drawing.height - short.height
    # Five items of three lines of 48 at a leading of 72, four gaps half open: 24 px each.
    assert extra == 5 * (48 + 2 * 72) + 4 * 24 - 300
    assert of(drawing, Ramp)[0].area == Area(0, 0, 600, 1000 + extra)
    assert of(drawing, Outline)[0].area == Area(20, 180, 560, 340 + extra)
    assert of(drawing, QrMark)[0].area.y == 560 + extra
    fill, badge, *_, foot = (panel.area for panel in of(drawing, Panel) if panel.ink.colour != "#ffffff")
    assert (fill, badge) == (Area(0, 0, 600, 1000 + extra), Area(40, 40, 40, 40))
    assert foot == Area(0, 900 + extra, 600, 100)
    assert of(drawing, Glyphs)[-1].baseline == of(short, Glyphs)[-1].baseline + extra


def test_type_shrinks_before_the_limit_is_broken(long):
    drawing = long(items=("一二三四五六七八九十" * 5,) * 8)
    assert drawing.height <= 2400
    assert of(drawing, Glyphs)[0].size < 48


def test_more_than_the_limit_holds_is_a_problem_at_the_field(long):
    (problem,) = long(items=("一二三四五六七八九十" * 14,) * 12)
    assert problem.message.startswith("正文“一二三四五六七八九十一二三四五六七八九十一二三…”")
    assert problem.message.endswith("和同一栏的文字加起来太高，缩到最小字号也放不下")
    assert problem.hint == "缩短正文，或者减少条数"


def test_without_the_stack_nothing_grows(long):
    assert long(items=()).height == 1000


@given(st.lists(st.text("甲乙丙，。a1 ", min_size=1, max_size=90).filter(str.strip), min_size=1, max_size=12))
def test_nothing_ever_leaves_a_long_canvas_or_runs_into_what_is_below(poster, layout_of, em, items):
    drawing = compose(poster(layout=layout_of(LONG), words={**SHORT, "items": tuple(items)}), em)
    if not isinstance(drawing, Drawing):
        return
    assert 1000 <= drawing.height <= 2400
    moved = drawing.height - 1000
    for mark in of(drawing, Glyphs | Emoji):
        if isinstance(mark, Glyphs) and mark.size > 32:
            assert 200 <= mark.baseline <= 500 + moved
        else:
            assert mark.baseline <= drawing.height - 20
