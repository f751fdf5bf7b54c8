"""Scanning: what patterns find, what exceptions let pass, and that no disguise hides anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.wording import WordingPack
from generator.validate.wording import Scanner
from generator.validate.wording.characters import TRADITIONAL

EXAMPLES = {"bad": ["甲", "乙"], "good": ["丙", "丁"]}
_PAIRS = TRADITIONAL.read_text(encoding="utf-8")
TRADITIONAL_OF = dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))


def rule(name: str, *patterns: str, level: str = "forbidden", exceptions: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "id": name,
        "title": name,
        "level": level,
        "patterns": patterns,
        "exceptions": exceptions,
        "reason": "会误导人。",
        "article": "广告法第九条",
        "rewrite": "写事实。",
        "examples": EXAMPLES,
    }


def pack(*rules: dict[str, object], **more: object) -> WordingPack:
    return WordingPack.model_validate({"title": "一组", "summary": "一组。", "rules": rules, **more})


def found(text: str, *packs: WordingPack) -> list[str]:
    return [f"{finding.rule.id}:{finding.quote}" for finding in Scanner(packs).scan(text)]


BEST = pack(rule("best", "最低价", "[全网|全国]最好", exceptions=("最低价差", "近#日~", "~*4保护")))


def test_a_finding_says_what_and_where() -> None:
    (finding,) = Scanner([BEST]).scan("群里是 最·低 价！")
    assert (finding.quote, finding.start, finding.end) == ("最·低 价", 4, 9)
    assert (finding.level.label, finding.rule.id) == ("禁用", "best")


@pytest.mark.parametrize(
    "text", ["期货最低价差", "近 7 日最低价", "近七日最低价", "最低价有价格保护", "最近", "全网都好"]
)
def test_exceptions_and_other_words_pass(text: str) -> None:
    assert found(text, BEST) == []


def test_an_exception_elsewhere_excuses_nothing() -> None:
    assert found("最低价差不算，最低价算", BEST) == ["best:最低价"]


@pytest.mark.parametrize(
    ("pattern", "text", "quote"),
    [
        ("保证*有效", "保证真的有效", "保证真的有效"),
        ("保证*2有效", "保证真真真有效", ""),
        ("保证*有效", "保证，有效", ""),
        ("保证**有效", "保证，有效", "保证，有效"),
        ("保证**有效", "保证。有效", ""),
        ("保证**有效", "保证\n有效", ""),
        ("瘦#斤", "一周瘦 10 斤", "瘦 10 斤"),
        ("瘦#斤", "一周瘦十斤", "瘦十斤"),
        ("[好评|#星]返现", "五星返现", "五星返现"),
        ("第[1|一]", "第1名", "第1"),
        ("第[1|一]", "第10名", ""),
        ("加[vx|v信]", "加vx", "加vx"),
        ("加[vx|v信]", "加vxyz", ""),
        ("全网最低", "全网\n最低", "全网\n最低"),
        ("全网最低", "全网\n\n最低", ""),
        ("转*发券*送", "转了再发券马上送", "转了再发券马上送"),
        ("转*2发券", "转转转转发券", "转转转发券"),
    ],
)
def test_patterns(pattern: str, text: str, quote: str) -> None:
    assert found(text, pack(rule("r", pattern))) == ([f"r:{quote}"] if quote else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [("转运招财", 1), ("转运中心招财务", 0), ("转运中心说包裹今天到，招财手串", 1), ("招财务，送转运珠", 1)],
)
def test_an_exception_that_is_a_longer_word_excuses_the_word_it_holds(text: str, count: int) -> None:
    rules = pack(rule("r", "转运*8招财", "转运珠", "招财手", exceptions=("转运[中心|站]", "招财务")))
    assert len(found(text, rules)) == count


@pytest.mark.parametrize("text", ["有人说包过？别信！", "包过？千万别信！", "都说包过。\n骗子的话"])
def test_an_exception_may_reach_over_sentences(text: str) -> None:
    assert found(text, pack(rule("r", "包过", exceptions=("~***20[别信|骗子]",)))) == []


def test_classes_of_words_stand_for_their_words_in_all_rules_of_a_pack() -> None:
    words = [{"name": "病", "words": "湿疹|鼻炎"}, {"name": "疾", "words": "<病>|痛风"}]
    rules = pack(
        rule("one", "治<疾>", exceptions=("不治<病>",)),
        rule("two", "[告别|远离]<病>"),
        words=words,
        exceptions=("远离<疾>药",),
    )
    assert found("治痛风，告别鼻炎，不治湿疹，远离湿疹药", rules) == ["one:治痛风", "two:告别鼻炎"]


@pytest.mark.parametrize("rules", [3, ["一条"], None])
@pytest.mark.parametrize("words", [["病"], [{"name": "病"}], [{"name": "病", "words": 3}], "湿疹"])
def test_classes_and_rules_of_another_shape_are_refused_as_such(words: object, rules: object) -> None:
    with pytest.raises(ValidationError) as raised:
        WordingPack.model_validate({"title": "一组", "summary": "一组。", "words": words, "rules": rules})
    assert {error["loc"][0] for error in raised.value.errors()} == {"words", "rules"}


def test_a_choice_with_numbers_is_searched_for_as_a_whole_or_in_parts() -> None:
    rules = pack(rule("r", "[#天|一周]*4见效", "[#斤|#公斤]瘦"))
    assert found("7 天就见效，一周见效，三斤瘦肉", rules) == ["r:7 天就见效", "r:一周见效", "r:三斤瘦"]


def test_a_gap_that_crosses_a_line_is_tried_from_the_next_start() -> None:
    assert found("转\n转发券", pack(rule("r", "转*发券"))) == ["r:转发券"]


def test_a_wider_or_stricter_find_stands_for_what_it_holds() -> None:
    packs = (
        pack(rule("wide", "全网最低价", level="careful"), rule("narrow", "最低价", level="careful")),
        pack(rule("strict", "最低")),
    )
    assert found("全网最低价", *packs) == ["wide:全网最低价", "strict:最低"]
    assert found("最低价，最低价", packs[0]) == ["narrow:最低价", "narrow:最低价"]


def test_exceptions_of_a_pack_hold_for_all_its_rules_and_those_without_rules_for_all_packs() -> None:
    one = pack(rule("one", "最低价"), exceptions=("不是~",))
    two = pack(rule("two", "最好吃"))
    assert found("不是最低价，不是最好吃", one, two) == ["two:最好吃"]
    assert found("不是最低价，不是最好吃", one, two, pack(exceptions=("不是~",))) == []


def test_rules_of_a_trade() -> None:
    scanner = Scanner([pack(rule("a", "最低价")), pack(rule("b", "最好吃"), trades=("fruit",))])
    said = {
        trade: [find.rule.id for find in scanner.scan("最低价，最好吃", trade)]
        for trade in ("fruit", "books", "", None)
    }
    assert said == {"fruit": ["a", "b"], "books": ["a"], "": ["a"], None: ["a", "b"]}


def test_what_holds_for_all_rules_holds_for_all_trades() -> None:
    with pytest.raises(ValidationError, match="没有规则的一组对所有规则都有效"):
        pack(exceptions=("不是~",), trades=("fruit",))


def test_without_rules_nothing_is_found() -> None:
    assert found("最低价") == []


DISGUISES = st.sampled_from(["\u200b", "\u200d", " ", "\u3000", "\u2009", "·", "．", "-", "_", "*", "\ufeff", "  · "])
WORDS = st.sampled_from(["全网最低价", "加vx", "第一品牌", "销量第1", "100%有效", "瘦10斤", "转发朋友圈领红包"])
MANY = Scanner(
    [
        pack(
            rule(
                "r", "最低价", "加[vx|v信]", "第[一|1]品牌", "销量*4第[一|1]", "100%*2有效", "瘦#斤", "[转发|分享]*8领"
            )
        )
    ]
)


def disguised(word: str, data: st.DataObject) -> str:
    said = []
    for before, char in zip("　" + word, word, strict=False):
        pause = data.draw(st.one_of(st.just(""), DISGUISES))
        plain = before.isdigit() or char.isdigit() or "%" in (before, char)
        said.append("" if plain and set(pause) & set("·．-_*") else pause)
        forms = [
            char,
            TRADITIONAL_OF.get(char, char),
            chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char,
            char.upper(),
        ]
        said.append(data.draw(st.sampled_from(forms)))
    return "".join(said)


@given(WORDS, st.data())
def test_no_disguise_hides_a_forbidden_word(word: str, data: st.DataObject) -> None:
    assert MANY.scan(word)
    assert MANY.scan(disguised(word, data))


CLEAN = st.sampled_from(
    [
        "最近降温，第一次来的朋友看公告",
        "近 7 日成交价 99",
        "lovexiaomi 的第10章",
        "销量的事，第二步再说",
        "分享读书笔记",
    ]
)
AROUND = st.sampled_from(["", "【通知】", "“", "”", "（", "）", "\n", "🎉", "各位早。", "　　", "—— 小护"])


@given(CLEAN, AROUND, AROUND, st.data())
def test_wrapping_a_clean_text_accuses_nobody(text: str, before: str, after: str, data: st.DataObject) -> None:
    breaks = data.draw(st.sets(st.integers(1, len(text) - 1)))
    lines = [
        char + ("\n" if place in breaks and not (char.isascii() and text[place].isascii()) else "")
        for place, char in enumerate(text, start=1)
        if place <= len(text) - 1
    ]
    assert MANY.scan(text) == ()
    assert MANY.scan(before + "".join(lines) + text[-1] + after) == ()
