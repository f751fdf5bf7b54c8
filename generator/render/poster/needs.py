"""Owns what a field holds besides its length and characters: prices, choices, names of pictures and drawings.

It must not know where the words will stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.artifact import PosterSpec
from generator.model.layout.layers import Stack
from generator.model.layout.layout import Layout
from generator.model.layout.parts import Price
from generator.model.layout.words import Need, NeedKind
from generator.problems import Problem, Span, did_you_mean
from generator.render.poster.parts.price import is_amount

Filled = Mapping[str, tuple[str, ...]]
_QUOTED_CHARS = 24


def check_kind(spec: PosterSpec, name: str, need: Need, items: tuple[str, ...], *, is_price: bool) -> Iterator[Problem]:
    """Yield what is wrong with the words of one field as what they stand for."""
    for item in items:
        if need.choices and item not in need.choices:
            hint = did_you_mean(item, need.choices)
            yield Problem(span_of(spec, name), f"{need.title}{quote(item)}不在可选的词里", hint, "poster_choice")
        elif is_price and not is_amount(item):
            hint = "只写数字，例如 199、199.9 或 1,299；¥ 由版式来写"
            yield Problem(span_of(spec, name), f"{need.title}{quote(item)}不是价格", hint, "poster_price")
        elif need.kind is NeedKind.PICTURE and name not in spec.pictures:
            hint = "把照片放进 content/assets/，这里写它的文件名，例如 teacher.jpg"
            yield Problem(span_of(spec, name), f"没有{quote(item)}这张照片", hint, "poster_picture")
        elif need.kind is NeedKind.ART and item not in spec.art:
            hint = did_you_mean(item, spec.art) or "把插图放进 templates/posters/art/，这里写它的文件名，不带 .svg"
            yield Problem(span_of(spec, name), f"没有{quote(item)}这张插图", hint, "poster_art")


def price_fields(layout: Layout) -> frozenset[str]:
    """Return the fields that hold amounts of money."""
    found: set[str | None] = set()
    for layer in layout.layers:
        for part in layer.parts if isinstance(layer, Stack) else (layer,):
            if isinstance(part, Price):
                found |= {part.field, part.list_field}
    return frozenset(filter(None, found))


def span_of(spec: PosterSpec, field: str) -> Span:
    """Return where a field was written, or where the poster starts, or at least which layout it is."""
    return spec.spans.get(field) or min(spec.spans.values(), default=Span(f"版式“{spec.layout.title}”"))


def quote(text: str) -> str:
    """Return `text` in quotation marks on one line, cut where it is long.

    >>> quote("买二送一")
    '“买二送一”'
    """
    line = text.replace("\n", " ")
    return f"“{line}”" if len(line) <= _QUOTED_CHARS else f"“{line[: _QUOTED_CHARS - 1]}…”"
