from __future__ import annotations

from datetime import date

import pytest

from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.model.node import NodeFile
from generator.model.notice import Notice, first_day
from generator.model.words import Region
from generator.problems import QunceError

NODES = "title: 节点\nnodes:\n  - {{id: n, title: 节点{fields}}}\n"
NOTICE = "title: 通知\npublished_on: 2025-11-04\nholidays:\n  - {{names: [元旦], {days}}}\n"


def problems(model, text):
    with pytest.raises(QunceError) as caught:
        shape(model, parse_yaml(text, "nodes.yml"))
    return [str(problem) for problem in caught.value.problems]


def only(fields):
    return shape(NodeFile, parse_yaml(NODES.format(fields=fields), "nodes.yml")).nodes[0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            "",
            "nodes.yml:3:5: 节点要有一条日期规则，这里写了 0 条\n"
            "  提示：从 solar、lunar、solar_term、weekday、by_region 里选一个写",
        ),
        (
            ", solar: {day: 1}, solar_term: 清明",
            "nodes.yml:3:5: 节点要有一条日期规则，这里写了 2 条\n"
            "  提示：从 solar、lunar、solar_term、weekday、by_region 里选一个写",
        ),
        (
            ", solar: {day: 1}, holiday: 元旦, span: {before: 1}",
            "nodes.yml:3:5: span 和 holiday 不能同时写\n  提示：放假的日子由通知定，去掉 span",
        ),
        (
            ", lunar: {month: 12, day: 31}",
            "nodes.yml:3:48: “31”不对\n  提示：写 1 到 30，或者 last，last 是这个月的最后一天",
        ),
        (
            ", lunar: {month: 12, day: 除夕}",
            "nodes.yml:3:48: “除夕”不对\n  提示：写 1 到 30，或者 last，last 是这个月的最后一天",
        ),
        (
            ", lunar: {month: 12, day: [1]}",
            "nodes.yml:3:48: 这里应该是一个值，不是列表\n  提示：写 1 到 30，或者 last，last 是这个月的最后一天",
        ),
        (", lunar: {month: 13, day: 1}", "nodes.yml:3:39: 13 太大\n  提示：最大是 12"),
        (
            ", weekday: {month: 5, nth: 6, day: sunday}",
            "nodes.yml:3:49: “6”不对\n  提示：写 1 到 5，或者 last，last 是这个月的最后一个",
        ),
        (
            ", weekday: {month: 5, nth: 2, day: sundey}",
            "nodes.yml:3:57: “sundey”不在可选的词里\n  提示：是不是想写 sunday？",
        ),
        (", solar_term: 清明节", "nodes.yml:3:36: “清明节”不在可选的词里\n  提示：是不是想写 清明？"),
        (", solar: {month: 2, day: 30}", "nodes.yml:3:31: 2 月没有 30 日\n  提示：改成存在的日期"),
        (", solar: {day: 1}, span: {before: 61}", "nodes.yml:3:56: 61 太大\n  提示：最大是 60"),
        (
            ", by_region: {north: {month: 12, day: 23}}",
            "nodes.yml:3:35: 缺少“south”\n  提示：南方的农历日期。",
        ),
    ],
)
def test_a_mistake_in_a_node_is_said(fields, said):
    assert problems(NodeFile, NODES.format(fields=fields)) == [said]


def test_a_notice_that_runs_backwards_is_said():
    text = NOTICE.format(days="first: 2026-01-03, last: 2026-01-01")
    assert problems(Notice, text) == ["nodes.yml:4:5: 2026-01-01 在 2026-01-03 之前\n  提示：先写第一天，再写最后一天"]


@pytest.mark.parametrize(
    ("fields", "north", "south"),
    [
        (", solar: {day: 31}", "month=None day=31", "month=None day=31"),
        (", lunar: {month: 12, day: last}", "month=12 day='last'", "month=12 day='last'"),
        (", solar_term: 冬至", "冬至", "冬至"),
        (
            ", weekday: {nth: 1, day: monday}",
            "month=None nth=1 day=<Weekday.MONDAY: 'monday'>",
            "month=None nth=1 day=<Weekday.MONDAY: 'monday'>",
        ),
        (
            ", by_region: {north: {month: 12, day: 23}, south: {month: 12, day: 24}}",
            "month=12 day=23",
            "month=12 day=24",
        ),
    ],
)
def test_a_node_has_the_rule_that_was_written(fields, north, south):
    node = only(fields)
    assert (str(node.rule_in(Region.NORTH)), str(node.rule_in(Region.SOUTH))) == (north, south)


def test_a_notice_speaks_of_its_days_only():
    text = NOTICE.format(days="first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-04]")
    notice = shape(Notice, parse_yaml(text, "notice.yml"))
    said = {day: notice.is_workday(date(2026, 1, day)) for day in (1, 3, 4, 5)}
    assert said == {1: False, 3: False, 4: True, 5: None}
    assert notice.find("元旦") is notice.holidays[0]
    assert notice.find("春节") is None


def test_a_notice_reaches_into_the_december_before():
    assert first_day(2027) == date(2026, 12, 28)
