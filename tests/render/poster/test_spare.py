"""The memory of a frame that was given back: the next poster shows nothing of the last one."""

import sys

import numpy as np
import pytest

from generator.render.poster.drawing import Area, Drawing, Emoji, Glyphs, Ink, Outline, Panel, QrMark, Ramp
from generator.render.poster.paint import give_back, paint

spare = sys.modules["generator.render.poster.paint.spare"]
WHITE, RED, BLACK = (Ink(f"#{colour}") for colour in ("ffffff", "c80000", "000000"))
PAPER = (Panel(Area(0, 0, 320, 320), 0, WHITE),)
SUNSET = (Ramp(Area(0, 0, 320, 320), WHITE, RED),)
MARKS = (
    Panel(Area(-20, 250, 200, 100), 16, RED),
    Panel(Area(20, 280, 60, 60), 8, BLACK),
    Glyphs(30, 320, 900, 30, WHITE, "在上"),
    Glyphs(150, 90, 400, 40, BLACK, "空白"),
    Outline(Area(100, -30, 250, 90), 8, 3, BLACK),
    Glyphs(-9, 60, 900, 80, BLACK, "换季g护肤"),
    Emoji(290, 290, 48, 60, "🎉"),
    QrMark(Area(180, 100, 140, 140), 4, BLACK, "qr", "https://example.com"),
)


def pixels_of(ground, *marks) -> np.ndarray:
    """Return what is painted, and leave the frame to the next."""
    frame = paint(Drawing(320, 320, ground, marks))
    pixels = frame.copy()
    give_back(frame)
    return pixels


@pytest.mark.parametrize("last", [(PAPER, MARKS), (SUNSET, MARKS), (PAPER, MARKS * 8)])
def test_a_poster_shows_nothing_of_the_last_one(last):
    ground, marks = last
    alone = paint(Drawing(320, 320, PAPER, MARKS[2:3])).copy()
    pixels_of(ground, *marks)
    assert (pixels_of(PAPER, *MARKS[2:3]) == alone).all()
    assert (pixels_of(PAPER) == 255).all()


def test_the_memory_is_used_again():
    first = paint(Drawing(320, 320, PAPER, MARKS))
    give_back(first)
    assert np.shares_memory(paint(Drawing(320, 320, PAPER, ())), first)


def test_frames_that_nobody_gives_back_are_forgotten():
    frames = [paint(Drawing(320, 320, PAPER, MARKS[:1])) for _ in range(20)]
    assert len(spare._LENT) <= spare._MOST_LENT
    give_back(frames[0])
    assert (pixels_of(PAPER) == 255).all()
