"""No mark ever leaves its box or the canvas, whatever the words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing, Emoji, Glyphs, Panel
from tests.render.poster.standing import right_px

LAYOUT = """
title: 试排
canvas: {width: 600, height: 900}
styles:
  big: {weight: 900, max_size: 96, min_size: 40, leading: 1.2, colour: ink}
  small: {weight: 400, max_size: 40, min_size: 24, leading: 1.5, colour: brand}
needs:
  headline: {title: 标题, max_chars: 60}
  items: {title: 清单, kind: list, max_chars: 60, required: false}
  left: {title: 倒计时, max_chars: 20, required: false}
  now: {title: 现价, required: false}
  was: {title: 对比价, required: false}
layers:
  - {type: fill, colour: paper}
  - type: stack
    box: {x: 40, y: 60, width: 520, height: 780}
    anchor: middle
    parts:
      - {type: text, field: headline, style: big, lines: 3, align: centre}
      - {type: rule, colour: accent, width: 80, before: 16}
      - {type: price, field: now, list_field: was, style: big, list_style: small, align: right, before: 16}
      - {type: countdown, field: left, style: small, digit_style: big, cell: tint, align: centre, before: 16}
      - {type: list, field: items, style: small, lines: 3, between: {min: 8, max: 40}, marker: disc, indent: 56, before: 24}
"""
WORDS = st.text("甲乙丙丁戊己，。（）“”aB1 %🎉", min_size=1, max_size=60)
AMOUNTS = st.from_regex(r"\A[1-9][0-9]{0,6}(\.[0-9]{1,2})?\Z")


@given(
    headline=WORDS,
    items=st.none() | st.lists(WORDS, min_size=1, max_size=6).map(tuple),
    left=st.none() | st.from_regex(r"\A还剩 [0-9]{1,3} 天( [0-9]{1,2} 时)?\Z"),
    now=st.none() | AMOUNTS,
    was=st.none() | AMOUNTS,
)
def test_every_mark_is_in_its_box(poster, layout_of, em, headline, items, left, now, was):
    words = {"headline": headline, "items": items, "left": left, "now": now, "was": was}
    drawing = compose(poster(layout=layout_of(LAYOUT), words={k: v for k, v in words.items() if v}), em)
    if not isinstance(drawing, Drawing):
        assert all(problem.message and problem.hint for problem in drawing)
        return
    for mark in drawing.marks:
        left_px, top, right, bottom = _bounds(mark, em)
        hang = mark.size // 2 + 1 if isinstance(mark, Glyphs) else 0  # the blank half of punctuation may hang over
        assert 40 - hang <= left_px
        assert right <= 560 + hang
        assert top >= 60
        assert bottom <= 840


def _bounds(mark, ruler):
    match mark:
        case Panel():
            area = mark.area
            return area.x, area.y, area.x + area.width, area.y + area.height
        case Emoji():
            return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
        case Glyphs():
            top = mark.baseline - round(mark.size * 0.88)
            return mark.x, top, right_px(mark, ruler), top + mark.size
    raise AssertionError(mark)
