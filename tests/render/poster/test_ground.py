"""What of a poster is painted once for all words, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.render.poster.compose import compose
from generator.render.poster.fonts import RULER
from generator.render.poster.paint import give_back, paint

LAYOUT = """
title: 码在旁边
canvas: {{width: 800, height: 900}}
styles:
  plain: {{weight: 400, max_size: 40, min_size: 24, leading: 1.5, colour: ink}}
needs:
  headline: {{title: 标题, max_chars: 60}}
  qr: {{title: 网址, max_chars: 60, required: false}}
layers:
  - {{type: fill, colour: paper}}
  - type: stack
    box: {{x: 40, y: 200, width: 320, height: 300}}
    parts:
      - {{type: text, field: headline, style: plain, lines: 4}}
    {panel}
  - {{type: qr, field: qr, box: {{x: {x}, y: {y}, width: 380, height: 380}}, radius: 16}}
  - {{type: shape, box: {{x: 0, y: 0, width: 800, height: 20}}, colour: brand}}
"""
WORDS = {"headline": "换季护肤，先修护再加料", "qr": "https://example.com/g/demo01"}


def drawn(poster, layout_of, words=WORDS, x=400, y=120, panel=""):
    return compose(poster(layout=layout_of(LAYOUT.format(x=x, y=y, panel=panel)), words=words), RULER)


def kinds(marks):
    return [str(mark).split()[0] for mark in marks]


def test_a_code_beside_the_words_stands_on_the_ground(poster, layout_of):
    drawing = drawn(poster, layout_of)
    assert kinds(drawing.ground) == ["panel", "panel"]
    assert kinds(drawing.marks) == ["glyphs", "glyphs", "qr", "panel"]


@pytest.mark.parametrize(
    ("x", "y", "panel"),
    [(340, 120, ""), (375, 120, ""), (100, 100, ""), (390, 120, "panel: {colour: tint, radius: 8, padding: 32}")],
)
def test_a_code_that_words_or_their_panel_may_reach_stands_above_them(poster, layout_of, x, y, panel):
    drawing = drawn(poster, layout_of, x=x, y=y, panel=panel)
    assert kinds(drawing.ground) == ["panel"]
    assert kinds(drawing.marks)[-3:] == ["panel", "qr", "panel"]


def test_a_code_below_the_words_stands_on_the_ground(poster, layout_of):
    assert len(drawn(poster, layout_of, x=40, y=516).ground) == 2
    assert len(drawn(poster, layout_of, x=40, y=515).ground) == 1


def test_without_a_code_there_is_no_panel_for_it(poster, layout_of):
    drawing = drawn(poster, layout_of, words={"headline": "换季护肤"})
    assert kinds(drawing.ground) == ["panel"]
    assert kinds(drawing.marks) == ["glyphs", "panel"]


def test_on_the_ground_or_above_it_a_code_looks_the_same(poster, layout_of):
    drawing = drawn(poster, layout_of)
    *ground, panel = drawing.ground
    *words, code, shape = drawing.marks
    above = replace(drawing, ground=tuple(ground), marks=(*words, panel, code, shape))
    frames = []
    for one in (drawing, above, drawing):
        frame = paint(one)
        frames.append(frame.tobytes())
        give_back(frame)
    assert len(set(frames)) == 1
