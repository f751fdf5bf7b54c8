"""What may stand next to a line end."""

import pytest

from generator.render.poster.kinsoku import Joint, is_widow, joints_of, may_break


def pieces(text: str) -> str:
    """Return `text` with a bar wherever a line may end."""
    return text[0] + "".join("|" * may_break(text, index) + text[index] for index in range(1, len(text)))


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
        ("满 48 小时", "满 |48 小|时"),
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
        ("天 7", (Joint.SOLID, Joint.SOLID)),
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
    assert not is_widow("……")
