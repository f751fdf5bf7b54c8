"""What lies under a box."""

import pytest

from generator.render.poster.paint.backdrop import Backdrop, Box, Stain

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
    backdrop.words.append(Stain(Box(0, 0, 50, 50), PAPER))
    assert backdrop.under(Box(0, 0, 10, 10)) is None


def test_a_copy_goes_its_own_way(backdrop):
    backdrop.copy().add(Box(0, 0, 50, 50))
    assert backdrop.under(Box(0, 0, 10, 10)) == PAPER


def test_what_was_painted_is_undone_from_the_last_to_the_first_and_nothing_twice(backdrop):
    later = backdrop.copy()
    later.add(Box(0, 0, 90, 90), TINT, 8, PAPER)
    later.add(Box(10, 10, 80, 80))  # within the one before
    later.add(Box(60, 60, 95, 95), PAPER, 0, TINT)
    later.words.append(Stain(Box(20, 20, 30, 30), TINT))
    later.words.append(Stain(Box(0, 300, 50, 320), PAPER))
    assert later.since(backdrop) == [
        (Box(0, 300, 50, 320), PAPER),
        (Box(60, 60, 95, 95), TINT),
        (Box(0, 0, 90, 90), PAPER),
    ]
