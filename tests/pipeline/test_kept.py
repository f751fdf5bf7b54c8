"""A staging that keeps what the one before made gives the very tree that a fresh one gives, whatever was edited."""

import shutil

import pytest

from generator.pipeline.kept import Kept
from generator.pipeline.site import stage_site
from generator.pipeline.workspace import open_workspace
from generator.plan import plan_pack
from tests.conftest import LAWFUL, TODAY, replace_in, write_files

COMMENT = "# 一行注释\n"
SECOND = LAWFUL["content/groups/one.yml"].replace("title: 示例水果群01", "title: 示例水果群02")
CHAPTER = LAWFUL["content/guide/start.md"].replace("(start.md)", "(begin.md)")
LAYOUT, PAGE = "templates/posters/headline-list.yml", "templates/site/chapter.md.j2"
NODES = """\
title: 节点
nodes:
  - {id: double-eleven, title: 双十一, solar: {month: 11, day: 11}}
  - {id: member-day, title: 会员日, solar: {day: 28}}
"""
TOPICS = """\
title: 水果
topics:
  - {id: melon, title: 瓜怎么挑, kind: tip, body: 瓜听声音。, cooldown_days: 2}
  - {id: grape, title: 葡萄怎么挑, kind: tip, body: 葡萄看梗。, cooldown_days: 2}
  - {id: pear, title: 梨怎么挑, kind: tip, body: 梨看果脐。, cooldown_days: 2}
"""


def changed(name, old, new):
    return lambda root: replace_in(root, name, old, new)


def written(files):
    return lambda root: write_files(root, files)


def commented(name):
    return lambda root: write_files(root, {name: COMMENT + (root / name).read_text(encoding="utf-8")})


EDITS = {
    "nothing": lambda root: None,
    "a title in the settings": changed("content/settings.yml", "title: 手册", "title: 新手册"),
    "how much of groups is shown": changed("content/groups/one.yml", "publish: full", "publish: summary"),
    "a chapter": changed("content/guide/start.md", "先看", "再看"),
    "a chapter's title": changed("content/guide/start.md", "title: 从这里开始", "title: 从哪里开始"),
    "a script": changed("content/scripts/hello.md", "欢迎来到", "你好，欢迎来到"),
    "a script's title": changed("content/scripts/hello.md", "title: 问好", "title: 你好"),
    "a step": changed("content/sops/opening.yml", "你们家常买什么水果？", "你们家爱吃什么水果？"),
    "an SOP's title": changed("content/sops/opening.yml", "title: 开群", "title: 开张"),
    "a rhythm": changed("content/rhythms/week.yml", "周三答疑", "周三问答"),
    "a topic": changed("content/topics/fruit.yml", "梨看果脐。", "梨闻香味。"),
    "the order of topics": written({"content/topics/fruit.yml": TOPICS}),
    "the order of nodes": written({"content/nodes/days.yml": NODES}),
    "a node": changed("content/nodes/days.yml", "title: 会员日", "title: 老客日"),
    "a campaign": changed("content/campaigns/sale.yml", "title: 特卖开始", "title: 特卖来了"),
    "a group": changed("content/groups/one.yml", "小区住户", "小区邻居"),
    "a brand": changed("content/brands/demo.yml", "short_name: 示例", "short_name: 范例"),
    "a colour": changed("content/brands/demo.yml", "#2f6f5e", "#2f6f60"),
    "a colleague": changed("content/people.yml", "阿禾", "阿苗"),
    "a kind": changed("content/kinds/welfare.yml", "summary: 每天一件小事。", "summary: 每天一件好事。"),
    "a source": changed("content/sources.yml", "提前一周排好早中晚。", "提前两周排好。"),
    "what cites a source": changed("content/sops/opening.yml", "audience: 群主", "audience: 群主\nrefs: [S2-15]"),
    "a term": changed("content/glossary.yml", "要说的话。", "要说的话，写好的。"),
    "a limit": changed("content/compliance/limits.yml", "title: 每月的群发", "title: 一月的群发"),
    "a layout": lambda root: write_files(root, {LAYOUT: LAWFUL[LAYOUT].replace("title: ", "title: 新", 1)}),
    "a page's template": changed(PAGE, "谁提到这一章", "哪里提到这一章"),
    "a pack's template": lambda root: write_files(
        root, {"templates/pack/readme.md.j2": (root / "templates/pack/readme.md.j2").read_text("utf-8") + "\n尾\n"}
    ),
    "the theme": changed("mkdocs.yml", "navigation.top", "navigation.path"),
    "a line of comment in an SOP": commented("content/sops/opening.yml"),
    "another group": written({"content/groups/two.yml": SECOND}),
    "another chapter": written({"content/guide/next.md": LAWFUL["content/guide/start.md"]}),
    "a file by another name": written({"content/guide/start.md": None, "content/guide/begin.md": CHAPTER}),
    "no campaign": written({"content/campaigns/sale.yml": None, "content/groups/one.yml": SECOND.partition("campaigns")[0]}),
}  # fmt: skip


def stage(root, kept=None):
    workspace = open_workspace(root, TODAY)
    return stage_site(workspace, workspace.period(None, 7), kept)


@pytest.fixture
def as_fresh(tree, tmp_path):
    """Stage a copy of a workspace's sources from nothing and demand the same tree."""

    def compare(root):
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("build"))
        assert stage(copy).problems == ()
        ours, fresh = tree(root / "build"), tree(copy / "build")
        hidden = {name for name in ours if name.startswith("packs/")} - fresh.keys()  # packs nobody shows any more
        assert {name: data for name, data in ours.items() if name not in hidden} == fresh

    return compare


@pytest.mark.parametrize(
    ("name", "planned"),
    [
        ("a chapter", []),
        ("a source", []),
        ("a line of comment in an SOP", []),
        ("a step", ["one"]),
        ("a group", ["one"]),
    ],
)
def test_only_packs_that_an_edit_reaches_are_planned_again(site, monkeypatch, name, planned):
    seen, kept = [], Kept()
    monkeypatch.setattr("generator.pipeline.site.plan_pack", lambda *what: seen.append(what[0].key) or plan_pack(*what))
    stage(site, kept)
    assert seen == ["one"]
    EDITS[name](site)
    stage(site, kept)
    assert seen == ["one", *planned]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_tree_is_that_of_a_fresh_staging(site, as_fresh, edit):
    kept = Kept()
    assert stage(site, kept).problems == ()
    edit(site)
    assert stage(site, kept).problems == ()
    as_fresh(site)


def test_one_edit_after_the_other_and_back_again(site, as_fresh):
    kept, names = Kept(), (*LAWFUL, PAGE, "mkdocs.yml")
    before = {name: (site / name).read_bytes() for name in names}
    stage(site, kept)
    for name, edit in EDITS.items():
        edit(site)
        assert stage(site, kept).problems == (), name
        for other in ("content/groups/two.yml", "content/guide/next.md", "content/guide/begin.md"):
            (site / other).unlink(missing_ok=True)
        write_files(site, before)
    assert stage(site, kept).problems == ()
    as_fresh(site)
    assert not stage(site, kept).written


def test_what_was_lost_or_changed_by_hand_is_made_again(site, as_fresh):
    kept = Kept()
    stage(site, kept)
    (site / "build/docs/guide/start.md").unlink()
    write_files(site, {"build/docs/index.md": "x", "build/packs/one/calendar.md": "y"})
    stage(site, kept)
    shutil.rmtree(site / "build/kept")
    as_fresh(site)
    shutil.rmtree(site / "build")
    stage(site, kept)
    as_fresh(site)


STRICT = """\
  - {id: welcome-text, title: 欢迎语, value: 5, unit: bytes, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}
  - {id: announcement-text, title: 公告, value: 5, unit: bytes, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}
"""


def test_a_problem_of_a_kept_plan_is_at_its_line_of_today(site):
    kept, limits = Kept(), "content/compliance/limits.yml"
    stage(site, kept)
    replace_in(site, "content/scripts/hello.md", "kind: welcome", "# 一行注释\nkind: welcome")
    assert stage(site, kept).problems == ()
    write_files(site, {limits: LAWFUL[limits] + STRICT})
    (problem,) = stage(site, kept).problems
    words = (site / "content/scripts/hello.md").read_text(encoding="utf-8").splitlines()[problem.span.line - 1]
    assert words.startswith("欢迎来到")
    replace_in(site, "content/groups/one.yml", "小区住户", "小区邻居")
    replace_in(site, "content/scripts/hello.md", "kind: welcome", "# 又一行\nkind: welcome")
    assert stage(site, kept).problems == stage(site).problems
