"""The pages people learn from: every page says what its source says, links both ways, and folds its answers."""

from __future__ import annotations

import html
import re

import pytest

from generator.model.checklist import Expect
from generator.plan.site import plan_site
from generator.plan.site.atlas import Atlas
from generator.plan.site.checks import expect_words
from generator.plan.site.navigation import nav_targets
from generator.plan.site.usage import Usage
from tests.conftest import SMALL
from tests.learning import LEARNING, METRICS
from tests.plan.test_site import SECRETIVE, loaded, packs_of, page, text_of

REFS = "refs: [S2-15]"


@pytest.fixture
def said(small):
    """Return what a page says, of a site with one of each kind of knowledge."""

    def say(path, files=None, packs=()):
        catalog = loaded(small, {**LEARNING, **(files or {})})
        plan = plan_site(catalog, packs_of(catalog, *packs))
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


SOP = "content/sops/opening.yml"
ORDERED = str(SMALL[SOP]).replace("done_when: [回复都看过]", "done_when: [回复都看过, 没回的私下问过]")


def boxes_of(text):
    """Return the words of each box of a page by its id."""
    return dict(re.findall(r'data-item="([^"]+)"><span>([^<]+)</span>', text))


def test_a_box_of_an_sop_keeps_its_id_wherever_it_stands_and_asks_again_when_its_words_change(said):
    before = boxes_of(said("sops/opening.md", {SOP: ORDERED}))
    swapped = ORDERED.replace("[回复都看过, 没回的私下问过]", "[没回的私下问过, 回复都看过]")
    assert boxes_of(said("sops/opening.md", {SOP: swapped})) == before
    reworded = boxes_of(said("sops/opening.md", {SOP: ORDERED.replace("没回的私下问过", "没回的都私下问过")}))
    (gone,) = set(before) - set(reworded)
    assert before[gone] == "没回的私下问过"


def test_a_step_shows_the_words_of_its_script_in_full(said):
    text = said("sops/opening.md")
    step = text.partition('id="hello"')[2].partition("</section>")[0]
    assert "欢迎来到〔群名〕，我是〔人设名〕。" in step
    assert "[问好](../scripts/hello.md)" in step
    assert '<span class="q-seat q-seat--owner">群主</span>' in step


def steps(*triggers):
    """Return an SOP with a step for each trigger."""
    rows = [
        f"      - {{id: s{index}, title: 步骤{index}, kind: service, channel: manual, trigger: {trigger}, body: 好, done_when: [好]}}"
        for index, trigger in enumerate(triggers, 1)
    ]
    head = str(SMALL[SOP]).partition("    steps:\n")[0]
    return {SOP: head + "    steps:\n" + "\n".join(rows) + "\n"}


@pytest.mark.parametrize(
    ("triggers", "charts", "apart"),
    [
        (['{day: 1, at: "10:00"}', '{day: 9, at: "10:00"}'], ["从建群那天算起"], []),
        (
            ['{node: member-day, days: -3, at: "10:00"}', '{node: member-day, days: 1, at: "10:00"}', "{tag: 复购}"],
            ["会员日前后"],
            ["有成员打上“复购”标签时"],
        ),
        (["{joined: 0m}", "{joined: 2h}"], ["从成员进群算起，按先后排，间隔不按比例"], []),
        (["{quiet_days: 3}", "{quiet_days: 8}"], ["连续几天没有人说话，按先后排，间隔不按比例"], []),
        (
            ['{every: monday, at: "20:00"}', "{signal: 有人投诉}", '{day: 2, at: "10:00"}'],
            [],
            ["每周一 20:00", "有人投诉", "建群第 2 天 10:00"],
        ),
    ],
    ids=["days", "node", "joined", "quiet", "apart"],
)
def test_steps_are_drawn_by_how_they_are_counted_and_the_rest_is_said(said, triggers, charts, apart):
    text = said("sops/opening.md", steps(*triggers))
    assert re.findall(r'q-chart__title">([^<]+)<', text) == charts
    assert re.findall(r'q-apart__when">([^<]+)<', text) == apart
    assert len(re.findall(r'class="q-chart__mark', text)) == len(triggers) - len(apart)


@pytest.mark.parametrize(
    ("then", "link"), [("{stage: first}", "[首日](#stage-first)"), ("{sop: opening}", "[开群](#top)")]
)
def test_a_stage_says_what_follows_it(said, then, link):
    sop = str(SMALL[SOP])
    stage = re.search(r"  - id: (\S+)\n    title: (\S+)\n", sop)
    sop = sop.replace(stage[0], f"  - id: first\n    title: 首日\n    then: {then}\n")
    assert f"做完接着</span>{link}" in said("sops/opening.md", {SOP: sop})


def test_a_campaign_reads_as_the_group_that_runs_it_says_it(said):
    text = said("campaigns/sale.md", packs=["one"])
    example = text.partition('id="example-one"')[2].partition("</details>")[0]
    assert "明天苹果 9.9 元。" in example and "会员日开始。" in example
    assert "参数已填好" in example and "[示例水果群01](../groups/one/index.md)" in example


def test_a_brand_that_does_not_run_a_campaign_keeps_the_blanks(said):
    group = str(SMALL["content/groups/one.yml"]).partition("campaigns:")[0]
    text = said("campaigns/sale.md", {"content/groups/one.yml": group}, packs=["one"])
    example = text.partition('id="example-one"')[2].partition("</details>")[0]
    assert "明天〔产品〕 9.9 元。" in example and "参数待填" in example


def test_an_example_has_no_words_for_what_only_colleagues_do(said):
    task = '  - {id: stock, title: 备货, channel: task, days: -3, at: "15:00", done_when: [好]}\n'
    head, _, rest = str(SMALL["content/campaigns/sale.yml"]).partition("phases:\n")
    text = said("campaigns/sale.md", {"content/campaigns/sale.yml": f"{head}phases:\n{task}{rest}"}, packs=["one"])
    example = text.partition('id="example-one"')[2].partition("</details>")[0]
    assert "会员日开始。" in example and "备货" not in example


@pytest.mark.parametrize("publish", ["none", "summary"])
def test_no_example_is_made_of_a_group_that_is_not_published_in_full(said, publish):
    group = str(SMALL["content/groups/one.yml"]).replace("publish: full", f"publish: {publish}")
    assert "q-example" not in said("campaigns/sale.md", {"content/groups/one.yml": group}, packs=["one"])


def test_a_campaign_shows_the_posters_that_published_packs_have_of_it(small):
    catalog = loaded(small)
    text = text_of(page(plan_site(catalog, packs_of(catalog, "one")), "campaigns/sale.md"))
    assert "](../groups/one/thumbs/sale-2026-11-28-sale.webp){ width=" in text
    assert "](../groups/one/index.md#posters)" in text
    assert "thumbs/invite.webp" not in text


def test_the_practice_page_has_every_question_with_what_it_is_chosen_by(said):
    text = said("interview/practice.md")
    assert re.findall(r'data-question="([^"]+)" data-competency="service" data-level="([^"]+)"', text) == [
        ("why", "junior"), ("first", "senior"), ("which", "lead"),
    ]  # fmt: skip
    assert 'data-type="open" data-role="operator"' in text
    assert "[这一题的出处](basics.md#question-why)" in text
    assert '<option value="operator">社群运营</option>' in text
    assert 'search: {"exclude": true}' in text


def test_pages_lead_to_all_that_serves_their_purpose(said):
    assert "[转化](../purposes.md#conversion)" in said("campaigns/sale.md")
    text = said("purposes.md")
    conversion = text.partition("{: #conversion }")[2].partition("## ")[0]
    assert "[节点特卖](campaigns/sale.md)" in conversion
    assert "[活跃率](metrics.md#metric-active-rate)" in text.partition("{: #retention }")[2].partition("## ")[0]


def test_a_formula_that_is_arithmetic_is_set_and_has_a_calculator(said):
    plain = said("metrics.md")
    assert "data-calc" not in plain and "<dt>怎么算</dt>" in plain
    counted = LEARNING[METRICS].replace(
        "meaning: 有多少人开口。",
        'unit: "%", calculation: {add: [说话的人], subtract: [自己人], divide_by: [总人数]}, meaning: 有多少人开口。',
    )
    text = said("metrics.md", {METRICS: counted})
    assert "<span>说话的人 − 自己人</span><span>总人数</span></span><span>× 100%</span>" in text
    assert re.findall(r'<span>([^<]+)</span><input[^>]+data-sign="([^"]+)"', text) == [
        ("说话的人", "add"), ("自己人", "subtract"), ("总人数", "divide"),
    ]  # fmt: skip
