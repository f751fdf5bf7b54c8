"""Owns the geometry of a poster: layout and words to a list of marks. Pure; it knows widths only from a ruler.

It must not know Pillow, fonts or files.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import PosterSpec
from generator.model.brand import Theme
from generator.model.layout.canvas import Box
from generator.model.layout.layers import Code, Fill, Gradient, ItemsLayer, Layer, Shape, Stack, WordsLayer
from generator.model.layout.tone import Tone
from generator.model.layout.words import Anchor
from generator.problems import Problem
from generator.render.poster import qr
from generator.render.poster.drawing import Area, Drawing, Ink, Mark, Panel, QrMark, Ramp
from generator.render.poster.fields import Filled, check_fields, fill_fields, quote, span_of
from generator.render.poster.stack import Misfit, Page, Part, fill_box
from generator.render.poster.typeset import Ruler


def compose(spec: PosterSpec, ruler: Ruler) -> Drawing | tuple[Problem, ...]:
    """Place every word of a poster, or say everything that is wrong with the words or their lengths."""
    filled = fill_fields(spec)
    if problems := tuple(check_fields(spec, filled, ruler)):
        return problems
    layers = spec.layout.layers
    fixed = next((index for index, layer in enumerate(layers) if not _is_fixed(layer)), len(layers))
    results = [list(_compose_layer(layer, spec, filled, ruler)) for layer in layers]
    problems = tuple(item for result in results for item in result if isinstance(item, Problem))
    if problems:
        return problems
    canvas = spec.layout.canvas
    ground, marks = (
        tuple(item for result in part for item in result if not isinstance(item, Problem))
        for part in (results[:fixed], results[fixed:])
    )
    return Drawing(canvas.width, canvas.height, ground, marks)


def _is_fixed(layer: Layer) -> bool:
    """Return whether a layer looks the same whatever the words are."""
    return isinstance(layer, Fill | Gradient) or (isinstance(layer, Shape) and layer.with_field is None)


def _compose_layer(layer: Layer, spec: PosterSpec, filled: Filled, ruler: Ruler) -> Iterator[Mark | Problem]:
    theme, canvas = spec.theme, spec.layout.canvas
    match layer:
        case Fill():
            yield Panel(Area(0, 0, canvas.width, canvas.height), 0, ink_of(layer.colour, theme))
        case Gradient():
            yield Ramp(area_of(layer.box), ink_of(layer.top, theme), ink_of(layer.bottom, theme))
        case Shape():
            if layer.with_field is None or layer.with_field in filled:
                yield Panel(area_of(layer.box), layer.radius, ink_of(layer.colour, theme))
        case WordsLayer() | ItemsLayer():
            yield from _compose_parts((layer,), layer.box, layer.anchor, spec, filled, ruler)
        case Stack():
            yield from _compose_parts(layer.parts, layer.box, layer.anchor, spec, filled, ruler)
        case Code():
            yield from _compose_code(layer, spec, filled)


def ink_of(tone: Tone, theme: Theme) -> Ink:
    """Return the colour that a theme gives to a tone."""
    return Ink(getattr(theme, tone.role), tone.percent)


def area_of(box: Box) -> Area:
    """Return the area of a layout's box."""
    return Area(box.x, box.y, box.width, box.height)


def _compose_parts(
    parts: tuple[Part, ...], box: Box, anchor: Anchor, spec: PosterSpec, filled: Filled, ruler: Ruler
) -> Iterator[Mark | Problem]:
    shown = tuple(part for part in parts if part.field in filled)
    if not shown:
        return
    page = Page(spec.layout.styles, lambda tone: ink_of(tone, spec.theme), filled.__getitem__, ruler)
    for mark in fill_box(shown, box, anchor, page):
        yield _misfit(mark, spec, filled) if isinstance(mark, Misfit) else mark


def _misfit(misfit: Misfit, spec: PosterSpec, filled: Filled) -> Problem:
    field = misfit.part.field
    title, longest = spec.layout.needs[field].title, max(filled[field], key=len)
    if misfit.lines:
        message = f"{title}{quote(longest)}缩到最小字号 {misfit.size_px} 像素，{misfit.lines} 行也排不下"
        hint = "缩短到能排下，长英文单词和网址不会拆开；在意断行的地方可以自己换行或留一个空格"
    else:
        message = f"{title}{quote(longest)}和同一栏的文字加起来太高，缩到最小字号也放不下"
        hint = f"缩短{title}，或者减少条数"
    return Problem(span_of(spec, field), message, hint, "poster_overflow")


def _compose_code(layer: Code, spec: PosterSpec, filled: Filled) -> Iterator[Mark | Problem]:
    if layer.field not in filled:
        return
    (text,) = filled[layer.field]
    module_px = qr.module_px(text, layer.box.width)
    if module_px < qr.MIN_MODULE_PX:
        title, text_bytes = spec.layout.needs[layer.field].title, len(text.encode())
        message = f"{title}{quote(text)}有 {text_bytes} 个字节，二维码太密，手机扫不稳"
        hint = f"换成短链接；{layer.box.width} 像素的二维码，码点不能小于 {qr.MIN_MODULE_PX} 像素"
        yield Problem(span_of(spec, layer.field), message, hint, "poster_qr_dense")
        return
    dark, light = sorted((ink_of(layer.dark, spec.theme), ink_of(layer.light, spec.theme)), key=_luminance)
    area = area_of(layer.box)
    yield Panel(area, layer.radius, light)
    yield QrMark(area, module_px, dark, layer.field, text)


def _luminance(ink: Ink) -> float:
    """Return how light a colour looks, 0–255 (ITU-R BT.601 weights); phones want dark modules on a light panel."""
    red, green, blue = ink.rgb
    return 0.299 * red + 0.587 * green + 0.114 * blue
