"""The word list behind line ends."""

import pytest

from generator.render.poster.words import is_word


@pytest.mark.parametrize("text", ["小时", "护肤", "浓度", "氨基酸", "试用装"])
def test_words_of_two_and_of_three(text):
    assert is_word(text)


@pytest.mark.parametrize("text", ["基酸", "肤先", "7 ", "天", "生产日期"])
def test_what_is_no_such_word(text):
    assert not is_word(text)
