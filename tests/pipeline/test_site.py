import gzip
import json
import re
import zipfile

import pytest

from generator.pipeline.site import build_site, published_groups, stage_site
from generator.pipeline.workspace import open_workspace
from generator.render.thumbnail import render_thumbnail
from tests.conftest import SMALL, TODAY, replace_in, write_files


def stage(root, days=7):
    workspace = open_workspace(root, TODAY)
    return stage_site(workspace, workspace.period(None, days))


def build(root):
    workspace = open_workspace(root, TODAY)
    return build_site(workspace, workspace.period(None, 7))


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def said(problems):
    return [str(problem) for problem in problems]


def test_staging_writes_pages_and_the_files_of_published_packs(site, tree):
    assert stage(site).problems == ()
    staged = tree(site / "build/docs")
    assert {
        "index.md",
        "groups/one/index.md",
        "groups/one/calendar.ics",
        "groups/one/posters/invite.jpg",
    } <= staged.keys()
    assert staged["groups/one/calendar.ics"] == (site / "build/packs/one/calendar.ics").read_bytes()
    assert "groups/one/pack.json" not in staged
    settings = json.loads((site / "build/site.yml").read_bytes())
    assert settings["site_name"] == "手册"


def test_small_pictures_and_zips_are_made_of_the_packs_files(site):
    stage(site)
    folder, pack = site / "build/docs/groups/one", site / "build/packs/one"
    poster = (pack / "posters/invite.jpg").read_bytes()
    assert (folder / "thumbs/invite.webp").read_bytes() == render_thumbnail(poster, 405, 720)
    with zipfile.ZipFile(folder / "pack.zip") as archive:
        names = archive.namelist()
        assert archive.read("posters/invite.jpg") == poster
        assert archive.read("calendar.md") == (pack / "calendar.md").read_bytes()
    assert not {"README.md", "pack.json", "calendar.json"} & set(names)
    size = f"约 {sum((pack / name).stat().st_size for name in names) / 1e6:.1f} MB"
    assert size in (folder / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/scripts/hello.md", "title: 问好", "title: 你好"),
        ("site_overrides/assets/stylesheets/qunce.css", "--q-radius: 10px", "--q-radius: 9px"),
        ("mkdocs.yml", "navigation.top", "navigation.path"),
    ],
    ids=["content", "theme", "settings"],
)
def test_another_build_has_another_worker(site, name, old, new):
    stage(site)
    worker = site / "build/docs/service-worker.js"
    before = worker.read_bytes()
    stage(site)
    assert worker.read_bytes() == before
    replace_in(site, name, old, new)
    stage(site)
    assert worker.read_bytes() != before


def test_staging_again_writes_nothing(site):
    stage(site)
    before = stamps(site / "build")
    assert stage(site).written == ()
    assert stamps(site / "build") == before


def test_only_groups_published_in_full_have_their_pack_built(site):
    group = SMALL["content/groups/one.yml"]
    for publish in ("none", "summary"):
        write_files(site, {f"content/groups/{publish}.yml": group.replace("publish: full", f"publish: {publish}")})
    write_files(site, {"content/groups/default.yml": group.replace("publish: full\n", "")})
    assert published_groups(open_workspace(site, TODAY)) == ["one"]
    stage(site)
    assert sorted(path.name for path in (site / "build/packs").iterdir() if path.is_dir()) == ["one"]


@pytest.mark.parametrize(
    ("name", "old", "new", "file"),
    [
        ("content/scripts/hello.md", "{{ group.title }}", "{{ group.titel }}", "content/scripts/hello.md"),
        ("templates/site/glossary.md.j2", "{{ page.", "{{ pag.", "templates/site/glossary.md.j2"),
    ],
    ids=["in a pack", "in a page"],
)
def test_with_a_problem_the_last_good_tree_stays(site, tree, name, old, new, file):
    stage(site)
    before = tree(site / "build/docs"), (site / "build/site.yml").read_bytes()
    text = (site / name).read_text(encoding="utf-8")
    write_files(
        site, {name: text.replace(old, new), "content/settings.yml": SMALL["content/settings.yml"] + "days: 9\n"}
    )
    replace_in(site, "content/settings.yml", "title: 手册", "title: 新手册")
    assert {problem.span.file for problem in stage(site).problems} == {file}
    assert (tree(site / "build/docs"), (site / "build/site.yml").read_bytes()) == before


def test_a_missing_page_template_is_a_problem(site):
    (site / "templates/site/home.md.j2").unlink()
    assert said(stage(site).problems)[0].startswith("templates/site/home.md.j2: 缺少页面模板")


def test_without_its_settings_there_is_no_site(root):
    assert said(build(root).problems) == ["mkdocs.yml: 缺少网站的设置\n  提示：从新建的工作区里把 mkdocs.yml 复制过来"]


def test_a_site_is_built_once_and_stays_where_the_next_build_fails(site, tree):
    built = build(site)
    assert (said(built.problems), built.skipped) == ([], False)
    assert "手册" in (built.folder / "index.html").read_text(encoding="utf-8")
    assert build(site).skipped
    before = tree(built.folder)
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write_files(site, {"mkdocs.yml": f"{config}\nno_such_setting: 1\n", "build/.state/site.json": "[]"})
    problems = build(site).problems
    assert any("no_such_setting" in problem.message for problem in problems)
    assert problems[0].hint == "这是 MkDocs 的原话；页面由 content/ 和 templates/site/ 生成，从那里改"
    assert tree(built.folder) == before
    assert not list((site / "build").glob(".site-*"))


def test_a_problem_of_the_pages_keeps_mkdocs_from_running(site):
    replace_in(site, "content/scripts/hello.md", "{{ group.title }}", "{{ group.titel }}")
    built = build(site)
    assert [problem.span.file for problem in built.problems] == ["content/scripts/hello.md"]
    assert not built.folder.exists()


HIDDEN = """\
title: 密题水果群
brand: demo
kind: welfare
opened_on: 2025-08-07
publish: {publish}
positioning:
  goal: 密的目标
  audience: {{who: {who}, traits: [{trait}]}}
  value: {value}
team: {{owner: owner-1, staff: [staff-1]}}
join: {{url: "https://example.com/secret-join"}}
capacity: 487
campaigns:
  - {{use: sale, node: member-day, with: {{product: 密的参数}}}}
tags: [密的标签]
"""


READABLE = {".html", ".json", ".xml", ".gz", ".csv", ".ics", ".xlsx", ".zip", ".webmanifest"}
DATA_SCRIPTS = {"board.js", "service-worker.js"}  # the others are code, ours or of the theme


DIGEST = re.compile(rb"\b[0-9a-f]{32}\b")  # of a build: any three digits may stand in one


def everything_in(folder):
    """Return all bytes of a folder, with what is packed inside packed files."""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield path, data
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as archive:
                    yield from ((path, archive.read(name)) for name in archive.namelist())
            elif path.suffix == ".zip":
                with zipfile.ZipFile(path) as archive:
                    yield from ((path, archive.read(name)) for name in archive.namelist() if not name.endswith(".jpg"))
            elif path.suffix == ".gz":
                yield path, gzip.decompress(data)


def test_what_is_not_published_is_nowhere_in_the_built_site(site):
    open_words = {"who": "密友", "trait": "密习", "value": "密值"}
    shown = {"who": "街坊", "trait": "常来", "value": "新鲜"}
    write_files(
        site,
        {
            "content/groups/nobody-sees.yml": HIDDEN.format(publish="none", **open_words),
            "content/groups/brief.yml": HIDDEN.format(publish="summary", **shown).replace("密题", "公开"),
        },
    )
    replace_in(site, "content/groups/one.yml", "publish: full", "publish: full\ncapacity: 487\ntags: [密的标签]")
    assert build(site).problems == ()
    found = {
        (path.relative_to(site).as_posix(), secret)
        for path, data in everything_in(site / "build/site")
        for secret in ("密题", "密友", "密习", "密值", "密的参数", "密的标签", "secret-join", "487", "nobody-sees")
        if secret.encode() in DIGEST.sub(b"", data) and (path.suffix in READABLE or path.name in DATA_SCRIPTS)
    }
    assert found == set()
    brief = (site / "build/site/groups/brief/index.html").read_text(encoding="utf-8")
    assert "街坊" in brief
