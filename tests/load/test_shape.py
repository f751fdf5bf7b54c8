"""Values become models, or every problem of the file is said at its line."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.model.campaign import Campaign
from generator.model.group import Group
from generator.model.layout.layout import Layout
from generator.model.settings import Settings
from generator.model.sop import Sop
from generator.problems import QunceError
from tests.conftest import SMALL


def problems(model: type[BaseModel], text: str) -> list[str]:
    with pytest.raises(QunceError) as caught:
        shape(model, parse_yaml(text, "f"))
    return [f"{problem.span.line}:{problem.span.column} {problem.message}" for problem in caught.value.problems]


def test_a_fine_file_becomes_its_model() -> None:
    assert shape(Settings, parse_yaml(str(SMALL["content/settings.yml"]), "f")).quiet_hours.start.hour == 22


def test_every_problem_of_a_file_comes_in_one_report() -> None:
    text = """\
title: 示例水果群01
band: demo
kind: Welfare
opened_on: 2026-13-01
positioning:
  goal: ""
  audience: {who: 住户, traits: 常买水果}
team: {staff: [staff-1]}
join: {url: example.com}
capacity: 一百
"""
    assert sorted(problems(Group, text)) == [
        "10:11 “一百”不是整数",
        "1:1 缺少“brand”",
        "2:1 没有“band”这个字段",
        "3:7 编号“Welfare”写法不对",
        "4:12 建群日期“2026-13-01”不存在或写法不对",
        "6:9 这里没有内容",
        "7:31 “常买水果”写法不对，这里应该是一个列表",
        "8:7 缺少“owner”",
        "9:13 网址“example.com”写法不对",
    ]


def test_a_broken_item_does_not_make_its_list_too_short() -> None:
    text = str(SMALL["content/sops/opening.yml"]).replace("title: 打招呼\n", "titel: 打招呼\n")
    assert problems(Sop, text) == ["11:9 缺少“title”", "12:9 没有“titel”这个字段"]


def test_a_trigger_is_read_by_the_form_its_keys_say() -> None:
    text = str(SMALL["content/sops/opening.yml"])
    assert problems(Sop, text.replace('{day: 0, at: "10:00"}', "{day: 0, att: 1}")) == [
        "15:18 缺少“at”",
        "15:27 没有“att”这个字段",
    ]


def test_a_layer_offers_the_keys_of_its_own_type() -> None:
    text = str(SMALL["templates/posters/headline-list.yml"]).replace("{type: fill, colour:", "{type: fill, color:")
    with pytest.raises(QunceError) as caught:
        shape(Layout, parse_yaml(text, "f"))
    assert {(problem.message, problem.hint) for problem in caught.value.problems} == {
        ("没有“color”这个字段", "是不是想写 colour？"),
        ("缺少“colour”", "颜色，例如 paper。"),
    }


def test_a_poster_with_no_words_names_its_field() -> None:
    text = str(SMALL["content/campaigns/sale.yml"]).replace("headline: 今日特卖", "headline:")
    assert problems(Campaign, text) == ["16:16 “headline”没有内容"]


def test_a_long_value_is_quoted_in_one_short_line() -> None:
    (problem,) = problems(Settings, str(SMALL["content/settings.yml"]).replace('"22:00"', f'"{"长" * 9999}"'))
    assert problem == f"5:22 时间“{'长' * 40}……”写法不对"


def test_braces_in_a_value_are_quoted_as_they_stand() -> None:
    text = str(SMALL["content/settings.yml"]).replace('"22:00"', '"{hint}"')
    assert problems(Settings, text) == ["5:22 时间“{hint}”写法不对"]


def test_a_kind_of_mistake_we_have_no_words_for_is_still_said() -> None:
    class Odd(BaseModel):
        number: Annotated[int, Field(multiple_of=2, description="双数。")]

    with pytest.raises(QunceError) as caught:
        shape(Odd, parse_yaml("number: 3", "f"))
    assert str(caught.value.problems[0]) == "f:1:9: “3”不符合要求\n  提示：双数。"
