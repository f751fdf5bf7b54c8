"""Owns the almanac: the days of solar, lunar, term and weekday rules, and which days are worked. Knows nothing of groups.

Lunar days and terms come from borax, which knows 1900–2100; whole are the years FIRST_YEAR to LAST_YEAR. Outside
them no rule has a day.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from borax.calendars.lunardate import (  # type: ignore[import-untyped]
    InvalidLunarDateError,
    LCalendars,
    LunarDate,
    TermUtils,
)

from generator.model.node import LunarRule, Node, Rule, SolarRule, WeekdayRule
from generator.model.notice import Notice, first_day
from generator.model.words import Region, SolarTerm, Tone, Weekday
from generator.plan.dates import Period

FIRST_YEAR, LAST_YEAR = 1901, 2100

Notices = Mapping[str, Notice]


@dataclass(frozen=True, slots=True)
class NodeDay:
    """One coming of a node: its day, and the first and the last of the days that belong to it.

    `provisional` says that these hang on a notice nobody has entered yet.
    """

    day: date
    first: date
    last: date
    provisional: bool = False

    def touches(self, period: Period) -> bool:
        """Tell whether any of the days lies in `period`."""
        return self.first <= period.last and period.first <= self.last


def node_days(node: Node, period: Period, region: Region, notices: Notices) -> Iterator[NodeDay]:
    """Yield each coming of `node` of which any day lies in `period`, in order; its own day may lie outside."""
    rule = node.rule_in(region)
    for year in range(max(period.first.year - 1, FIRST_YEAR), min(period.last.year + 1, LAST_YEAR) + 1):
        for day in rule_days(rule, year):
            coming = _coming(node, day, notices)
            if coming.touches(period):
                yield coming


def year_of_nodes(nodes: Iterable[Node], year: int, region: Region, notices: Notices) -> list[tuple[Node, NodeDay]]:
    """Return each coming of each node whose own day lies in `year`, by day; nodes of one day keep their order."""
    period = Period(date(year, 1, 1), 366 if calendar.isleap(year) else 365)
    comings = [(node, coming) for node in nodes for coming in node_days(node, period, region, notices)]
    return sorted((pair for pair in comings if pair[1].day.year == year), key=lambda pair: pair[1].day)


def _coming(node: Node, day: date, notices: Notices) -> NodeDay:
    if node.holiday:
        notice = notices.get(str(day.year))
        holiday = notice.find(node.holiday) if notice else None
        if holiday is None:
            return NodeDay(day, day, day, provisional=True)
        return NodeDay(day, min(day, holiday.first), max(day, holiday.last))
    if node.span:
        return NodeDay(day, day - timedelta(days=node.span.before), day + timedelta(days=node.span.after))
    return NodeDay(day, day, day)


@lru_cache(maxsize=8192)
def rule_days(rule: Rule, year: int) -> tuple[date, ...]:
    """Return the days of a rule in a solar year, in order; a lunar rule can have none of a year, or two.

    >>> rule_days(SolarRule(day=31), 2026)[1], rule_days(LunarRule(month=12, day="last"), 2026)
    (datetime.date(2026, 3, 31), (datetime.date(2026, 2, 16),))
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    match rule:
        case SolarRule():
            found = [_solar_day(year, month, rule.day) for month in _months(rule.month)]
        case WeekdayRule():
            found = [nth_weekday(year, month, rule.nth, rule.day) for month in _months(rule.month)]
        case LunarRule():
            found = [lunar_day(lunar_year, rule.month, rule.day) for lunar_year in (year - 1, year)]
        case SolarTerm():
            found = [solar_term(year, rule)]
    return tuple(day for day in found if day and day.year == year)


def _months(month: int | None) -> range:
    return range(month, month + 1) if month else range(1, 13)


def _solar_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def nth_weekday(year: int, month: int, nth: int | Literal["last"], day: Weekday) -> date | None:
    """Return the nth of a weekday in a month, or None where the month has not so many.

    >>> nth_weekday(2026, 5, 2, Weekday.SUNDAY), nth_weekday(2026, 2, 5, Weekday.SUNDAY)
    (datetime.date(2026, 5, 10), None)
    """
    column = list(Weekday).index(day)
    days = [week[column] for week in calendar.monthcalendar(year, month) if week[column]]
    if nth == "last":
        return date(year, month, days[-1])
    return date(year, month, days[nth - 1]) if nth <= len(days) else None


def lunar_day(year: int, month: int, day: int | Literal["last"]) -> date | None:
    """Return the solar date of a day of the regular month of a lunar year, or None where there is no such day.

    >>> lunar_day(2025, 12, "last"), lunar_day(2025, 12, 30)
    (datetime.date(2026, 2, 16), None)
    """
    try:
        number = LCalendars.ndays(year, month) if day == "last" else day
        found: date = LunarDate(year, month, number).to_solar_date()
    except InvalidLunarDateError:
        return None
    return found


def solar_term(year: int, term: SolarTerm) -> date | None:
    """Return the day of a term in a solar year, or None outside the years borax knows."""
    try:
        found: date = TermUtils.nth_term_day(year, term_name=term.value)
    except ValueError:
        return None
    return found


def is_workday(day: date, notices: Notices) -> tuple[bool, bool]:
    """Tell whether `day` is worked, and whether that is provisional because a notice has not been entered.

    Without a notice Monday to Friday are worked. The last days of December hang on the next year's notice too.
    """
    years = [day.year, *([day.year + 1] if day >= first_day(day.year + 1) else [])]
    known = [notices[str(year)] for year in years if str(year) in notices]
    for notice in known:
        worked = notice.is_workday(day)
        if worked is not None:
            return worked, False
    return day.weekday() < 5, len(known) < len(years)


class SolemnDays:
    """The days on which nothing festive or promotional is sent; each year is worked out once."""

    def __init__(self, nodes: Iterable[Node], region: Region, notices: Notices) -> None:
        self._nodes = tuple(node for node in nodes if node.tone is Tone.SOLEMN)
        self._region, self._notices = region, notices
        self._years: dict[int, frozenset[date]] = {}

    def __contains__(self, day: date) -> bool:
        if day.year not in self._years:
            self._years[day.year] = frozenset(self._in(Period(date(day.year, 1, 1), 366)))
        return day in self._years[day.year]

    def _in(self, year: Period) -> Iterator[date]:
        for node in self._nodes:
            for coming in node_days(node, year, self._region, self._notices):
                yield coming.day


def next_workday(day: date, notices: Notices) -> tuple[date, bool]:
    """Return the first workday from `day` on, and whether that is provisional."""
    guessed = False
    while True:
        worked, provisional = is_workday(day, notices)
        guessed = guessed or provisional
        if worked:
            return day, guessed
        day += timedelta(days=1)


def rule_words(rule: Rule) -> str:
    """Return when a rule's day comes, as people say it.

    >>> rule_words(SolarRule(day=18)), rule_words(LunarRule(month=12, day="last")), rule_words(SolarTerm.QINGMING)
    ('每月 18 日', '农历腊月最后一天', '清明（节气）')
    """
    match rule:
        case SolarRule():
            return f"{_month_words(rule.month)} {rule.day} 日"
        case WeekdayRule():
            nth = "最后一个" if rule.nth == "last" else f"第 {rule.nth} 个"
            return f"{_month_words(rule.month)}{nth}{rule.day.label}"
        case LunarRule():
            return f"农历{_LUNAR_MONTHS[rule.month - 1]}月{_lunar_day_words(rule.day)}"
        case SolarTerm():
            return f"{rule.value}（节气）"


_LUNAR_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = "一二三四五六七八九十"


def _month_words(month: int | None) -> str:
    return f"{month} 月" if month else "每月"


def _lunar_day_words(day: int | Literal["last"]) -> str:
    """Return a day of a lunar month, as in 初一, 十五, 廿三."""
    if day == "last":
        return "最后一天"
    tens, ones = divmod(day - 1, 10)
    if ones == 9 and tens:
        return ("", "二十", "三十")[tens]
    return ("初", "十", "廿")[tens] + _DIGITS[ones]
