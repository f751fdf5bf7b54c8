from __future__ import annotations

import json
import shutil

import pytest

from generator.cli import run
from generator.cli.chinese import cell_width
from tests.conftest import REPOSITORY, replace_in, write_files

KEYS = ["id", "title", "date", "first", "last", "tone", "tone_label", "rule", "holiday", "provisional", "note"]
DAY = ("--today", "2026-11-21")


@pytest.fixture
def nodes(capsys, monkeypatch, small, tmp_path):
    """Run `qunce nodes` on the starter's nodes, with files laid over them; it must be fine on 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    folders = (REPOSITORY / "content" / name for name in ("nodes", "notices"))
    files = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8")
        for folder in folders
        for path in folder.iterdir()
    }
    small({"content/nodes/days.yml": None, **files})

    def call(*arguments):
        assert run(["nodes", "--root", str(tmp_path), *DAY, *arguments]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out

    return call


def rows(text):
    return {row["id"]: row for row in json.loads(text)["nodes"]}


def test_json_has_the_same_keys_for_every_node(nodes):
    value = json.loads(nodes("--year", "2026", "--format", "json"))
    assert list(value) == ["year", "region", "nodes"]
    assert (value["year"], value["region"]) == (2026, "north")
    assert {tuple(row) for row in value["nodes"]} == {tuple(KEYS)}
    assert len({row["id"] for row in value["nodes"]}) >= 60


def test_json_says_what_is_known_of_a_node(nodes):
    assert rows(nodes("--format", "json"))["qingming"] == {
        "id": "qingming",
        "title": "清明节",
        "date": "2026-04-05",
        "first": "2026-04-04",
        "last": "2026-04-06",
        "tone": "solemn",
        "tone_label": "肃穆",
        "rule": "清明（节气）",
        "holiday": "清明节",
        "provisional": False,
        "note": "祭扫的日子，不发营销和玩笑，踏青话题放到假期之后",
    }


def test_without_a_notice_holidays_are_provisional_and_nothing_else(nodes):
    found = rows(nodes("--year", "2027", "--format", "json"))
    assert {key for key, row in found.items() if row["provisional"]} == {
        key for key, row in found.items() if row["holiday"]
    }
    assert nodes("--year", "2027").count("放假待定") == 8
    assert "待定" not in nodes("--year", "2025")


def test_the_table_lines_up(nodes):
    lines = [line for line in nodes("--year", "2026").splitlines() if line.strip()]
    assert lines[0].strip() == "2026 年节点"
    column = cell_width(lines[1].partition("编号")[0])
    found = rows(nodes("--year", "2026", "--format", "json"))
    for line in lines[3:]:
        key = line.split()[-1]
        assert key in found, line
        assert cell_width(line[: line.rindex(key)]) == column, line
    assert "02-17 周二   春节                         喜庆   02-15 至 02-23" in "\n".join(lines)


def test_a_narrow_terminal_loses_nothing(nodes, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    text = nodes("--year", "2026")
    assert "…" not in text
    assert "security-education-day" in text


def test_the_region_of_the_settings_is_used(nodes, tmp_path):
    replace_in(tmp_path, "content/settings.yml", "title: 手册", "title: 手册\nregion: south")
    value = json.loads(nodes("--year", "2026", "--format", "json"))
    assert value["region"] == "south"
    assert next(row["date"] for row in value["nodes"] if row["id"] == "xiaonian") == "2026-02-11"


def test_a_title_is_shown_as_written(nodes, tmp_path):
    replace_in(tmp_path, "content/nodes/monthly.yml", "title: 会员日", "title: '[red]会员日'")
    assert "[red]会员日" in nodes()


def test_a_year_without_nodes_says_so(nodes, tmp_path):
    shutil.rmtree(tmp_path / "content/nodes")
    leap = "solar: {month: 2, day: 29}"
    days = f"title: 节点\nnodes:\n  - {{id: member-day, title: 会员日, {leap}}}\n"
    write_files(tmp_path, {"content/nodes/days.yml": days})
    assert nodes("--year", "2027") == "这一年没有节点。\n"


@pytest.mark.parametrize("year", ["1999", "2101", "明年"])
def test_a_year_the_almanac_does_not_know_is_wrong_usage(capsys, year):
    assert run(["nodes", "--year", year]) == 2
    assert f"“{year}”应该是 2000 到 2100 的整数" in capsys.readouterr().err
