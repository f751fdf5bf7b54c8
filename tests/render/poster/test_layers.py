"""Every kind of layer as its marks: art, photos, portraits, logos, shapes, lines that go with their neighbours."""

from dataclasses import replace

import pytest

from generator.model.artifact import Asset
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing

HEAD = """
title: 试排
canvas: {width: 600, height: 800}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
  small: {weight: 400, max_size: 40, min_size: 32, leading: 1.5, colour: brand}
needs:
  headline: {title: 标题, max_chars: 60, required: false}
  name: {title: 名字, max_chars: 20, required: false}
  photo: {title: 照片, kind: picture, required: false}
  motif: {title: 图案, kind: art, required: false}
  price: {title: 现价, required: false}
  mood: {title: 语气, choices: [热闹, 安静], required: false}
layers:
  - {type: text, field: headline, style: big, lines: 2, box: {x: 0, y: 0, width: 300, height: 100}}
  - {type: text, field: name, style: big, lines: 2, box: {x: 0, y: 0, width: 300, height: 100}}
  - {type: text, field: mood, style: big, lines: 2, box: {x: 0, y: 0, width: 300, height: 100}}
  - {type: price, field: price, style: big, box: {x: 0, y: 0, width: 300, height: 100}}
  - {type: picture, field: photo, box: {x: 0, y: 0, width: 1, height: 1}}
  - {type: art, field: motif, box: {x: 0, y: 0, width: 1, height: 1}}
"""
SUN = '<svg viewBox="0 0 9 9"><path fill="var(--brand)" stroke="var( --ink , #000 )"/></svg>'
PHOTO = Asset("teacher.jpg", "1" * 32, "/nowhere/teacher.jpg")


@pytest.fixture
def drawn(poster, layout_of, em):
    """Return the drawing of one more layer, or the problems, with words and what a spec brings."""

    def draw(layer, words=None, **brought):
        layout = layout_of(HEAD + (f"  - {layer}\n" if layer else ""))
        spec = replace(poster(layout=layout, words=words or {}), **brought)
        return compose(spec, em)

    return draw


def marks(drawing):
    assert isinstance(drawing, Drawing), drawing
    return [str(mark) for mark in (*drawing.ground, *drawing.marks)]


BOX = "box: {x: 10, y: 20, width: 200, height: 100}"


def test_what_is_the_same_for_every_text_is_the_ground(poster, layout_of, em):
    fixed = f"  - {{type: fill, colour: paper}}\n  - {{type: art, name: sun, {BOX}}}\n"
    layout = layout_of(HEAD.replace("layers:\n", f"layers:\n{fixed}"))
    drawing = compose(replace(poster(layout=layout, words={"name": "好"}), art={"sun": SUN}), em)
    assert [str(mark)[:5] for mark in drawing.ground] == ["panel", "art 1"]
    assert [str(mark)[:5] for mark in drawing.marks] == ["glyph"]


def test_art_takes_the_colours_of_the_theme(drawn):
    drawing = drawn(f"{{type: art, name: sun, {BOX}, percent: 40}}", art={"sun": SUN})
    assert marks(drawing) == ["art 10,20 200×100 sun 40%"]
    assert drawing.marks[0].svg == '<svg viewBox="0 0 9 9"><path fill="#2f6f5e" stroke="#22302b"/></svg>'


def test_art_may_be_chosen_by_a_field(drawn):
    assert marks(drawn("", {"motif": "sun"}, art={"sun": SUN})) == ["art 0,0 1×1 sun 100%"]


def test_art_may_belong_to_a_field(drawn):
    layer = f"{{type: art, name: sun, {BOX}, with_field: name}}"
    assert marks(drawn(layer, art={"sun": SUN})) == []
    assert "art 10,20 200×100 sun 100%" in marks(drawn(layer, {"name": "好"}, art={"sun": SUN}))


def test_a_gradient_may_run_across(drawn):
    drawing = drawn(f"{{type: gradient, {BOX}, direction: across, top: tint, bottom: paper}}")
    assert marks(drawing) == ["ramp 10,20 200×100 #e3ebe2 ⇒ #f6f1e7"]


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        ("radius: 8", "panel 10,20 200×100 r8 #d9773f"),
        ("radius: 8, border: 4", "outline 10,20 200×100 r8 w4 #d9773f"),
        ("form: ribbon", "ribbon 10,20 200×100 r0 w0 #d9773f"),
        ("form: badge, border: 6", "badge 10,20 200×100 r0 w6 #d9773f"),
        ("form: seal, border: 6", "seal 10,20 200×100 r0 w6 #d9773f"),
        ("form: ticket, radius: 24", "ticket 10,20 200×100 r24 w0 #d9773f"),
    ],
)
def test_shapes(drawn, more, mark):
    assert marks(drawn(f"{{type: shape, {BOX}, colour: accent, {more}}}")) == [mark]


def test_a_photo_with_a_shade_over_its_lower_half(drawn):
    layer = f"{{type: picture, field: photo, {BOX}, fit: cover, focus_x: 30, focus_y: 20, shade: ink 60%}}"
    assert marks(drawn(layer, {"photo": "teacher.jpg"}, pictures={"photo": PHOTO}))[1:] == [
        "photo 10,20 200×100 cover 30,20 r0 teacher.jpg",
        "ramp 10,70 200×50 #22302b 0% → #22302b 60%",
    ]


def test_no_photo_no_shade(drawn):
    assert marks(drawn(f"{{type: picture, field: photo, {BOX}, shade: ink 60%}}")) == []


AVATAR = "{type: avatar, field: photo, name_field: name, style: small, box: {x: 10, y: 20, width: 80, height: 80}}"


def test_a_portrait_is_round(drawn):
    drawing = drawn(AVATAR, {"photo": "teacher.jpg", "name": "陈老师"}, pictures={"photo": PHOTO})
    assert marks(drawing)[-1] == "photo 10,20 80×80 cover 50,50 r40 teacher.jpg"


@pytest.mark.parametrize(
    ("name", "mark"),
    [("陈老师", "glyphs 30,75 400/40 #2f6f5e 陈"), ("👩‍🍳小厨", "emoji 30,40 40 100% 👩‍🍳")],
)
def test_without_a_portrait_the_name_begins_on_a_disc(drawn, name, mark):
    assert marks(drawn(AVATAR, {"name": name}))[-2:] == ["panel 10,20 80×80 r40 #e3ebe2", mark]


def test_without_a_portrait_and_a_name_there_is_nothing(drawn):
    assert marks(drawn(AVATAR)) == []


LOGO = f"{{type: logo, field: name, style: small, {BOX}}}"


def test_a_logo_is_contained(drawn):
    assert marks(drawn(LOGO, logo=PHOTO)) == ["photo 10,20 200×100 contain 0,50 r0 teacher.jpg"]


def test_without_a_logo_the_name_stands_in_the_middle(drawn):
    assert marks(drawn(LOGO, {"name": "小店"}))[-1] == "glyphs 10+40,85 400/40 #2f6f5e 小店"


STACK = """{type: stack, box: {x: 40, y: 300, width: 400, height: 400}, panel: {colour: tint, padding: 24, radius: 16},
      parts: [
        {type: rule, colour: accent}, {type: text, field: headline, style: small, lines: 1},
        {type: rule, colour: ink}, {type: text, field: name, style: small, lines: 1}, {type: rule, colour: brand},
        {type: text, field: mood, style: small, lines: 1}]}"""


@pytest.mark.parametrize(
    ("words", "inks"),
    [
        ({"headline": "一", "name": "二", "mood": "热闹"}, ["#d9773f", "#22302b", "#2f6f5e"]),
        ({"headline": "一", "mood": "热闹"}, ["#d9773f", "#22302b"]),
        ({"headline": "一"}, ["#d9773f"]),
        ({"mood": "热闹"}, ["#d9773f"]),
        ({}, []),
    ],
)
def test_a_line_goes_with_the_part_it_parts_from_the_rest(drawn, words, inks):
    lines = [mark for mark in marks(drawn(STACK, words)) if mark.startswith("panel") and "400×2" in mark]
    assert [line.split()[-1] for line in lines] == inks


def test_a_panel_is_as_high_as_what_stands_on_it(drawn):
    panel = next(mark for mark in marks(drawn(STACK, {"headline": "一"})) if "#e3ebe2" in mark)
    assert panel == "panel 16,276 448×90 r16 #e3ebe2"


@pytest.mark.parametrize(
    ("words", "brought", "message", "hint"),
    [
        ({"price": "199元"}, {}, "现价“199元”不是价格", "只写数字，例如 199、199.9 或 1,299；¥ 由版式来写"),
        ({"mood": "热闲"}, {}, "语气“热闲”不在可选的词里", "可以写：安静、热闹"),
        (
            {"photo": "a.jpg"},
            {},
            "没有“a.jpg”这张照片",
            "把照片放进 content/assets/，这里写它的文件名，例如 teacher.jpg",
        ),
        ({"motif": "son"}, {"art": {"sun": SUN}}, "没有“son”这张插图", "是不是想写 sun？"),
        (
            {"motif": "son"},
            {},
            "没有“son”这张插图",
            "把插图放进 templates/posters/art/，这里写它的文件名，不带 .svg",
        ),
        ({"photo": ("a.jpg",)}, {}, "照片（photo）要写成一段文字", "直接写在 photo: 后面，不要分条"),
    ],
)
def test_what_a_field_stands_for_is_checked(drawn, words, brought, message, hint):
    (problem,) = drawn("", words, **brought)
    assert (problem.message, problem.hint, problem.span.line) == (message, hint, 40)


def test_the_boxes_of_a_layout_can_be_seen(drawn):
    shown = marks(drawn("{type: fill, colour: paper}", {"headline": "好"}, boxes=True))
    assert shown[2:5] == [
        "outline 0,0 300×100 r0 w2 #d9773f",
        "panel 0,0 177×28 r0 #f6f1e7 80%",
        "glyphs 6,22 500/22 #22302b 1 text headline",
    ]
    assert sum(mark.startswith("outline") for mark in shown) == 6


def test_the_box_of_a_stack_names_what_stands_in_it(drawn):
    shown = marks(drawn(STACK, {"headline": "好"}, boxes=True))
    assert shown[-1].endswith("7 stack headline name mood")
    assert shown[-2] == "panel 40,272 298×28 r0 #f6f1e7 80%"


def test_a_code_can_do_without_its_field_as_words_can(drawn):
    layer = "{type: qr, field: name, box: {x: 0, y: 0, width: 300, height: 300}}"
    assert marks(drawn(layer)) == []
    assert [mark[:2] for mark in marks(drawn(layer, {"name": "42"}))] == ["gl", "pa", "qr"]
