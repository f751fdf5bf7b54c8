"""Owns what one layer becomes: its marks, or what is wrong with the words in it. It must not know the other layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.artifact import PosterSpec
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
from generator.model.layout.layers import Panel as Backing
from generator.model.layout.parts import Rule
from generator.model.layout.tone import Tone
from generator.model.layout.words import Anchor, Words
from generator.problems import Problem
from generator.render.poster import qr
from generator.render.poster.clusters import clusters, is_emoji
from generator.render.poster.colours import ink_of, luminance, tint_art
from generator.render.poster.drawing import (
    Area,
    ArtMark,
    Cutout,
    Emoji,
    Glyphs,
    Ink,
    Mark,
    Outline,
    Panel,
    Photo,
    QrMark,
    Ramp,
)
from generator.render.poster.fields import Filled, quote, span_of
from generator.render.poster.parts.block import baseline_of
from generator.render.poster.stack import Misfit, Page, Part, fit
from generator.render.poster.typeset import Ruler

AVATAR_LETTER = 0.5  # the first character of a name, as a share of the disc


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every layer of a poster shares: what was asked for, its tidy words, and the ruler."""

    spec: PosterSpec
    filled: Filled
    ruler: Ruler

    def ink(self, tone: Tone) -> Ink:
        """Return the colour of a tone in the poster's theme."""
        return ink_of(tone, self.spec.theme)

    def page(self) -> Page:
        """Return what boxes of words ask for."""
        return Page(self.spec.layout.styles, self.ink, lambda field: self.filled.get(field, ()), self.ruler)

    def shows(self, field: str | None) -> bool:
        """Return whether a layer that belongs to a field is there."""
        return field is None or field in self.filled


def is_fixed(layer: Layer) -> bool:
    """Return whether a layer looks the same on most posters: whatever the words are, or for all of one festival."""
    match layer:
        case Fill() | Gradient():
            return True
        case Shape():
            return layer.with_field is None
        case Art():
            return layer.with_field is None
    return False


def compose_layer(layer: Layer, canvas: Area, sheet: Sheet) -> Iterator[Mark | Problem]:
    """Yield the marks of a layer on a canvas, or its problems."""
    match layer:
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
        case WordsLayer() | ItemsLayer() | PriceLayer() | CountdownLayer():
            yield from _parts((layer,), layer.box, layer.anchor, sheet)
        case Stack():
            yield from _parts(layer.parts, layer.box, layer.anchor, sheet, layer.panel)
        case Code():
            yield from _code(layer, sheet)


def area_of(box: Box) -> Area:
    """Return the area of a layout's box."""
    return Area(box.x, box.y, box.width, box.height)


def shown_parts(parts: tuple[Part, ...], sheet: Sheet) -> tuple[Part, ...]:
    """Return the parts that have something to show; a line goes with the part it parted from the others."""
    shown: list[Part] = []
    for index, part in enumerate(parts):
        if not isinstance(part, Rule):
            if part.field in sheet.filled:
                shown.append(part)
            continue
        after = [other for other in parts[index + 1 :] if not isinstance(other, Rule)]
        opens = all(isinstance(other, Rule) for other in parts[:index])
        parts_something = opens or (shown and not isinstance(shown[-1], Rule))
        if parts_something and (not after or any(other.field in sheet.filled for other in after)):
            shown.append(part)
    return tuple(shown) if any(not isinstance(part, Rule) for part in shown) else ()


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
        lower = replace(area, y=area.y + upper, height=area.height - upper)
        yield Ramp(lower, replace(shade, percent=0), shade)


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
    yield from _parts((name,), layer.box, Anchor.MIDDLE, sheet)


def _parts(
    parts: tuple[Part, ...], box: Box, anchor: Anchor, sheet: Sheet, panel: Backing | None = None
) -> Iterator[Mark | Problem]:
    shown = shown_parts(parts, sheet)
    if not shown:
        return
    fitted = fit(shown, box.width, box.height, sheet.page())
    if isinstance(fitted, tuple):
        yield from (_misfit(misfit, sheet) for misfit in fitted)
        return
    if panel:
        (top, height), more = fitted.span(box, anchor), panel.padding
        area = Area(box.x - more, top - more, box.width + 2 * more, height + 2 * more)
        yield Panel(area, panel.radius, sheet.ink(panel.colour))
    yield from fitted.marks(box, anchor)


def _misfit(misfit: Misfit, sheet: Sheet) -> Problem:
    assert not isinstance(misfit.part, Rule), "a line is as wide as its box and is never what is too high"
    field = misfit.part.field
    title, longest = sheet.spec.layout.needs[field].title, max(sheet.filled[field], key=len)
    if misfit.lines:
        message = f"{title}{quote(longest)}缩到最小字号 {misfit.size_px} 像素，{misfit.lines} 行也排不下"
        hint = "缩短到能排下，长英文单词和网址不会拆开；在意断行的地方可以自己换行或留一个空格"
    else:
        message = f"{title}{quote(longest)}和同一栏的文字加起来太高，缩到最小字号也放不下"
        hint = f"缩短{title}，或者减少条数"
    return Problem(span_of(sheet.spec, field), message, hint, "poster_overflow")


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
