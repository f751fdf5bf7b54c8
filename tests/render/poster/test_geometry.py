"""No mark leaves the canvas or the box of its layer: every starter group's posters, and any words in every layout.

Layouts are found on disk, so a new one is held to this without a new test.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.artifact import Asset, PosterSpec
from generator.model.layout.layers import Fill, Layer, Stack
from generator.model.layout.layout import Layout
from generator.model.layout.words import Need, NeedKind, PosterWords
from generator.pipeline.workspace import open_workspace
from generator.plan import Slicer, Speaker, plan_posters
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Area, Drawing, Emoji, Glyphs, Mark, QrMark
from generator.render.poster.emoji import sequences
from generator.render.poster.fields import count_chars, fill_fields
from generator.render.poster.fonts import FontRuler
from generator.render.poster.ground import part_ground
from generator.render.poster.growth import grow_layers, growth_px
from generator.render.poster.layers import area_of, compose_layer
from generator.render.poster.parts.block import EM_ABOVE_BASELINE
from generator.render.poster.sheet import Sheet
from tests.conftest import REPOSITORY, TODAY
from tests.render.poster.reading import ink_box
from tests.render.poster.specimens import CATALOG, LAYOUTS, TEXTS, THEMES, Sample, kinds_of, spec_of

RULER = FontRuler()
PHOTO = Asset("a.jpg", "a", "a.jpg")
BEARING = 0.06  # of the size: how far the hook of a j reaches back, the farthest of all letters
RISE = 0.15  # of the size: what the number of a list, larger than its line, reaches above that
WORDS = "换季护肤先停一样再看三天群里周晚集中答疑"
LATIN = ("a", "B", "7", "W", "j", "Q", "pH5.5", "SPF50+", "20:00", "¥1,299", "Retinol", "3.5kg", "A/B", "100%")
SIGNS = "，。、；：？！（）“”《》——…·～ -\n"
EMOJI = st.sampled_from(sequences())
UNITS = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(LATIN + tuple(SIGNS)), EMOJI)


def marks_of_layers(spec: PosterSpec) -> list[tuple[Layer, list[Mark]]]:
    """Return every layer, grown as far as its words want, with the marks it makes."""
    sheet, layout = Sheet(spec, fill_fields(spec), RULER), spec.layout
    extra = growth_px(layout.layers, layout.canvas, sheet)
    canvas = Area(0, 0, layout.canvas.width, layout.canvas.height + extra)
    return [(layer, list(compose_layer(layer, canvas, sheet))) for layer in grow_layers(layout.layers, extra)]


def strays(spec: PosterSpec, drawing: Drawing) -> Iterator[str]:
    """Yield what of a poster lies where it must not."""
    made = marks_of_layers(spec)
    assert part_ground([layer for layer, _ in made], [marks for _, marks in made]) == (drawing.ground, drawing.marks)
    canvas = Area(0, 0, drawing.width, drawing.height)
    for number, (layer, marks) in enumerate(made, 1):
        room = canvas if isinstance(layer, Fill) else area_of(layer.box)
        padding = layer.panel.padding if isinstance(layer, Stack) and layer.panel else 0
        for mark in marks:
            inked = _inked(mark)
            if not _holds(_wider(room, *_slack(mark, padding)), _em_box(mark)):
                yield f"layer {number} {layer.type} {room}: {mark}"
            if isinstance(mark, Glyphs | Emoji | QrMark) and not _holds(canvas, inked):
                yield f"off the canvas: {mark}"
    seen = [[(mark, _inked(mark)) for mark in marks if isinstance(mark, Glyphs | Emoji | QrMark)] for _, marks in made]
    for one, other in combinations(seen, 2):
        yield from (f"{a} on {b}" for a, here in one for b, there in other if _meet(here, there))


def _slack(mark: Mark, padding: int) -> tuple[int, int]:
    """Return how far a mark may reach beyond its box, across and down."""
    if isinstance(mark, Glyphs):
        return round(mark.size * BEARING) + 1, round(mark.size * RISE) if _is_figure(mark) else 0
    return padding, padding


def _em_box(mark: Mark) -> Area:
    """Return what of a mark must be in its box: of words, the ink across and the em square down."""
    inked = _inked(mark)
    if isinstance(mark, Glyphs) and not _is_figure(mark):
        return Area(inked.x, mark.baseline - round(mark.size * EM_ABOVE_BASELINE), inked.width, mark.size)
    return inked


def _is_figure(mark: Glyphs) -> bool:
    """Return whether a mark may be the number of an item, which stands on the item's baseline in a larger size."""
    return mark.text.isdecimal() and len(mark.text) < 3


def _inked(mark: Mark) -> Area:
    if isinstance(mark, Emoji):
        return Area(mark.x, mark.y, mark.size, mark.size)
    if isinstance(mark, Glyphs):
        return ink_box(mark) if mark.text.strip() else Area(mark.x, mark.baseline, 0, 0)
    return mark.area


def _wider(area: Area, across: int, down: int) -> Area:
    return Area(area.x - across, area.y - down, area.width + 2 * across, area.height + 2 * down)


def _holds(outer: Area, inner: Area) -> bool:
    across = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return across and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def _meet(one: Area, other: Area) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", TEXTS)
def test_specimens_fit_their_boxes(layout, text):
    """Among them words as long as each field allows, in all fields at once."""
    spec = spec_of(Sample(layout, THEMES[0], text))
    drawing = compose(spec, RULER)
    assert isinstance(drawing, Drawing), "\n".join(map(str, drawing))
    assert list(strays(spec, drawing)) == []


def test_the_posters_of_every_starter_group_stay_where_they_belong():
    workspace = open_workspace(REPOSITORY, TODAY)
    slicer, period = Slicer(workspace.catalog), workspace.period()
    drawn: set[str] = set()
    for group in workspace.catalog.groups:
        speaker = Speaker(slicer.slice(group))
        for artifact in plan_posters(speaker, period, every_variant=True):
            drawing = compose(artifact.spec, RULER)
            assert isinstance(drawing, Drawing), (group, drawing)
            if str(drawing) not in drawn:
                assert list(strays(artifact.spec, drawing)) == [], (group, artifact.path)
            drawn.add(str(drawing))
        assert speaker.problems == []
    assert len(drawn) > len(workspace.catalog.groups)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_words_stay_where_they_belong_or_are_refused(layout, many):
    drawn = []

    @settings(max_examples=many)
    @given(any_words(CATALOG.layouts[layout]), st.booleans())
    def holds(words, with_logo):
        spec = spec_with(layout, words, PHOTO if with_logo else None)
        drawing = compose(spec, RULER)
        if isinstance(drawing, Drawing):
            drawn.append(words)
            assert list(strays(spec, drawing)) == []
        else:
            assert all(problem.message and problem.hint and problem.rule for problem in drawing)

    holds()
    assert len(drawn) > many / 3, "words that are mostly refused prove little"


def spec_with(name: str, words: dict[str, PosterWords], logo: Asset | None) -> PosterSpec:
    """Return a poster; its pictures are never opened, for nothing is painted."""
    layout, theme = CATALOG.layouts[name], CATALOG.themes[THEMES[0]].colours()
    pictures = {field: PHOTO for field, need in layout.needs.items() if need.kind is NeedKind.PICTURE}
    return PosterSpec(layout, theme, words, logo=logo, pictures=pictures, art=CATALOG.art)


def any_words(layout: Layout) -> st.SearchStrategy[dict[str, PosterWords]]:
    """Return any words a layout might be given, photos among them; what may be left out is there or not."""
    kinds = kinds_of(layout)
    fields = {field: _words(need, kinds.get(field, "")) for field, need in layout.needs.items()}
    required = {field: words for field, words in fields.items() if layout.needs[field].required}
    return st.fixed_dictionaries(required, optional={field: fields[field] for field in fields if field not in required})


SPECIAL = {
    "code": st.text("ax1/?=&群", max_size=60).map("https://example.com/".__add__),
    "price": st.from_regex(r"\A[1-9][0-9]{0,3}(\.[0-9]{1,2})?\Z"),
    "countdown": st.from_regex(r"\A还剩 [1-9][0-9]? (天|小时)\Z"),
    "figure": st.from_regex(r"\A[1-9][0-9]{0,2}\Z"),
}


def _words(need: Need, kind: str) -> st.SearchStrategy[PosterWords]:
    if need.choices:
        return st.sampled_from(need.choices)
    if need.kind is NeedKind.PICTURE:
        return st.just(PHOTO.name)
    if kind:
        return SPECIAL[kind]
    text = st.lists(UNITS, min_size=1, max_size=need.max_chars).map(lambda units: _within(units, need.max_chars))
    if need.kind is NeedKind.LIST:
        return st.lists(text, min_size=need.min_items, max_size=need.max_items).map(tuple)
    return text


def _within(units: list[str], max_chars: int) -> str:
    """Return the first of `units` that a field may hold; something is always left."""
    while units and count_chars("".join(units)) > max_chars:
        units = units[:-1]
    return "".join(units) if "".join(units).strip() else "好"
