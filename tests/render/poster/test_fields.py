"""Every mistake in the words of a poster: its text, its hint, its place."""

import pytest

from generator.problems import Problem, Span
from generator.render.poster.fields import check_fields, count_chars, fill_fields, quote, span_of
from generator.render.poster.fonts import FontRuler


def complaints(spec, ruler) -> list[tuple[str, str, str]]:
    return [(p.rule, p.message, p.hint) for p in check_fields(spec, fill_fields(spec), ruler)]


def test_good_words_are_fine(poster, em):
    assert complaints(poster(), em) == []


def test_an_optional_field_may_be_left_out_or_empty(poster, em):
    assert complaints(poster(mark=None), em) == []
    assert complaints(poster(mark=" "), em) == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (
            {"headline": None},
            (
                "poster_field_missing",
                "缺少标题（headline）",
                "版式“标题加清单：一个观点，几条做法”要求必填，在 values 里写上 headline",
            ),
        ),
        ({"headline": " \n"}, ("poster_field_missing", "标题（headline）是空的", "写上内容；版式要求必填")),
        ({"items": ()}, ("poster_field_missing", "清单（items）是空的", "写上内容；版式要求必填")),
        (
            {"headlin": "好"},
            ("poster_field_unknown", "版式“标题加清单：一个观点，几条做法”没有字段“headlin”", "是不是想写 headline？"),
        ),
        (
            {"headline": "一" * 30},
            (
                "poster_text_long",
                f"标题“{'一' * 23}…”长 30 个字，最多 18 个",
                "至少删去 12 个字；两个字母、数字或空格算一个字",
            ),
        ),
        (
            {"items": ("一" * 37, "二", "三")},
            (
                "poster_text_long",
                f"清单第 1 条“{'一' * 23}…”长 37 个字，最多 36 个",
                "至少删去 1 个字；两个字母、数字或空格算一个字",
            ),
        ),
        ({"items": ("一", "二")}, ("poster_items_count", "清单有 2 条，这个版式要 3–5 条", "补足，或者换一个版式")),
        ({"items": tuple("一二三四五六七")}, ("poster_items_count", "清单有 7 条，这个版式要 3–5 条", "删去 2 条")),
        ({"items": ("一", "", "三")}, ("poster_item_empty", "清单第 2 条是空的", "写上内容，或者删掉这一条")),
        (
            {"headline": ("一", "二")},
            ("poster_field_kind", "标题（headline）要写成一段文字", "直接写在 headline: 后面，不要分条"),
        ),
        (
            {"brand": "示例👩〓"},
            (
                "poster_character",
                "品牌名里有海报画不出的字符 “〓”U+3013 GETA MARK：字体里没有它",
                "删掉它，或者换成汉字、数字和常用标点",
            ),
        ),
    ],
)
def test_a_mistake_is_explained(poster, em, changed, complaint):
    assert complaints(poster(**changed), em) == [complaint]


@pytest.mark.parametrize(
    ("char", "said"),
    [
        ("\u200b", "字符 U+200B ZERO WIDTH SPACE：这是看不见的控制字符"),
        ("\x07", "字符 U+0007：这是看不见的控制字符"),
        ("\u202e", "字符 U+202E RIGHT-TO-LEFT OVERRIDE：这是看不见的控制字符"),
        ("א", "字符 “א”U+05D0 HEBREW LETTER ALEF：这是从右向左书写的文字"),
        ("\u0323", "字符 U+0323 COMBINING DOT BELOW：这是叠加在别的字上的符号"),
        ("\ufe0f", "字符 U+FE0F VARIATION SELECTOR-16：它只能在 emoji 里面"),
        ("\u200d", "字符 U+200D ZERO WIDTH JOINER：它只能在 emoji 里面"),
        ("\ue000", "字符 U+E000：这是私用字符，每台机器上都不一样"),
        ("\ufffc", "字符 “\ufffc”U+FFFC OBJECT REPLACEMENT CHARACTER：字体里没有它"),
        ("〓", "字符 “〓”U+3013 GETA MARK：字体里没有它"),
    ],
)
def test_a_character_that_cannot_be_drawn_is_named(poster, em, char, said):
    (complaint,) = complaints(poster(support=f"好{char}好{char}"), em)
    assert said in complaint[1]


def test_a_whole_emoji_that_has_no_picture_is_named(poster):
    (complaint,) = complaints(poster(support="好👩‍🪿，好👩‍🍳1️⃣❤️🇨🇳☀"), FontRuler())
    assert complaint[1] == ("副标题里有海报画不出的emoji “👩‍🪿”U+1F469+U+200D+U+1FABF WOMAN：没有它的图样")


def test_an_emoji_counts_as_one_character():
    assert count_chars("好👨‍👩‍👧🇨🇳1️⃣❤️") == 5
    assert count_chars("❤︎©") == 1


def test_a_text_where_a_list_is_wanted_is_told_how_to_write_one(poster, em):
    rules = [(rule, hint) for rule, _, hint in complaints(poster(items="一条"), em)]
    assert rules[0] == ("poster_field_kind", "每条一行，前面加“- ”")


def test_the_address_in_a_code_may_hold_what_the_font_lacks(poster, em):
    assert complaints(poster(qr="https://example.com/〓"), em) == []


@pytest.mark.parametrize(
    ("char", "named"),
    [(" ", "“ ”U+0020 SPACE"), ("\n", "U+000A"), ("\u200b", "U+200B ZERO WIDTH SPACE"), ("\ud800", "U+D800")],
)
def test_an_address_is_in_one_piece(poster, em, char, named):
    (complaint,) = complaints(poster(qr=f"https://example.com/{char}demo01"), em)
    assert complaint == (
        "poster_address",
        f"二维码网址里有网址不能有的字符 {named}",
        "从浏览器或者企业微信里重新复制完整的网址，中间不要空格和换行",
    )


def test_problems_come_together_and_stand_where_the_field_is(poster, em):
    spec = poster(headline=None, support="好〓", brand="")
    problems = list(check_fields(spec, fill_fields(spec), em))
    assert [(p.span, p.rule) for p in problems] == [
        (Span("kinds/welfare.yml", 40), "poster_field_missing"),
        (Span("kinds/welfare.yml", 40), "poster_character"),
        (Span("kinds/welfare.yml", 45), "poster_field_missing"),
    ]
    assert all(isinstance(problem, Problem) for problem in problems)


def test_without_any_span_the_layout_is_named(poster):
    spec = poster(words={})
    assert str(span_of(spec, "headline")) == "版式“标题加清单：一个观点，几条做法”"


def test_a_quotation_is_one_short_line():
    assert quote("一\n二") == "“一 二”"
    assert len(quote("一" * 99)) == 26
