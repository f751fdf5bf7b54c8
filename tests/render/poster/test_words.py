"""The word list behind line ends."""

import pytest

from generator.render.poster import words
from generator.render.poster.words import is_word


@pytest.mark.parametrize("text", ["小时", "护肤", "浓度", "氨基酸", "试用装"])
def test_words_of_two_and_of_three(text):
    assert is_word(text)


@pytest.mark.parametrize("text", ["基酸", "肤先", "7 ", "天", "", "生产日期", "\U0010ffff\U0010ffff"])
def test_what_is_no_such_word(text):
    assert not is_word(text)


def test_every_word_of_the_list_is_found_and_the_list_is_sorted():
    data = words._words()
    packed = [data[start : start + 6] for start in range(0, len(data), 6)]
    assert packed == sorted(set(packed))
    assert len(packed) > 200_000
    every_ninety_seventh = [word.decode("utf-16-be").rstrip("\0") for word in [*packed[::97], packed[0], packed[-1]]]
    assert all(map(is_word, every_ninety_seventh))
    assert {len(word) for word in every_ninety_seventh} == {2, 3}
