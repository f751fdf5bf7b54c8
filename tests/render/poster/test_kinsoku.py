"""What may stand next to a line end."""

import pytest

from generator.render.poster.kinsoku import Joint, breaks_of, is_widow, joints_of


def pieces(text: str) -> str:
    """Return `text` with a bar wherever a line may end."""
    breaks = breaks_of(text)
    return "".join("|" * (index in breaks) + char for index, char in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("护肤好", "护|肤|好"),
        ("好，护", "好，|护"),
        ("看《成分》吗", "看|《成|分》|吗"),
        ("（真的）！走", "（真|的）！|走"),
        ("等……好——吧", "等……|好——|吧"),
        ("用 iPhone 16 拍", "用 |iPhone |16 |拍"),
        ("SPF50+好", "SPF50+|好"),
        ("领 3 份", "领 |3 份"),
        ("满 48 小时", "满 |48 小时"),
        ("第 3 个月开", "第 3 个月|开"),
        ("11 月 11 日晚", "11 月 11 日|晚"),
        ("2026 年 11 月", "2026 年 |11 月"),
        ("用 30 ml 水", "用 |30 ml |水"),
        ("价￥199元，省¥ 50", "价|￥199元，|省|¥ 50"),
        ("第 20–30 名", "第 20–30 名"),
        ("晚 20:30 开", "晚 |20:30 |开"),
        ("①先②后", "①先|②后"),
        ("don’t", "don’t"),
        ("好\ufffc\ufffcA", "好|\ufffc|\ufffc|A"),
        ("人々ら", "人々|ら"),
        ("199元", "199元"),
        ("第3期", "第3期"),
        ("10–20 岁", "10–20 岁"),
        ("（ 好）", "（ 好）"),
        ("限成员 · 一份", "限|成|员 · |一|份"),
        ("卡（A）", "卡|（A）"),
    ],
)
def test_lines_end_where_they_may(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("护A", (Joint.GAP,)),
        ("7天", (Joint.GAP,)),
        ("天 7", (Joint.SOLID, Joint.BLANK)),
        ("天 好", (Joint.SOLID, Joint.SOLID)),
        ("， A", (Joint.SOLID, Joint.NONE)),
        ("A （", (Joint.SOLID, Joint.NONE)),
        ("A “", (Joint.SOLID, Joint.TRIM)),
        ("” A", (Joint.TRIM, Joint.SOLID)),
        ("t’s", (Joint.SOLID, Joint.TUCK)),
        ("a ‘", (Joint.SOLID, Joint.TUCK)),
        ("——", (Joint.JOIN,)),
        ("？！”", (Joint.TRIM, Joint.TRIM)),
        ("32℃左", (Joint.SOLID, Joint.SOLID, Joint.GAP)),
        ("A\ufffc好", (Joint.SOLID, Joint.SOLID)),
        ("，A", (Joint.SOLID,)),
        ("）。好", (Joint.TRIM, Joint.SOLID)),
        ("：“好", (Joint.TRIM, Joint.SOLID)),
        ("（《", (Joint.TRIM,)),
        ("好", ()),
    ],
)
def test_blank_between_neighbours(text, expected):
    assert joints_of(text) == expected


def test_a_widow_is_one_character_and_its_punctuation():
    assert is_widow("好。")
    assert is_widow("（好）")
    assert not is_widow("好吧")
    assert is_widow("好\ufffc")
    assert is_widow("\ufffc\ufffc")
