"""Lines: where they end, how even they are, where their characters stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.poster.kinsoku import NOT_FIRST, NOT_LAST
from generator.render.poster.typeset import Face, Line, Run, set_lines, set_with_ellipsis, tidy

TEN = Face(400, 10)


def broken(text: str, ems: float, ruler, lines: int = 9) -> list[str] | None:
    setting = set_lines(text, TEN, round(ems * 10), lines, ruler)
    return setting and [line.text for line in setting.lines]


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("换季护肤", 4, ["换季护肤"]),
        ("换季护肤要趁早", 6, ["换季护肤", "要趁早"]),
        ("换季护肤，这样不踩雷", 8, ["换季护肤，", "这样不踩雷"]),
        ("敏感肌 换季不慌", 6, ["敏感肌", "换季不慌"]),
        ("一二三四五六七", 6, ["一二三四", "五六七"]),
        ("一二三四五六七", 3, ["一二三", "四五", "六七"]),
        ("每天只要三分钟的", 7, ["每天只要", "三分钟的"]),
        ("选 PA+++ 还是别的好", 6, ["选 PA+++", "还是别的好"]),
        ("选 SPF30/PA+++ 就够", 8, ["选 SPF30/PA+++", "就够"]),
        ("第一行\n第二行", 9, ["第一行", "第二行"]),
        ("好好好。", 3.5, ["好好好。"]),
        ("“好好好", 3.5, ["“好好好"]),
    ],
)
def test_breaking(text, ems, lines, em):
    assert broken(text, ems, em) == lines


def test_words_are_kept_whole(em, knowing):
    assert broken("先停酸类和高浓度精华", 7, em) == ["先停酸类和", "高浓度精华"]
    assert broken("先停酸类和高浓度精华", 7, knowing("和高")) == ["先停酸类和高", "浓度精华"]


def test_a_particle_leans_on_the_word_before_it_unless_it_starts_one(em, knowing):
    with_word = set_lines("皮肤过敏", TEN, 20, 2, knowing("过敏"))
    without = set_lines("皮肤过敏", TEN, 20, 2, em)
    assert (with_word.splits, without.splits) == (0, 1)


def test_a_split_word_is_counted(knowing):
    assert set_lines("一二三四", TEN, 20, 2, knowing("二三")).splits == 1
    assert set_lines("一二三四", TEN, 20, 2, knowing("一二三")).splits == 1
    assert set_lines("一二三四", TEN, 20, 2, knowing("二三四")).splits == 1
    assert set_lines("一二三四", TEN, 20, 2, knowing("一二", "三四", "一二三四")).splits == 0


@pytest.mark.parametrize(
    ("text", "ems", "lines"), [("一二三四", 1, 3), ("Supercalifragilistic", 5, 9), ("一\n二", 9, 1)]
)
def test_what_does_not_fit_is_none(text, ems, lines, em):
    assert broken(text, ems, em, lines) is None


def test_a_gap_stands_between_han_and_latin(em):
    (line,) = set_lines("护A肤", Face(400, 16), 99, 1, em).lines
    assert line == Line((Run(0, "护"), Run(18, "A"), Run(28, "肤")), 44)


def test_a_typed_blank_is_the_gap(em):
    (line,) = set_lines("护 A", Face(400, 16), 99, 1, em).lines
    assert line == Line((Run(0, "护 A"),), 32)


def test_punctuation_gives_up_its_blank_half(em):
    (line,) = set_lines("“好”，（好）。", TEN, 99, 1, em).lines
    assert line == Line((Run(-5, "“好”"), Run(20, "，"), Run(25, "（好）"), Run(50, "。")), 55)


def test_an_ellipsis_replaces_the_end(em):
    lines = set_with_ellipsis("一二三四，五六七八九", TEN, 50, 1, em).lines
    assert [line.text for line in lines] == ["一二三四…"]
    assert [line.text for line in set_with_ellipsis("一二", TEN, 50, 1, em).lines] == ["一二"]
    assert set_with_ellipsis("一二", TEN, 5, 1, em) is None


def test_tidy_composes_and_collapses():
    assert tidy(" e\u0301\u3000好\t\n\n 二 ") == "é 好\n二"


HAN = "换季护肤先修复再加料敏感肌的了吗"
MARKS = "，。！？、；：（）《》“”…—·"
texts = st.text(alphabet=st.sampled_from(HAN * 3 + MARKS + "aB7% "), min_size=1, max_size=60).map(tidy).filter(bool)
widths = st.integers(min_value=10, max_value=200)


@given(texts, widths)
def test_text_is_kept_and_nothing_exceeds_the_width(em, text, width_px):
    setting = set_lines(text, TEN, width_px, 99, em)
    if setting is None:
        return
    joined = "".join(line.text for line in setting.lines)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width_px for line in setting.lines)


@given(texts, widths)
def test_no_line_starts_or_ends_against_the_rules(em, text, width_px):
    setting = set_lines(text, TEN, width_px, 99, em)
    lines = [line.text for line in setting.lines] if setting else []
    assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])
    assert not any(line != line.strip() for line in lines)


@given(st.text(alphabet=HAN, min_size=4, max_size=60), st.integers(min_value=3, max_value=20))
def test_han_leaves_no_widow_and_needs_no_line_too_many(em, text, ems):
    lines = set_lines(text, TEN, ems * 10, 99, em).lines
    assert len(lines) == -(-len(text) // ems)
    assert len(lines) == 1 or len(lines[-1].text) > 1


@given(texts, widths, st.integers(min_value=1, max_value=3))
def test_an_ellipsis_fits_too(em, text, width_px, max_lines):
    setting = set_with_ellipsis(text, TEN, width_px, max_lines, em)
    if setting:
        assert len(setting.lines) <= max_lines
        assert all(line.width <= width_px for line in setting.lines)


@given(texts, widths)
def test_runs_do_not_overlap(em, text, width_px):
    setting = set_lines(text, TEN, width_px, 99, em)
    for line in setting.lines if setting else ():
        starts = [run.x for run in line.runs]
        assert starts == sorted(starts)
