"""Likeness: what sounds like bad samples is pointed out with the sample it is most like, and never blocks."""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.model.words import WordingLevel
from generator.validate.wording import Scanner
from generator.validate.wording.likeness import FEWEST, LIMIT, Ear, Sample, learn
from generator.validate.wording.normalise import normalise

FRUIT = "苹果香蕉橙子西瓜葡萄梨桃杏枣柿"
PLACES = "东街西巷南门北院中庭后坊前村上湾下营新桥"
BAD = tuple(Sample(f"{FRUIT[n % 10]}吃了立马飞上天，{PLACES[n % 20]}人人变神仙", "magic") for n in range(FEWEST))
GOOD = tuple(f"{PLACES[n % 20]}的{FRUIT[n % 10]}到货了，下班顺路来取，写好名字" for n in range(FEWEST))


def heard(text: str, bad: tuple[Sample, ...] = BAD, good: tuple[str, ...] = GOOD) -> list[tuple[str, str]]:
    ear = Ear([learn(bad, good)])
    plain = normalise(text)
    sentences = [plain.text[start:end] for start, end in ear.suspects(plain, ear.hear(plain))]
    return [(sentence, ear.nearest(sentence).rule) for sentence in sentences]


def test_a_sentence_that_no_sample_is_may_sound_like_them() -> None:
    assert heard("隔壁老王吃了樱桃也变神仙飞上天") == [("隔壁老王吃了樱桃也变神仙飞上天", "magic")]
    assert heard("樱桃到货了，顺路来取") == []


def test_only_the_sentence_is_meant() -> None:
    text = "樱桃到货了，顺路来取。吃了立马变神仙！写好名字"
    assert heard(text) == [("吃了立马变神仙!", "magic")]


@pytest.mark.parametrize("between", ["\u200b", " ", "·"])
def test_no_disguise_helps(between: str) -> None:
    assert heard(between.join("吃了立马变神仙")) == heard("吃了立马变神仙") != []


def test_a_good_sample_is_never_pointed_out() -> None:
    said = "吃了立马变神仙，是句玩笑"
    assert heard(said) != []
    assert heard(f"樱桃到货了。{said}！", good=(*GOOD, f"{said}。")) == []


@pytest.mark.parametrize(("bad", "good"), [(BAD[1:], GOOD), (BAD, GOOD[1:])])
def test_few_samples_teach_nothing(bad: tuple[Sample, ...], good: tuple[str, ...]) -> None:
    assert heard("吃了立马变神仙", bad, good) == []


@pytest.mark.parametrize("text", ["变神仙", "https://example.com/fly", "", "！！！"])
def test_what_has_hardly_a_word_sounds_like_nothing(text: str) -> None:
    assert heard(text) == []


def test_the_sample_that_is_named_is_the_nearest() -> None:
    other = tuple(Sample(f"{PLACES[n % 20]}跪着求转发，不转不是邻居", "beg") for n in range(FEWEST))
    assert [rule for _, rule in heard("跪着求大家转发，不转不是朋友", (*BAD, *other))] == ["beg"]


def test_where_a_rule_speaks_the_ear_is_silent(starter: Catalog) -> None:
    scanner = Scanner(starter.wording.values())
    findings = scanner.scan("我们家这款是全网最好的洁面，没有之一")
    assert findings and not any(finding.like for finding in findings)


def test_a_likeness_only_reminds(starter: Catalog) -> None:
    scanner = Scanner(starter.wording.values())
    (finding,) = scanner.scan("群里收到了新书。喊上七大姑八大姨进来，人凑齐了给你发好处。谢谢")
    assert finding.like in {text for listed in starter.wording["share-inducing"].samples.bad for text in listed.texts}
    assert (finding.rule.id, finding.level) == ("share-for-reward", WordingLevel.CAREFUL)
    assert finding.quote == "喊上七大姑八大姨进来，人凑齐了给你发好处。"


def test_words_far_apart_count_only_where_the_sentence_does_not_sound_innocent(starter: Catalog) -> None:
    scanner = Scanner(starter.wording.values())
    assert scanner.scan("客服不要再催「马上没了」，库存还有两百多件，实话实说") == ()
    (finding,) = scanner.scan("敷上它，第二天痘痘马上没了")
    assert finding.level is WordingLevel.FORBIDDEN


def test_the_limit_is_where_sounds_begin_to_count() -> None:
    ear = Ear([learn(BAD, GOOD)])
    plain = normalise("吃了立马变神仙")
    assert ear.hear(plain).sounds[0] > LIMIT
