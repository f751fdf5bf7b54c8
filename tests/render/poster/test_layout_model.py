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
    assert headline_list.title == "标题加清单：一个观点，几条做法"


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


STACK = "  - {type: stack, box: {x: 20, y: 20, width: 560, height: 100}, parts: [{type: text, field: headline, style: big, lines: 1}]}\n"
PHOTO = "  photo: {title: 照片, kind: picture}\n"


def with_layer(layer: str, needs: str = "") -> str:
    return LAYOUT.replace("layers:\n", f"{needs}layers:\n") + layer


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            with_layer(STACK.replace("parts:", "panel: {colour: tint, padding: 24}, parts:")),
            "第 5 层（stack）的底板比框 x=20 y=20 560×100 多出 24，伸出了画布",
            "改小 padding，或者把框往里收",
        ),
        (
            with_layer(
                "  - {type: avatar, field: photo, name_field: headline, style: big, "
                "box: {x: 0, y: 0, width: 80, height: 90}}\n",
                PHOTO,
            ),
            "第 5 层（avatar）的头像框是 80×90，圆头像要正方形",
            "宽和高写成一样",
        ),
        (
            with_layer(
                "  - {type: picture, field: photo, shade: ink, radius: 8, box: {x: 0, y: 0, width: 80, height: 90}}\n",
                PHOTO,
            ),
            "第 5 层（picture）的照片又有圆角又有阴影，阴影的角会露出来",
            "去掉 radius 或者 shade",
        ),
        (
            with_layer("  - {type: picture, field: headline, box: {x: 0, y: 0, width: 80, height: 90}}\n"),
            "第 5 层（picture）要 picture 字段，但“headline”声明为 text",
            "把 needs 里它的 kind 改成 picture，或者换一种图层",
        ),
        (
            with_layer("  - {type: art, field: headline, box: {x: 0, y: 0, width: 80, height: 90}}\n"),
            "第 5 层（art）要 art 字段，但“headline”声明为 text",
            "把 needs 里它的 kind 改成 art，或者换一种图层",
        ),
        (
            with_layer(
                "  - {type: stack, box: {x: 20, y: 20, width: 560, height: 100}, parts: [{type: rule, colour: ink}]}\n"
            ),
            "第 5 层（stack）里只有横线",
            "加上文字，或者改用 shape 画线",
        ),
        (
            with_layer(
                "  - {type: price, field: headline, list_field: headline, style: big, "
                "box: {x: 0, y: 0, width: 80, height: 90}}\n"
            ),
            "第 5 层（price）写了 list_field，没有写 list_style",
            "加上 list_style：对比价用哪个文字样式",
        ),
        (
            with_layer(STACK.replace("parts:", "grows: true, parts:")),
            "第 5 层（stack）会变高，但画布没有写 max_height",
            "在 canvas 里写上长图最高多少像素，或者去掉 grows",
        ),
        (
            with_layer(STACK.replace("parts:", "grows: true, parts:") * 2).replace(
                "height: 800}", "height: 800, max_height: 900}"
            ),
            "第 6 层（stack）和第 5 层都会变高",
            "一个版式只让一栏变高，去掉这里的 grows",
        ),
        (
            LAYOUT.replace("kind: list,", "kind: list, default: 一,"),
            "列表字段“items”不能有 default",
            "去掉 default，由海报来写",
        ),
        (
            LAYOUT.replace("{title: 标题,", "{title: 标题, default: 三月, choices: [一月, 二月],"),
            "字段“headline”的 default“三月”不在它的 choices 里",
            "可以写：一月、二月",
        ),
        (
            LAYOUT.replace("kind: list,", "kind: list, example: 一,"),
            "字段“items”的例子要写成列表",
            "和 kind 写的一致",
        ),
    ],
)
def test_what_the_parts_of_a_layout_must_agree_on(layout_of, text, message, hint):
    assert first_error(layout_of, text) == (message, hint)


def test_every_mistake_of_a_layout_is_reported(layout_of):
    text = LAYOUT.replace("style: big, lines: 2", "style: bg, lines: 2").replace("field: qr", "field: qrr")
    with pytest.raises(ValidationError) as caught:
        layout_of(text)
    paths = [path for path, _, _ in caught.value.errors()[0]["ctx"]["mistakes"]]
    assert paths == [("layers", 1, "style"), ("layers", 3, "field"), ("needs", "qr")]
