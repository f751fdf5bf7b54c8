"""What of a text is one unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.poster.clusters import clusters, is_emoji
from generator.render.poster.emoji import sequences

SEQUENCES = sequences()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("好A1", ["好", "A", "1"]),
        ("👨‍👩‍👧‍👦👩🏽‍⚕️", ["👨‍👩‍👧‍👦", "👩🏽‍⚕️"]),
        ("🇨🇳🇭🇰🇨", ["🇨🇳", "🇭🇰", "🇨"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈"]),
        ("1️⃣#⃣12", ["1️⃣", "#⃣", "1", "2"]),
        ("👍🏻👍🏿👍", ["👍🏻", "👍🏿", "👍"]),
        ("❤❤️❤︎", ["❤", "❤️", "❤︎"]),
        ("©️©♀", ["©️", "©", "♀"]),
        ("\ufe0f好\u200d", ["\ufe0f", "好", "\u200d"]),
        ("1\ufe0f", ["1", "\ufe0f"]),
        ("👩\u200d好", ["👩", "\u200d", "好"]),
    ],
)
def test_units(text, units):
    assert clusters(text) == tuple(units)


@pytest.mark.parametrize("text", ["☀", "✅", "✨", "❤", "👍🏻", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "♀️", "🀄", "㊗️"])
def test_what_is_drawn_in_colour(text):
    assert is_emoji(text)


@pytest.mark.parametrize("text", ["☀︎", "♀", "→", "①", "★", "㊗", "1", "#", "🇨", "好", "\ufe0f", "👍👍"])
def test_what_is_drawn_in_ink(text):
    assert not is_emoji(text)


def test_every_emoji_there_is_a_picture_of_is_one_unit():
    assert [sequence for sequence in SEQUENCES if clusters(f"好{sequence}好") != ("好", sequence, "好")] == []
    coloured = [sequence if is_emoji(sequence) else f"{sequence}\ufe0f" for sequence in SEQUENCES]
    assert [sequence for sequence in coloured if not is_emoji(sequence) or clusters(sequence) != (sequence,)] == []


emoji = st.sampled_from([sequence if is_emoji(sequence) else f"{sequence}\ufe0f" for sequence in SEQUENCES])


@given(st.lists(emoji | st.sampled_from("好，A1 #"), max_size=20))
def test_a_text_is_its_units(units):
    joined = [unit for unit in units if unit not in "123#*"]  # those would join a following keycap
    assert clusters("".join(joined)) == tuple(joined)


@given(st.text())
def test_nothing_is_lost(text):
    assert "".join(clusters(text)) == text
