"""The fixed words: English keys that are unique, each with its Chinese label."""

from __future__ import annotations

import pytest

from generator.model.words import Channel, Word


@pytest.mark.parametrize("words", Word.__subclasses__(), ids=lambda words: words.__name__)
def test_every_word_has_a_plain_key_and_a_chinese_label(words: type[Word]) -> None:
    assert words.__doc__
    for word in words:
        assert word.value.replace("_", "").isascii()
        assert word.value == word.value.lower()
        assert any("一" <= char <= "鿿" for char in word.label)
    assert len({word.label for word in words}) == len(words)


def test_a_word_is_the_text_of_its_key() -> None:
    assert f"{Channel('broadcast')}" == "broadcast"
    assert Channel("broadcast").label == "群发"
