"""The exact text of every rule's problem: one mistake in the smallest workspace, and the same place written right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.load import load_catalog
from generator.problems import Problem
from generator.validate import RULES, check_catalog
from tests.conftest import SMALL, TODAY, Files, write_files

BRAND = "content/brands/demo.yml"
CAMPAIGN = "content/campaigns/sale.yml"
CHAPTER = "content/guide/start.md"
GROUP = "content/groups/one.yml"
KIND = "content/kinds/welfare.yml"
LIMITS = "content/compliance/limits.yml"
NODES = "content/nodes/days.yml"
NOTICE = "content/notices/2026.yml"
NEXT_NOTICE = "content/notices/2027.yml"
PEOPLE = "content/people.yml"
RHYTHM = "content/rhythms/week.yml"
SETTINGS_FILE = "content/settings.yml"
SOP = "content/sops/opening.yml"
TOPICS = "content/topics/fruit.yml"

SOURCES: Files = {
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
    Row("references_lead_somewhere", CAMPAIGN, "layout: headline-list", "layout: headline", "layout: headline-list", "14:13", "没有“headline”这个版式", "是不是想写 headline-list？"),
    Row("references_lead_somewhere", SOP, "script: hello", "script: helo", "script: hello", "16:17", "没有“helo”这个话术", "是不是想写 hello？"),
    Row("references_lead_somewhere", SOP, "{day: 2, at: \"12:30\"}", "{node: new-year, at: \"12:30\"}", "{node: member-day, at: \"12:30\"}", "21:25", "没有“new-year”这个节点", "可以写：double-eleven、member-day"),
    Row("references_lead_somewhere", SOP, "then: {stage: grow}", "then: {sop: opned}", "then: {sop: opening}", "44:17", "没有“opned”这个 SOP", "可以写：opening"),
    Row("refs_are_sources", TOPICS, "body: 梨看果脐。", "body: 梨看果脐。, refs: [S2-15, S2-16]", "body: 梨看果脐。, refs: [S2-15, s2, added]", "3:67", "出处“S2-16”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("refs_are_sources", SOP, "body: 你们家常买什么水果？", "body: 你们家常买什么水果？\n        refs: [advertising-law]", "body: 你们家常买什么水果？\n        refs: [S2-15]", "23:16", "出处“advertising-law”没有登记", "先在 content/sources.yml 里登记。可以写：S2-15、added、s2"),
    Row("refs_are_sources", RHYTHM, "kind: service,", "kind: service, refs: [S2-51],", "kind: service, refs: [S2-15],", "8:57", "出处“S2-51”没有登记", "先在 content/sources.yml 里登记。是不是想写 S2-15？"),
    Row("refs_are_sources", CAMPAIGN, "poster: sale}", "poster: sale, refs: [s3]}", "poster: sale, refs: [s2]}", "10:135", "出处“s3”没有登记", "先在 content/sources.yml 里登记。可以写：S2-15、added、s2"),
    Row("links_lead_somewhere", CHAPTER, "[自己](start.md)", "[别处](stat.md)", "[自己](start.md#top)", "10:8", "链接“stat.md”没有对应的章", "是不是想写 start.md？"),
    Row("links_lead_somewhere", CHAPTER, "[自己](start.md)", "[上级](../start.md)", "[邮件](mailto:a@example.com)、[网站](https://example.com)", "10:8", "链接“../start.md”没有对应的章", "是不是想写 start.md？"),
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
        {TOPICS: str(SMALL[TOPICS]).replace("kind: tip", "kind: tip, slots: [evening]"), RHYTHM: ONE_TOPIC},
        {TOPICS: str(SMALL[TOPICS]).replace("kind: tip", "kind: tip, slots: [noon]")},
        "topics_can_be_found",
        "content/rhythms/week.yml:6:18: 话题库里没有适合“福利群”的小知识\n"
        "  提示：在 content/topics/ 里补上一年到头都能用的，或者换一种话题",
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


@pytest.mark.parametrize(("wrong", "right", "rule", "expected"), FILES, ids=[row[2] for row in FILES])
def test_a_mistake_of_a_whole_file_is_reported_and_can_be_mended(
    wrong: Files, right: Files, rule: str, expected: str, check: Check
) -> None:
    problems = check(wrong)
    assert {(problem.rule, str(problem)) for problem in problems} == {(rule, expected)}
    assert check({**wrong, **right}) == []


WARNINGS = {
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
