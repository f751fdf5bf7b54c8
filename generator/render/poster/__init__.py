"""Owns posters: a spec to the bytes of a picture, or to what must change before it can be one.

It must not know where a poster is stored or why it is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from generator.model.artifact import PosterSpec
from generator.model.layout.layers import Art
from generator.problems import Problem, Span
from generator.render.poster import qr
from generator.render.poster.art import check_art
from generator.render.poster.compose import compose
from generator.render.poster.drawing import ArtMark, Drawing, Mark, Photo, QrMark
from generator.render.poster.encode import encode
from generator.render.poster.faults import Fault
from generator.render.poster.fields import quote, span_of
from generator.render.poster.fonts import RULER
from generator.render.poster.paint import Broken, Frame, give_back, paint
from generator.render.poster.pictures import check_picture

__all__ = ["check_poster", "render_poster"]


def check_poster(spec: PosterSpec) -> tuple[Problem, ...]:
    """Return what is wrong with a poster's words, pictures and drawings, without painting it."""
    drawing = compose(spec, RULER)
    if not isinstance(drawing, Drawing):
        return drawing
    marks = dict.fromkeys((*drawing.ground, *drawing.marks))
    return tuple(dict.fromkeys(_problem(spec, mark, fault) for mark in marks if (fault := _fault(mark))))


def render_poster(spec: PosterSpec) -> bytes | tuple[Problem, ...]:
    """Return the picture, its QR code read back from its pixels, or what is wrong. Same spec, same bytes."""
    drawing = compose(spec, RULER)
    if not isinstance(drawing, Drawing):
        return drawing
    frame = paint(drawing)
    if isinstance(frame, Broken):
        return (_problem(spec, frame.mark, frame.fault),)
    try:
        return tuple(_unreadable(spec, drawing, frame)) or _encoded(spec, drawing, frame)
    finally:
        give_back(frame)


def _encoded(spec: PosterSpec, drawing: Drawing, frame: Frame) -> bytes | tuple[Problem, ...]:
    data = encode(frame, spec.format, source_of(spec, drawing), spec.max_bytes)
    return (Problem(span_of(spec, ""), *data),) if isinstance(data, Fault) else data


def source_of(spec: PosterSpec, drawing: Drawing) -> str:
    """Return the line by which a picture says where it comes from: the layout, and a digest of what was drawn."""
    beyond = "".join(_beyond(mark) for mark in (*drawing.ground, *drawing.marks))
    digest = blake2b(f"{drawing}{beyond}".encode(), digest_size=16).hexdigest()
    return f"qunce {spec.source or '-'} {digest}"


def _beyond(mark: Mark) -> str:
    """Return what of a mark its one line leaves out."""
    match mark:
        case Photo():
            return mark.asset.digest
        case ArtMark():
            return mark.svg
    return ""


def _fault(mark: Mark) -> Fault | None:
    match mark:
        case Photo():
            return check_picture(mark.asset)
        case ArtMark():
            return check_art(mark.name, mark.svg)
    return None


def _problem(spec: PosterSpec, mark: Mark, fault: Fault) -> Problem:
    return Problem(_span_of_mark(spec, mark), *fault)


def _span_of_mark(spec: PosterSpec, mark: Mark) -> Span:
    """Return where the picture or drawing of a mark is named, or the file of a drawing that no field chose."""
    if isinstance(mark, ArtMark):
        chosen = [layer.field for layer in spec.layout.layers if isinstance(layer, Art) and layer.field]
        field = next((field for field in chosen if spec.values.get(field) == mark.name), None)
        return span_of(spec, field) if field else Span(f"templates/posters/art/{mark.name}.svg")
    named = (name for name, asset in spec.pictures.items() if isinstance(mark, Photo) and asset == mark.asset)
    return span_of(spec, next(named, "logo"))


def _unreadable(spec: PosterSpec, drawing: Drawing, frame: Frame) -> Iterator[Problem]:
    for mark in drawing.marks:
        if not isinstance(mark, QrMark):
            continue
        area = mark.area
        found = qr.read(frame[area.y : area.y + area.height, area.x : area.x + area.width])
        if found != mark.text:
            said = f"读出来是{quote(found)}" if found else "读不出来"
            message = f"海报上的二维码{said}，应当是{quote(mark.text)}"
            hint = "拉开配色里底色和文字颜色的深浅，二维码上不要压别的图层"
            yield Problem(span_of(spec, mark.field), message, hint, "poster_qr_unreadable")
