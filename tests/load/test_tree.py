"""A workspace becomes one catalog, and every problem of every file comes in one report."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.load import Loaded, load_catalog
from generator.problems import Span
from generator.validate import check_catalog
from tests.conftest import REPOSITORY, SMALL, TODAY, Files, write_files
from tests.learning import COMPETENCIES, INTERVIEW, LEARNING, METRICS

Load = Callable[[Files], Loaded]


def texts(loaded: Loaded) -> list[str]:
    return sorted(str(problem) for problem in loaded.problems)


def test_the_smallest_workspace_is_green(small: Load) -> None:
    loaded = small({})
    assert loaded.problems == ()
    assert loaded.catalog is not None
    assert list(check_catalog(loaded.catalog)) == []
    assert sorted(loaded.catalog.topics) == ["grape", "melon", "pear"]
    assert loaded.catalog.scripts["hello"].body == "欢迎来到{{ group.title }}，我是{{ brand.persona.name }}。"
    assert loaded.catalog.templates["pack/script.md.j2"].span == Span("templates/pack/script.md.j2", 1, 1)


def test_the_starter_is_green() -> None:
    loaded = load_catalog(REPOSITORY, TODAY)
    assert loaded.problems == ()
    assert loaded.catalog is not None
    assert [str(problem) for problem in check_catalog(loaded.catalog) if not problem.warning] == []


def test_all_problems_of_all_files_come_at_once(small: Load) -> None:
    loaded = small(
        {
            "content/settings.yml": "titel: 手册\n",
            "content/brands/demo.yml": "name：示例\nx: y\n",
            "content/groups/one.yml": "title: @群\n",
            "content/scripts/hello.md": "你好",
            "content/topics/fruit.yml": "标题".encode("gbk"),
            "content/assets/x/": "",
            "content/brand/demo.yml": "",
        }
    )
    assert loaded.catalog is None
    assert {problem.span.file for problem in loaded.problems} == {
        "content/assets/x",
        "content/brand",
        "content/brands/demo.yml",
        "content/groups/one.yml",
        "content/scripts/hello.md",
        "content/settings.yml",
        "content/topics/fruit.yml",
    }
    assert all(problem.hint for problem in loaded.problems)


def test_a_workspace_without_anything_says_what_it_lacks(tmp_path: Path) -> None:
    loaded = load_catalog(tmp_path, TODAY)
    assert loaded.catalog is None
    assert [str(problem.span) for problem in loaded.problems] == [
        "content/settings.yml",
        "content/people.yml",
        "content/sources.yml",
        "content/compliance/limits.yml",
        "content/glossary.yml",
    ]
    assert {problem.message for problem in loaded.problems} == {"文件读不了：找不到这个文件"}


def test_windows_line_ends_and_marks_are_read(small: Load) -> None:
    files = {name: str(text).replace("\n", "\r\n").encode("utf-8-sig") for name, text in SMALL.items()}
    plain, marked = small({}), small(files)
    assert marked.problems == ()
    assert marked.catalog is not None
    assert plain.catalog is not None
    assert marked.catalog.groups == plain.catalog.groups
    assert marked.catalog.scripts == plain.catalog.scripts
    assert marked.catalog.places == plain.catalog.places


@pytest.mark.parametrize(
    ("file", "table", "key"),
    [
        ("content/brands/demo.yml", "brands", "demo"),
        ("content/people.yml", "people", "anyone"),
        ("content/kinds/welfare.yml", "kinds", "welfare"),
        ("content/sops/opening.yml", "sops", "opening"),
        ("content/rhythms/week.yml", "rhythms", "week"),
        ("content/topics/fruit.yml", "topics", "pear"),
        ("content/campaigns/sale.yml", "campaigns", "sale"),
        ("content/nodes/days.yml", "nodes", "member-day"),
        ("content/scripts/hello.md", "scripts", "hello"),
        ("content/guide/start.md", "guide", "start"),
        ("content/groups/one.yml", "groups", "one"),
        ("content/sources.yml", "items", "S2-15"),
        ("content/compliance/limits.yml", "limits", "broadcasts-per-month"),
        ("templates/posters/headline-list.yml", "layouts", "headline-list"),
    ],
)
def test_a_broken_file_is_reported_once_and_not_called_missing(file: str, table: str, key: str, small: Load) -> None:
    cited = str(SMALL["content/topics/fruit.yml"]).replace("kind: tip", "kind: tip, refs: [S2-15]")
    loaded = small({"content/topics/fruit.yml": cited, file: "?: [\n"})
    assert [problem.span.file for problem in loaded.problems] == [file]
    assert loaded.catalog is not None
    assert loaded.catalog.has(table, key)
    assert list(check_catalog(loaded.catalog)) == []


def test_a_file_with_another_ending_or_a_file_for_a_folder_is_not_called_missing_either(small: Load) -> None:
    loaded = small({"content/brands/demo.yml": None, "content/brands/demo.yaml": SMALL["content/brands/demo.yml"]})
    assert texts(loaded) == ["content/brands/demo.yaml: 不认识这个文件\n  提示：这个文件夹只放 .yml 文件，改名或移走"]
    assert loaded.catalog is not None
    assert list(check_catalog(loaded.catalog)) == []


def test_a_file_where_a_folder_should_be_is_reported(tmp_path: Path) -> None:
    write_files(tmp_path, {name: text for name, text in SMALL.items() if not name.startswith("content/scripts/")})
    write_files(tmp_path, {"content/scripts": "x"})
    loaded = load_catalog(tmp_path, TODAY)
    assert texts(loaded) == ["content/scripts: 这里应该是一个读得了的文件夹\n  提示：换成文件夹，检查读取权限"]
    assert loaded.catalog is not None
    assert list(check_catalog(loaded.catalog)) == []


def test_an_id_used_in_two_files_names_both(small: Load) -> None:
    again = "title: 又一组\ntopics:\n  - {id: pear, title: 梨, kind: tip, body: 梨。}\n"
    loaded = small({"content/topics/zz.yml": again})
    assert texts(loaded) == [
        "content/topics/zz.yml:3:5: 编号“pear”用了两次，第一次在 content/topics/fruit.yml:3:5\n  提示：换一个编号"
    ]
    assert loaded.catalog is not None
    assert loaded.catalog.topics["pear"].title == "梨怎么挑"


@pytest.mark.parametrize(
    "name", [".hidden.yml", "~$one.yml", "README.md", "LICENSE", "Thumbs.db", "desktop.ini", ".DS_Store"]
)
def test_what_systems_and_editors_leave_behind_is_passed_over(name: str, small: Load) -> None:
    assert small({f"content/groups/{name}": b"\0", f"content/{name}": b"\0"}).problems == ()


def test_a_file_name_in_another_encoding_is_said_with_question_marks(small: Load, tmp_path: Path) -> None:
    small({})
    Path(os.fsdecode(os.fsencode(tmp_path / "content/groups") + b"/\xd0\xc2.yml")).write_text("", encoding="utf-8")
    loaded = load_catalog(tmp_path, TODAY)
    assert texts(loaded)[0].startswith("content/groups/??.yml: 文件名不能作编号：编号“??”写法不对")
    assert texts(loaded)[0].encode()


@pytest.mark.parametrize("kind", ["dangling", "pipe", "folder"])
@pytest.mark.parametrize("place", ["content/groups/two.yml", "content/assets/a.png", "templates/pack/new.md.j2"])
def test_what_is_no_file_is_reported_wherever_it_lies(kind: str, place: str, small: Load, tmp_path: Path) -> None:
    small({"content/assets/logo.png": b"x"})
    path = tmp_path / place
    make = {"dangling": lambda: path.symlink_to("nowhere"), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}
    make[kind]()
    assert [(problem.span.file, problem.rule) for problem in load_catalog(tmp_path, TODAY).problems] == [
        (place, "file")
    ]


def test_a_picture_is_known_by_its_name_and_the_digest_of_its_bytes(small: Load) -> None:
    one, other = (small({"content/assets/logo.png": raw}).catalog for raw in (b"x", b"y"))
    assert one is not None
    assert other is not None
    assert one.assets["logo.png"] != other.assets["logo.png"]
    assert Path(one.assets["logo.png"].file).name == "logo.png"


@pytest.mark.parametrize(
    ("written", "day"),
    [("today", date(2026, 11, 21)), ("today-7", date(2026, 11, 14)), ("today+10", date(2026, 12, 1))],
)
def test_a_demo_group_opens_relative_to_today(written: str, day: date, small: Load) -> None:
    text = str(SMALL["content/groups/one.yml"]).replace("today-7", written)
    catalog = small({"content/groups/one.yml": text}).catalog
    assert catalog is not None
    assert catalog.groups["one"].opens_on == day


def test_a_file_is_kept_whole_and_what_it_lists_by_id(small: Load) -> None:
    catalog = small(LEARNING).catalog
    assert catalog is not None
    assert list(catalog.interviews) == ["basics"] and list(catalog.faqs) == ["product"]
    assert list(catalog.questions) == ["why", "first", "which"]
    assert list(catalog.answers) == ["keep", "keep-fruit", "books-only"]
    assert catalog.questions["why"] is catalog.interviews["basics"].questions[0]
    assert (catalog.questions["why"].title, catalog.answers["keep"].title) == ("群为谁开？", "怎么放？")
    assert str(catalog.span("answers", "keep", "answer")) == "content/faq/product.yml:7:13"


def test_what_a_broken_file_lists_is_not_called_missing(small: Load) -> None:
    loaded = small({**LEARNING, INTERVIEW: "title: 基础\nquestions: 以后写\n", COMPETENCIES: "能力\n"})
    assert loaded.catalog is not None
    assert {problem.span.file for problem in loaded.problems} == {INTERVIEW, COMPETENCIES}
    assert loaded.catalog.has("interviews", "basics") and loaded.catalog.has("questions", "why")
    assert [str(problem) for problem in check_catalog(loaded.catalog)] == []


def test_an_id_used_in_two_files_of_questions_is_reported(small: Load) -> None:
    loaded = small({**LEARNING, "content/interview/more.yml": LEARNING[INTERVIEW]})
    assert [problem.message for problem in loaded.problems] == [
        f"编号“{key}”用了两次，第一次在 content/interview/basics.yml:{line}:5"
        for key, line in (("why", 3), ("first", 15), ("which", 26))
    ]


def test_a_workspace_can_do_without_metrics_and_competencies(small: Load) -> None:
    loaded = small({})
    assert loaded.problems == () and loaded.catalog is not None
    assert not loaded.catalog.metrics
    assert [problem.span.file for problem in small({METRICS: "metrics: []\n"}).problems] == [METRICS]


def test_of_a_few_tables_no_other_is_read_and_nothing_in_them_called_missing(small: Load, tmp_path: Path) -> None:
    small({"content/kinds/welfare.yml": "not a kind"})
    loaded = load_catalog(tmp_path, TODAY, only={"groups"})
    assert loaded.problems == () and loaded.catalog is not None
    assert (list(loaded.catalog.groups), list(loaded.catalog.kinds)) == (["one"], [])
    assert [str(problem) for problem in check_catalog(loaded.catalog) if "没有" in problem.message] == []


def test_of_a_table_with_a_chooser_only_what_it_chooses_is_read_and_the_rest_counts_as_there(
    small: Load, tmp_path: Path
) -> None:
    small({"content/kinds/other.yml": "not a kind", "content/kinds/third.yml": "nor this"})
    seen: list[str] = []

    def choose(tables: Mapping[str, Mapping[str, Any]]) -> set[str]:
        seen.extend(tables)
        return {"welfare"}

    loaded = load_catalog(tmp_path, TODAY, choosers={"kinds": choose})
    assert loaded.problems == () and loaded.catalog is not None
    assert "groups" in seen and "kinds" not in seen
    assert list(loaded.catalog.kinds) == ["welfare"]
    assert loaded.catalog.ids("kinds") == ["other", "third", "welfare"]
    assert loaded.catalog.has("kinds", "third") and not loaded.catalog.has("kinds", "fourth")
