"""An independent eye (rapidocr) reads every line of every poster, in any theme, with plain and with awkward words.

`make soak` reads every layout × theme × text; otherwise a sample has every layout, every theme and every text in it.
"""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from generator.render.poster import render_poster
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Area, Drawing, Glyphs, Ink, Panel
from generator.render.poster.fonts import FontRuler
from generator.render.poster.paint import paint
from tests.render.poster.reading import drawn_lines, likeness, likeness_of, read_closer, read_lines
from tests.render.poster.specimens import EVERY, LAYOUTS, TEXTS, THEMES, Sample, sampled, spec_of

# Of 1,413 lines of all layouts and texts, on their posters as in black on white, the eye misread no character that is
# compared. One in ten is allowed: a line of fewer than ten characters must be read whole.
LEAST = 0.9
SAMPLE = sampled(rounds=1)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", EVERY if metafunc.config.getoption("--soak") else SAMPLE, ids=str)


def drawing_of(sample: Sample) -> Drawing:
    drawing = compose(spec_of(sample), FontRuler())
    assert isinstance(drawing, Drawing), "\n".join(map(str, drawing))
    return drawing


def unread(drawing: Drawing, picture: Image.Image) -> list[tuple[str, str]]:
    """Return the lines that were not read as one looks at a poster, nor when one looks closer, and what was read."""
    seen = read_lines(picture)
    missed = [line for line in drawn_lines(drawing) if likeness(line, seen) < LEAST]
    closer = [(line.text, read_closer(picture, line)) for line in missed]
    return [(text, read) for text, read in closer if likeness_of(text, read) < LEAST]


def test_the_sample_has_every_layout_theme_and_text():
    assert {sample.layout for sample in SAMPLE} == set(LAYOUTS)
    assert {sample.theme for sample in SAMPLE} == set(THEMES)
    assert {sample.text for sample in SAMPLE} == set(TEXTS)


def test_every_line_is_read(sample):
    data = render_poster(spec_of(sample))
    assert isinstance(data, bytes), "\n".join(map(str, data))
    with Image.open(BytesIO(data)) as picture:
        assert unread(drawing_of(sample), picture.convert("RGB")) == []


@pytest.mark.parametrize("text", ["long", "awkward"])
def test_the_same_lines_black_on_white_are_read_as_well(text):
    """What is asked of posters is what the eye can do, and no more."""
    drawing = drawing_of(Sample("headline-list", THEMES[0], text))
    plain = [mark._replace(ink=Ink("#000000")) for mark in glyphs(drawing)]
    paper = Panel(Area(0, 0, drawing.width, drawing.height), 0, Ink("#ffffff"))
    page = Drawing(drawing.width, drawing.height, (paper,), tuple(plain))
    assert unread(page, Image.fromarray(np.ascontiguousarray(paint(page)))) == []


def test_what_cannot_be_read_is_found():
    """Words in the colour of what they stand on, words half covered, words that are not there."""
    drawing = drawing_of(Sample("headline-list", THEMES[0], "examples"))
    lines = drawn_lines(drawing)
    empty = Drawing(drawing.width, drawing.height, drawing.ground, ())
    blank = Image.fromarray(np.ascontiguousarray(paint(empty)))
    assert [text for text, _ in unread(drawing, blank)] == [line.text for line in lines]
    headline = max(lines, key=lambda line: line.box.height)
    box = headline.box
    lid = Panel(Area(box.x, box.y, box.width, box.height // 2), 0, Ink("#808080"))
    covered = Drawing(drawing.width, drawing.height, drawing.ground, (*drawing.marks, lid))
    assert headline.text in [text for text, _ in unread(drawing, Image.fromarray(np.ascontiguousarray(paint(covered))))]


def glyphs(drawing: Drawing) -> list[Glyphs]:
    return [mark for mark in drawing.marks if isinstance(mark, Glyphs)]
