"""Owns what one layer becomes: its marks, or what is wrong with the words in it. It must not know the other layers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.layout.canvas import Box
from generator.model.layout.layers import (
    Art,
    Avatar,
    Code,
    CountdownLayer,
    Direction,
    Fill,
    Form,
    Gradient,
    ItemsLayer,
    Layer,
    Logo,
    Picture,
    PriceLayer,
    Shape,
    Stack,
    WordsLayer,
)
from generator.model.layout.words import Anchor, Words
from generator.problems import Problem
from generator.render.poster import qr
from generator.render.poster.clusters import clusters, is_emoji
from generator.render.poster.colours import luminance, tint_art
from generator.render.poster.columns import compose_parts
from generator.render.poster.drawing import (
    Area,
    ArtMark,
    Cutout,
    Emoji,
    Glyphs,
    Mark,
    Outline,
    Panel,
    Photo,
    QrMark,
    Ramp,
)
from generator.render.poster.fields import quote, span_of
from generator.render.poster.parts.block import baseline_of
from generator.render.poster.sheet import Sheet

AVATAR_LETTER = 0.5  # the first character of a name, as a share of the disc


def compose_layer(layer: Layer, canvas: Area, sheet: Sheet) -> Iterator[Mark | Problem]:
    """Yield the marks of a layer on a canvas, or its problems."""
    match layer:
        case Stack():
            yield from compose_parts(layer.parts, layer.box, layer.anchor, sheet, layer.panel)
        case WordsLayer() | ItemsLayer() | PriceLayer() | CountdownLayer():
            yield from compose_parts((layer,), layer.box, layer.anchor, sheet)
        case Fill():
            yield Panel(canvas, 0, sheet.ink(layer.colour))
        case Gradient():
            across = layer.direction is Direction.ACROSS
            yield Ramp(area_of(layer.box), sheet.ink(layer.top), sheet.ink(layer.bottom), across)
        case Shape():
            yield from _shape(layer, sheet)
        case Art():
            yield from _art(layer, sheet)
        case Picture():
            yield from _picture(layer, sheet)
        case Avatar():
            yield from _avatar(layer, sheet)
        case Logo():
            yield from _logo(layer, sheet)
        case Code():
            yield from _code(layer, sheet)


def area_of(box: Box) -> Area:
    """Return the area of a layout's box."""
    return Area(box.x, box.y, box.width, box.height)


def _shape(layer: Shape, sheet: Sheet) -> Iterator[Mark]:
    if not sheet.shows(layer.with_field):
        return
    area, ink = area_of(layer.box), sheet.ink(layer.colour)
    if layer.form is not Form.PANEL:
        yield Cutout(area, layer.form.value, layer.radius, layer.border, ink)
    elif layer.border:
        yield Outline(area, layer.radius, layer.border, ink)
    else:
        yield Panel(area, layer.radius, ink)


def _art(layer: Art, sheet: Sheet) -> Iterator[Mark]:
    name = layer.name or "".join(sheet.filled.get(layer.field or "", ()))
    if name and sheet.shows(layer.with_field):
        svg = tint_art(sheet.spec.art[name], sheet.spec.theme)
        yield ArtMark(area_of(layer.box), name, svg, layer.percent)


def _picture(layer: Picture, sheet: Sheet) -> Iterator[Mark]:
    if layer.field not in sheet.filled:
        return
    area, asset = area_of(layer.box), sheet.spec.pictures[layer.field]
    yield Photo(area, asset, layer.fit.value, layer.focus_x, layer.focus_y, layer.radius)
    if layer.shade:
        shade = sheet.ink(layer.shade)
        upper = area.height // 2
        lower = area._replace(y=area.y + upper, height=area.height - upper)
        yield Ramp(lower, shade._replace(percent=0), shade)


def _avatar(layer: Avatar, sheet: Sheet) -> Iterator[Mark]:
    area = area_of(layer.box)
    if layer.field in sheet.filled:
        yield Photo(area, sheet.spec.pictures[layer.field], "cover", 50, 50, area.width // 2)
    elif layer.name_field in sheet.filled:
        yield Panel(area, area.width // 2, sheet.ink(layer.disc))
        yield _initial(clusters(sheet.filled[layer.name_field][0])[0], layer, sheet)


def _initial(char: str, layer: Avatar, sheet: Sheet) -> Mark:
    style, area = sheet.spec.layout.styles[layer.style], area_of(layer.box)
    size = max(style.min_size, min(style.max_size, round(area.height * AVATAR_LETTER)))
    x = area.x + (area.width - sheet.ruler.advance(char, style.weight, size)) // 2
    top, ink = area.y + (area.height - size) // 2, sheet.ink(style.colour)
    if is_emoji(char):
        return Emoji(x, top, size, ink.percent, char)
    return Glyphs(x, baseline_of(top, size), style.weight, size, ink, char)


def _logo(layer: Logo, sheet: Sheet) -> Iterator[Mark | Problem]:
    if sheet.spec.logo:
        yield Photo(area_of(layer.box), sheet.spec.logo, "contain", 0, 50, 0)
        return
    name = Words(type="text", field=layer.field, style=layer.style, lines=1)
    yield from compose_parts((name,), layer.box, Anchor.MIDDLE, sheet)


def _code(layer: Code, sheet: Sheet) -> Iterator[Mark | Problem]:
    if layer.field not in sheet.filled:
        return
    (text,) = sheet.filled[layer.field]
    module_px = qr.module_px(text, layer.box.width)
    if module_px < qr.MIN_MODULE_PX:
        title, text_bytes = sheet.spec.layout.needs[layer.field].title, len(text.encode())
        message = f"{title}{quote(text)}有 {text_bytes} 个字节，二维码太密，手机扫不稳"
        hint = f"换成短链接；{layer.box.width} 像素的二维码，码点不能小于 {qr.MIN_MODULE_PX} 像素"
        yield Problem(span_of(sheet.spec, layer.field), message, hint, "poster_qr_dense")
        return
    # Phones want dark modules on a light panel, whichever of its colours a theme calls ink.
    dark, light = sorted((sheet.ink(layer.dark), sheet.ink(layer.light)), key=luminance)
    area = area_of(layer.box)
    yield Panel(area, layer.radius, light)
    yield QrMark(area, module_px, dark, layer.field, text)
