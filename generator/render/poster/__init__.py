"""Owns posters: a spec to the bytes of a picture, or to what must change before it can be one.

It must not know where a poster is stored or why it is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import PictureFormat, PosterSpec
from generator.problems import Problem
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing, QrMark
from generator.render.poster.fields import quote, span_of
from generator.render.poster.fonts import FontRuler
from generator.render.poster.paint import Frame, encode_jpeg, encode_png, paint, read_qr

__all__ = ["check_poster", "render_poster"]


def check_poster(spec: PosterSpec) -> tuple[Problem, ...]:
    """Return what is wrong with a poster's words, without painting it."""
    drawing = compose(spec, FontRuler())
    return () if isinstance(drawing, Drawing) else drawing


def render_poster(spec: PosterSpec) -> bytes | tuple[Problem, ...]:
    """Return the picture, its QR code read back from its pixels, or what is wrong. Same spec, same bytes."""
    drawing = compose(spec, FontRuler())
    if not isinstance(drawing, Drawing):
        return drawing
    frame = paint(drawing)
    if problems := tuple(_unreadable(spec, drawing, frame)):
        return problems
    return encode_jpeg(frame) if spec.format == PictureFormat.JPEG else encode_png(frame)


def _unreadable(spec: PosterSpec, drawing: Drawing, frame: Frame) -> Iterator[Problem]:
    for mark in drawing.marks:
        if isinstance(mark, QrMark) and (found := read_qr(frame, mark.area)) != mark.text:
            said = f"读出来是{quote(found)}" if found else "读不出来"
            message = f"海报上的二维码{said}，应当是{quote(mark.text)}"
            yield Problem(
                span_of(spec, mark.field),
                message,
                "拉开配色里底色和文字颜色的深浅，二维码上不要压别的图层",
                "poster_qr_unreadable",
            )
