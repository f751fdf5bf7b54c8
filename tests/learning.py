"""What people learn from, in the smallest form: one of each kind of knowledge, laid over the smallest workspace."""

from __future__ import annotations

from tests.conftest import SMALL, Files

CHECKLIST = "content/positioning/three.yml"
ROLE = "content/roles/operator.md"
COMPETENCIES = "content/competencies.yml"
INTERVIEW = "content/interview/basics.yml"
FAQ = "content/faq/product.yml"
METRICS = "content/metrics.yml"
SCRIPT = "content/scripts/thanks.md"
CHAPTER = "content/guide/start.md"

LEARNING: Files = {
    CHECKLIST: """\
title: 定位三要素
summary: 查完能确定群为谁开。
when: 建群之前。
order: 1
items:
  - id: goal
    question: 什么时候算做成？
    why: 没有期限就没有复盘。
    good: 30 天内每周有 20 人说话
    bad: 做大做强
    field: positioning.goal
    expect: {filled: true, min_chars: 4, max_chars: 40, avoid: [做大]}
    refs: [S2-15]
  - id: name
    question: 群名带品牌吗？
    why: 一眼认得出。
    good: 示例水果群01
    bad: 福利群
    field: title
    expect: {names_brand: true}
  - {id: why, question: 为什么是现在？, why: 理由。, good: 有, bad: 没有}
  - {id: traits, question: 有什么特点？, why: 认得出。, good: 一两条, bad: 没有, field: positioning.audience.traits, expect: {max_items: 2}}
""",
    COMPETENCIES: """\
competencies:
  - id: service
    title: 服务意识
    meaning: 把问题办完。
    evidence: {junior: 当天回, senior: 少了一类问题, lead: 带得出人}
    refs: [S2-15]
""",
    METRICS: """\
metrics:
  - {id: active-rate, title: 活跃率, formula: 说话的人 ÷ 总人数, meaning: 有多少人开口。, purposes: [retention], every: 每周}
unmeasurable:
  - {id: read, title: 谁看过, why: 平台不给。, instead: 看谁回复。}
""",
    ROLE: """\
---
title: 社群运营
order: 1
mission: 让进群的人有人接。
success: 问题当天有下文。
duties: [{title: 值班, detail: 每条提问有人接。}]
kpis: [{purpose: retention, metrics: [active-rate], note: 看趋势。}]
competencies: [{competency: service, junior: 甲, senior: 乙, lead: 丙}]
day: [{at: "09:00", task: 看昨晚的记录}]
career: [{title: 带人, detail: 带新人值班。}]
misconceptions: [{claim: 就是发红包, answer: 红包只是开头。}]
onboarding:
  first_30: [{id: read, task: 读群规}]
  first_60: [{id: run, task: 排一周}]
  first_90: [{id: own, task: 接一个群}]
chapters: [start]
refs: [S2-15]
---

先看[定位](../guide/start.md)和[清单](../checklists/three.md)。
""",
    INTERVIEW: """\
title: 基础
questions:
  - id: why
    question: 群为谁开？
    type: open
    competency: service
    level: junior
    roles: [operator]
    points: [说得出人群]
    rubric: {weak: {sign: 说不出, example: 都行}, pass: {sign: 说得出, example: 住户}, strong: {sign: 有依据, example: 问过}}
    pitfalls: [只说数字]
    follow_ups: [怎么知道的？]
    chapter: start
    refs: [S2-15]
  - id: first
    question: 先做哪件？
    type: single
    competency: service
    level: senior
    options: [{text: 定位, right: true}, {text: 拉人}]
    points: [先定位]
    explanation: 不知道给谁就没法拉。
    pitfalls: [先拉人]
    follow_ups: [然后呢？]
    chapter: start
  - id: which
    question: 要准备什么？可多选。
    type: multiple
    competency: service
    level: lead
    options: [{text: 群规, right: true}, {text: 欢迎语, right: true}, {text: 群托}]
    points: [两样]
    explanation: 群托不能有。
    pitfalls: [漏一样]
    follow_ups: [谁写？]
    chapter: start
""",
    FAQ: """\
title: 产品答疑
category: product
questions:
  - id: keep
    question: 怎么放？
    also: [能放几天]
    answer: "放阴凉处，{{ brand.name }}的坏果包赔。"
    follow_ups: [{question: 冰箱行吗？, answer: 可以，先擦干。}]
    escalate: 坏得多就交给群主。
    refs: [S2-15]
  - {id: keep-fruit, question: 怎么放？, answer: 水果先擦干。, trades: [fruit]}
  - {id: books-only, question: 怎么借？, answer: 登记就行。, trades: [books]}
""",
    SCRIPT: """\
---
title: 致谢
kind: thanks
channel: manual
when: 有人帮忙之后。
kinds: [welfare]
variants:
  - {id: b, title: 短一点, body: "谢谢，{{ group.title }}有你真好。"}
---

谢谢你帮大家回答。
""",
    CHAPTER: str(SMALL[CHAPTER]).replace(
        "outcome: 知道先做什么",
        "outcome: 知道先做什么\n"
        "related: {sops: [opening], kinds: [welfare], campaigns: [sale], scripts: [thanks], checklists: [three],"
        " roles: [operator], metrics: [active-rate], questions: [why]}",
    ),
}
