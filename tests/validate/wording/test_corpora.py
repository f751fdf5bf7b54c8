"""The starter's rules against labelled texts: those they were written by, and those of somebody who had not seen them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.wording import score, texts_of
from generator.model.catalog import Catalog
from generator.model.words import WordingLevel
from generator.validate.wording import Scanner
from tests.validate.wording.test_scan import TRADITIONAL_OF

# What must not become worse; the goals are 0.97 of both for the samples, and 0.93 for `held_out`. When it was last
# measured, its precision was 0.935 and its recall 0.958 (115 of 120 found, 8 of 120 accused). Rules and samples are
# never changed to suit it, so that the figures stay honest.
FLOORS = {"samples": (0.98, 0.98), "held_out": (0.93, 0.94)}


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
    for row in texts_of(starter, "samples"):
        assert bool(scanner.scan(disguise(row.text))) is bool(scanner.scan(row.text)), row.text


@pytest.mark.parametrize(("before", "after"), [("“", "”"), ("（", "）"), ("\n", "\n"), ("🎉", "🎉"), ("　　", "——")])
def test_signs_around_a_clean_text_accuse_nobody(starter: Catalog, before: str, after: str) -> None:
    scanner = Scanner(starter.wording.values())
    for row in texts_of(starter, "samples"):
        if not row.bad and not scanner.scan(row.text):
            assert scanner.scan(f"{before}{row.text}{after}") == (), row.text


def test_the_corpora_are_large_and_half_innocent(starter: Catalog) -> None:
    samples, held_out = (list(texts_of(starter, name)) for name in FLOORS)
    assert min(len(samples), len(held_out)) >= 200
    assert 0.4 <= sum(row.bad for row in samples) / len(samples) <= 0.6
    assert sum(row.bad for row in held_out) == len(held_out) / 2
    assert not {row.text for row in samples} & {row.text for row in held_out}


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
