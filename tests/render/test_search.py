"""What the search reads: sections of staged pages, each sentence once, in files that are the same on any day."""

from __future__ import annotations

import json
from typing import Any

from generator.model.artifact import DocumentSpec, SearchPage, SearchSpec, TextTemplate
from generator.problems import Span
from generator.render.search import read_library, render_search
from generator.render.search.sections import sections_of
from tests.conftest import REPOSITORY

DOCUMENT = DocumentSpec(TextTemplate("site/x", "", Span("x")), {})


def page(path: str, title: str, kind: str = "话术") -> SearchPage:
    return SearchPage(path, title, kind, DOCUMENT)


def value(part: str, pages: list[tuple[SearchPage, str]], *synonyms: tuple[str, ...]) -> dict[str, Any]:
    first, body, last, _ = render_search(SearchSpec(part, (), synonyms), read_library(pages)).decode().split("\n")
    assert (first, last) == ("qunceSearch.take(", ")")
    loaded: dict[str, Any] = json.loads(body)
    return loaded


def ids(text: str) -> list[tuple[str, str]]:
    return [(section.id, section.title) for section in sections_of(text)[1:]]


def test_whatever_has_an_id_and_a_title_is_a_section():
    text = """---
title: "群规"
---
# 群规 {: #top }
开头
## 怎么说 {: #how }
<h3 class="q-step__title" id="greet" data-number="1">先问好</h3>
<p class="q-ask__title" id="question-a" role="heading" aria-level="3">你怎么看？</p>
<details class="q-fold" id="faq-a" markdown>
<summary>能退吗？<small>也这样问：怎么退</small></summary>
<tr id="群"><th scope="row">群<small>group</small></th><td>一群人</td></tr>
<li id="node-a"><span class="q-nodes__day">1 日</span><span class="q-nodes__title">元旦<small>小事</small></span></li>
"""
    assert ids(text) == [
        ("how", "怎么说"),
        ("greet", "先问好"),
        ("question-a", "你怎么看？"),
        ("faq-a", "能退吗？"),
        ("群", "群"),
        ("node-a", "元旦"),
    ]
    assert sections_of(text)[0].text == "开头"
    assert "也这样问：怎么退" in sections_of(text)[4].text


def test_what_says_only_where_a_page_is_used_is_left_out():
    text = """# 群规 {: #top }
<p class="q-line q-line--quiet">出处 S1</p>
<div class="q-say__bar" data-search-exclude>复制</div>
留下 [这个链接](../a.md) 和 **粗的**
<dl><div><dt>给谁</dt><dd>群主</dd></div></dl>
## 用在哪里 {: #used-in }
很多页
## 出处 {: #refs }
S1-01
## 推送表 {: #calendar data-search-exclude="" }
每天三条
"""
    assert [(section.id, section.text) for section in sections_of(text)] == [("", "留下 这个链接 和 粗的\n群主")]


def test_a_sentence_is_kept_where_it_stands_first():
    pages = [
        (page("a.md", "甲"), "# 甲 {: #top }\n先说清楚群里有什么。再请人。"),
        (page("b.md", "乙"), "# 乙 {: #top }\n先说清楚群里有什么。别的。"),
    ]
    assert value("leads", pages)["texts"] == ["先说清楚群里有什么。再请人。".replace("。再", "。 再"), "别的。"]


def test_a_section_with_a_long_title_is_kept_where_it_stands_first():
    question = '<p class="q-ask__title" id="q" role="heading">你接手一个没人说话的群，先做什么？</p>'
    pages = [
        (page(f"{name}.md", name), f"# {name} {{: #top }}\n## 初级 {{: #junior }}\n{question}\n") for name in "甲乙"
    ]
    rows = value("titles", pages)["pages"]
    assert [row[3::2] for row in rows] == [["junior", "q"], ["junior"]]


def test_leads_and_rest_make_the_text_whole():
    text = "。".join(f"第{number}句各不相同的话" for number in range(12))
    pages = [(page("a.md", "甲"), f"# 甲 {{: #top }}\n{text}\n## 乙 {{: #b }}\n短")]
    leads, rest = (value(part, pages)["texts"][0].split("\n") for part in ("leads", "rest"))
    assert (leads[0] + rest[0]).replace(" ", "") == text.replace(" ", "") and rest[0]
    assert leads[1] == "短"


def test_titles_come_with_only_the_readings_and_forms_they_need():
    titles = value(
        "titles", [(page("a/b.md", "群规"), "# 群规 {: #top }\n## 欢迎语\n")], ("欢迎语", "歡迎語", "开场白")
    )
    assert titles["kinds"] == ["话术"]
    assert titles["pages"] == [["a/b", "群规", 0, 0, "欢迎语"]]
    assert titles["also"] == [["欢迎语", "开场白"]]
    assert {"群", "规", "开"} <= set(titles["pinyin"]) and "龙" not in titles["pinyin"]
    assert "歡欢" in titles["plain"] and "龍龙" not in titles["plain"]


def test_the_same_pages_give_the_same_bytes():
    pages = [(page("a.md", "甲"), "# 甲 {: #top }\n一句话")]
    spec = SearchSpec("titles", (), (("群", "社群"),))
    assert render_search(spec, read_library(pages)) == render_search(spec, read_library(pages))


def test_the_table_of_readings_knows_more_than_one():
    table = dict(
        line.split()
        for line in (REPOSITORY / "generator/render/search/data/pinyin.txt").read_text("utf-8").splitlines()
    )
    assert "行" in table["hang"] and "行" in table["xing"]
    assert "绿" in table["lv"]
    assert len({char for chars in table.values() for char in chars}) == 6763
