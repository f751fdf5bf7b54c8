"""The exact text of every rule's problem: one mistake in the smallest workspace, and the same place written right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.load import load_catalog
from generator.model.lottery import ITEMS
from generator.problems import Problem
from generator.validate import RULES, check_catalog
from tests.conftest import SMALL, TODAY, Files, write_files
from tests.learning import CHECKLIST, FAQ, INTERVIEW, LEARNING, METRICS, ROLE
from tests.learning import SCRIPT as THANKS

BRAND = "content/brands/demo.yml"
CAMPAIGN = "content/campaigns/sale.yml"
CHAPTER = "content/guide/start.md"
GROUP = "content/groups/one.yml"
KIND = "content/kinds/welfare.yml"
LIMITS = "content/compliance/limits.yml"
NODES = "content/nodes/days.yml"
NOTICE = "content/notices/2026.yml"
NEXT_NOTICE = "content/notices/2027.yml"
DRAW = "content/campaigns/draw.yml"
LOCK = "content/locks/one-draw-2026-12-01.yml"
PEOPLE = "content/people.yml"
RHYTHM = "content/rhythms/week.yml"
SETTINGS_FILE = "content/settings.yml"
SOP = "content/sops/opening.yml"
TOPICS = "content/topics/fruit.yml"
THEME = "templates/themes/haiyan.yml"
PLAIN = "templates/posters/plain.yml"

SOURCES: Files = {
    **{name: text for name, text in LEARNING.items() if name != CHAPTER},
    **SMALL,
    SOP: f"""{SMALL[SOP]}\
  - id: grow
    title: 养群
    goal: 成员有事做
    steps:
      - id: greet
        title: 迎新
        kind: service
        channel: private
        trigger: {{joined: 30m}}
        body: 有事找我。
        done_when: [新人有回应]
      - id: chat
        title: 聊一聊
        kind: interaction
        trigger: {{day: 5, at: "19:30"}}
        body: 这周买了什么？
        done_when: [有人回复]
  - id: keep
    title: 守群
    goal: 每周有人说话
    then: {{stage: grow}}
    steps:
      - id: again
        title: 再聊一聊
        kind: interaction
        trigger: {{day: 9, at: "19:30"}}
        body: 上周的水果怎么样？
        done_when: [有人回复]
""",
    DRAW: """\
title: 抽奖
summary: 一天。
when: 有奖品时。
purpose: activation
parameters:
  - {id: grade, title: 奖项, default: 一个}
  - {id: who, title: 谁, default: 成员}
  - {id: how, title: 怎么参加, default: 回复}
  - {id: time, title: 几点, default: "20:00"}
  - {id: way, title: 怎么开, default: 抽签}
  - {id: worth, title: 值多少, default: 29 元}
  - {id: what, title: 奖品, default: 果盒}
  - {id: sort, title: 种类, default: 实物}
  - {id: count, title: 几份, default: 10 份}
  - {id: until, title: 哪天兑, default: 七天内}
  - {id: claim, title: 凭什么兑, default: 昵称}
  - {id: ask, title: 找谁兑, default: 助手}
  - {id: send, title: 怎么给, default: 自取}
  - {id: lapse, title: 弃奖, default: 过期}
  - {id: host, title: 主办, default: 示例小店}
  - {id: top, title: 高奖, type: price, default: "29"}
  - {id: was, title: 原来卖, type: list_price, basis: since, default: "39"}
  - {id: since, title: 依据, default: 近 7 日成交价}
lottery:
  {prize_grades: grade, entry_condition: who, entry_method: how, draw_time: time, draw_method: way, prize_value: worth,
  prize_name: what, prize_type: sort, prize_count: count, claim_time: until, claim_condition: claim, claim_method: ask,
  delivery: send, forfeit: lapse, organizer: host, top_prize: top, published_by: rules}
phases:
  - id: rules
    title: 规则
    kind: norm
    channel: announcement
    days: -3
    at: "12:00"
    body: "{{ params.grade }}{{ params.who }}{{ params.how }}{{ params.time }}{{ params.way }}{{ params.worth }}{{ params.what }}{{ params.sort }}{{ params.count }}{{ params.until }}{{ params.claim }}{{ params.ask }}{{ params.send }}{{ params.lapse }}{{ params.host }}"
  - {id: tell, title: 说一声, kind: service, days: -1, at: "12:00", body: "{{ params.top }} 元，原来 {{ params.was }} 元，{{ params.since }}"}
posters:
  - {id: draw, title: 抽奖海报, layout: plain, values: {headline: "{{ params.what }}"}}
""",
    GROUP: f"""{SMALL[GROUP]}\
  - {{use: draw, on: 2026-12-01, with: {{what: 果盒, top: "29"}}}}
""",
    LOCK: """\
group: one
campaign: draw
anchor: 2026-12-01
locked_on: 2026-11-20
digest: 5723f71f751ab3d7e2cb8f7aed9e1fee
items: {prize_grades: 一个, entry_condition: 成员, entry_method: 回复, draw_time: "20:00", draw_method: 抽签, prize_value: 29 元, prize_name: 果盒, prize_type: 实物, prize_count: 10 份, claim_time: 七天内, claim_condition: 昵称, claim_method: 助手, delivery: 自取, forfeit: 过期, organizer: 示例小店}
""",
    LIMITS: f"""{SMALL[LIMITS]}\
  - {{id: lottery-top-prize, title: 高奖, value: 50000, unit: yuan, applies_to: 抽奖, source: 法律, verified_on: 2026-11-21, review_after_days: 3650, status: official}}
  - {{id: group-name-shown, title: 群名, value: 12, unit: characters, applies_to: 群名, source: 经验, verified_on: 2026-11-21, review_after_days: 3650, status: opinion}}
  - {{id: group-name-prefix, title: 前缀, value: 11, unit: characters, applies_to: 群名, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}}
  - {{id: poster-long-side, title: 长边, value: 2400, unit: pixels, applies_to: 朋友圈, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}}
""",
    THEME: """\
title: 海盐
tone: plain
paper: "#f3f7fa"
ink: "#152b3d"
tint: "#dbe8f1"
brand: "#245f8f"
accent: "#d05a3a"
""",
    PLAIN: """\
title: 试
canvas: {width: 1080, height: 1920}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
needs:
  headline: {title: 标题, max_chars: 18}
layers:
  - {type: text, field: headline, style: big, lines: 3, box: {x: 80, y: 80, width: 900, height: 600}}
  - {type: art, name: sun, box: {x: 80, y: 80, width: 900, height: 600}}
""",
    "templates/posters/art/sun.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    NOTICE: """\
title: 通知
published_on: 2025-11-04
holidays:
  - {names: [元旦], first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-04]}
  - {names: [国庆节], first: 2026-10-01, last: 2026-10-07}
""",
    NEXT_NOTICE: """\
title: 通知
published_on: 2026-11-04
holidays:
  - {names: [元旦], first: 2027-01-01, last: 2027-01-03}
  - {names: [国庆节], first: 2027-10-01, last: 2027-10-07}
""",
}


# A week with one topic in it, so that a topic that is missing is missed once.
ONE_TOPIC = """\
title: 一周
summary: 周一中午一条。
slots:
  - {slot: noon, at: "12:30", channel: manual}
week:
  monday: {noon: {topic: tip}}
"""


class Row(NamedTuple):
    """A text of a file, the same text with a mistake, another that is right, and the mistake's one problem."""

    rule: str
    file: str
    old: str
    wrong: str
    right: str
    where: str
    message: str
    hint: str


# One row a line: a table is read across.
# fmt: off
ROWS = (
    # references
    Row("references_lead_somewhere", GROUP, "brand: demo\n", "brand: dmo\n", "brand: demo # 示例\n", "2:8", "没有“dmo”这个品牌", "是不是想写 demo？"),
    Row("references_lead_somewhere", GROUP, "kind: welfare\n", "kind: wellfare\n", "kind: welfare\n", "3:7", "没有“wellfare”这个群类型", "是不是想写 welfare？"),
    Row("references_lead_somewhere", GROUP, "owner: owner-1", "owner: owner-2", "owner: owner-1", "10:15", "没有“owner-2”这个同事", "是不是想写 owner-1？"),
    Row("references_lead_somewhere", GROUP, "owner: owner-1", "owner: owner-1, admins: [admin-1]", "owner: owner-1, admins: [owner-1]", "10:33", "没有“admin-1”这个同事", "可以写：owner-1、staff-1"),
    Row("references_lead_somewhere", GROUP, "staff: [staff-1]", "staff: [staff-2]", "staff: [staff-1]", "10:32", "没有“staff-2”这个同事", "是不是想写 staff-1？"),
    Row("references_lead_somewhere", GROUP, "demo: true", "demo: true\nsops: [closing]", "demo: true\nsops: [opening]", "5:8", "没有“closing”这个 SOP", "可以写：opening"),
    Row("references_lead_somewhere", GROUP, "demo: true", "demo: true\nrhythm: month", "demo: true\nrhythm: week", "5:9", "没有“month”这个节奏", "可以写：week"),
    Row("references_lead_somewhere", GROUP, "use: sale", "use: sales", "use: sale", "13:11", "没有“sales”这个活动", "是不是想写 sale？"),
    Row("references_lead_somewhere", GROUP, "node: member-day", "node: members-day", "node: double-eleven", "13:23", "没有“members-day”这个节点", "是不是想写 member-day？"),
    Row("references_lead_somewhere", BRAND, "demo: true", "demo: true\nlogo: logo.png", "demo: true", "8:7", "没有“logo.png”这个图片", "先把它加上，再在这里引用"),
    Row("references_lead_somewhere", PEOPLE, "阿禾, brand: demo", "阿禾, brand: dem", "阿禾, brand: demo", "2:36", "没有“dem”这个品牌", "是不是想写 demo？"),
    Row("references_lead_somewhere", TOPICS, "kind: tip, body: 梨看果脐。", "kind: tip, body: 梨看果脐。, owner: owner-9", "kind: tip, body: 梨看果脐。, owner: owner-1", "3:60", "没有“owner-9”这个同事", "是不是想写 owner-1？"),
    Row("references_lead_somewhere", TOPICS, "body: 梨看果脐。", "body: 梨看果脐。, kinds: [flash]", "body: 梨看果脐。, kinds: [welfare]", "3:61", "没有“flash”这个群类型", "可以写：welfare"),
    Row("references_lead_somewhere", KIND, "sops: [opening]", "sops: [opening, opened]", "sops: [opening]\nlife_days: 30", "12:17", "没有“opened”这个 SOP", "是不是想写 opening？"),
    Row("references_lead_somewhere", KIND, "scripts: [hello]", "scripts: [helo]", "scripts: [hello]", "14:11", "没有“helo”这个话术", "是不是想写 hello？"),
    Row("references_lead_somewhere", KIND, "rhythm: week", "rhythm: weekly", "rhythm: week", "13:9", "没有“weekly”这个节奏", "是不是想写 week？"),
    Row("references_lead_somewhere", KIND, "layout: headline-list", "layout: headline", "layout: headline-list", "18:13", "没有“headline”这个版式", "是不是想写 headline-list？"),
    Row("references_lead_somewhere", KIND, "layout: headline-list", "layout: headline-list\n    theme: haiyna", "layout: headline-list\n    theme: haiyan", "19:12", "没有“haiyna”这个配色", "是不是想写 haiyan？"),
    Row("references_lead_somewhere", KIND, "layout: headline-list", "layout: headline-list\n    variants: [{id: b, theme: haiyna}]", "layout: headline-list\n    variants: [{id: b, theme: haiyan}]", "19:31", "没有“haiyna”这个配色", "是不是想写 haiyan？"),
    Row("references_lead_somewhere", CAMPAIGN, "layout: headline-list", "layout: headline", "layout: headline-list", "14:13", "没有“headline”这个版式", "是不是想写 headline-list？"),
    Row("references_lead_somewhere", SOP, "script: hello", "script: helo", "script: hello", "16:17", "没有“helo”这个话术", "是不是想写 hello？"),
    Row("references_lead_somewhere", SOP, "{day: 2, at: \"12:30\"}", "{node: new-year, at: \"12:30\"}", "{node: member-day, at: \"12:30\"}", "21:25", "没有“new-year”这个节点", "可以写：double-eleven、member-day"),
    Row("references_lead_somewhere", SOP, "then: {stage: grow}", "then: {sop: opned}", "then: {sop: opening}", "44:17", "没有“opned”这个 SOP", "可以写：opening"),
    Row("refs_are_sources", TOPICS, "body: 梨看果脐。", "body: 梨看果脐。, refs: [S2-15, S2-16]", "body: 梨看果脐。, refs: [S2-15, s2, added]", "3:67", "出处“S2-16”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("refs_are_sources", SOP, "body: 你们家常买什么水果？", "body: 你们家常买什么水果？\n        refs: [advertising-law]", "body: 你们家常买什么水果？\n        refs: [S2-15]", "23:16", "出处“advertising-law”没有登记", "先在 content/sources.yml 里登记。可以写：S2-15、added、s2"),
    Row("refs_are_sources", RHYTHM, "kind: service,", "kind: service, refs: [S2-51],", "kind: service, refs: [S2-15],", "8:57", "出处“S2-51”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("refs_are_sources", CAMPAIGN, "poster: sale}", "poster: sale, refs: [s3]}", "poster: sale, refs: [s2]}", "10:135", "出处“s3”没有登记", "先在 content/sources.yml 里登记。可以写：S2-15、added、s2"),
    Row("links_lead_somewhere", CHAPTER, "[自己](start.md)", "[别处](stat.md)", "[自己](start.md#top)", "10:8", "链接“stat.md”没有对应的页面", "是不是想写 start.md？"),
    Row("links_lead_somewhere", CHAPTER, "[自己](start.md)", "[上级](../start.md)", "[邮件](mailto:a@example.com)、[网站](https://example.com)", "10:8", "链接“../start.md”没有对应的页面", "是不是想写 start.md？"),
    # learning
    Row("references_lead_somewhere", CHAPTER, "outcome: 知道先做什么", "outcome: 知道先做什么\nrelated: {checklists: [tree]}", "outcome: 知道先做什么\nrelated: {checklists: [three]}", "6:24", "没有“tree”这个清单", "是不是想写 three？"),
    Row("references_lead_somewhere", CHAPTER, "outcome: 知道先做什么", "outcome: 知道先做什么\nrelated: {questions: [wy]}", "outcome: 知道先做什么\nrelated: {questions: [why]}", "6:23", "没有“wy”这个面试题", "是不是想写 why？"),
    Row("references_lead_somewhere", CHAPTER, "outcome: 知道先做什么", "outcome: 知道先做什么\nrelated: {roles: [operater]}", "outcome: 知道先做什么\nrelated: {roles: [operator], sops: [opening], kinds: [welfare]}", "6:19", "没有“operater”这个岗位", "是不是想写 operator？"),
    Row("references_lead_somewhere", THANKS, "kinds: [welfare]", "kinds: [flash]", "kinds: []", "6:9", "没有“flash”这个群类型", "可以写：welfare"),
    Row("references_lead_somewhere", ROLE, "metrics: [active-rate]", "metrics: [activity-rate]", "metrics: [active-rate]", "7:39", "没有“activity-rate”这个指标", "是不是想写 active-rate？"),
    Row("references_lead_somewhere", ROLE, "competency: service", "competency: services", "competency: service", "8:29", "没有“services”这个能力", "是不是想写 service？"),
    Row("references_lead_somewhere", ROLE, "chapters: [start]", "chapters: [star]", "chapters: []", "16:12", "没有“star”这个章", "是不是想写 start？"),
    Row("references_lead_somewhere", INTERVIEW, "pitfalls: [只说数字]\n    follow_ups: [怎么知道的？]\n    chapter: start", "pitfalls: [只说数字]\n    follow_ups: [怎么知道的？]\n    chapter: end", "pitfalls: [只说数字]\n    follow_ups: [怎么知道的？]\n    chapter: start", "13:14", "没有“end”这个章", "可以写：start"),
    Row("references_lead_somewhere", INTERVIEW, "roles: [operator]", "roles: [owner]", "roles: []", "8:13", "没有“owner”这个岗位", "可以写：operator"),
    Row("references_lead_somewhere", METRICS, "instead: 看谁回复。", "instead: 看谁回复。, owner: owner-2", "instead: 看谁回复。, owner: owner-1", "4:63", "没有“owner-2”这个同事", "是不是想写 owner-1？"),
    Row("references_lead_somewhere", GROUP, "demo: true", "demo: true\nmore_sops: [closing]", "demo: true\nmore_sops: [opening]", "5:13", "没有“closing”这个 SOP", "可以写：opening"),
    Row("refs_are_sources", CHECKLIST, "refs: [S2-15]", "refs: [S2-14]", "refs: [added]", "13:12", "出处“S2-14”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("refs_are_sources", FAQ, "refs: [S2-15]", "refs: [S2-14]", "refs: []", "10:12", "出处“S2-14”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("links_lead_somewhere", ROLE, "(../checklists/three.md)", "(../checklist/three.md)", "(../checklists/three.md)、[清单](../checklists/index.md)、[指标](../metrics.md#metric-active-rate)", "20:32", "链接“../checklist/three.md”没有对应的页面", "是不是想写 ../checklists/three.md？"),
    Row("links_lead_somewhere", CHAPTER, "[自己](start.md)", "[群规](../scripts/rules.md)", "[致谢](../scripts/thanks.md)、[题](../interview/basics.md#question-why)", "10:8", "链接“../scripts/rules.md”没有对应的页面", "是不是想写 ../scripts/hello.md？"),
    Row("ids_are_unique", CHECKLIST, "  - {id: why,", "  - {id: name,", "  - {id: now,", "21:10", "编号“name”用了两次", "换一个编号"),
    Row("ids_are_unique", ROLE, "[{id: read, task: 读群规}]", "[{id: read, task: 读群规}, {id: read, task: 读定位}]", "[{id: read, task: 读群规}, {id: reread, task: 读定位}]", "13:42", "编号“read”用了两次", "换一个编号"),
    Row("ids_are_unique", THANKS, "有你真好。\"}", "有你真好。\"}\n  - {id: b, title: 长一点, body: 谢谢。}", "有你真好。\"}\n  - {id: c, title: 长一点, body: 谢谢。}", "9:10", "编号“b”用了两次", "换一个编号"),
    Row("rewards_ask_for_no_sharing", CAMPAIGN, "when: 有货时。", "when: 有货时。\nreward_tied_to_share: true", "when: 有货时。\nreward_tied_to_share: false", "4:23", "“节点特卖”的奖励以转发为条件，平台按诱导分享处理", "改成不看转发的条件：到店、下单、打卡、在群里参与就给；介绍朋友来的，等朋友自己进群或下单后再致谢"),
    Row("checklist_fields_exist", CHECKLIST, "field: positioning.goal", "field: positioning.gaol", "field: positioning.why_now", "11:12", "群文件里没有“positioning.gaol”这个字段", "是不是想写 positioning.goal？"),
    Row("checklist_fields_exist", CHECKLIST, "field: title\n    expect: {names_brand: true}", "field: campaigns.use", "field: campaigns", "19:12", "群文件里没有“campaigns.use”这个字段", "是不是想写 campaigns？"),
    Row("groups_pass_checklists", CHECKLIST, "min_chars: 4", "min_chars: 17", "min_chars: 15", "content/groups/one.yml:8:9", "positioning.goal “30 天内每周有 20 人说话”只有 15 个字，至少要 17 个", "30 天内每周有 20 人说话（清单“定位三要素”：什么时候算做成？）"),
    Row("groups_pass_checklists", CHECKLIST, "max_chars: 40", "max_chars: 10", "max_chars: 16", "content/groups/one.yml:8:9", "positioning.goal “30 天内每周有 20 人说话”有 15 个字，最多 10 个", "30 天内每周有 20 人说话（清单“定位三要素”：什么时候算做成？）"),
    Row("groups_pass_checklists", CHECKLIST, "avoid: [做大]", "avoid: [每周]", "avoid: []", "content/groups/one.yml:8:9", "positioning.goal 写了“每周”", "30 天内每周有 20 人说话（清单“定位三要素”：什么时候算做成？）"),
    Row("groups_pass_checklists", CHECKLIST, "field: title\n    expect: {names_brand: true}", "field: team.admins\n    expect: {filled: true}", "field: team.staff\n    expect: {filled: true, min_items: 1}", "content/groups/one.yml:10:7", "team.admins 没有填", "示例水果群01（清单“定位三要素”：群名带品牌吗？）"),
    Row("groups_pass_checklists", CHECKLIST, "field: title\n    expect: {names_brand: true}", "field: team.admins\n    expect: {min_items: 1}", "field: positioning.audience.traits\n    expect: {min_items: 1, max_items: 1}", "content/groups/one.yml:10:7", "team.admins 只有 0 条，至少要 1 条", "示例水果群01（清单“定位三要素”：群名带品牌吗？）"),
    Row("groups_pass_checklists", CHECKLIST, "field: title\n    expect: {names_brand: true}", "field: team.staff\n    expect: {max_items: 1}\n  - {id: can, question: 能做什么？, why: 要少。, good: 一件, bad: 很多, field: positioning.actions.can, expect: {max_chars: 1}}", "field: team.staff\n    expect: {max_items: 1}", "content/groups/one.yml:8:3", "positioning.actions.can “提问”有 2 个字，最多 1 个", "一件（清单“定位三要素”：能做什么？）"),
    Row("groups_pass_checklists", GROUP, "traits: [常买水果]", "traits: [常买水果, 看价格, 怕坏]", "traits: [常买水果, 看价格]", "9:33", "positioning.audience.traits 有 3 条，最多 2 条", "一两条（清单“定位三要素”：有什么特点？）"),
    Row("groups_pass_checklists", GROUP, "title: 示例水果群01", "title: 水果群01", "title: 示例小店水果群01", "1:8", "title 没有带品牌名“示例小店”或“示例”", "示例水果群01（清单“定位三要素”：群名带品牌吗？）"),
    Row("questions_can_be_marked", INTERVIEW, "options: [{text: 定位, right: true}, {text: 拉人}]", "options: [{text: 定位}, {text: 拉人}]", "options: [{text: 定位, right: true}, {text: 拉人, right: false}]", "20:14", "单选题要有一个对的选项，这里有 0 个", "在对的那一个后面写 right: true"),
    Row("questions_can_be_marked", INTERVIEW, "{text: 欢迎语, right: true}", "{text: 欢迎语}", "{text: 公告, right: true}", "31:14", "多选题至少要有两个对的选项，这里有 1 个", "在对的后面写 right: true，或者改成 single"),
    Row("questions_can_be_marked", INTERVIEW, "{text: 群托}", "{text: 群名, right: true}", "{text: 红包}", "31:14", "没有错的选项", "补上看起来有道理、其实不对的选项"),
    Row("questions_can_be_marked", INTERVIEW, "    explanation: 群托不能有。\n", "", "    explanation: 只要两样。\n", "28:11", "多选题没有写为什么", "补上 explanation"),
    Row("questions_can_be_marked", INTERVIEW, "    explanation: 群托不能有。\n", "    explanation: 群托不能有。\n    rubric: {weak: {sign: 甲, example: 甲}, pass: {sign: 乙, example: 乙}, strong: {sign: 丙, example: 丙}}\n", "    explanation: 只要两样。\n", "34:13", "多选题不写 rubric", "改成 explanation，写为什么选这些"),
    Row("questions_can_be_marked", INTERVIEW, "type: open", "type: case\n    options: [{text: 甲, right: true}]", "type: case", "6:14", "情境题不写选项", "去掉 options，或者把 type 改成 single、multiple"),
    Row("questions_can_be_marked", INTERVIEW, "    rubric: {weak: {sign: 说不出, example: 都行}, pass: {sign: 说得出, example: 住户}, strong: {sign: 有依据, example: 问过}}\n", "", "    rubric: {weak: {sign: 无, example: 无}, pass: {sign: 有, example: 有}, strong: {sign: 多, example: 多}}\n", "5:11", "问答题没有写怎么评分", "补上 rubric，写 weak、pass、strong 三档"),
    # prices, lotteries, names, personal data
    Row("list_prices_have_a_basis", DRAW, "type: list_price, basis: since,", "type: list_price,", "type: list_price, basis: since, ", "22:5", "原来卖没有写依据在哪个参数里", "写 basis: 参数编号。可以写：ask、claim、count、grade、host、how、lapse、send……"),
    Row("list_prices_have_a_basis", DRAW, "basis: since,", "basis: sinse,", "basis: since ,", "22:52", "原来卖没有写依据在哪个参数里", "写 basis: 参数编号。是不是想写 since？"),
    Row("list_prices_are_shown_with_their_basis", DRAW, "{{ params.was }} 元，{{ params.since }}", "{{ params.was }} 元", "{{ params.was }} 元（{{params.since}}）", "36:72", "“说一声”写了原来卖，没有写依据", "在旁边写上 {{ params.since }}。依据：明码标价和禁止价格欺诈规定第十六条"),
    Row("list_prices_are_shown_with_their_basis", DRAW, "headline: \"{{ params.what }}\"", "headline: \"{{ params.top }} {{ params.was }}\"", "headline: \"{{ params.was }}\"", "38:5", "“抽奖海报”写了原来卖，没有写依据", "在旁边写上 {{ params.since }}。依据：明码标价和禁止价格欺诈规定第十六条"),
    Row("lotteries_name_their_items", DRAW, "forfeit: lapse", "forfeit: laps", "forfeit: lapse ", "27:28", "活动没有“laps”这个参数", "是不是想写 lapse？"),
    Row("lotteries_name_their_items", DRAW, "top_prize: top", "top_prize: worth", "top_prize: top ", "27:63", "参数“worth”不是价格，算不出高奖值多少", "把这个参数的 type 写成 price"),
    Row("lotteries_publish_their_items", DRAW, "published_by: rules", "published_by: rule", "published_by: rules ", "27:82", "活动没有“rule”这个阶段", "是不是想写 rules？"),
    Row("lotteries_publish_their_items", DRAW, "{{ params.lapse }}{{ params.host }}", "{{ params.lapses }}", "{{params.lapse}}{{ params.host | trim }}", "35:11", "“规则”没有公布：弃奖条件、主办方及其联系方式", "每一项都用 {{ params.参数编号 }} 写进正文。依据：规范促销行为暂行规定第十三条"),
    Row("lotteries_publish_their_items", DRAW, "channel: announcement", "channel: manual", "channel: announcement # 公告", "29:5", "“规则”不是公告，十五项要让后来的人也看得到", "写 channel: announcement"),
    Row("lotteries_publish_their_items", DRAW, "days: -3", "days: 0", "days: -1", "33:11", "“规则”在开奖那天或之后才公布", "改到开奖之前，例如 days: -3。依据：规范促销行为暂行规定第十三条"),
    Row("top_prizes_keep_their_limit", GROUP, "top: \"29\"", "top: \"50000.01\"", "top: \"50000\"", "14:55", "高奖值 50000.01 元，最多 50000 元", "换小一些的奖品；依据：法律"),
    Row("locked_lotteries_stay_as_they_are", GROUP, "what: 果盒", "what: 果篮", "what: \"果盒\"", "14:39", "“抽奖”2026-11-20 已经公布，不能再改：奖品品名", "改回公布的写法，原文在 content/locks/one-draw-2026-12-01.yml；要办新的一场，换一个日期或节点。依据：规范促销行为暂行规定第十三条"),
    Row("locked_lotteries_stay_as_they_are", LOCK, "prize_count: 10 份", "prize_count: 1 份", "prize_count: \"10 份\"", "6:8", "锁定的十五项被改过", "从历史里恢复这份文件；它记的是已经公布的内容"),
    Row("group_names_keep_limits", GROUP, "title: 示例水果群01", "title: 示例水果群和朋友们0001", "title: 示例水果群和朋友们001", "1:8", "群名“示例水果群和朋友们0001”有 13 个字，最多 12 个", "改短一些；依据：经验"),
    Row("group_names_keep_limits", GROUP, "title: 示例水果群01", "title: 示例水果群和亲爱的朋友们", "title: 示例水果群和亲爱的旧友", "1:8", "群名的前缀“示例水果群和亲爱的朋友们”有 12 个字，最多 11 个", "改短一些；依据：官方文档"),
    Row("group_names_bear_few_emoji", GROUP, "title: 示例水果群01", "title: 示例水果群01🍎🍐", "title: 示例水果群01🍎", "1:8", "群名“示例水果群01🍎🍐”有 2 个表情，最多 1 个", "留一个放在末尾，或者不放"),
    Row("personal_data_stays_out", GROUP, "who: 小区住户", "who: \"小区住户，找 13800138000\"", "who: \"小区住户，400-8001-3800\"", "9:19", "这里像是手机号，个人信息不能写进仓库", "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"),
    Row("personal_data_stays_out", GROUP, "who: 小区住户", "who: \"小区住户，找 13800138000\"", "who: \"https://example.com/p/13800138000\"", "9:19", "这里像是手机号，个人信息不能写进仓库", "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"),
    Row("personal_data_stays_out", GROUP, "who: 小区住户", "who: 写信到 a.b@example.com.cn", "who: 名片 @ 豆芽.小店", "9:19", "这里像是邮箱，个人信息不能写进仓库", "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"),
    Row("personal_data_stays_out", PEOPLE, "name: 豆芽", "name: \"13800138000\"", "name: \"豆芽 138\"", "3:25", "这里像是手机号，个人信息不能写进仓库", "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"),
    Row("personal_data_stays_out", DRAW, "when: 有奖品时。", "when: 问 11010519491231002X", "when: 问 110105194912310021", "3:7", "这里像是身份证号，个人信息不能写进仓库", "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"),
    # times
    Row("timezone_exists", SETTINGS_FILE, "title: 手册", "title: 手册\ntimezone: Asia/Shanghi", "title: 手册\ntimezone: Asia/Urumqi", "2:11", "没有“Asia/Shanghi”这个时区", "中国写 Asia/Shanghai，别处写 洲/城市"),
    Row("timezone_exists", SETTINGS_FILE, "title: 手册", "title: 手册\ntimezone: America", "title: 手册\ntimezone: America/Lima", "2:11", "没有“America”这个时区", "中国写 Asia/Shanghai，别处写 洲/城市"),
    Row("timezone_exists", SETTINGS_FILE, "title: 手册", "title: 手册\ntimezone: ../../etc/passwd", "title: 手册\ntimezone: UTC", "2:11", "没有“../../etc/passwd”这个时区", "中国写 Asia/Shanghai，别处写 洲/城市"),
    Row("slots_are_in_order", SETTINGS_FILE, "noon, start: \"11:00\"", "noon, start: \"05:00\"", "noon, start: \"12:00\"", "8:5", "时段“中”排错了", "时段按先后写，每个只写一次"),
    Row("slots_are_in_order", SETTINGS_FILE, "slot: evening", "slot: noon", "slot: evening", "9:5", "时段“中”排错了", "时段按先后写，每个只写一次"),
    Row("times_keep_quiet_hours", SOP, "\"10:00\"", "\"22:00\"", "\"21:59\"", "15:31", "“打招呼”在 22:00 发，落在不打扰时间里", "不打扰时间是 22:00 到 08:00，换个时间"),
    Row("times_keep_quiet_hours", CAMPAIGN, "\"20:00\"", "\"07:59\"", "\"08:00\"", "9:76", "“明天特卖”在 07:59 发，落在不打扰时间里", "不打扰时间是 22:00 到 08:00，换个时间"),
    Row("times_keep_quiet_hours", RHYTHM, "\"12:30\"", "\"00:00\"", "\"08:00\"", "4:22", "“中”在 00:00 发，落在不打扰时间里", "不打扰时间是 22:00 到 08:00，换个时间"),
    Row("times_keep_quiet_hours", SOP, "at: \"10:00\"", "at: \"10:00\", until: \"22:00\"", "at: \"10:00\", until: \"21:59\"", "15:47", "“打招呼”最晚 22:00 发，碰到不打扰时间", "不打扰时间是 22:00 到 08:00，换个时间"),
    Row("windows_end_after_they_begin", SOP, "at: \"10:00\"", "at: \"10:00\", until: \"10:00\"", "at: \"10:00\", until: \"10:01\"", "15:47", "“打招呼”最晚 10:00 发，不比 10:00 晚", "until 写得比 at 晚，而且是同一天；只有一个时间就不写 until"),
    Row("windows_end_after_they_begin", CAMPAIGN, "at: \"20:00\"", "at: \"20:00\", until: \"08:00\"", "at: \"20:00\", until: \"20:30\"", "9:92", "“明天特卖”最晚 08:00 发，不比 20:00 晚", "until 写得比 at 晚，而且是同一天；只有一个时间就不写 until"),
    Row("windows_end_after_they_begin", RHYTHM, "at: \"12:30\"", "at: \"12:30\", until: \"12:00\"", "at: \"12:30\", until: \"13:00\"", "4:38", "“中”最晚 12:00 发，不比 12:30 晚", "until 写得比 at 晚，而且是同一天；只有一个时间就不写 until"),
    # sendings
    Row("sendings_have_words", SOP, "        script: hello\n", "", "        body: 大家好。\n", "11:9", "“打招呼”没有写要发什么", "写 script（话术编号）或 body（文字），二选一"),
    Row("sendings_have_words", SOP, "        script: hello\n", "        script: hello\n        body: 大家好。\n", "        script: hello\n        risk: 说得太长。\n", "11:9", "“打招呼”既写了 script 又写了 body", "写 script（话术编号）或 body（文字），二选一"),
    Row("sendings_have_words", CAMPAIGN, "body: \"明天{{ params.product }} {{ params.price }} 元。\"", "seat: owner", "script: hello", "9:5", "“明天特卖”没有写要发什么", "写 script（话术编号）或 body（文字），二选一"),
    Row("ids_are_unique", SOP, "- id: ask", "- id: hello", "- id: asked", "18:13", "编号“hello”用了两次", "换一个编号"),
    Row("ids_are_unique", CAMPAIGN, "id: start", "id: warm", "id: start", "10:10", "编号“warm”用了两次", "换一个编号"),
    Row("ids_are_unique", CAMPAIGN, "{id: price, title: 价格, type: price", "{id: product, title: 价格, type: text", "{id: cost, title: 价格, type: text", "7:10", "编号“product”用了两次", "换一个编号"),
    Row("ids_are_unique", BRAND, "products:", "products:\n  - {id: apple, name: 青苹果, point: 酸}", "products:\n  - {id: green, name: 青苹果, point: 酸}", "12:10", "编号“apple”用了两次", "换一个编号"),
    Row("rhythm_cells_have_slots", RHYTHM, "sunday: {noon:", "sunday: {evening:", "sunday: {noon:", "12:21", "周日的“晚”没有说几点发", "在 slots 里加上这个时段，或者删掉这一格"),
    Row("posters_are_known", CAMPAIGN, "poster: sale", "poster: sold", "poster: sale", "10:122", "这个活动没有“sold”这张海报", "可以写：sale"),
    Row("posters_are_known", SOP, "script: hello", "script: hello\n        poster: sale", "script: hello\n        poster: invite", "17:17", "群类型“welfare”没有“sale”这张海报", "可以写：invite"),
    Row("posters_are_known", RHYTHM, "kind: service,", "kind: service, poster: sale,", "kind: service, poster: invite,", "8:58", "群类型“welfare”没有“sale”这张海报", "可以写：invite"),
    Row("campaign_parameters_fit", GROUP, "{product: 苹果}", "{produce: 苹果, product: 苹果}", "{product: 苹果}", "13:42", "活动“节点特卖”没有“produce”这个参数", "是不是想写 product？"),
    Row("campaign_parameters_fit", GROUP, "{product: 苹果}", "{price: \"12.5\"}", "{product: 苹果}", "13:41", "活动“节点特卖”缺少参数“product”", "在 with 里写上 product: 产品"),
    Row("campaign_parameters_fit", GROUP, "{product: 苹果}", "{product: 苹果, price: 十二元}", "{product: 苹果, price: \"12.50\"}", "13:62", "价格“十二元”写法不对，要写价格（元）", "只写数字，例如 199 或 19.9"),
    Row("campaign_parameters_fit", GROUP, "{product: 苹果}", "{product: 苹果, price: １２}", "{product: 苹果, price: 12}", "13:62", "价格“１２”写法不对，要写价格（元）", "只写数字，例如 199 或 19.9"),
    Row("campaign_parameters_fit", GROUP, "{product: 苹果}", "{product: \" \"}", "{product: 苹果}", "13:51", "产品“ ”写法不对，要写文字", "补上内容"),
    Row("campaign_parameters_fit", CAMPAIGN, "default: \"9.9\"", "default: 便宜", "default: \"99\"", "7:50", "价格“便宜”写法不对，要写价格（元）", "只写数字，例如 199 或 19.9"),
    Row("campaign_parameters_fit", CAMPAIGN, "type: price, default: \"9.9\"", "type: number, default: \"9.9\"", "type: number, default: \"9\"", "7:51", "价格“9.9”写法不对，要写数字", "只写整数，例如 3"),
    Row("campaign_parameters_fit", CAMPAIGN, "type: price, default: \"9.9\"", "type: day, default: 2026-02-30", "type: day, default: 2026-02-28", "7:48", "价格“2026-02-30”写法不对，要写日期", "写成 年-月-日，例如 2026-11-11"),
    Row("campaign_parameters_fit", CAMPAIGN, "type: price, default: \"9.9\"", "type: address, default: example.com", "type: address, default: \"https://example.com\"", "7:52", "价格“example.com”写法不对，要写网址", "写完整的网址，以 https:// 开头，中间没有空格"),
    Row("seats_are_held", GROUP, "staff: [staff-1]", "admins: [staff-1]", "admins: [owner-1]", "10:33", "“豆芽”不能坐这个席位", "在 people.yml 给 staff-1 加上 admin"),
    Row("seats_are_held", GROUP, "staff: [staff-1]", "staff: [owner-1]", "staff: [staff-1]", "10:32", "“阿禾”不能坐这个席位", "在 people.yml 给 owner-1 加上 staff"),
    Row("topics_can_be_found", RHYTHM, "saturday: {noon: {topic: tip}}", "saturday: {noon: {topic: game}}", "saturday: {noon: {topic: tip}}", "11:20", "话题库里没有适合“福利群”的小游戏", "在 content/topics/ 里补上一年到头都能用的，或者换一种话题"),
    Row("topics_last_long_enough", TOPICS, "body: 梨看果脐。, cooldown_days: 2", "body: 梨看果脐。, cooldown_days: 4", "body: 梨看果脐。, cooldown_days: 3", "content/rhythms/week.yml:6:18", "“福利群”的小知识最快 3 天就重复，冷却要 4 天", "适合的有 3 个，一天最多用 1 个；补到 4 个，或者把 cooldown_days 改成 3"),
    Row("topics_can_be_found", RHYTHM, "saturday: {noon: {topic: tip}}", "saturday: {noon: {topic: show}}", "saturday: {noon: {topic: tip}}", "11:20", "话题库里没有适合“福利群”的晒单", "在 content/topics/ 里补上一年到头都能用的，或者换一种话题"),
    Row("links_are_alive", GROUP, "g/1\"", "g/1\", expires_on: 2026-11-20", "g/1\", expires_on: 2026-11-21", "11:52", "进群链接 2026-11-20 就失效了", "换一个新的链接和日期"),
    Row("knowledge_is_fresh", CHAPTER, "order: 1", "order: 1\nreviewed_on: 2026-10-21\nreview_after_days: 30", "order: 1\nreviewed_on: 2026-10-22\nreview_after_days: 30", "4:14", "“从这里开始”2026-11-20 就该再看一遍了", "核对内容后更新 reviewed_on"),
    Row("sendings_have_words", RHYTHM, "kind: service,", "kind: service, script: hello,", "kind: service, seat: owner,", "8:21", "“周三答疑”既写了 script 又写了 body", "写 script（话术编号）或 body（文字），二选一"),
    # stages
    Row("then_leads_somewhere", SOP, "then: {stage: grow}", "then: {stage: grwo}", "then: {stage: first}", "44:19", "这份 SOP 没有“grwo”这个阶段", "是不是想写 grow？"),
    Row("then_leads_somewhere", SOP, "{day: 9, at: \"19:30\"}", "{every: friday, at: \"19:30\"}", "{day: 5, at: \"19:30\"}", "44:11", "算不出“守群”哪天结束，接不上后面的内容", "给这个阶段至少一步写上 {day: 建群第几天, at: 时间}，最后一步的第二天接着往下做"),
    Row("stages_go_forward", SOP, "{day: 5,", "{day: 10,", "{day: 9,", "44:11", "“守群”第 9 天就结束，前面的“养群”第 10 天才开始", "阶段按先后写，检查两个阶段的 day"),
    Row("stages_are_reached", SOP, "goal: 成员有事做", "goal: 成员有事做\n    then: {stage: first}", "goal: 成员有事做\n    then: {stage: keep}", "42:9", "没有哪个阶段接到“守群”，它永远不会做", "前面的 then 改了去向；在某个阶段写上 then: {stage: keep}，或者删掉它"),
    Row("cues_are_not_broadcast", SOP, "channel: private", "channel: broadcast", "channel: welcome", "31:18", "“迎新”在入群 30 分钟后发，没有固定的时间，不能群发", "channel 改成 manual（手动）、private（私聊）或 welcome（欢迎语）"),
    Row("cues_are_not_broadcast", SOP, "channel: private\n        trigger: {joined: 30m}", "channel: broadcast\n        trigger: {members: {at_least: 150}}", "trigger: {members: {at_least: 150}}", "31:18", "“迎新”在群成员达到 150 人时发，没有固定的时间，不能群发", "channel 改成 manual（手动）、private（私聊）或 welcome（欢迎语）"),
    Row("cues_are_not_broadcast", SOP, "channel: private\n        trigger: {joined: 30m}", "channel: broadcast\n        trigger: {tag: 复购}", "channel: private\n        trigger: {tag: 复购}", "31:18", "“迎新”在有成员打上“复购”标签时发，没有固定的时间，不能群发", "channel 改成 manual（手动）、private（私聊）或 welcome（欢迎语）"),
    Row("cues_are_not_broadcast", SOP, "channel: private\n        trigger: {joined: 30m}", "channel: broadcast\n        trigger: {quiet_days: 3}", "channel: broadcast\n        trigger: {every: friday, at: \"10:00\"}", "31:18", "“迎新”在连续 3 天没有人说话时发，没有固定的时间，不能群发", "channel 改成 manual（手动）、private（私聊）或 welcome（欢迎语）"),
    # limits
    Row("limits_are_there", LIMITS, "id: broadcasts-per-week", "id: broadcast-per-week", "id: broadcasts-per-week", "", "缺少限额“broadcasts-per-week”", "在 limits 里加上 id 是 broadcasts-per-week、unit 是 per_week 的一项"),
    Row("limits_are_there", LIMITS, "unit: per_week", "unit: per_day", "unit: per_week", "3:61", "限额“broadcasts-per-week”的单位不能是“per_day”", "写 per_week"),
    Row("limits_are_fresh", LIMITS, "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official", "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-19, review_after_days: 1, status: official", "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-20, review_after_days: 1, status: official", "3:115", "“每周的群发”2026-11-20 就该再核对了", "到 source 写的地方核对数字，再更新 verified_on"),
    Row("limits_are_fresh", LIMITS, "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official", "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: unverified", "value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: opinion", "3:160", "“每周的群发”的数字还没有核实", "到 source 写的地方核对数字，再更新 verified_on 和 status"),
    Row("broadcast_slots_fit_quota", RHYTHM, "- {slot: noon, at: \"12:30\", channel: manual}\nweek:\n  monday: {noon: {topic: tip}}", "- {slot: noon, at: \"12:30\", channel: broadcast}\n  - {slot: evening, at: \"20:00\", channel: broadcast}\nweek:\n  monday: {noon: {topic: tip}, evening: {title: 开始, kind: norm, body: 一周开始。}}", "- {slot: noon, at: \"12:30\", channel: broadcast}\n  - {slot: evening, at: \"20:00\", channel: manual}\nweek:\n  monday: {noon: {topic: tip}, evening: {title: 开始, kind: norm, body: 一周开始。}}", "4:3", "“一周”一周群发 8 次，额度大约是一周 7 次", "多出来的会改成手动发；不想这样，就把一部分时段的 channel 改成 manual"),
    # nodes
    Row("holidays_are_in_notices", NODES, "{day: 28}", "{day: 28}, holiday: 国庆", "{day: 28}, holiday: 国庆节", "3:61", "2026 年的放假通知里没有“国庆”", "是不是想写 国庆节？"),
    Row("notice_days_are_of_its_year", NOTICE, "first: 2026-01-01", "first: 2025-12-27", "first: 2025-12-31", "4:26", "2025-12-27 不在 2026 年", "检查年份；元旦连休可以从上一年的 12 月 28 日起"),
    Row("days_off_do_not_overlap", NOTICE, "last: 2026-01-03, workdays: [2026-01-04]", "last: 2026-10-01", "last: 2026-09-30", "5:27", "国庆节和元旦的放假日子重叠", "检查日期；两个节日连在一起放，就写成一项，names 里写两个名字"),
    Row("make_up_days_are_weekend_days", NOTICE, "[2026-01-04]", "[2026-01-05]", "[2026-01-11]", "4:67", "2026-01-05 本来就要上班", "调休上班的是周六或周日，检查日期"),
    Row("make_up_days_are_weekend_days", NOTICE, "[2026-01-04]", "[2026-10-04]", "[2026-10-10]", "4:67", "2026-10-04 在放假的日子里", "一天不能又放假又上班，检查日期"),
    # posters
    Row("theme_colours_differ", BRAND, "tint: \"#e3ebe2\"", "tint: \"#7a8a7c\"", "tint: \"#dde5dc\"", "8:32", "ink #22302b 和 tint #7a8a7c 的对比度是 3.77，浅色块上的正文看不清", "至少要 4.5（WCAG 2.2）；把 ink 调深一些"),
    Row("theme_colours_differ", THEME, "brand: \"#245f8f\"", "brand: \"#5f9fcf\"", "brand: \"#1f5f8f\"", "6:8", "brand #5f9fcf 和 paper #f3f7fa 的对比度是 2.65，品牌色的文字和品牌色块上的文字看不清", "至少要 4.5（WCAG 2.2）；把 brand 调深一些"),
    Row("theme_colours_differ", THEME, "accent: \"#d05a3a\"", "accent: \"#e0906a\"", "accent: \"#d0603a\"", "7:9", "accent #e0906a 和 paper #f3f7fa 的对比度是 2.33，底色上的点缀看不清", "至少要 3（WCAG 2.2）；把 accent 调深一些"),
    Row("drawings_are_there", PLAIN, "name: sun", "name: son", "name: sun", "9:23", "没有“son”这张插图", "是不是想写 sun？"),
    Row("variants_have_their_own_ids", KIND, "layout: headline-list", "layout: headline-list\n    variants: [{id: a}]", "layout: headline-list\n    variants: [{id: b}]", "19:21", "变体的编号“a”已经用过", "原来的写法是 a，变体从 b 往下排"),
    Row("canvases_keep_limits", PLAIN, "width: 1080, height: 1920", "width: 1080, height: 3000", "width: 1080, height: 2000", "2:31", "画布的 height 是 3000 像素，平台最多收 2400 像素", "改到 2400 以内；官方文档"),
)
# fmt: on
# Mistakes of a whole file: what is laid over the sources, the problem, and what mends it.
FILES = (
    (
        {"content/groups/two.yml": SMALL[GROUP]},
        {RHYTHM: str(SMALL[RHYTHM]).replace('at: "12:30"', 'at: "12:30", until: "12:35"')},
        "owners_can_keep_up",
        "content/groups/two.yml:10:15: 提醒：“阿禾”有 2 个群要在“中”发，12:30 只排得下 1 个\n"
        "  提示：同一位群主的群隔 5 分钟发一个：“一周”里这个时段的 until 至少比 at 晚 5 分钟，或者把一些群交给别的群主",
    ),
    (
        {TOPICS: str(SMALL[TOPICS]).replace("cooldown_days", "months: [11], cooldown_days"), RHYTHM: ONE_TOPIC},
        {TOPICS: str(SMALL[TOPICS])},
        "topics_can_be_found",
        "content/rhythms/week.yml:6:18: 话题库里没有适合“福利群”的小知识\n"
        "  提示：在 content/topics/ 里补上一年到头都能用的，或者换一种话题",
    ),
    (
        {NEXT_NOTICE: None, "content/notices/next.yml": SOURCES[NEXT_NOTICE]},
        {NEXT_NOTICE: SOURCES[NEXT_NOTICE], "content/notices/next.yml": None},
        "notices_are_named_after_years",
        "content/notices/next.yml: “next”不是年份\n  提示：文件名写年份，例如 2027.yml",
    ),
    (
        {NEXT_NOTICE: None, NODES: str(SMALL[NODES]).replace("{day: 28}", "{day: 28}, holiday: 元旦")},
        {NEXT_NOTICE: SOURCES[NEXT_NOTICE]},
        "notices_are_entered",
        "content/notices: 提醒：2027 年放假通知还没有录入，跟它有关的日子都标待定\n"
        "  提示：国务院办公厅发布后，照上一年的样子新建 content/notices/2027.yml",
    ),
    (
        {
            "content/kinds/books.yml": str(SMALL[KIND]).replace("福利群", "读书群"),
            THANKS: str(LEARNING[THANKS]).replace("[welfare]", "[books]"),
            KIND: str(SMALL[KIND]).replace("[hello]", "[hello, thanks]"),
        },
        {THANKS: str(LEARNING[THANKS]).replace("[welfare]", "[books, welfare]")},
        "scripts_suit_their_kind",
        "content/kinds/welfare.yml:14:18: 话术“致谢”不给“福利群”用\n"
        "  提示：换一份，或者在 content/scripts/thanks.md 的 kinds 里加上 welfare",
    ),
    (
        {TOPICS: str(SMALL[TOPICS]).replace("kind: tip", "kind: tip, slots: [evening]"), RHYTHM: ONE_TOPIC},
        {TOPICS: str(SMALL[TOPICS]).replace("kind: tip", "kind: tip, slots: [noon]")},
        "topics_can_be_found",
        "content/rhythms/week.yml:6:18: 话题库里没有适合“福利群”的小知识\n"
        "  提示：在 content/topics/ 里补上一年到头都能用的，或者换一种话题",
    ),
    (
        {
            "content/groups/two.yml": str(SMALL[GROUP]).replace("水果群01", "水果群"),
            RHYTHM: str(SMALL[RHYTHM]).replace('at: "12:30"', 'at: "12:30", until: "13:00"'),
        },
        {"content/groups/two.yml": str(SMALL[GROUP]).replace("水果群01", "水果东门群") + "tags: [东门]\n"},
        "group_names_can_be_told_apart",
        "content/groups/two.yml:1:8: 提醒：群名“示例水果群”没有序号，也没有地点\n"
        "  提示：末尾加上 01；用地点分群的，把地点也写进 tags",
    ),
    (
        {
            PLAIN: str(SOURCES[PLAIN]).replace("canvas:", "tone: solemn\ncanvas:", 1),
            THEME: str(SOURCES[THEME]).replace("tone: plain", "tone: festive"),
            DRAW: str(SOURCES[DRAW]).replace("layout: plain,", "layout: plain, variants: [{id: b, theme: haiyan}],"),
        },
        {THEME: str(SOURCES[THEME]).replace("tone: plain", "tone: solemn")},
        "solemn_posters_stay_calm",
        "content/campaigns/draw.yml:38:70: 肃穆日子的版式“plain”不配喜庆的配色“haiyan”\n  提示：删掉 theme，用品牌的配色",
    ),
    (
        {GROUP: str(SMALL[GROUP])},
        {LOCK: str(SOURCES[LOCK]).replace("campaign: draw", "campaign: sale")},
        "locked_lotteries_stay_as_they_are",
        "content/locks/one-draw-2026-12-01.yml:1:1: 提醒：2026-12-01 的“抽奖”已经公布，群 one 里却没有了\n"
        "  提示：停办或改期都要先公告说明；公告以后，删掉这份锁定文件",
    ),
)


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Files], list[Problem]]:
    """Return the problems of the smallest workspace with `files` laid over it, all of which must load."""

    def found(files: Files) -> list[Problem]:
        write_files(tmp_path, SOURCES)
        write_files(tmp_path, files)
        loaded = load_catalog(tmp_path, TODAY)
        assert loaded.problems == ()
        assert loaded.catalog is not None
        return list(check_catalog(loaded.catalog))

    return found


Check = Callable[[Files], list[Problem]]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.rule}-{number}" for number, row in enumerate(ROWS)])
def test_a_mistake_is_reported_once_in_these_words(row: Row, check: Check) -> None:
    text = str(SOURCES[row.file])
    assert text.count(row.old) == 1
    (problem,) = check({row.file: text.replace(row.old, row.wrong)})
    where = str(problem.span).removeprefix(row.file).removeprefix(":")
    assert (problem.rule, where, problem.message, problem.hint) == (row.rule, row.where, row.message, row.hint)
    assert problem.warning == (row.rule in WARNINGS)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.rule}-{number}" for number, row in enumerate(ROWS)])
def test_the_same_place_written_right_is_green(row: Row, check: Check) -> None:
    assert check({row.file: str(SOURCES[row.file]).replace(row.old, row.right)}) == []


DISCLOSED = [
    "grade",
    "who",
    "how",
    "time",
    "way",
    "worth",
    "what",
    "sort",
    "count",
    "until",
    "claim",
    "ask",
    "send",
    "lapse",
    "host",
]


@pytest.mark.parametrize(("label", "parameter"), list(zip(ITEMS.values(), DISCLOSED, strict=True)), ids=[*ITEMS])
def test_each_of_the_fifteen_items_is_missed_where_it_is_not_published(
    label: str, parameter: str, check: Check
) -> None:
    text = str(SOURCES[DRAW]).replace(f"{{{{ params.{parameter} }}}}", "", 1)
    (problem,) = check({DRAW: text})
    assert (str(problem.span), problem.message) == (f"{DRAW}:35:11", f"“规则”没有公布：{label}")


@pytest.mark.parametrize(("wrong", "right", "rule", "expected"), FILES, ids=[row[2] for row in FILES])
def test_a_mistake_of_a_whole_file_is_reported_and_can_be_mended(
    wrong: Files, right: Files, rule: str, expected: str, check: Check
) -> None:
    problems = check(wrong)
    assert {(problem.rule, str(problem)) for problem in problems} == {(rule, expected)}
    assert check({**wrong, **right}) == []


WARNINGS = {
    "group_names_bear_few_emoji",
    "broadcast_slots_fit_quota",
    "knowledge_is_fresh",
    "limits_are_fresh",
    "links_are_alive",
    "notices_are_entered",
    "owners_can_keep_up",
    "topics_last_long_enough",
}


def test_every_rule_has_its_row_and_speaks_under_its_own_name() -> None:
    assert {row.rule for row in ROWS} | {rule for _, _, rule, _ in FILES} == {rule.__name__ for rule in RULES}


def test_every_rule_demands_something_in_one_sentence() -> None:
    first_words = {(rule.__doc__ or "").split()[0] for rule in RULES}
    assert first_words <= {"Demand", "Warn", "Remind"}
