"""Wording in what groups send: the problem, its line, its groups; claims with evidence; rules that err."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Channel, Thing
from generator.plan import Period, Slicer, plan_pack
from generator.problems import Span
from generator.validate.messages import RULE, check_messages, check_wording
from generator.validate.upkeep import check_upkeep
from tests.conftest import TODAY, Files
from tests.validate.conftest import Load

PACK = "content/compliance/wording/price.yml"
WORDING: Files = {
    PACK: """\
title: 价格
summary: 价格要有依据。
rules:
  - id: lowest
    title: 最低价
    level: forbidden
    patterns: [最低价]
    reason: 没法证明。
    article: 广告法第九条
    rewrite: 写比哪天低。
    examples: {bad: [最低价到了, 全网最低价], good: [最低温, 价格低]}
  - id: first
    title: 排第一
    level: evidence
    patterns: [销量第一]
    reason: 要有出处。
    article: 广告法第十一条
    rewrite: 写全哪年哪个榜。
    examples: {bad: [销量第一, 销量第一名], good: [第一次, 销量上升]}
  - id: urge
    title: 催人
    level: careful
    patterns: [手慢无]
    reason: 催得太急。
    article: 广告法第二十八条
    rewrite: 写截止时间。
    examples: {bad: [手慢无, 手慢无哦], good: [手快, 慢慢来]}
""",
}
TOPIC = "content/topics/fruit.yml"
ALLOWED = "content/compliance/allowed.yml"
CLAIM = """\
allowed:
  - {id: top, text: 2026 年示例榜苹果销量第一, reason: 上了榜, evidence: 2026 年示例榜第 1 名, source: 示例榜官网, valid_until: %s}
"""


def said(catalog: Catalog) -> list[str]:
    sliced = Slicer(catalog)
    plans = (plan_pack(sliced.slice(key), Period(TODAY, 7)) for key in catalog.groups)
    messages = [message for plan in plans for message in plan.messages]
    return [f"{p.span}: {'提醒：' if p.warning else ''}{p.message}" for p in check_wording(messages, catalog)]


def loaded(small: Load, files: Files) -> Catalog:
    catalog = small({**WORDING, **files}).catalog
    assert catalog is not None
    return catalog


def topics(body: str, pear: str = "梨看果脐。") -> Files:
    return {
        TOPIC: f"""\
title: 水果
topics:
  - {{id: pear, title: 梨怎么挑, kind: tip, body: {pear}, cooldown_days: 2}}
  - {{id: melon, title: 瓜怎么挑, kind: tip, body: 瓜听声音。, cooldown_days: 2}}
  - id: grape
    title: 葡萄怎么挑
    kind: tip
    cooldown_days: 2
    body: |
      葡萄看梗。
      {body}
"""
    }


def test_words_are_reported_at_their_line_with_level_and_group(small: Load) -> None:
    catalog = loaded(small, topics("今天是最·低 价，手慢无。"))
    assert said(catalog) == [
        "content/topics/fruit.yml:11:10: “最·低 价”不能写：最低价（群 one）",
        "content/topics/fruit.yml:11:16: 提醒：“手慢无”要慎用：催人（群 one）",
    ]


def test_why_and_what_instead_stand_in_the_hint(small: Load) -> None:
    catalog = loaded(small, {})
    message = Message("销量第一", Channel.MANUAL, "one", Span("a.md", 3, 1))
    (problem,) = check_wording([message], catalog)
    assert str(problem) == (
        "a.md:3:1: “销量第一”要有依据才能写：排第一（群 one）\n"
        "  提示：要有出处。依据：广告法第十一条。怎么改：写全哪年哪个榜。真有依据就记进 content/compliance/allowed.yml"
    )
    assert problem.rule == RULE


def test_words_of_a_first_line_stand_where_their_text_begins(small: Load) -> None:
    assert said(loaded(small, topics("好。", pear="今天最低价。"))) == [
        "content/topics/fruit.yml:3:46: “最低价”不能写：最低价（群 one）"
    ]


def test_words_that_a_group_or_its_brand_brings_are_reported_there(small: Load) -> None:
    change = {"content/groups/one.yml": one("最低价先知道")}
    found = said(loaded(small, {**change, "content/scripts/hello.md": HELLO}))
    assert found == ["content/groups/one.yml:9:13: “最低价”不能写：最低价（群 one）"]


def one(why_join: str) -> str:
    return f"""\
title: 示例水果群01
brand: demo
kind: welfare
demo: true
opened_on: today-7
positioning:
  goal: 30 天内每周有 20 人说话
  audience: {{who: 小区住户, traits: [常买水果]}}
  why_join: {why_join}
team: {{owner: owner-1, staff: [staff-1]}}
join: {{url: "https://example.com/g/1"}}
"""


HELLO = """\
---
title: 问好
kind: welcome
channel: welcome
when: 新人进群时。
---

欢迎，这里{{ group.why_join }}。
"""


def test_words_put_together_from_values_are_reported_where_the_message_begins(small: Load) -> None:
    found = said(
        loaded(
            small,
            {
                "content/groups/one.yml": one("最低"),
                "content/scripts/hello.md": HELLO.replace("。\n", "。\n").replace("}}。", "}}价。"),
            },
        )
    )
    assert found == ["content/scripts/hello.md:8:1: “最低价”不能写：最低价（群 one）"]


def test_the_same_words_of_several_groups_are_said_once(small: Load) -> None:
    files = {**topics("最低价。"), "content/groups/two.yml": one("先知道").replace("群01", "群02")}
    (found,) = said(loaded(small, files))
    assert found.endswith("（群 one、two）")


def test_posters_are_read_too(small: Load) -> None:
    kind = small({}).catalog
    assert kind is not None
    from tests.conftest import SMALL

    text = str(SMALL["content/kinds/welfare.yml"]).replace("坏果能说清", "全网最低价")
    (found,) = said(loaded(small, {"content/kinds/welfare.yml": text}))
    assert found.startswith("content/kinds/welfare.yml:") and "“最低价”不能写" in found


def test_a_claim_with_evidence_may_be_made_until_it_runs_out(small: Load) -> None:
    files = topics("2026年示例榜苹果销量第一。")
    assert said(loaded(small, {**files, ALLOWED: CLAIM % "2026-12-31"})) == []
    late = loaded(small, {**files, ALLOWED: CLAIM % "2026-11-20"})
    assert [line.partition("“")[2] for line in said(late)] == ["销量第一”要有依据才能写：排第一（群 one）"]
    expired = [problem for problem in check_upkeep(late) if problem.rule == "allowed_claims_are_valid"]
    assert [str(problem) for problem in expired] == [
        "content/compliance/allowed.yml:2:105: 提醒：“2026 年示例榜苹果销量第一”的依据只用到 2026-11-20，已经不放行了\n"
        "  提示：换上新的依据和日期，或者删掉这一条"
    ]


def test_no_claim_lets_forbidden_words_pass(small: Load) -> None:
    claim = (CLAIM % date(2027, 1, 1)).replace("苹果销量第一", "最低价")
    assert len(said(loaded(small, {**topics("2026 年示例榜最低价"), ALLOWED: claim}))) == 1


def test_texts_of_no_group_are_read_with_the_rules_of_a_trade(small: Load) -> None:
    catalog = loaded(small, {PACK: str(WORDING[PACK]).replace("rules:", "trades: [fruit]\nrules:", 1)})
    message = Message("最低价", Channel.BROADCAST, "", Span("-"))
    assert [problem.message for problem in check_wording([message], catalog, "fruit")] == ["“最低价”不能写：最低价"]
    assert list(check_wording([message], catalog, "books")) == []


def test_addresses_are_not_read(small: Load) -> None:
    message = Message("https://example.com/最低价", Channel.BROADCAST, "one", Span("-"), Thing.LINK_URL)
    assert list(check_wording([message], loaded(small, {}))) == []


def test_messages_are_checked_for_wording_beside_their_limits(small: Load) -> None:
    message = Message("最低价", Channel.BROADCAST, "one", Span("a.md"))
    assert [problem.rule for problem in check_messages([message], loaded(small, {}))] == [RULE]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("bad: [手慢无, ", "bad: [快来, ", "规则“urge”查不出“快来”"),
        ("good: [手快, ", "good: [别说手慢无, ", "规则“urge”错把“别说手慢无”里的“手慢无”查了出来"),
    ],
)
def test_rules_that_err_are_reported_at_their_example(small: Load, old: str, new: str, message: str) -> None:
    catalog = loaded(small, {PACK: str(WORDING[PACK]).replace(old, new)})
    (problem,) = (problem for problem in check_upkeep(catalog) if problem.rule == "wording_examples_hold")
    assert (problem.message, problem.span.file, problem.span.line) == (message, PACK, 27)


def test_the_starters_rules_do_not_err(starter: Catalog) -> None:
    assert [problem for problem in check_upkeep(starter) if problem.rule == "wording_examples_hold"] == []


def test_what_sounds_like_a_sample_is_a_reminder_with_the_way_out(starter: Catalog) -> None:
    message = Message("喊上七大姑八大姨进来，人凑齐了给你发好处", Channel.MANUAL, "", Span("a.md", 3, 1))
    (problem,) = check_wording([message], starter)
    assert problem.warning
    assert problem.message == (
        "“喊上七大姑八大姨进来，人凑齐了给你发好处”听着像“七大姑八大姨喊来五位，您家空调清洗我包了”：转发换好处"
    )
    assert problem.hint.endswith(
        "不是就把这一句写进 content/compliance/wording/ 里随便一组的 samples.good，以后不再提醒"
    )


def test_samples_stand_under_a_rule_of_their_pack(small: Load) -> None:
    samples = "samples: {bad: [{rule: lowest, texts: [价格见底了]}, {rule: loest, texts: [价格到底了]}]}\n"
    catalog = loaded(small, {PACK: WORDING[PACK] + samples})
    (problem,) = [problem for problem in check_upkeep(catalog) if problem.rule == "samples_name_rules"]
    assert str(problem).splitlines()[0] == f"{PACK}:28:56: 这一组里没有规则“loest”"
    assert "lowest" in problem.hint
