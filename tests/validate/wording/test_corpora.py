"""The starter's rules against labelled texts: those they were written by, and those of somebody who had not seen them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from benchmarks.wording import score
from generator.model.catalog import Catalog
from generator.model.words import WordingLevel
from generator.validate.wording import Scanner
from tests.conftest import REPOSITORY
from tests.validate.wording.test_scan import TRADITIONAL_OF

# What must not become worse. The goal for `held_out` is 0.93 of both. Precision is there; of its bad texts 86 in 100
# were found when it was last measured (103 of 120). Rules are never changed to suit it, so that the figures stay honest.
# Writers who look for words that no rule has thought of are found far less often: the last two blind corpora that went
# into `tuned` had a recall of 0.38 and 0.30 when they were first read.
FLOORS = {"tuned": (0.98, 0.98), "held_out": (0.92, 0.84)}


@pytest.mark.parametrize("name", FLOORS)
def test_bad_texts_are_found_and_innocent_ones_left_alone(starter: Catalog, name: str) -> None:
    precision, recall = FLOORS[name]
    result = score(starter, name)
    # What was missed is said by the benchmark: nobody should see texts of the blind corpus by the way.
    assert (result.precision >= precision, result.recall >= recall) == (True, True)


DISGUISES: dict[str, Callable[[str], str]] = {
    "unseen": "\u200b".join,
    "traditional": lambda text: "".join(TRADITIONAL_OF.get(char, char) for char in text),
    "full width": lambda text: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text),
}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_no_disguise_changes_what_is_said_of_a_text(starter: Catalog, disguise: Callable[[str], str]) -> None:
    scanner = Scanner(starter.wording.values())
    for row in texts("tuned"):
        assert bool(scanner.scan(disguise(row["text"]))) is bool(scanner.scan(row["text"])), row["text"]


def texts(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(
        (REPOSITORY / f"tests/validate/wording/{name}.yml").read_text(encoding="utf-8")
    )["texts"]
    return rows


def test_the_corpora_are_large_and_half_innocent() -> None:
    rows = {name: texts(name) for name in FLOORS}
    assert sum(map(len, rows.values())) >= 400
    for corpus in rows.values():
        counts = Counter(row["bad"] for row in corpus)
        assert 0.45 <= counts[True] / len(corpus) <= 0.55
    assert not {row["text"] for row in rows["tuned"]} & {row["text"] for row in rows["held_out"]}


def test_every_rule_has_its_own_id_and_a_level_that_is_used(starter: Catalog) -> None:
    assert sum(len(pack.rules) for pack in starter.wording.values()) == len(starter.wording_rules)
    assert {rule.level for rule in starter.wording_rules.values()} == set(WordingLevel)
    assert len(starter.wording) >= 12


@pytest.mark.parametrize(
    "text",
    [
        "最近在看什么",
        "第一步先报名",
        "第一次来先看群规",
        "最好先问医生",
        "每张券有唯一编号",
        "周六去国家图书馆",
        "不用转发也能领",
        "本活动不要求转发",
    ],
)
def test_everyday_words_are_clean(starter: Catalog, text: str) -> None:
    assert Scanner(starter.wording.values()).scan(text) == ()
