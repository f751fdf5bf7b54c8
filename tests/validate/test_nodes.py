from __future__ import annotations

from datetime import date

import pytest

from generator.load import load_catalog
from generator.validate import check_catalog
from tests.conftest import TODAY, write_files

NODES = "title: 节点\nnodes:\n  - {id: member-day, title: 会员日, solar: {day: 28}}\n  - {id: double-eleven, title: 双十一, solar: {month: 11, day: 11}}\n"
NEW_YEAR = "  - {id: new-year, title: 元旦, solar: {month: 1, day: 1}, holiday: 元旦}\n"
HOLIDAY = "  - {names: [元旦], first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-04]}\n"


def notice(*holidays):
    return "title: 通知\npublished_on: 2025-11-04\nholidays:\n" + "".join(holidays)


def checked(small, files):
    loaded = small({"content/nodes/days.yml": NODES, **files})
    assert loaded.problems == ()
    return [str(problem) for problem in check_catalog(loaded.catalog)]


@pytest.mark.parametrize(
    ("holidays", "said"),
    [
        ([HOLIDAY], []),
        (
            ["  - {names: [元旦], first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-05]}\n"],
            [
                "content/notices/2026.yml:4:67: 2026-01-05 本来就要上班\n  提示：调休上班的是周六或周日，检查日期",
            ],
        ),
        (
            ["  - {names: [元旦], first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-03]}\n"],
            [
                "content/notices/2026.yml:4:67: 2026-01-03 在放假的日子里\n  提示：一天不能又放假又上班，检查日期",
            ],
        ),
        (
            [HOLIDAY, "  - {names: [春节], first: 2025-02-15, last: 2026-01-02}\n"],
            [
                "content/notices/2026.yml:5:26: 2025-02-15 不在 2026 年\n"
                "  提示：检查年份；元旦连休可以从上一年的 12 月 28 日起",
                "content/notices/2026.yml:4:26: 元旦和春节的放假日子重叠\n"
                "  提示：检查日期；两个节日连在一起放，就写成一项，names 里写两个名字",
            ],
        ),
        (["  - {names: [元旦], first: 2025-12-28, last: 2026-01-01}\n"], []),
        (
            ["  - {names: [元旦], first: 2025-12-27, last: 2027-01-01}\n"],
            [
                "content/notices/2026.yml:4:26: 2025-12-27 不在 2026 年\n"
                "  提示：检查年份；元旦连休可以从上一年的 12 月 28 日起",
                "content/notices/2026.yml:4:44: 2027-01-01 不在 2026 年\n"
                "  提示：检查年份；元旦连休可以从上一年的 12 月 28 日起",
            ],
        ),
    ],
    ids=["green", "a Monday", "off and worked", "overlap", "December before", "other years"],
)
def test_a_notice_agrees_with_itself(small, holidays, said):
    assert checked(small, {"content/notices/2026.yml": notice(*holidays)}) == said


def test_two_notices_agree_with_each_other(small):
    files = {
        "content/notices/2026.yml": notice("  - {names: [岁末], first: 2026-12-30, last: 2026-12-31}\n"),
        "content/notices/2027.yml": notice("  - {names: [元旦], first: 2026-12-31, last: 2027-01-02}\n"),
    }
    assert checked(small, files) == [
        "content/notices/2027.yml:4:26: 元旦和岁末的放假日子重叠\n"
        "  提示：检查日期；两个节日连在一起放，就写成一项，names 里写两个名字"
    ]


def test_a_notice_is_named_after_its_year(small):
    assert checked(small, {"content/notices/next.yml": notice(HOLIDAY)}) == [
        "content/notices/next.yml: “next”不是年份\n  提示：文件名写年份，例如 2027.yml"
    ]


def test_a_holiday_is_one_that_the_notices_speak_of(small):
    files = {
        "content/nodes/days.yml": NODES + NEW_YEAR.replace("holiday: 元旦", "holiday: 新年元旦"),
        "content/notices/2026.yml": notice(HOLIDAY),
        "content/notices/2027.yml": notice(HOLIDAY.replace("2026", "2027").replace("01-04", "01-09")),
    }
    assert checked(small, files) == [
        "content/nodes/days.yml:5:67: 2026 年的放假通知里没有“新年元旦”\n  提示：是不是想写 元旦？"
    ]


@pytest.mark.parametrize(
    ("today", "years", "missing"),
    [
        (date(2026, 11, 1), ["2026"], []),
        (date(2026, 11, 2), ["2026"], ["2027"]),
        (TODAY, ["2026"], ["2027"]),
        (TODAY, ["2027"], ["2026"]),
        (TODAY, ["2026", "2027"], []),
        (TODAY, [], ["2026", "2027"]),
        (date(2027, 1, 1), ["2026"], ["2027"]),
    ],
)
def test_a_missing_notice_is_reminded_of_in_time(small, tmp_path, today, years, missing):
    small({"content/nodes/days.yml": NODES + NEW_YEAR})
    write_files(
        tmp_path,
        {f"content/notices/{year}.yml": notice(HOLIDAY.replace("2026", year)) for year in years},
    )
    found = [problem for problem in check_catalog(load_catalog(tmp_path, today).catalog) if "录入" in problem.message]
    assert [str(problem) for problem in found] == [
        f"content/notices: 提醒：{year} 年放假通知还没有录入，跟它有关的日子都标待定\n"
        f"  提示：国务院办公厅发布后，照上一年的样子新建 content/notices/{year}.yml"
        for year in missing
    ]
    assert all(problem.warning for problem in found)


def test_nobody_is_reminded_where_no_node_hangs_on_a_notice(small):
    assert checked(small, {}) == []


def test_a_notice_that_could_not_be_read_is_not_called_missing(small):
    loaded = small(
        {
            "content/nodes/days.yml": NODES + NEW_YEAR,
            "content/notices/2026.yml": notice(HOLIDAY),
            "content/notices/2027.yml": "title: 通知\n",
        }
    )
    assert {problem.span.file for problem in loaded.problems} == {"content/notices/2027.yml"}
    assert list(check_catalog(loaded.catalog)) == []


def test_the_starter_lacks_the_next_notice_and_nothing_else(starter):
    rules = [problem.rule for problem in check_catalog(starter) if problem.span.file.startswith("content/no")]
    assert rules == ["notices_are_entered"]
