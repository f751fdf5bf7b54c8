"""The pages people learn from: every page says what its source says, links both ways, and folds its answers."""

from __future__ import annotations

import html

import pytest

from generator.model.checklist import Expect
from generator.plan.site import plan_site
from generator.plan.site.atlas import Atlas
from generator.plan.site.checks import expect_words
from generator.plan.site.navigation import nav_targets
from generator.plan.site.usage import Usage
from tests.conftest import SMALL
from tests.learning import LEARNING
from tests.plan.test_site import SECRETIVE, loaded, page, text_of

REFS = "refs: [S2-15]"


@pytest.fixture
def said(small):
    """Return what a page says, of a site with one of each kind of knowledge."""

    def say(path, files=None):
        plan = plan_site(loaded(small, {**LEARNING, **(files or {})}), {})
        assert plan.problems == ()
        return html.unescape(text_of(page(plan, path)))

    return say


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("checklists/index.md", ["[定位三要素](three.md)", "4 问", "查完能确定群为谁开。"]),
        (
            "checklists/three.md",
            [
                "什么时候算做成？",
                "没有期限就没有复盘。",
                'data-item="checklists/three/goal"',
                "必须填，4–40 个字",
                "<code>title</code>",
            ],
        ),
        ("roles/index.md", ["[社群运营](operator.md)"]),
        (
            "roles/operator.md",
            [
                "让进群的人有人接。",
                "[活跃率](../metrics.md#metric-active-rate)",
                "[服务意识](../competencies.md#competency-service)",
                'data-item="roles/operator/read"',
                "“就是发红包”",
                "09:00",
                "[从这里开始](../guide/start.md)",
                "先看[定位](../guide/start.md)和[清单](../checklists/three.md)。",
            ],
        ),
        ("competencies.md", ["把问题办完。", "当天回", "[群为谁开？](interview/basics.md#question-why)"]),
        ("interview/index.md", ["[基础](basics.md)", "3 题", "初级 1", "[先做哪件？](basics.md#question-first)"]),
        (
            "interview/basics.md",
            [
                'id="question-why"',
                "看答案和评分",
                "说得出人群",
                "“住户”",
                "<strong>A、B</strong>",
                "不知道给谁就没法拉。",
                "[从这里开始](../guide/start.md)",
            ],
        ),
        ("faq/index.md", ["[产品答疑](product.md)", "3 个问题"]),
        (
            "faq/product.md",
            [
                'id="faq-keep"',
                "放阴凉处，〔品牌名〕的坏果包赔。",
                "也这样问：能放几天",
                "冰箱行吗？",
                "只给水果",
                "只给books",
            ],
        ),
        ("topics/index.md", ["[水果](fruit.md)", "小知识 3"]),
        ("topics/fruit.md", ['id="topic-pear"', "梨看果脐。", "[一周](../rhythms.md#rhythm-week)"]),
        (
            "metrics.md",
            ['id="metric-active-rate"', "说话的人 ÷ 总人数", 'id="unmeasurable-read"', "[社群运营](roles/operator.md)"],
        ),
        (
            "scripts/thanks.md",
            ["说法 A", "说法 B：短一点", "谢谢，〔群名〕有你真好。", "36 字节", "只给：[福利群](../kinds/welfare.md)"],
        ),
        (
            "guide/start.md",
            [
                "接着看",
                "[开群](../sops/opening.md)",
                "[节点特卖](../campaigns/sale.md)",
                "[定位三要素](../checklists/three.md)",
                "[活跃率](../metrics.md#metric-active-rate)",
                "谁提到这一章",
                "[先做哪件？](../interview/basics.md#question-first)",
            ],
        ),
        ("sops/opening.md", ["用在哪里", "[从这里开始](../guide/start.md)", "[示例水果群01](../groups/one/index.md)"]),
        ("campaigns/sale.md", ["[示例水果群01](../groups/one/index.md)"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_says_what_its_sources_say(said, path, parts):
    group = str(SMALL["content/groups/one.yml"]).replace("demo: true", "demo: true\nmore_sops: [opening]")
    text = said(path, {"content/groups/one.yml": group})
    assert [part for part in parts if part not in text] == []


def test_the_matrix_leads_from_a_source_to_the_part_that_cites_it_and_back(said):
    text = said("reference/matrix.md")
    assert "[定位三要素 › 什么时候算做成？](../checklists/three.md#goal)" in text
    assert "[服务意识](../competencies.md#competency-service)：[S2-15](sources.md#S2-15)" in text
    assert "还没有用到" not in text
    assert "还没有用到" in said(
        "reference/matrix.md", {name: text.replace(REFS, "refs: []") for name, text in LEARNING.items()}
    )


def test_the_matrix_names_steps_and_laws(said):
    sop = str(SMALL["content/sops/opening.yml"]).replace(
        "        script: hello\n", "        script: hello\n        refs: [s2, added]\n"
    )
    text = said("reference/matrix.md", {"content/sops/opening.yml": sop})
    assert "[开群 › 打招呼](../sops/opening.md#hello)：[一篇文章](sources.md#s2)" in text


def test_the_matrix_does_not_show_a_title_that_is_a_template(said):
    sop = str(SMALL["content/sops/opening.yml"]).replace("title: 打招呼", 'title: "{{ group.title }}"')
    sop = sop.replace("        script: hello\n", "        script: hello\n        refs: [S2-15]\n")
    assert "[开群](../sops/opening.md#hello)" in said("reference/matrix.md", {"content/sops/opening.yml": sop})


def test_the_navigation_has_nine_doors_and_scripts_stand_under_what_they_are_for(small):
    nav = plan_site(loaded(small, LEARNING), {}).settings.value["nav"]
    assert [next(iter(door)) for door in nav] == [
        "首页", "手册", "SOP", "活动", "话术", "清单", "岗位与面试", "群", "参考",
    ]  # fmt: skip
    assert nav[4]["话术"] == [
        "scripts/index.md",
        {"欢迎语": [{"问好": "scripts/hello.md"}]},
        {"致谢": [{"致谢": "scripts/thanks.md"}]},
        {"常见问题": ["faq/index.md", {"产品答疑": "faq/product.md"}]},
    ]
    targets = list(nav_targets(nav))
    assert {"competencies.md", "metrics.md", "topics/fruit.md", "reference/matrix.md"} <= set(targets)


@pytest.mark.parametrize("publish", ["none", "summary"])
def test_nothing_says_what_a_group_uses_that_is_not_published_in_full(small, publish):
    group = SECRETIVE.format(publish=publish, opened_on="2025-08-07").replace("s9-owner", "owner-1")
    group = group.replace("admins: [s9-admin], staff: [s9-staff]", "staff: [staff-1]").replace("X1群名", "X1群名示例")
    catalog = loaded(small, {**LEARNING, "content/groups/secretive.yml": group})
    usage = Usage(catalog, Atlas(catalog))
    rows = usage.rows("campaigns/sale.md", "campaigns", "sale")
    assert "X1群名示例" not in str(rows)
    assert "示例水果群01" in str(rows)


def test_a_topic_is_used_by_the_rhythms_of_the_kinds_it_suits(small):
    catalog = loaded(small, LEARNING)
    usage = Usage(catalog, Atlas(catalog))
    assert usage.used_by("topics", "pear") == {"rhythms"}
    assert usage.used_by("questions", "first") == set()
    only = str(SMALL["content/topics/fruit.yml"]).replace("body: 梨看果脐。", "body: 梨看果脐。, kinds: [welfare]")
    kinds = {"content/topics/fruit.yml": only}
    assert Usage(loaded(small, kinds), Atlas(loaded(small, kinds))).used_by("topics", "pear") == {"rhythms"}


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ({}, ""),
        ({"min_chars": 4}, "至少 4 个字"),
        ({"max_items": 5}, "最多 5 条"),
        ({"min_items": 1, "max_items": 3, "names_brand": "true"}, "1–3 条，要带品牌名"),
    ],
)
def test_what_is_checked_by_itself_is_said_in_words(expect, words):
    assert expect_words(Expect.model_validate(expect)) == words
