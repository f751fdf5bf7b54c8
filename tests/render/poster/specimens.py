"""Posters to prove every layout with: its own examples, and short, long and awkward words made for each of its fields.

Layouts and themes are found on disk, so a new one is proved without a new test. Same words on every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from generator.load import load_catalog
from generator.model.artifact import PosterSpec
from generator.model.layout.layers import Code, Stack
from generator.model.layout.layout import Layout
from generator.model.layout.parts import Countdown, Price
from generator.model.layout.words import Need, NeedKind, PosterWords
from generator.render.poster.fields import count_chars

_LOADED = load_catalog(Path(__file__).parents[3], date(2026, 11, 21)).catalog
assert _LOADED is not None, "`qunce check` says what is wrong with the starter"
CATALOG = _LOADED
LAYOUTS = sorted(CATALOG.layouts)
THEMES = sorted(CATALOG.themes)
TEXTS = ("examples", "short", "long", "awkward")

# The longest address is cut to what its field may hold.
SPECIAL = {
    "code": {
        "short": "https://a.cn",
        "long": "https://example.com/g/".ljust(200, "x"),
        "awkward": "https://群.cn/?a=1&b=2",
    },
    "price": {"short": "9", "long": "1299.90", "awkward": "1,299.9"},
    "countdown": {"short": "剩 1 天", "long": "还剩 99 天 23 时", "awkward": "仅剩 128 天"},
    "figure": {"short": "7", "long": "365", "awkward": "100"},
}
WHOLE_WORDS = 0.7  # of the room for ideographs: words that are kept whole, and capitals, leave some of it unused
_PROSE = "换季的时候皮肤容易泛红，先停掉一样，再看三天有没有好转；群里每周三晚上集中答疑，问题提前写在接龙里。"
_AWKWARD = (
    "SPF50+ PA++++",
    "（买2送1）",
    "iPhone 17",
    "3.5–5 kg",
    "“到手价”",
    "Vitamin C",
    "¥1,299.00",
    "《群规》",
    "A/B 50%",
    "先停——再看",
    "Retinol",
    "20:00–22:30",
    "pH5.5！",
    "敏感肌？",
)


class Sample(NamedTuple):
    """One poster to look at: a layout, a theme and one of `TEXTS`."""

    layout: str
    theme: str
    text: str

    def __str__(self) -> str:
        return "-".join(self)


EVERY = [Sample(layout, theme, text) for layout in LAYOUTS for theme in THEMES for text in TEXTS]


def sampled(rounds: int, seed: int = 4) -> list[Sample]:
    """Return `rounds` posters of every layout that cover every theme and every text, drawn by a seed."""
    draw = Random(seed)
    themes, texts = draw.sample(THEMES, len(THEMES)), draw.sample(TEXTS, len(TEXTS))
    pairs = zip(cycle(themes), cycle(texts), strict=False)
    return [Sample(layout, *next(pairs)) for _ in range(rounds) for layout in draw.sample(LAYOUTS, len(LAYOUTS))]


def spec_of(sample: Sample) -> PosterSpec:
    """Return the poster of a sample; photos are left out, which every layout must bear."""
    layout, theme = CATALOG.layouts[sample.layout], CATALOG.themes[sample.theme].colours()
    return PosterSpec(layout, theme, words_of(layout, sample.text), source=sample.layout, art=CATALOG.art)


def words_of(layout: Layout, text: str) -> dict[str, PosterWords]:
    """Return words for every field of a layout that holds words; short ones leave out what may be left out."""
    needs = {name: need for name, need in layout.needs.items() if need.kind is not NeedKind.PICTURE}
    if text == "examples":
        return {name: need.example for name, need in needs.items() if need.example}
    wanted = {name: need for name, need in needs.items() if need.required or text != "short"}
    return {name: _words(layout, name, need, text) for name, need in wanted.items()}


def kinds_of(layout: Layout) -> dict[str, str]:
    """Return what fields hold where it is no plain text: code, price, countdown or figure."""
    kinds = {name: "figure" for name, need in layout.needs.items() if str(need.example).isdecimal()}
    for part in _parts(layout):
        match part:
            case Code():
                kinds[part.field] = "code"
            case Countdown():
                kinds[part.field] = "countdown"
            case Price():
                kinds.update({name: "price" for name in (part.field, part.list_field) if name})
    return kinds


def _words(layout: Layout, name: str, need: Need, text: str) -> PosterWords:
    if need.choices or need.kind is NeedKind.ART:
        assert isinstance(need.example, str), f"{name} chooses a drawing and shows none"
        return need.example
    if special := SPECIAL.get(kinds_of(layout).get(name, "")):
        return special[text][: 2 * need.max_chars]
    if need.kind is NeedKind.TEXT:
        return _of_length(need, text, 0)
    count = {"short": need.min_items, "long": need.max_items}.get(text, (need.min_items + need.max_items) // 2)
    return tuple(_of_length(need, text, index) for index in range(count))


def _of_length(need: Need, text: str, turn: int) -> str:
    """Return words of two characters, or as many as a field may have; `turn` makes the items of a list differ."""
    if text == "short":
        return "好物进群周三"[2 * (turn % 3) :][:2]
    if text == "long":
        start = 7 * turn % len(_PROSE)
        return _without_edges("".join(islice(cycle(_PROSE[start:] + _PROSE[:start]), need.max_chars)))
    return " ".join(_pieces(need.max_chars * WHOLE_WORDS, turn)) or "A1"


def _without_edges(text: str) -> str:
    return re.sub(r"^[，；。]|[，；。]$", "好", text)


def _pieces(max_chars: float, turn: int) -> Iterator[str]:
    taken: list[str] = []
    for piece in (*_AWKWARD[turn % len(_AWKWARD) :], *_AWKWARD[: turn % len(_AWKWARD)]):
        if count_chars(" ".join((*taken, piece))) <= max_chars:
            taken.append(piece)
            yield piece


def _parts(layout: Layout) -> list[object]:
    return [part for layer in layout.layers for part in (layer.parts if isinstance(layer, Stack) else (layer,))]
