from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.theme import contrast
from generator.model.words import Tone
from generator.validate.posters import PAIRS

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Figures of the WebAIM contrast checker.
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#000000", 5.25),
    ],
)
def test_contrast_is_what_other_tools_say(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


def test_the_starter_has_themes_for_every_tone(starter: Catalog) -> None:
    assert len(starter.themes) >= 8
    assert {theme.tone for theme in starter.themes.values()} == set(Tone)
    assert len({theme.title for theme in starter.themes.values()}) == len(starter.themes)


def test_no_two_themes_of_the_starter_share_a_brand_colour_or_a_paper(starter: Catalog) -> None:
    for role in ("paper", "brand"):
        assert len({getattr(theme, role) for theme in starter.themes.values()}) == len(starter.themes)


def test_every_pair_of_every_theme_of_the_starter_can_be_told_apart(starter: Catalog) -> None:
    for theme in starter.themes.values():
        for pair in PAIRS:
            assert contrast(getattr(theme, pair.front), getattr(theme, pair.back)) >= pair.least
