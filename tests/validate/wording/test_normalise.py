"""The plain form of texts: one spelling for every disguise, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.wording.normalise import normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("加 微 信", "加微信"),
        ("ＶＸ", "vx"),
        ("最·便·宜", "最便宜"),
        ("最\u200b低\u00ad价\ufe0f", "最低价"),
        ("這是全網最低價", "这是全网最低价"),
        ("最**低**价", "最低价"),
        ("最-低_价", "最低价"),
        ("ТОР1", "top1"),
        ("①⑩㎏½", "110kg1⁄2"),
        ("1️⃣ 号", "1号"),
        ("1.5 - 2", "1.5-2"),
        ("NO.1", "no1"),
        ("等等……好", "等等……好"),
        ("（好）！", "(好)!"),
        ("- 好 -", "-好-"),
        ("\ud800好", "\ud800好"),
        ("", ""),
    ],
)
def test_plain_form(written: str, plain: str) -> None:
    assert normalise(written).text == plain


def test_every_character_knows_where_it_comes_from() -> None:
    found = normalise("请 加·微 信！")
    assert found.text == "请加微信!"
    assert found.range(1, 4) == (2, 7)
    assert found.source[2:7] == "加·微 信"


def test_a_character_spelt_out_comes_from_one() -> None:
    found = normalise("重㎏好")
    assert (found.text, found.range(1, 3)) == ("重kg好", (1, 2))


def test_lines_and_paragraphs_between_characters_are_seen() -> None:
    found = normalise("上行\n下行\n\n末行")
    assert found.text == "上行下行末行"
    assert found.crosses_line(2, 3)
    assert not found.crosses_line(1, 1)
    assert not found.crosses_paragraph(0, 4)
    assert found.crosses_paragraph(2, 6)


@pytest.mark.parametrize(("text", "index", "splits"), [("lovexiao", 3, True), ("lo ve", 2, False), ("第12", 2, True)])
def test_words_of_letters_and_numbers_are_whole(text: str, index: int, splits: bool) -> None:
    assert normalise(text).splits_word(index) is splits


@given(st.text())
def test_plain_forms_stay_as_they_are_and_lead_back(text: str) -> None:
    once = normalise(text)
    assert len(once.text) == len(once.starts)
    assert list(once.starts) == sorted(once.starts)
    assert all(0 <= start < len(text) for start in once.starts)
