"""Vector art: pixels, or a sentence."""

import pytest

from generator.render.poster import art
from generator.render.poster.art import check_art, draw_art

NS = 'xmlns="http://www.w3.org/2000/svg"'
DISC = f'<svg {NS} viewBox="0 0 100 50"><circle cx="25" cy="25" r="25" fill="#2f6f5e"/></svg>'


def test_art_is_drawn_in_its_own_proportions():
    pixels = draw_art("disc", DISC, 200, 200)
    assert pixels.shape == (100, 200, 4)
    assert pixels[50, 50].tolist() == [0x2F, 0x6F, 0x5E, 255]
    assert pixels[50, 150, 3] == 0


def test_gradients_patterns_and_uses_may_refer_to_the_drawing_itself():
    svg = (
        f'<svg {NS} viewBox="0 0 10 10"><!-- a <text> in a comment --><defs><linearGradient id="g">'
        '<stop stop-color="#f00"/></linearGradient><rect id="r" width="10" height="10"/></defs>'
        "<use href='#r' fill='url(#g)'/></svg>"
    )
    assert check_art("g", svg) is None


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<image href="https://example.com/a.png"/>', "图片"),
        ('<Image href="a.png"/>', "图片"),
        ('<s:image xmlns:s="http://www.w3.org/2000/svg" href="a.png"/>', "图片"),
        ("<filter><feImage/></filter>", "图片"),
        ("<text>限时</text>", "文字"),
        ("<script>1</script>", "脚本"),
        ("<foreignObject/>", "网页"),
        ("<style>@import 'a.css';</style>", "外部样式表"),
        ('<use href="other.svg#a"/>', "指向别处的链接"),
        ('<use xlink:href="file:///etc/passwd"/>', "指向别处的链接"),
        ("<use href = ' http://a'/>", "指向别处的链接"),
        ('<rect fill="url(http://a#b)"/>', "指向别处的链接"),
        ("<rect style=\"fill:url('a.svg#b')\"/>", "指向别处的链接"),
        ("<![CDATA[<rect/>]]>", "DOCTYPE 或 ENTITY 声明"),
    ],
)
def test_art_that_reaches_outside_itself_is_refused(inside, reason):
    fault = check_art("leaf", f"<svg {NS} viewBox='0 0 9 9'>{inside}</svg>")
    assert fault.message == f"插图“leaf”里有{reason}，海报的插图不能用"
    assert fault.rule == "poster_art"


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>', "DOCTYPE 或 ENTITY 声明"),
        ('<?xml-stylesheet href="#a"?>', "外部样式表"),
    ],
)
def test_declarations_are_refused(before, reason):
    assert reason in check_art("leaf", before + DISC).message


def test_endless_art_is_refused():
    assert "最多 512000 个" in check_art("leaf", DISC + " " * 512_000).message


@pytest.mark.parametrize("svg", ["", "<svg", "<html/>", f"<svg {NS} width='0' height='0'/>", "梅花"])
def test_broken_art_is_a_sentence(svg):
    fault = check_art("leaf", svg)
    assert fault.message.startswith("插图“leaf”画不出来：")
    assert fault == draw_art("leaf", svg, 100, 100)


def test_art_is_drawn_once_for_each_size():
    assert draw_art("disc", DISC, 60, 60) is draw_art("disc", DISC, 60, 60)
    assert art._KEPT.held_bytes <= art._KEPT.room_bytes <= 32 << 20
