"""The exact text of every problem that loading can report: one row each, and no rule without a row."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from generator.load import Loaded
from generator.load.homes import HOMES, SETTINGS
from generator.load.markdown import parse_markdown
from generator.load.shape import shape
from generator.load.yamlio import Parsed, parse_yaml
from generator.problems import QunceError
from tests.conftest import REPOSITORY, SMALL, Files
from tests.learning import CHECKLIST, LEARNING

SETTINGS_FILE = "content/settings.yml"
BRAND = "content/brands/demo.yml"
CAMPAIGN = "content/campaigns/sale.yml"
CHAPTER = "content/guide/start.md"
GLOSSARY = "content/glossary.yml"
GROUP = "content/groups/one.yml"
KIND = "content/kinds/welfare.yml"
LIMITS = "content/compliance/limits.yml"
LAYOUT = "templates/posters/plain.yml"
DRAWING = "templates/posters/art/sun.svg"
NODES = "content/nodes/days.yml"
NOTICE = "content/notices/2027.yml"
RHYTHM = "content/rhythms/week.yml"
SCRIPT = "content/scripts/hello.md"
SOP = "content/sops/opening.yml"
TOPICS = "content/topics/fruit.yml"
WORDING = "content/compliance/wording/all.yml"

SOURCES: Files = {
    **LEARNING,
    **SMALL,
    SOP: f"""{SMALL[SOP]}\
  - id: cues
    title: 待触发
    goal: 有人问就有人答
    then: {{stage: first}}
    steps:
      - {{id: dated, title: 做, kind: service, workdays_only: true, trigger: {{on: 2026-12-01, at: "09:00", until: "09:30"}}, body: 做。, done_when: [做了]}}
      - {{id: again, title: 做, kind: service, workdays_only: true, trigger: {{every: [monday, month-day last], at: "09:00"}}, body: 做。, done_when: [做了]}}
      - {{id: near, title: 做, kind: service, workdays_only: true, trigger: {{node: member-day, days: -1, at: "09:00"}}, body: 做。, done_when: [做了]}}
      - {{id: new, title: 做, kind: service, workdays_only: true, trigger: {{joined: 30m}}, body: 做。, done_when: [做了]}}
      - {{id: full, title: 做, kind: service, workdays_only: true, trigger: {{members: {{at_least: 150}}}}, body: 做。, done_when: [做了]}}
      - {{id: tagged, title: 做, kind: service, workdays_only: true, trigger: {{tag: 复购}}, body: 做。, done_when: [做了]}}
      - {{id: quiet, title: 做, kind: service, workdays_only: true, trigger: {{quiet_days: 3}}, body: 做。, done_when: [做了]}}
      - {{id: seen, title: 做, kind: service, trigger: {{signal: 有成员投诉}}, body: 做。, done_when: [做了]}}
      - {{id: task, title: 备货, channel: task, trigger: {{day: 1, at: "15:00"}}, done_when: [做了]}}
""",
    KIND: f"{SMALL[KIND]}mix: {{promo_percent: 20, promos_in_a_row: true}}\n",
    GROUP: f"{SMALL[GROUP]}quota: 7_per_week\nreserved_per_month: 2\n",
    LAYOUT: """\
title: 试
canvas: {width: 1080, height: 1920}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
needs:
  headline: {title: 标题, max_chars: 18}
layers:
  - {type: fill, colour: paper}
  - {type: text, field: headline, style: big, lines: 3, box: {x: 80, y: 80, width: 900, height: 600}}
  - type: stack
    box: {x: 80, y: 700, width: 900, height: 600}
    parts:
      - {type: text, field: headline, style: big, lines: 3, before: {min: 8, max: 16}}
""",
    NODES: f"""{SMALL[NODES]}\
  - {{id: moon, title: 中秋, lunar: {{month: 8, day: 15}}, span: {{before: 7}}}}
  - {{id: mothers, title: 母亲节, weekday: {{month: 5, nth: 2, day: sunday}}}}
  - {{id: kitchen, title: 小年, by_region: {{north: {{month: 12, day: 23}}, south: {{month: 12, day: 24}}}}}}
  - {{id: qingming, title: 清明, solar_term: 清明, holiday: 清明节}}
""",
    NOTICE: """\
title: 通知
published_on: 2026-11-04
holidays:
  - {names: [元旦], first: 2027-01-01, last: 2027-01-03}
""",
}


class Row(NamedTuple):
    """A file with one text replaced, or a file written anew, and the one problem that must be reported."""

    rule: str
    file: str
    old: str | None
    new: str | bytes
    where: str
    message: str
    hint: str


# One row a line: a table is read across.
# fmt: off
ROWS = (
    # YAML that is refused
    Row("yaml_syntax", SETTINGS_FILE, "title: 手册", "title: @手册", "1:8", "写法有误，从这里读不下去了", "@ 开头的文字要加引号，例如 \"@所有人\""),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title：手册", "1:6", "冒号写成了全角“：”", "冒号要用半角 : 并在后面空一格，这里用了全角“：”"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title:手册", "1:6", "冒号后面没有空格", "半角冒号 : 后面要空一格，例如 title: 手册"),
    Row("yaml_refused", SETTINGS_FILE, "description: 一本小手册。", "title: 又一本", "2:1", "“title”写了两次，第一次在第 1 行", "只留一个"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: 手册 #社群", "1:11", "“#社群”会被当成注释丢掉", "要保留它就给整段文字加引号；真要写注释，在 # 后面空一格"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: 手册\n  第二行", "1:8", "没有加引号的文字跨了几行", "多行文字用“|”另起一行写；不是多行的话，检查下一行的缩进和冒号"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: &x 手册", "1:8", "这里用了 YAML 的锚点（&）", "把内容直接写出来；文字要以 & 开头就加引号"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: *x", "1:8", "这里用了 YAML 的引用（*）", "* 开头的文字要加引号"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: !x 手册", "1:8", "这里用了 YAML 的标签（!）", "去掉它；文字要以 ! 开头就加引号"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: {{ brand.name }}", "1:9", "这里应该是字段名", "{{ }} 开头的文字要整段加引号，例如 \"{{ group.title }}\""),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "? [title]\n: 手册", "1:3", "这里应该是字段名", "字段名只能是一个词，后面跟冒号"),
    Row("yaml_refused", SETTINGS_FILE, "title: 手册", "title: " + "[" * 31, "1:37", "内容套了超过 30 层", "检查括号和缩进，内容不需要这么深"),
    Row("yaml_refused", SETTINGS_FILE, None, "a: 1\n---\nb: 2\n", "2:1", "一个文件里有两份内容", "去掉多余的 --- 行，或者拆成两个文件"),
    Row("yaml_refused", SETTINGS_FILE, None, "", "1:1", "这里没有写任何字段", "照着同一文件夹里别的文件写，或者删掉它"),
    Row("unseen_character", SETTINGS_FILE, "title: 手册", "title: 手\u0007册", "1:9", "这里有一个看不见的字符（U+0007）", "删掉它；看不到就把这一行重新打一遍"),
    Row("front_matter", SCRIPT, "---\ntitle", "title", "1:1", "缺少文件头", "第一行写 ---，然后是标题等字段，再写一行 ---"),
    Row("front_matter", SCRIPT, "时。\n---\n", "时。\n", "1:1", "文件头没有结束", "在字段后面单独写一行 ---"),
    Row("front_matter", SCRIPT, "title: 问好\nkind: welcome\nchannel: welcome\nwhen: 新人进群时。", "- 问好", "2:1", "文件头不是字段列表", "每行写一个字段，例如 title: 标题"),
    Row("front_matter", SCRIPT, "title: 问好", "title: 问好\nbody: 你好", "3:1", "文件头里不能写 body", "正文写在第二个 --- 之后"),
    # Files that cannot be read, or lie where nobody looks
    Row("file", SETTINGS_FILE, None, b'title: \xca\xd6\xb2\xe1', "1:8", "文件不是 UTF-8 编码（看起来是 GBK）", "在编辑器里另存为 UTF-8 编码"),
    Row("file", SETTINGS_FILE, None, b'\xff\xfet\x00i\x00t\x00l\x00e\x00:\x00 \x00Kb\x8cQ', "1:1", "文件不是 UTF-8 编码（看起来是 UTF-16）", "在编辑器里另存为 UTF-8 编码"),
    Row("file", SETTINGS_FILE, None, b'title: \xff\xff\xff', "1:8", "文件不是 UTF-8 编码（认不出是什么编码）", "在编辑器里另存为 UTF-8 编码"),
    Row("stray_file", "content/group/one.yml", None, "title: 群\n", "content/group", "content 里没有这一类内容", "是不是想写 groups？"),
    Row("stray_file", "content/groups/two.yaml", None, "title: 群\n", "", "不认识这个文件", "这个文件夹只放 .yml 文件，改名或移走"),
    Row("stray_file", "content/groups/shanghai/two.yml", None, "title: 群\n", "content/groups/shanghai", "不认识这个文件", "这个文件夹只放 .yml 文件，文件夹里不能再套文件夹"),
    Row("id_shape", "content/groups/Two.yml", None, "title: 群\n", "", "文件名不能作编号：编号“Two”写法不对", "用小写字母、数字和连字符，字母或数字开头，最多 63 个字符，例如 daily-tip"),
    Row("id_reserved", "content/groups/con.yml", None, "title: 群\n", "", "文件名不能作编号：编号“con”是 Windows 的保留名，不能作文件名", "换一个编号，例如加上前缀"),
    Row("duplicate_id", TOPICS, "id: melon", "id: pear", "4:5", "编号“pear”用了两次，第一次在 content/topics/fruit.yml:3:5", "换一个编号"),
    # Keys
    Row("unknown_key", SETTINGS_FILE, "title: 手册", "title: 手册\nindexible: true", "2:1", "没有“indexible”这个字段", "是不是想写 indexable？"),
    Row("unknown_key", GROUP, "{who: 小区住户,", "{who：小区住户, who: 小区住户,", "9:14", "没有“who：小区住户”这个字段", "冒号要用半角 : 并在后面空一格，这里用了全角“：”"),
    Row("unknown_key", GROUP, "{who: 小区住户,", "{who:小区住户, who: 小区住户,", "9:14", "没有“who:小区住户”这个字段", "半角冒号 : 后面要空一格，例如 title: 手册"),
    Row("unknown_key", SETTINGS_FILE, "title: 手册", "title: 手册\n　indexable: true", "2:1", "没有“　indexable”这个字段", "缩进要用半角空格，这里用了全角空格"),
    Row("missing_key", SETTINGS_FILE, "title: 手册\n", "", "1:1", "缺少“title”", "手册的名字，显示在网站顶部。"),
    Row("empty_value", SETTINGS_FILE, "title: 手册", "title: # 手册", "1:7", "“title”没有内容", "手册的名字，显示在网站顶部。# 后面的字是注释，不算内容"),
    Row("empty_value", GROUP, "with: {product: 苹果}", "with: {product：苹果}", "13:52", "“product：苹果”没有内容", "冒号要用半角 : 并在后面空一格，这里用了全角“：”"),
    Row("empty_value", KIND, "sops: [opening]", "sops: [~]", "12:8", "“sops”没有内容", "补上内容。# 后面的字是注释，不算内容"),
    # Values of another form
    Row("string_type", SETTINGS_FILE, "title: 手册", "title: [手册]", "1:8", "写法不对，这里应该是一段文字", "去掉多余的括号、缩进，或者给整段文字加引号"),
    Row("string_type", GLOSSARY, "keys: [script]", "keys: [[script]]", "2:39", "写法不对，这里应该是一段文字", "去掉多余的括号、缩进，或者给整段文字加引号"),
    Row("tuple_type", KIND, "sops: [opening]", "sops: opening", "12:7", "“opening”写法不对，这里应该是一个列表", "每一项另起一行，以“- ”开头；或者写成 [甲, 乙]"),
    Row("dict_type", GROUP, "with: {product: 苹果}", "with: 苹果", "13:41", "“苹果”写法不对，这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    Row("model_type", GROUP, "audience: {who: 小区住户, traits: [常买水果]}", "audience: 小区住户", "9:13", "“小区住户”写法不对，这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    Row("model_type", GROUP, "audience: {who: 小区住户, traits: [常买水果]}", "audience: who：小区住户", "9:13", "“who：小区住户”写法不对，这里应该是几个字段", "冒号要用半角 : 并在后面空一格，这里用了全角“：”"),
    Row("model_type", GROUP, "audience: {who: 小区住户, traits: [常买水果]}", "audience: [小区住户]", "9:13", "写法不对，这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    Row("int_type", CHAPTER, "order: 1", "order: [1]", "3:8", "写法不对，这里应该是整数", "例如 3"),
    Row("float_type", LAYOUT, "leading: 1.2", "leading: [1.2]", "4:59", "写法不对，这里应该是数字", "例如 1.5"),
    Row("poster_words", KIND, "headline: 进群先知道", "headline: {甲: 乙}", "20:17", "这里应该是一段文字，或者几段文字的列表", "写成 标题文字，或者 [第一条, 第二条]"),
    Row("model_attributes_type", LAYOUT, "{type: fill, colour: paper}", "fill", "8:5", "“fill”写法不对，这里应该是几个字段", "写成 {type: 种类, …}，种类可以写：art、avatar、countdown、fill、gradient、list、logo、picture、price、qr、shape、stack、text"),
    Row("union_tag_not_found", LAYOUT, "{type: fill, colour: paper}", "{colour: paper}", "8:5", "没有写清“type”", "可以写：art、avatar、countdown、fill、gradient、list、logo、picture、price、qr、shape、stack、text"),
    Row("union_tag_invalid", LAYOUT, "{type: fill, colour: paper}", "{type: full, colour: paper}", "8:12", "“full”不在可选的词里", "是不是想写 fill？"),
    Row("trigger", SOP, "{day: 0, at", "{at", "15:18", "看不出什么时候触发", "写 {on: 日期, at: 时间}、{every: 周期, at: 时间}、{day: 建群第几天, at: 时间}、{node: 节点, days: 前后几天, at: 时间}、{joined: 30m}、{members: {at_least: 150}}、{tag: 标签}、{signal: 看到的情况} 或 {quiet_days: 3}"),
    # Values outside their bounds
    Row("string_too_short", SETTINGS_FILE, "title: 手册", "title: \"\"", "1:8", "这里没有内容", "补上内容"),
    Row("string_too_long", BRAND, "short_name: 示例", "short_name: 示例小店示例小店", "2:13", "“示例小店示例小店”有 8 个字，太长", "最多 6 个字"),
    Row("string_pattern_mismatch", LAYOUT, "field: headline, style: big, lines: 3, box", "field: 标题, style: big, lines: 3, box", "9:25", "名字“标题”写法不对", "用小写字母、数字和下划线，字母开头，最多 31 个字符"),
    Row("int_parsing", CHAPTER, "order: 1", "order: 第一", "3:8", "“第一”不是整数", "例如 3"),
    Row("int_parsing_size", CHAPTER, "order: 1", "order: " + "9" * 5000, "3:8", "“9999999999999999999999999999999999999999……”太大", "写小一点的整数"),
    Row("float_parsing", LAYOUT, "leading: 1.2", "leading: 一倍", "4:59", "“一倍”不是数字", "例如 1.5"),
    Row("greater_than_equal", CHAPTER, "order: 1", "order: 0", "3:8", "0 太小", "最小是 1"),
    Row("less_than_equal", LAYOUT, "leading: 1.2", "leading: 3", "4:59", "3 太大", "最大是 2.5"),
    Row("too_short", KIND, "purposes: [retention]", "purposes: []", "5:11", "只写了 0 项", "至少要 1 项"),
    Row("enum", KIND, "purposes: [retention]", "purposes: [retain]", "5:12", "“retain”不在可选的词里", "可以写：acquisition、activation、conversion、retention"),
    Row("enum", KIND, "purposes: [retention]", "purposes: [[retention]]", "5:12", "这里应该是一个值，不是列表", "可以写：acquisition、activation、conversion、retention"),
    Row("enum", RHYTHM, "saturday:", "星期六:", "11:3", "“星期六”不在可选的词里", "可以写：friday、monday、saturday、sunday、thursday、tuesday、wednesday"),
    # Values with a form of their own
    Row("id_shape", TOPICS, "id: pear", "id: Pear", "3:10", "编号“Pear”写法不对", "用小写字母、数字和连字符，字母或数字开头，最多 63 个字符，例如 daily-tip"),
    Row("id_reserved", TOPICS, "id: pear", "id: con", "3:10", "编号“con”是 Windows 的保留名，不能作文件名", "换一个编号，例如加上前缀"),
    Row("day", GROUP, "g/1\"", "g/1\", expires_on: 2026-02-30", "11:52", "日期“2026-02-30”不存在或写法不对", "写成 年-月-日，例如 2026-11-11"),
    Row("time_shape", SOP, "\"10:00\"", "十点", "15:31", "时间“十点”写法不对", "写成 HH:MM，例如 \"20:30\""),
    Row("time_shape", SOP, "\"10:00\"", "[\"10:00\"]", "15:31", "这里应该是一个值，不是列表", "写成 HH:MM，例如 \"20:30\""),
    Row("time_range", SOP, "\"10:00\"", "25:00", "15:31", "时间“25:00”不在 00:00–23:59 之间", "写成 HH:MM，例如 \"20:30\""),
    Row("flag", GROUP, "demo: true", "demo: 是", "4:7", "“是”不是开关值", "只能写 true（是）或 false（否）"),
    Row("colour", BRAND, "\"#22302b\"", "\"#22302\"", "8:32", "颜色“#22302”写法不对", "写成带引号的六位色值，例如 \"#2f6f5e\""),
    Row("address", GROUP, "\"https://example.com/g/1\"", "example.com/g/1", "11:13", "网址“example.com/g/1”写法不对", "写完整的网址，以 https:// 开头，中间没有空格"),
    Row("ref", TOPICS, "body: 梨看果脐。", "body: 梨看果脐。, refs: [S2_15]", "3:60", "出处“S2_15”写法不对", "写 sources.yml 里的编号，例如 S2-15；自己补充的常识写 added"),
    Row("opening", GROUP, "today-7", "今天", "5:12", "建群日期“今天”不存在或写法不对", "写成 年-月-日，例如 2026-11-11；示例群可以写 today-7"),
    Row("tone", LAYOUT, "colour: paper}", "colour: white}", "8:26", "颜色“white”写法不对", "写配色里的角色，可以带不透明度，例如 ink 或 ink 70%；角色有 paper、ink、brand、accent、tint"),
    Row("count_or_last", NODES, "solar: {day: 28}", "lunar: {month: 8, day: 31}", "3:57", "“31”不对", "写 1 到 30，或者 last，last 是这个月的最后一天"),
    Row("every", SOP, "every: [monday, month-day last]", "every: weekly", "30:84", "“weekly”不是周期", "写 day（每天）、monday 这样的星期、[monday, thursday]，或 month-day 1（每月 1 日）、month-day last（每月最后一天）"),
    Row("every", SOP, "every: [monday, month-day last]", "every: [monday, month-day 32]", "30:93", "“month-day 32”不是周期", "写 day（每天）、monday 这样的星期、[monday, thursday]，或 month-day 1（每月 1 日）、month-day last（每月最后一天）"),
    Row("every", SOP, "every: [monday, month-day last]", "every: [[monday]]", "30:85", "这里应该是一个值，不是列表", "写 day（每天）、monday 这样的星期、[monday, thursday]，或 month-day 1（每月 1 日）、month-day last（每月最后一天）"),
    Row("every", SOP, "every: [monday, month-day last]", "every: month-day １", "30:84", "“month-day １”不是周期", "写 day（每天）、monday 这样的星期、[monday, thursday]，或 month-day 1（每月 1 日）、month-day last（每月最后一天）"),
    Row("too_short", SOP, "every: [monday, month-day last]", "every: []", "30:84", "只写了 0 项", "至少要 1 项"),
    Row("empty_value", SOP, "every: [monday, month-day last]", "every: [~]", "30:85", "“every”没有内容", "补上内容。# 后面的字是注释，不算内容"),
    Row("tuple_type", SOP, "every: [monday, month-day last]", "every: {monday: day}", "30:84", "写法不对，这里应该是一个列表", "每一项另起一行，以“- ”开头；或者写成 [甲, 乙]"),
    Row("unknown_key", SOP, "{joined: 30m}", "{joined: 30m, at: \"09:00\"}", "32:88", "没有“at”这个字段", "可以写：joined"),
    Row("missing_key", SOP, "{every: [monday, month-day last], at: \"09:00\"}", "{every: day}", "30:76", "缺少“at”", "发送的时间，写成 \"HH:MM\"。"),
    Row("join_delay", SOP, "joined: 30m", "joined: 30", "32:83", "“30”不是入群后的时间", "写 0m、30m、2h、24h 这样的时间，最长 30d"),
    Row("join_delay", SOP, "joined: 30m", "joined: 31d", "32:83", "“31d”不是入群后的时间", "写 0m、30m、2h、24h 这样的时间，最长 30d"),
    Row("join_delay", SOP, "joined: 30m", "joined: ３０m", "32:83", "“３０m”不是入群后的时间", "写 0m、30m、2h、24h 这样的时间，最长 30d"),
    Row("join_delay", SOP, "joined: 30m", "joined: [30m]", "32:83", "这里应该是一个值，不是列表", "写 0m、30m、2h、24h 这样的时间，最长 30d"),
    Row("greater_than_equal", SOP, "at_least: 150", "at_least: 0", "33:96", "0 太小", "最小是 1"),
    Row("model_type", SOP, "{members: {at_least: 150}}", "{members: 150}", "33:85", "“150”写法不对，这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    Row("enum", GROUP, "quota: 7_per_week", "quota: 4_per_month", "14:8", "“4_per_month”不在可选的词里", "是不是想写 per_month_days？"),
    Row("less_than_equal", KIND, "promo_percent: 20", "promo_percent: 120", "29:22", "120 太大", "最大是 100"),
    Row("enum", LIMITS, "unit: per_week", "unit: weekly", "3:61", "“weekly”不在可选的词里", "可以写：bytes、characters、count、days、megabytes、month_days、people、per_day、per_minute、per_week、percent、pixels……"),
    # Values that contradict each other
    Row("then_target", SOP, "{stage: first}", "{stage: first, sop: opening}", "27:11", "then 要写一个去处", "写 {stage: 阶段编号} 或 {sop: SOP 编号}，二选一"),
    Row("expect_field", CHECKLIST, "    field: title\n", "", "14:5", "写了 expect，没有写查哪个字段", "补上 field，例如 positioning.goal；不自动检查就去掉 expect"),
    Row("then_target", SOP, "{stage: first}", "{}", "27:11", "then 要写一个去处", "写 {stage: 阶段编号} 或 {sop: SOP 编号}，二选一"),
    Row("quota_reserve", GROUP, "quota: 7_per_week", "quota: 1_per_day", "1:1", "每天 1 条的群留不出额度", "去掉 reserved_per_month，或者换一种 quota"),
    Row("opening_relative", GROUP, "demo: true\n", "", "1:1", "只有示例群的建群日期可以写成“today-7”", "写真实的建群日期，例如 2026-11-11"),
    Row("campaign_anchor", GROUP, "node: member-day, ", "", "13:5", "活动要有一个锚点", "写 node（节点）或 on（日期），二选一"),
    Row("trade_exceptions", WORDING, None, "title: 不算的\nsummary: 引用别人的话。\ntrades: [fruit]\nexceptions: [不是~]\n", "1:1", "没有规则的一组对所有规则都有效，不能只对几个行业", "去掉 trades"),
    Row("task_kind", SOP, "channel: task,", "channel: task, kind: norm,", "37:9", "内部的事没有内容类型", "删掉 kind；要发给成员的，换一个触点"),
    Row("task_words", SOP, "channel: task,", "channel: task, script: hello,", "37:9", "内部的事不发给成员，用不上 script、poster 和 cards", "给同事的说明写进 body"),
    Row("task_words", SOP, "channel: task,", "channel: task, poster: invite,", "37:9", "内部的事不发给成员，用不上 script、poster 和 cards", "给同事的说明写进 body"),
    Row("kind_missing", SOP, "channel: task,", "channel: private,", "37:9", "缺少 kind", "写上内容类型；不发给成员、只由同事做的事，写 channel: task"),
    Row("kind_task", SOP, "channel: task,", "channel: private, kind: task,", "37:9", "task 不是内容类型", "不发给成员、只由同事做的事，写 channel: task，不写 kind"),
    Row("cell_task", RHYTHM, "title: 周三答疑, ", "title: 周三答疑, channel: task, ", "8:21", "节奏里只排发给成员的内容", "同事每周做的事写进 SOP：trigger 写 every，channel 写 task"),
    Row("cell_task", RHYTHM, "kind: service,", "kind: task,", "8:21", "节奏里只排发给成员的内容", "同事每周做的事写进 SOP：trigger 写 every，channel 写 task"),
    Row("slot_task", RHYTHM, "channel: manual", "channel: task", "4:40", "节奏里只排发给成员的内容", "同事每周做的事写进 SOP：trigger 写 every，channel 写 task"),
    Row("cell_content", RHYTHM, "saturday: {noon: {topic: tip}}", "saturday: {noon: {title: 周六}}", "11:20", "这一格要么写 topic，要么写 body 或 script", "二选一：轮换话题写 topic，固定内容写 title、kind 和 body"),
    Row("cell_title", RHYTHM, "title: 周三答疑, ", "", "8:21", "固定内容缺少 title 或 kind", "补上标题和内容类型"),
    Row("node_day", NODES, "month: 11, day: 11", "month: 11, day: 31", "4:44", "11 月没有 31 日", "改成存在的日期"),
    Row("node_rule", NODES, "solar: {day: 28}", "note: 会员日", "3:5", "节点要有一条日期规则，这里写了 0 条", "从 solar、lunar、solar_term、weekday、by_region 里选一个写"),
    Row("node_span", NODES, "solar: {day: 28}", "solar: {day: 28}, span: {before: 1}, holiday: 春节", "3:5", "span 和 holiday 不能同时写", "放假的日子由通知定，去掉 span"),
    Row("holiday_days", NOTICE, "last: 2027-01-03", "last: 2026-12-30", "4:5", "2026-12-30 在 2027-01-01 之前", "先写第一天，再写最后一天"),
    Row("size_bounds", LAYOUT, "min_size: 48", "min_size: 97", "4:8", "最小字号 97 大于最大字号 96", "把 min_size 改得不大于 max_size"),
    Row("gap_bounds", LAYOUT, "min: 8,", "min: 17,", "13:69", "最小间距 17 大于最大间距 16", "把 min 改得不大于 max"),
    Row("qr_box", LAYOUT, "{type: fill, colour: paper}", "{type: qr, field: headline, box: {x: 0, y: 0, width: 300, height: 200}}", "8:5", "二维码的方块是 300×200，手机扫不稳", "宽和高写成一样，至少 260"),
    Row("layout", LAYOUT, "field: headline, style: big, lines: 3, box", "field: headline, style: bg, lines: 3, box", "9:42", "第 2 层（text）用了没有定义的文字样式“bg”", "是不是想写 big？"),
    Row("layout", LAYOUT, "{type: text, field: headline, style: big, lines: 3, before", "{type: text, field: titel, style: big, lines: 3, before", "13:29", "第 3 层（stack）用了没有声明的字段“titel”", "可以写：headline"),
    Row("layout", LAYOUT, "height: 1920}", "height: 1920, max_height: 4000}", "2:49", "画布最高 4000 像素，但没有一栏会变高", "给装正文的那个 stack 写上 grows: true，或者去掉 max_height"),
    Row("canvas_size", LAYOUT, "{width: 1080, height: 1920}", "{preset: full, width: 1080}", "2:9", "写了 preset 就不用再写宽和高", "去掉 width 和 height，或者去掉 preset"),
    Row("canvas_growth", LAYOUT, "height: 1920}", "height: 1920, max_height: 1920}", "2:9", "max_height 1920 不大于 height 1920", "写大一些，或者去掉 max_height"),
    Row("art_name", LAYOUT, "{type: fill, colour: paper}", "{type: art, box: {x: 0, y: 0, width: 9, height: 9}}", "8:5", "插图要写 name 或 field", "固定的插图写 name，由海报来选的写 field，二选一"),
    Row("art_markup", DRAWING, None, "<svg viewBox='0 0 9 9'>\n<path></svg>", "2:9", "SVG 写到这里断了，标签没有配上对", "用浏览器打开这个文件看看，改好再试"),
    Row("art_markup", DRAWING, None, "<!DOCTYPE svg>\n<svg viewBox='0 0 9 9'/>", "1", "插图里不能有 DOCTYPE", "删掉 <!DOCTYPE …> 这一行，插图用不着它"),
    Row("art_markup", DRAWING, None, "<svg/>", "1:1", "插图要以带 viewBox 的 <svg> 开头", '第一个标签写 <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 宽 高">'),
    Row("art_colour", DRAWING, None, "<svg viewBox='0 0 9 9'>\n<path fill='var(--brnd)'/></svg>", "2:13", "配色里没有“brnd”这个颜色", "是不是想写 brand？"),
    Row("art_colour", DRAWING, None, "<svg viewBox='0 0 9 9'><path fill='var(--brand #fff)'/></svg>", "1:36", "颜色“var(--brand #fff)”写法不对", "写成 var(--brand) 或者 var(--brand, #2f6f5e)"),
    Row("stray_file", "templates/posters/art/sun.png", None, b"png", "", "不认识这个文件", "这个文件夹只放 .svg 文件，改名或移走"),
)
# fmt: on


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.rule}-{number}" for number, row in enumerate(ROWS)])
def test_a_mistake_is_reported_once_in_these_words(row: Row, small: Callable[[Files], Loaded]) -> None:
    source = row.new if row.old is None else str(SOURCES[row.file]).replace(row.old, str(row.new), 1)
    assert source != SOURCES.get(row.file)
    (problem,) = small({row.file: source}).problems
    where = str(problem.span).removeprefix(row.file).removeprefix(":")
    assert (problem.rule, where, problem.message, problem.hint) == (row.rule, row.where, row.message, row.hint)


def test_every_rule_of_the_loader_has_its_row() -> None:
    calls = (
        node
        for path in (REPOSITORY / "generator/load").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
    )
    named = {call.args[3].value for call in calls if len(call.args) > 3 and isinstance(call.args[3], ast.Constant)}
    assert {"yaml_refused", "front_matter", "stray_file", "file"} <= named
    assert named - {row.rule for row in ROWS} - {"history"} == set()  # git has a test module of its own


def test_every_refusal_of_the_models_has_its_row() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "generator/model").rglob("*.py"))
    named = set(re.findall(r'refuse\(\s*"([a-z_]+)"', sources))
    assert "time_range" in named
    patterns = {"pattern_short", "pattern_shape", "pattern_wide", "pattern_found", "pattern_class", "exemption_shape"}
    assert named - {row.rule for row in ROWS} - patterns == set()


def test_every_mistake_in_a_value_has_its_row() -> None:
    """Put every odd value in every place of every kind of file: no other rule than those of the table speaks."""
    rules, texts = set(), set()
    for model, parsed in _samples():
        for value in _spoilt(parsed.value):
            try:
                shape(model, Parsed(value, parsed.place))
            except QunceError as error:
                rules |= {problem.rule for problem in error.problems}
                texts |= {problem.message + problem.hint for problem in error.problems}
    assert rules - {row.rule for row in ROWS} == set()
    assert [text for text in texts if re.search(r"[\[{]'|None|不符合要求|\n", text)] == []


ODD: tuple[Any, ...] = (None, "", "x", "-1", "9" * 5000, "today-7", [], ["x"], [None], {}, {"x": "y"}, {"type": "x"})


def _samples() -> Iterator[tuple[Any, Parsed]]:
    for home in (SETTINGS, *HOMES):
        for name, text in SOURCES.items():
            if name.startswith(home.path) and name != "templates/posters/headline-list.yml":
                parse = parse_markdown if name.endswith(".md") else parse_yaml
                yield home.model, parse(str(text), name)


def _spoilt(value: Any) -> Iterator[Any]:
    """Yield copies of a value with each of its parts replaced by each odd value in turn."""
    for path in _paths(value):
        for odd in ODD:
            if not path:
                yield odd
                continue
            copy = deepcopy(value)
            part = copy
            for step in path[:-1]:
                part = part[step]
            part[path[-1]] = odd
            yield copy


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from _paths(value[step], (*path, step))
