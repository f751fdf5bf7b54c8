"""The site's plan: what is published and what is not, and that every page can be reached, named and edited."""

from __future__ import annotations

import dataclasses
import html
import json
import struct
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.load.homes import HOMES, SETTINGS
from generator.model.artifact import (
    Artifact,
    BundleSpec,
    CalendarSpec,
    DataSpec,
    DocumentSpec,
    PackFileSpec,
    ScriptSpec,
    SearchSpec,
    TextTemplate,
    ThumbnailSpec,
)
from generator.model.catalog import Catalog
from generator.plan import Period, plan_pack, slice_of
from generator.plan.scripts import group_values
from generator.plan.site import PublishedPack, SitePlan, app_worker, plan_site
from generator.plan.site.atlas import home_of
from generator.plan.site.fields import field_sections
from generator.plan.site.groups import quota_bar
from generator.plan.site.navigation import nav_targets
from generator.plan.site.speech import blanks
from generator.problems import Problem, Span
from generator.render import render
from generator.render.table import render_calendar
from generator.text import expand
from tests.conftest import REPOSITORY, SMALL, TODAY, Files

Small = Callable[[Files], Any]
TEMPLATES: Files = {
    f"templates/site/{path.name}": path.read_text(encoding="utf-8")
    for path in sorted((REPOSITORY / "templates/site").glob("*.j2"))
}

# Each field that could be published carries a secret of its own: X1 where a summary may show it, X2 where only a
# full publication may, and X9 where nothing may.
SECRETIVE = """\
title: X1群名
brand: demo
kind: welfare
demo: true
opened_on: {opened_on}
publish: {publish}
positioning:
  purpose: conversion
  goal: X1目标
  audience: {{who: X1人群, traits: [X1特点]}}
  why_join: X1进群理由
  why_now: X1现在
  value: X1价值
  actions: {{can: [X1能做], must: [X1必做]}}
team: {{owner: s9-owner, admins: [s9-admin], staff: [s9-staff]}}
join: {{url: "https://example.com/X2-join", expires_on: 2031-03-09}}
capacity: 487
campaigns:
  - {{use: sale, node: member-day, with: {{product: X2参数}}}}
tags: [X9标签]
"""
PEOPLE = """\
people:
  - {id: owner-1, name: 阿禾, brand: demo, seats: [owner]}
  - {id: staff-1, name: 豆芽, brand: demo, seats: [staff]}
  - {id: s9-owner, name: X2花名甲, brand: demo, seats: [owner]}
  - {id: s9-admin, name: X2花名乙, brand: demo, seats: [admin]}
  - {id: s9-staff, name: X2花名丙, brand: demo, seats: [staff]}
"""


def packs_of(catalog: Catalog, *keys: str) -> dict[str, PublishedPack]:
    """Plan the packs of `keys`; the digest of a file is its path."""
    plans = {key: plan_pack(slice_of(catalog, key), Period(TODAY, 30)) for key in keys}
    return {
        key: PublishedPack(plan, {item.path: f"digest of {item.path}" for item in plan.artifacts})
        for key, plan in plans.items()
    }


def loaded(small: Small, files: Files | None = None) -> Catalog:
    result = small({**TEMPLATES, **(files or {})})
    assert not result.problems
    catalog: Catalog = result.catalog
    return catalog


def words(value: Any) -> Iterator[str]:
    """Yield every text inside a plan; templates and what takes no part in a plan are passed over."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from (*words(key), *words(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words(part)
    elif isinstance(value, TextTemplate | Span):
        return
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from words(getattr(value, item.name))
    else:
        yield str(value)


def bundled_documents(plan: SitePlan, packs: Mapping[str, PublishedPack]) -> Iterator[Artifact]:
    """Yield the documents that the ZIPs of a site hold."""
    for item in plan.artifacts:
        if isinstance(item.spec, BundleSpec):
            inside = dict(item.spec.files)
            pack = packs[item.spec.group].plan.artifacts
            yield from (made for made in pack if made.path in inside and isinstance(made.spec, DocumentSpec))


def page(plan: SitePlan, path: str) -> Artifact:
    return next(artifact for artifact in plan.artifacts if artifact.path == path)


def text_of(artifact: Artifact) -> str:
    assert isinstance(artifact.spec, DocumentSpec)
    text = expand(artifact.spec.template, artifact.spec.values, artifact.spec.partials)
    assert not isinstance(text, Problem), text
    return text


@pytest.mark.parametrize(
    ("publish", "shown", "hidden"),
    [
        ("none", (), ("X1", "X2", "X9", "s9-", "secretive", "487", "2031", "2025")),
        (
            "summary",
            ("X1群名", "X1目标", "X1进群理由", "示例小店", "福利群"),
            ("X2", "X9", "s9-", "487", "2031", "2025"),
        ),
        (
            "full",
            ("X1群名", "X2花名甲", "X2-join", "X2参数", "person=示例小店/X2花名甲"),
            ("X9", "s9-", "487", "2031", "2025"),
        ),
    ],
)
def test_a_group_shows_what_it_publishes_and_nothing_else(
    small: Small, publish: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    group = SECRETIVE.format(publish=publish, opened_on="2025-08-07")
    catalog = loaded(small, {"content/groups/secretive.yml": group, "content/people.yml": PEOPLE})
    # A caller that hands over too much does not publish it.
    packs = packs_of(catalog, "one", "secretive")
    plan = plan_site(catalog, packs)
    assert not plan.problems
    made = [item for item in plan.artifacts if isinstance(item.spec, DocumentSpec)]
    said = "\n".join([*words(plan), *map(text_of, (*made, *bundled_documents(plan, packs)))])
    assert [word for word in shown if word not in said] == []
    assert [word for word in hidden if word in said] == []


def test_a_group_that_says_nothing_is_published_as_the_settings_say(small: Small) -> None:
    group = SECRETIVE.format(publish="full", opened_on="2025-08-07").replace("publish: full\n", "")
    catalog = loaded(small, {"content/groups/secretive.yml": group, "content/people.yml": PEOPLE})
    plan = plan_site(catalog, packs_of(catalog, "one", "secretive"))
    said = text_of(page(plan, "groups/secretive/index.md"))
    assert "X1目标" in said
    assert "X2" not in said


def test_a_published_pack_gives_its_posters_and_calendars_but_no_markdown(small: Small) -> None:
    catalog = loaded(small)
    plan = plan_site(catalog, packs_of(catalog, "one"))
    files = {item.path: item.spec for item in plan.artifacts if isinstance(item.spec, PackFileSpec)}
    assert sorted(files) == [
        "groups/one/calendar.csv",
        "groups/one/calendar.ics",
        "groups/one/calendar.xlsx",
        "groups/one/posters/invite.jpg",
        "groups/one/posters/sale-2026-11-28-sale.jpg",
    ]
    assert files["groups/one/calendar.ics"] == PackFileSpec("one", "calendar.ics", "digest of calendar.ics")


def test_a_poster_that_was_not_made_is_not_shown(small: Small) -> None:
    catalog = loaded(small)
    packs = packs_of(catalog, "one")
    made = {path: digest for path, digest in packs["one"].digests.items() if not path.startswith("posters/")}
    said = text_of(page(plan_site(catalog, {"one": PublishedPack(packs["one"].plan, made)}), "groups/one/index.md"))
    assert "posters/" not in said


def test_a_poster_is_shown_small_with_its_words_and_opens_in_full(small: Small) -> None:
    catalog = loaded(small)
    plan = plan_site(catalog, packs_of(catalog, "one"))
    canvas = catalog.layouts["headline-list"].canvas
    height = round(canvas.height * 405 / canvas.width)
    assert (canvas.width, canvas.height, height) == (1080, 1920, 720)
    assert (
        "[![邀请海报：进群先知道，今天到什么货](thumbs/invite.webp){ width=405 height=720 loading=lazy }](posters/invite.jpg)"
        in text_of(page(plan, "groups/one/index.md"))
    )
    small_one = page(plan, "groups/one/thumbs/invite.webp").spec
    assert small_one == ThumbnailSpec("one", "posters/invite.jpg", "digest of posters/invite.jpg", 405, 720)


def test_the_zip_of_a_pack_holds_what_is_public_and_its_size_stands_beside_the_link(small: Small) -> None:
    catalog = loaded(small)
    packs = packs_of(catalog, "one")
    sizes = dict.fromkeys(packs["one"].digests, 100_000)
    plan = plan_site(catalog, {"one": dataclasses.replace(packs["one"], sizes=sizes)})
    spec = page(plan, "groups/one/pack.zip").spec
    assert isinstance(spec, BundleSpec)
    assert [path for path, _ in spec.files] == [
        "calendar.md",
        "scripts/hello.md",
        "checklists/opening.md",
        "calendar.csv",
        "calendar.xlsx",
        "calendar.ics",
        "posters/invite.jpg",
        "posters/sale-2026-11-28-sale.jpg",
    ]
    said = text_of(page(plan, "groups/one/index.md"))
    assert "[下载内容包<small>约 0.8 MB</small>](pack.zip)" in said


def test_a_group_leads_to_its_board_and_to_its_calendar(small: Small) -> None:
    catalog = loaded(small)
    said = text_of(page(plan_site(catalog, packs_of(catalog, "one")), "groups/one/index.md"))
    assert "[今天要发的](../../board.md?group=one)" in said
    assert 'href="webcal://qunce.example.com/groups/one/calendar.ics"' in said


def test_the_quota_is_drawn_with_its_numbers(small: Small) -> None:
    group = "content/groups/one.yml"
    catalog = loaded(small, {group: f"{SMALL[group]}reserved_per_month: 3\n"})
    said = text_of(page(plan_site(catalog, packs_of(catalog, "one")), "groups/one/index.md"))
    assert '<i style="width: 3.2%"></i><b style="width: 9.7%"></b>' in said
    assert "<strong>1</strong> / 28，还剩 27 条，另留 3 条" in said


def test_a_quota_that_is_overrun_says_by_how_much() -> None:
    count = {"used": 9, "allowed": 7, "reserved": 0, "left": -2}
    assert quota_bar(count) == {**count, "used_share": 100.0, "reserved_share": 0.0, "is_over": True}


def test_the_days_of_a_group_stand_by_week(small: Small) -> None:
    catalog = loaded(small)
    spec = page(plan_site(catalog, packs_of(catalog, "one")), "groups/one/index.md").spec
    assert isinstance(spec, DocumentSpec)
    weeks = spec.values["weeks"]
    assert [(week["iso"], week["title"], len(week["days"])) for week in weeks][:2] == [
        ("2026-11-16", "11 月 21 日至 11 月 22 日", 2),
        ("2026-11-23", "11 月 23 日至 11 月 29 日", 7),
    ]
    assert [day["iso"] for week in weeks for day in week["days"]] == sorted({row["date"] for row in board(catalog)})


def board(catalog: Catalog) -> list[dict[str, Any]]:
    """Return the entries that the board has of the group `one`."""
    spec = page(plan_site(catalog, packs_of(catalog, "one")), "groups/one/board.js").spec
    assert isinstance(spec, ScriptSpec)
    assert spec.target == '(window.qunceBoard ||= {})["one"]'
    rows: list[dict[str, Any]] = spec.value["entries"]
    return rows


def test_the_board_says_what_the_calendar_of_the_pack_says(small: Small) -> None:
    catalog = loaded(small)
    artifacts = plan_pack(slice_of(catalog, "one"), Period(TODAY, 30)).artifacts
    (spec,) = (item.spec for item in artifacts if item.path == "calendar.json")
    assert isinstance(spec, CalendarSpec)
    told = json.loads(render_calendar(spec))["entries"]
    rows = board(catalog)
    same = {"id": "id", "date": "date", "title": "title", "body": "body", "bytes": "body_bytes", "quota": "quota"}
    same |= {"kind": "kind_label", "channel": "channel_label", "seat": "seat_label", "because": "because"}
    assert [{name: row[name] for name in same} for row in rows] == [
        {name: entry[key] for name, key in same.items()} for entry in told
    ]
    assert [f"{row['date']}T{row['time']}" for row in rows] == [entry["starts_at"][:16] for entry in told]
    (poster,) = {row["poster"]["href"] for row in rows if "poster" in row}
    assert poster == "posters/sale-2026-11-28-sale.jpg"


def test_the_board_names_groups_and_people_that_may_be_named(small: Small) -> None:
    group = SECRETIVE.format(publish="summary", opened_on="2025-08-07")
    catalog = loaded(small, {"content/groups/secretive.yml": group, "content/people.yml": PEOPLE})
    plan = plan_site(catalog, packs_of(catalog, "one", "secretive"))
    said = text_of(page(plan, "board.md"))
    assert 'value="group=one"' in said and 'value="person=示例小店/阿禾"' in said
    assert "secretive" not in said and "X1" not in said
    assert [item.path for item in plan.artifacts if item.path.endswith("board.js")] == ["groups/one/board.js"]


def test_without_a_published_group_the_board_says_how_to_get_one(small: Small) -> None:
    assert "publish: full" in text_of(page(plan_site(loaded(small), {}), "board.md"))


def test_the_worker_of_another_build_is_another_worker() -> None:
    assert app_worker("a") != app_worker("b")
    assert render(app_worker("a").spec) == (
        b'self.qunce = {"build":"a","pages":["index.html","board.html"]};\n'
        b'importScripts("assets/javascripts/worker.js");\n'
    )


def test_the_app_has_icons_of_the_size_it_says(starter: Catalog) -> None:
    spec = page(plan_site(starter, {}), "manifest.webmanifest").spec
    assert isinstance(spec, DataSpec)
    for icon in spec.value["icons"]:
        data = (REPOSITORY / "site_overrides" / icon["src"]).read_bytes()
        width, height = struct.unpack(">II", data[16:24])
        assert icon["sizes"] == f"{width}x{height}"


def test_every_page_has_a_title_a_description_and_a_source_that_exists(starter: Catalog) -> None:
    plan = plan_site(starter, {})
    assert not plan.problems
    for artifact in (item for item in plan.artifacts if isinstance(item.spec, DocumentSpec)):
        _, front, _ = text_of(artifact).split("---\n", 2)
        meta = yaml.safe_load(front)
        assert meta["title"] and meta["description"], artifact.path
        assert (REPOSITORY / meta["source"]).exists(), artifact.path


def test_the_place_a_link_leads_to_is_called_the_same_for_every_builder(starter: Catalog) -> None:
    for artifact in (item for item in plan_site(starter, {}).artifacts if isinstance(item.spec, DocumentSpec)):
        # Zensical looks for places before a browser reads `&#95;` as the sign it stands for.
        named = [line for line in text_of(artifact).splitlines() if ' id="' in line]
        assert [line for line in named if "&" in line.split(' id="')[1].split('"')[0]] == [], artifact.path


def test_the_search_finds_every_page_and_those_that_repeat_others_come_last(starter: Catalog) -> None:
    plan = plan_site(starter, {})
    titles, leads, rest = (item.spec for item in plan.artifacts if isinstance(item.spec, SearchSpec))
    assert [titles.part, leads.part, rest.part] == ["titles", "leads", "rest"]
    assert titles.pages == leads.pages == rest.pages
    documents = {item.path for item in plan.artifacts if isinstance(item.spec, DocumentSpec)}
    assert {page.path for page in titles.pages} == documents
    kinds = list(dict.fromkeys(page.kind for page in titles.pages))
    assert kinds[0] == "SOP" and kinds[-2:] == ["参考", "群"]
    assert {page.path: page.kind for page in titles.pages}["interview/index.md"] == "面试题"
    assert any(words[0] == "欢迎语" and "开场白" in words for words in titles.synonyms)


def test_the_navigation_reaches_every_page_once_and_no_other(starter: Catalog) -> None:
    plan = plan_site(starter, {})
    targets = list(nav_targets(plan.settings.value["nav"]))
    assert sorted(targets) == sorted(item.path for item in plan.artifacts if isinstance(item.spec, DocumentSpec))
    assert len(targets) == len(set(targets))
    assert plan.settings.value["not_in_nav"] == ""


def test_many_groups_are_reached_from_their_list_alone(small: Small) -> None:
    catalog = loaded(small)
    groups = {f"g{number:02}": catalog.groups["one"] for number in range(25)}
    places = {**catalog.places, **{("groups", key): catalog.places["groups", "one"] for key in groups}}
    settings = plan_site(dataclasses.replace(catalog, groups=groups, places=places), {}).settings.value
    assert not any(target.startswith("groups/g") for target in nav_targets(settings["nav"]))
    assert settings["not_in_nav"].split("\n") == [f"groups/{key}/index.md" for key in sorted(groups)]


def test_chapters_stand_in_the_order_they_are_read(small: Small) -> None:
    chapter = "---\ntitle: {}\norder: {}\naudience: 新人\noutcome: 会\n---\n\n正文\n"
    files = {
        "content/guide/a-last.md": chapter.format("末章", 9),
        "content/guide/z-second.md": chapter.format("次章", 2),
    }
    nav = plan_site(loaded(small, files), {}).settings.value["nav"]
    assert nav[1] == {
        "手册": [
            "guide/index.md",
            {"从这里开始": "guide/start.md"},
            {"次章": "guide/z-second.md"},
            {"末章": "guide/a-last.md"},
        ]
    }


def test_a_missing_template_is_a_problem_and_so_is_the_way_to_its_page(small: Small) -> None:
    catalog = loaded(small)
    templates = {name: value for name, value in catalog.templates.items() if name != "site/nodes.md.j2"}
    plan = plan_site(dataclasses.replace(catalog, templates=templates), {})
    assert [(problem.span.file, problem.message) for problem in plan.problems] == [
        ("templates/site/nodes.md.j2", "缺少页面模板"),
        ("nodes.md", "导航里有这一页，网站上没有"),
    ]


def test_an_id_that_takes_the_place_of_a_list_is_a_problem(small: Small) -> None:
    chapter = "---\ntitle: 目录\norder: 2\naudience: 新人\noutcome: 会\n---\n\n正文\n"
    (problem,) = plan_site(loaded(small, {"content/guide/index.md": chapter}), {}).problems
    assert problem.span.file == "content/guide/index.md"


def test_a_chapter_that_brings_its_own_title_does_not_say_it_twice(small: Small) -> None:
    said = text_of(page(plan_site(loaded(small), {}), "guide/start.md"))
    assert said.count("# 从这里开始") == 1
    assert "先看[自己](start.md)。" in said


def test_words_of_a_group_cannot_become_markup(small: Small) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    group = SECRETIVE.format(publish="full", opened_on="today-7")
    group = group.replace("X1群名", hostile).replace("X1目标", "'**X1** `x` [y](javascript:alert(1)) {: onclick=z }'")
    catalog = loaded(small, {"content/groups/secretive.yml": group, "content/people.yml": PEOPLE})
    plan = plan_site(catalog, packs_of(catalog, "secretive"))
    everything = [text_of(item) for item in plan.artifacts if isinstance(item.spec, DocumentSpec)]
    assert not any(hostile in said for said in (*everything, *words(plan.settings)))
    assert html.escape(hostile) in str(plan.settings.value["nav"])
    assert "[y](" not in "".join(everything)


def test_blanks_have_the_names_a_group_has(starter: Catalog) -> None:
    def shape(value: Any) -> Any:
        return {key: shape(part) for key, part in value.items()} if isinstance(value, Mapping) else None

    real = group_values(slice_of(starter, "demo-welfare-01"))
    spare = blanks()
    assert spare.pop("day")
    assert shape(spare) == shape(real)


def test_scripts_are_shown_with_blanks(small: Small) -> None:
    said = html.unescape(text_of(page(plan_site(loaded(small), {}), "scripts/hello.md")))
    assert "欢迎来到〔群名〕，我是〔人设名〕。" in said


def test_the_site_may_be_found_only_where_the_settings_say_so(starter: Catalog) -> None:
    assert plan_site(starter, {}).settings.value["extra"]["indexable"] is False


def test_a_plan_depends_on_the_year_and_not_on_the_day(small: Small) -> None:
    catalog = loaded(small)
    later = dataclasses.replace(catalog, today=date(2026, 12, 31))
    assert plan_site(catalog, {}) == plan_site(later, {})


NODES = """\
title: 节点
nodes:
  - {id: month-start, title: 月初, solar: {day: 1}}
  - {id: member-day, title: 会员日, solar: {day: 28}}
  - {id: mid-autumn, title: 中秋节, lunar: {month: 8, day: 15}}
  - {id: thirtieth, title: 年三十, lunar: {month: 12, day: 30}}
  - {id: sale, title: 大促, solar: {month: 11, day: 11}, span: {before: 3}}
"""


def test_nodes_stand_in_the_months_of_the_year(small: Small) -> None:
    spec = page(plan_site(loaded(small, {"content/nodes/days.yml": NODES}), {}), "nodes.md").spec
    assert isinstance(spec, DocumentSpec)
    assert [
        (
            month["title"],
            [(node["day"], node["title"], node["rule"], node["next"], node["around"]) for node in month["nodes"]],
        )
        for month in spec.values["months"]
    ] == [
        ("每个月", [("每月 1 日", "月初", "", "", ""), ("每月 28 日", "会员日", "", "", "")]),
        ("9 月", [("9 月 25 日", "中秋节", "农历八月十五", "2027 年是 9 月 15 日", "")]),
        ("11 月", [("11 月 11 日", "大促", "", "", "11 月 8 日至 11 月 11 日")]),
        ("这两年没有", [("农历腊月三十", "年三十", "", "", "")]),
    ]


def test_a_holiday_without_its_notice_is_said_to_be_open(small: Small) -> None:
    days = NODES + "  - {id: spring, title: 春节, lunar: {month: 1, day: 1}, holiday: 春节}\n"
    said = text_of(page(plan_site(loaded(small, {"content/nodes/days.yml": days}), {}), "nodes.md"))
    assert "放假安排待定" in said


def test_a_day_without_a_cell_is_an_empty_place_in_the_rhythm(small: Small) -> None:
    name = "content/rhythms/week.yml"
    two = SMALL[name].replace("channel: manual}", 'channel: manual}\n  - {slot: evening, at: "20:00", channel: manual}')
    week = two.replace("monday: {noon: {topic: tip}}", "monday: {noon: {topic: tip}, evening: {topic: tip}}")
    spec = page(plan_site(loaded(small, {name: week}), {}), "rhythms.md").spec
    assert isinstance(spec, DocumentSpec)
    (rhythm,) = spec.values["rhythms"]
    empty = {"title": "", "kind": "", "kind_key": "", "topic": "", "channel": ""}
    assert empty not in rhythm["days"][0]["cells"] and empty in rhythm["days"][1]["cells"]


def test_a_script_names_the_campaigns_that_use_it(small: Small) -> None:
    name = "content/campaigns/sale.yml"
    sale = SMALL[name].replace('body: "{{ node.title }}开始。"', "script: hello")
    said = text_of(page(plan_site(loaded(small, {name: sale}), {}), "scripts/hello.md"))
    assert "[节点特卖](../campaigns/sale.md)" in said


def test_sources_name_the_pages_that_cite_them(small: Small) -> None:
    kept = "refs: [S2-15]\n"
    sop = small({}).catalog.sops["opening"].title
    catalog = loaded(
        small,
        {"content/scripts/bye.md": f"---\ntitle: 再见\nkind: closing\nchannel: manual\nwhen: 散场\n{kept}---\n再见\n"},
    )
    said = text_of(page(plan_site(catalog, {}), "reference/sources.md"))
    assert "用在：[再见](../scripts/bye.md)" in said
    assert f"[{sop}]" not in said


def test_every_field_of_every_file_is_in_the_reference() -> None:
    def fields(model: type[BaseModel]) -> set[str]:
        return {field.alias or name for name, field in model.model_fields.items()}

    sections = {section["id"]: {row["path"] for row in section["rows"]} for section in field_sections()}
    for home in (SETTINGS, *HOMES):
        assert fields(home.model) <= sections[home.schema]
    assert {"stages[].steps[].trigger（day）.at", "week.*.*.topic", "join.url", "campaigns[].with"} <= set().union(
        *sections.values()
    )
    assert all(row["text"] for section in field_sections() for row in section["rows"])


class _CopyText(HTMLParser):
    """Collects what the copy button would copy."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.text = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = any(name == "data-copy-text" for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


# What YAML and Markdown files can hold, heavy on what Markdown, HTML and Jinja read as markup.
_MARKUP = st.sampled_from(
    [*"*_`#-+>|[](){}!~<>&\"'\\:;=1.\t\n ", "</pre>", "&amp;", "{{ x }}", "    ", "\n\n", "---", "话术", "🎉"]
)
_TEXTS = st.lists(st.one_of(_MARKUP, st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))), max_size=40).map(
    "".join
)


@given(_TEXTS)
def test_the_copy_button_always_copies_exactly_the_text(text: str) -> None:
    bits = TextTemplate("site/_bits.md.j2", str(TEMPLATES["templates/site/_bits.md.j2"]), Span(""))
    source = TextTemplate("site/x.md.j2", "<div markdown>\n{{ bits.say(text) }}\n</div>\n", Span(""))
    said = expand(source, {"text": text}, [bits])
    assert isinstance(said, str)
    reader = _CopyText()
    reader.feed(markdown.markdown(said, extensions=["attr_list", "md_in_html", "tables", "admonition", "toc"]))
    assert reader.text == text


SOP = "content/sops/opening.yml"
CAMPAIGN = "content/campaigns/sale.yml"
STOCK = (
    '      - {id: stock, title: 备货, channel: task, trigger: {day: 9, at: "15:00"}, body: 数两遍, done_when: [好]}\n'
)


def test_a_group_published_in_full_marks_what_its_team_does(small: Small) -> None:
    catalog = loaded(
        small,
        {SOP: f"{SMALL[SOP]}{STOCK}", "content/groups/one.yml": f"{SMALL['content/groups/one.yml']}"},
    )
    site = plan_site(catalog, packs_of(catalog, "one"))
    said = text_of(page(site, home_of("groups", "one")))
    _, _, task = said.partition('<details class="q-entry q-entry--task"')
    summary = task.partition("</summary>")[0]
    assert '<span class="q-mark q-mark--task">内部</span>' in summary
    assert "备货" in summary and "群主 · " not in summary
    assert "给同事的说明" in task.partition("</details>")[0]
    assert "1 条，1 件内部的事" in said
    slip = page(site, "index.md").spec
    assert isinstance(slip, DocumentSpec)
    assert "备货" not in [entry["title"] for entry in slip.values["slip"]["entries"]]
    steps = text_of(page(site, "sops/opening.md"))
    assert (
        "给同事的说明" in steps
        and '<span class="q-seat q-seat--owner">群主</span><span class="q-mark q-mark--task">内部</span>' in steps
    )


def test_a_campaign_counts_its_messages_without_its_tasks(small: Small) -> None:
    task = '  - {id: stock, title: 备货, channel: task, days: -3, at: "15:00", done_when: [好]}\n'
    head, _, rest = str(SMALL[CAMPAIGN]).partition("phases:\n")
    site = plan_site(loaded(small, {CAMPAIGN: f"{head}phases:\n{task}{rest}"}), {})
    assert "2 条消息，1 件内部的事" in text_of(page(site, "campaigns/sale.md"))


@pytest.mark.parametrize(
    ("quota", "spans", "said"), [("per_month_days", 2, ""), ("1_per_day", 0, "群发每天最多 1 条，没有哪天超过。")]
)
def test_a_quota_that_counts_by_the_day_is_said_in_one_sentence(
    small: Small, quota: str, spans: int, said: str
) -> None:
    group = f"{SMALL['content/groups/one.yml']}quota: {quota}\n"
    catalog = loaded(small, {"content/groups/one.yml": group})
    spec = page(plan_site(catalog, packs_of(catalog, "one")), home_of("groups", "one")).spec
    assert isinstance(spec, DocumentSpec)
    assert (len(spec.values["quota"]), spec.values["quota_rule"]) == (spans, said)
