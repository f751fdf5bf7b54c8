"""What lies under a box."""

import pytest

from generator.render.poster.paint.backdrop import Backdrop, Box

PAPER, TINT = (246, 241, 231), (227, 235, 226)


@pytest.fixture
def backdrop() -> Backdrop:
    made = Backdrop()
    made.add(Box(0, 0, 400, 400), PAPER)
    made.add(Box(100, 100, 300, 300), TINT, 100)  # a disc
    return made


@pytest.mark.parametrize(
    ("box", "colour"),
    [
        (Box(0, 0, 90, 400), PAPER),
        (Box(90, 0, 100, 400), PAPER),
        (Box(90, 190, 101, 210), None),
        (Box(102, 102, 120, 120), PAPER),
        (Box(180, 180, 220, 220), TINT),
        (Box(140, 140, 260, 260), TINT),
        (Box(120, 120, 260, 260), None),
        (Box(390, 0, 401, 10), None),
        (Box(500, 0, 510, 10), None),
    ],
)
def test_one_colour_or_none(backdrop, box, colour):
    assert backdrop.under(box) == colour


def test_what_is_painted_last_counts(backdrop):
    backdrop.add(Box(0, 0, 50, 50))
    assert backdrop.under(Box(0, 0, 10, 10)) is None
    assert backdrop.under(Box(50, 0, 60, 10)) == PAPER


def test_words_are_not_one_colour(backdrop):
    backdrop.words.append(Box(0, 0, 50, 50))
    assert backdrop.under(Box(0, 0, 10, 10)) is None


def test_a_copy_goes_its_own_way(backdrop):
    backdrop.copy().add(Box(0, 0, 50, 50))
    assert backdrop.under(Box(0, 0, 10, 10)) == PAPER
