"""Owns the rules about nodes and holiday notices: the days agree with each other, and the notice of the year is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.catalog import Catalog
from generator.model.notice import first_day
from generator.model.place import Path
from generator.problems import Problem, Span, did_you_mean

# A notice comes out in November; whoever plans sixty days ahead needs it by then.
AHEAD_DAYS = 60
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def holidays_are_in_notices(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every notice speaks of the holidays that nodes name."""
    for key, node in catalog.nodes.items():
        silent = [year for year, notice in catalog.notices.items() if node.holiday and not notice.find(node.holiday)]
        if silent:
            names = [name for holiday in catalog.notices[silent[0]].holidays for name in holiday.names]
            yield Problem(
                catalog.span("nodes", key, "holiday"),
                f"{silent[0]} 年的放假通知里没有“{node.holiday}”",
                did_you_mean(node.holiday or "", names),
                "holidays_are_in_notices",
            )


def notices_are_named_after_years(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a notice's file is called by its year."""
    for key in catalog.notices:
        if not _YEAR.fullmatch(key):
            span = Span(catalog.span("notices", key).file)
            yield Problem(span, f"“{key}”不是年份", "文件名写年份，例如 2027.yml", "notices_are_named_after_years")


def notice_days_are_of_its_year(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a notice's days are of its year; New Year's holiday may begin in the last days of December."""
    for key, path, day in _days(catalog):
        if _YEAR.fullmatch(key) and not first_day(int(key)) <= day <= date(int(key), 12, 31):
            span = catalog.span("notices", key, *path)
            hint = "检查年份；元旦连休可以从上一年的 12 月 28 日起"
            yield Problem(span, f"{day} 不在 {key} 年", hint, "notice_days_are_of_its_year")


def days_off_do_not_overlap(catalog: Catalog) -> Iterator[Problem]:
    """Demand that no day is off for two holidays; where two are joined, one entry has both names."""
    ends: list[tuple[date, date, str]] = []
    for key, path, first, last, name in sorted(_breaks(catalog), key=lambda row: row[2]):
        for other_first, other_last, other in ends:
            if first <= other_last and other_first <= last:
                span = catalog.span("notices", key, *path)
                hint = "检查日期；两个节日连在一起放，就写成一项，names 里写两个名字"
                yield Problem(span, f"{name}和{other}的放假日子重叠", hint, "days_off_do_not_overlap")
        ends.append((first, last, name))


def make_up_days_are_weekend_days(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a day worked in exchange is a Saturday or a Sunday, and that it is not off."""
    for key, path, day in _days(catalog):
        if path[-2] != "workdays":
            continue
        span = catalog.span("notices", key, *path)
        if day.weekday() < 5:
            hint = "调休上班的是周六或周日，检查日期"
            yield Problem(span, f"{day} 本来就要上班", hint, "make_up_days_are_weekend_days")
        elif any(day in holiday for notice in catalog.notices.values() for holiday in notice.holidays):
            hint = "一天不能又放假又上班，检查日期"
            yield Problem(span, f"{day} 在放假的日子里", hint, "make_up_days_are_weekend_days")


def notices_are_entered(catalog: Catalog) -> Iterator[Problem]:
    """Remind of a missing notice, where nodes hang on it: this year's, and the next one's sixty days ahead."""
    if not any(node.holiday for node in catalog.nodes.values()):
        return
    for year in sorted({catalog.today.year, (catalog.today + timedelta(days=AHEAD_DAYS)).year}):
        if not catalog.has("notices", str(year)):
            yield Problem(
                Span("content/notices"),
                f"{year} 年放假通知还没有录入，跟它有关的日子都标待定",
                f"国务院办公厅发布后，照上一年的样子新建 content/notices/{year}.yml",
                "notices_are_entered",
                warning=True,
            )


def _days(catalog: Catalog) -> Iterator[tuple[str, Path, date]]:
    for key, notice in catalog.notices.items():
        for index, holiday in enumerate(notice.holidays):
            path: Path = ("holidays", index)
            yield key, (*path, "first"), holiday.first
            yield key, (*path, "last"), holiday.last
            for number, day in enumerate(holiday.workdays):
                yield key, (*path, "workdays", number), day


def _breaks(catalog: Catalog) -> Iterator[tuple[str, Path, date, date, str]]:
    for key, notice in catalog.notices.items():
        for index, holiday in enumerate(notice.holidays):
            yield key, ("holidays", index, "first"), holiday.first, holiday.last, holiday.names[0]


RULES = (
    holidays_are_in_notices,
    notices_are_named_after_years,
    notice_days_are_of_its_year,
    days_off_do_not_overlap,
    make_up_days_are_weekend_days,
    notices_are_entered,
)
