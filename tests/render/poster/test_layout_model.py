"""Layouts as people write them, and what is refused about them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.layout.layout import Layout
from generator.model.layout.tone import Role, Tone
from generator.model.layout.words import Gap, Style

LAYOUT = """
title: 试排
canvas: {width: "600", height: 800}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
needs:
  headline: {title: 标题, max_chars: 20}
  items: {title: 清单, kind: list, max_chars: 20}
  qr: {title: 二维码, max_chars: 100}
layers:
  - {type: fill, colour: paper}
  - {type: text, field: headline, style: big, lines: 2, box: {x: 40, y: 40, width: 520, height: 200}}
  - {type: list, field: items, style: big, lines: 1, between: 8, box: {x: 40, y: 240, width: 520, height: 200}}
  - {type: qr, field: qr, box: {x: 40, y: 500, width: 260, height: 260}}
"""


def first_error(read, text: str) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        read(text)
    error = caught.value.errors()[0]
    return error["msg"], error["ctx"]["hint"]


def test_numbers_arrive_as_text(layout_of):
    layout = layout_of(LAYOUT)
    assert (layout.canvas.width, layout.styles["big"].leading) == (600, 1.2)
    assert layout.layers[2].between == Gap(min=8, max=8)


def test_the_starter_layout_is_one(headline_list):
    assert headline_list.title == "标题加清单"


def test_every_field_says_what_it_is():
    pending, seen = [Layout.model_json_schema()], 0
    while pending:
        schema = pending.pop()
        pending.extend(schema.get("$defs", {}).values())
        for name, field in schema.get("properties", {}).items():
            assert field.get("description", "").endswith("。"), name
            seen += 1
    assert seen > 50


@pytest.mark.parametrize(
    ("text", "tone"),
    [("ink", Tone(role=Role.INK, percent=100)), ("paper 30%", Tone(role=Role.PAPER, percent=30))],
)
def test_a_tone_is_one_word(text, tone):
    assert Tone.model_validate(text) == tone
    assert Tone.model_validate(tone) is tone
    assert Tone.model_json_schema()["type"] == "string"


@pytest.mark.parametrize("text", ["red", "ink 0%", "ink 101%", "ink70%", "#ff0000"])
def test_a_tone_is_a_role_of_the_theme(text):
    message, hint = first_error(TypeAdapter(Tone).validate_python, text)
    assert message == f"颜色“{text}”写法不对"
    assert "ink 70%" in hint


def test_a_style_has_ordered_sizes():
    raw = {"weight": 400, "max_size": 40, "min_size": 48, "leading": 1.2, "colour": "ink"}
    message, hint = first_error(Style.model_validate, raw)
    assert (message, hint) == ("最小字号 48 大于最大字号 40", "把 min_size 改得不大于 max_size")


def test_a_gap_is_ordered():
    assert first_error(Gap.model_validate, {"min": 9, "max": 8})[0] == "最小间距 9 大于最大间距 8"


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("field: headline", "field: headlin", "第 2 层（text）用了没有声明的字段“headlin”", "是不是想写 headline？"),
        (
            "style: big, lines: 2",
            "style: bigg, lines: 2",
            "第 2 层（text）用了没有定义的文字样式“bigg”",
            "是不是想写 big？",
        ),
        (
            "between: 8",
            "between: 8, marker_style: small",
            "第 3 层（list）用了没有定义的文字样式“small”",
            "可以写：big",
        ),
        (
            "field: items",
            "field: headline",
            "第 3 层（list）要 list 字段，但“headline”声明为 text",
            "把 needs 里它的 kind 改成 list，或者换一种图层",
        ),
        (
            "field: qr",
            "field: items",
            "第 4 层（qr）要 text 字段，但“items”声明为 list",
            "把 needs 里它的 kind 改成 text，或者换一种图层",
        ),
        (
            "x: 40, y: 240",
            "x: 100, y: 240",
            "第 3 层（list）的框 x=100 y=240 520×200 伸出了 600×800 的画布",
            "改小框，文字和二维码要完整地在画布里",
        ),
        (
            "needs:\n",
            "needs:\n  extra: {title: 多的, max_chars: 9}\n",
            "字段“extra”（多的）没有出现在任何一层",
            "在 layers 里用上它，或者从 needs 里删掉",
        ),
        (
            "kind: list,",
            "kind: list, min_items: 4, max_items: 3,",
            "字段“items”最少 4 条、最多 3 条，互相矛盾",
            "把 min_items 改得不大于 max_items",
        ),
        (
            "width: 260, height: 260",
            "width: 200, height: 260",
            "二维码的方块是 200×260，手机扫不稳",
            "宽和高写成一样，至少 260",
        ),
    ],
)
def test_a_layout_is_consistent(layout_of, old, new, message, hint):
    assert old in LAYOUT
    assert first_error(layout_of, LAYOUT.replace(old, new)) == (message, hint)


def test_a_shape_may_bleed_and_name_a_field(layout_of):
    shape = "  - {type: shape, box: {x: -90, y: -90, width: 180, height: 180}, colour: tint, with_field: qr}\n"
    assert layout_of(LAYOUT + shape).layers[-1].box.x == -90
    assert "没有声明的字段“qrr”" in first_error(layout_of, LAYOUT + shape.replace("qr}", "qrr}"))[0]
