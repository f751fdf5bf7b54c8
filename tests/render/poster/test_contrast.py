"""Words stand out from what lies under them, in every layout and theme: WCAG 2.2, 1.4.3, measured on pixels.

Opacity, panels, drawings and shapes count: the colours compared are those that end up beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.model.theme import contrast
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Area, Drawing, Emoji, Glyphs, Ink, Mark, Panel
from generator.render.poster.fonts import FontRuler
from generator.render.poster.paint import paint
from tests.render.poster.reading import glyph_boxes, ink_box
from tests.render.poster.specimens import LAYOUTS, TEXTS, THEMES, Sample, spec_of

LARGE_PX = 48  # on a canvas 1080 wide: 18 pt on a phone, and where WCAG asks for 3 instead of 4.5
SHARE = 0.05  # of the pixels under a character: the blended edge of a shape may be any colour


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "palette" in metafunc.fixturenames:
        every = [(layout, theme) for layout in LAYOUTS for theme in THEMES]
        some = [pair for index, pair in enumerate(every) if index % 4 == 0]  # 4 and 13 have no common part
        metafunc.parametrize(("layout", "palette"), every if metafunc.config.getoption("--soak") else some)


def faint(drawing: Drawing) -> Iterator[str]:
    """Yield the runs of words that do not stand out, and what covers words."""
    under: dict[tuple[Mark, ...], NDArray[np.uint8]] = {}
    for index, run in enumerate(drawing.marks):
        if not isinstance(run, Glyphs) or not run.text.strip():
            continue
        box, before = ink_box(run), tuple(mark for mark in drawing.marks[:index] if not isinstance(mark, Glyphs))
        for later in drawing.marks[index + 1 :]:
            if not isinstance(later, Glyphs) and _meet(box, later) and not _strikes(later, run):
                yield f"{run} under {later}"
        if before not in under:
            under[before] = np.asarray(paint(Drawing(drawing.width, drawing.height, drawing.ground, before)))
        boxes = [box for box in glyph_boxes(run) if box.height]
        windows = [under[before][box.y : box.y + box.height, box.x : box.x + box.width] for box in boxes]
        least = min(ratio for window in windows for ratio in _ratios(run.ink, window))
        if least < (3 if run.size >= LARGE_PX else 4.5):
            yield f"{least:.2f} {run}"


def _ratios(ink: Ink, pixels: NDArray[np.uint8]) -> Iterator[float]:
    """Yield the contrast of an ink, as opaque as it is laid on, with each colour that lies under it."""
    packed = pixels.astype(np.uint32) @ np.array((1 << 16, 1 << 8, 1), np.uint32)
    colours, counts = np.unique(packed, return_counts=True)
    for colour in colours[counts >= min(counts.max(), SHARE * counts.sum())]:
        below = Ink(f"#{colour:06x}")
        pairs = zip(ink.rgb, below.rgb, strict=True)
        mixed = bytes(round((one * ink.percent + other * (100 - ink.percent)) / 100) for one, other in pairs)
        yield contrast(f"#{mixed.hex()}", below.colour)


def _strikes(mark: Mark, run: Glyphs) -> bool:
    """Return whether a mark is the line through a list price."""
    return isinstance(mark, Panel) and mark.ink == run.ink and mark.area.height <= max(2, run.size // 16)


def _meet(box: Area, mark: Mark) -> bool:
    area = Area(mark.x, mark.y, mark.size, mark.size) if isinstance(mark, Emoji) else mark.area
    across = box.x < area.x + area.width and area.x < box.x + box.width
    return across and box.y < area.y + area.height and area.y < box.y + box.height


def test_every_word_stands_out(layout, palette):
    drawings = [compose(spec_of(Sample(layout, palette, text)), FontRuler()) for text in TEXTS]
    assert [line for drawing in drawings for line in faint(drawing)] == []


def test_words_too_pale_or_covered_are_found():
    paper, grey = Panel(Area(0, 0, 400, 200), 0, Ink("#ffffff")), Ink("#000000", 50)
    words = Glyphs(20, 100, 400, 40, grey, "群里先知道")
    assert list(faint(Drawing(400, 200, (paper,), (words,)))) == [f"3.95 {words}"]
    lid = Panel(Area(0, 60, 400, 30), 0, Ink("#000000"))
    dark = Glyphs(20, 100, 400, 40, Ink("#000000"), "群里先知道")
    assert list(faint(Drawing(400, 200, (paper,), (dark, lid)))) == [f"{dark} under {lid}"]
    large = Glyphs(20, 100, 400, 48, grey, "群里先知道")
    assert list(faint(Drawing(400, 200, (paper,), (large,)))) == []
