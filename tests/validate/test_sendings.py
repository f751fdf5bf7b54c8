"""What is sent: hours across midnight, time zones as people write them, and sources that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import Loaded
from generator.model.catalog import Catalog
from generator.model.settings import Settings
from generator.validate import check_catalog
from generator.validate.sendings import timezone_exists
from tests.conftest import SMALL, Files

Load = Callable[[Files], Loaded]


def found(loaded: Loaded) -> list[str]:
    assert loaded.catalog is not None
    return [f"{problem.span}: {problem.message}" for problem in check_catalog(loaded.catalog)]


@pytest.mark.parametrize(
    ("start", "end", "quiet"),
    [
        ("22:00", "08:00", []),
        ("10:00", "10:30", ["打招呼"]),
        ("09:00", "10:00", []),
        ("20:00", "10:01", ["打招呼", "明天特卖"]),
        ("10:00", "10:00", []),
    ],
    ids=["night", "morning", "its end is free", "across midnight", "none"],
)
def test_quiet_hours_may_cross_midnight(start: str, end: str, quiet: list[str], small: Load) -> None:
    text = str(SMALL["content/settings.yml"]).replace("22:00", start).replace("08:00", end)
    problems = found(small({"content/settings.yml": text}))
    assert [problem.split("“")[1].split("”")[0] for problem in problems] == quiet


@given(st.text(min_size=1))
@settings(deadline=None, max_examples=100)
def test_any_word_is_a_time_zone_or_a_problem(starter: Catalog, name: str) -> None:
    settings = starter.settings.model_copy(update={"timezone": name})
    assert len(list(timezone_exists(replace(starter, settings=settings)))) <= 1


def test_the_default_time_zone_exists(small: Load) -> None:
    catalog = small({}).catalog
    assert catalog is not None
    assert Settings.model_fields["timezone"].default == catalog.settings.timezone
    assert list(timezone_exists(catalog)) == []


def test_a_group_whose_kind_is_broken_is_not_asked_about_its_topics(small: Load) -> None:
    group = str(SMALL["content/groups/one.yml"]) + "rhythm: week\n"
    rhythm = str(SMALL["content/rhythms/week.yml"]).replace("topic: tip", "topic: game")
    files = {"content/groups/one.yml": group, "content/rhythms/week.yml": rhythm, "content/kinds/welfare.yml": "?"}
    assert found(small(files)) == []


def test_a_topic_bank_that_is_broken_is_not_called_empty(small: Load) -> None:
    again = "title: 又一组\ntopics: @\n"
    rhythm = str(SMALL["content/rhythms/week.yml"]).replace("topic: tip", "topic: game")
    assert found(small({"content/topics/more.yml": again, "content/rhythms/week.yml": rhythm})) == []


def test_a_poster_is_looked_for_in_the_kinds_that_really_use_the_sop(small: Load) -> None:
    sop = str(SMALL["content/sops/opening.yml"]).replace("script: hello", "script: hello\n        poster: sale")
    files = {
        "content/sops/second.yml": sop,
        "content/groups/two.yml": str(SMALL["content/groups/one.yml"]) + "sops: [second]\n",
    }
    assert found(small(files)) == ["content/sops/second.yml:17:17: 群类型“welfare”没有“sale”这张海报"]
    assert found(small({**files, "content/groups/two.yml": SMALL["content/groups/one.yml"]})) == []


def test_a_colleague_of_another_brand_cannot_sit_in_a_group(small: Load) -> None:
    people = str(SMALL["content/people.yml"]).replace("豆芽, brand: demo", "豆芽, brand: other")
    other = SMALL["content/brands/demo.yml"]
    files = {"content/people.yml": people, "content/brands/other.yml": other}
    assert found(small(files)) == ["content/groups/one.yml:10:32: “豆芽”不是这个品牌的同事"]


def test_a_campaign_without_posters_or_parameters_says_what_to_do(small: Load) -> None:
    campaign = """\
title: 节点特卖
summary: 当天开始。
when: 有货时。
purpose: conversion
phases:
  - {id: start, title: 特卖开始, kind: promo, days: 0, at: "12:00", body: 开始。, poster: sale}
"""
    catalog = small({"content/campaigns/sale.yml": campaign}).catalog
    assert catalog is not None
    assert sorted(str(problem) for problem in check_catalog(catalog)) == [
        "content/campaigns/sale.yml:6:84: 这个活动没有“sale”这张海报\n  提示：先在 posters 里加上它",
        "content/groups/one.yml:13:42: 活动“节点特卖”没有“product”这个参数\n  提示：删掉它，这个活动没有参数",
    ]
