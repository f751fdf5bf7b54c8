from __future__ import annotations

import calendar
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
import sxtwl
from hypothesis import given
from hypothesis import strategies as st

from generator.model.node import LunarRule, Node, SolarRule, WeekdayRule
from generator.model.notice import Notice
from generator.model.words import Region, SolarTerm, Weekday
from generator.plan.almanac import (
    FIRST_YEAR,
    LAST_YEAR,
    NodeDay,
    is_workday,
    lunar_day,
    node_days,
    rule_days,
    rule_words,
    solar_term,
    year_of_nodes,
)
from generator.plan.dates import REACH_DAYS, Period

YEARS = range(1990, 2061)
# The second library names the terms from the winter solstice on.
ORACLE_TERMS = [SolarTerm.DONGZHI, *[term for term in SolarTerm if term is not SolarTerm.DONGZHI]]
# In September 2057 the moon is new within ten seconds of midnight in Beijing, and libraries put it on either side
# (borax, tyme4py, lunar-python: the 29th; sxtwl, lunardate: the 28th). No ephemeris can tell yet.
UNDECIDED = {("重阳", 2057): (2057, 9, 10)}
FESTIVALS = {
    "春节": (1, 1),
    "元宵": (1, 15),
    "龙抬头": (2, 2),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中元": (7, 15),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "小年（北）": (12, 23),
    "小年（南）": (12, 24),
}
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
periods = st.builds(Period, days, st.integers(1, 800))


def node(**fields) -> Node:
    return Node.model_validate({"id": "n", "title": "节点", **fields})


def comings(rule: Node, period: Period, notices=None, region=Region.NORTH) -> list[NodeDay]:
    return list(node_days(rule, period, region, notices or {}))


def found(period: Period, **fields) -> list[date]:
    return [coming.day for coming in comings(node(**fields), period)]


def whole(year: int) -> Period:
    return Period(date(year, 1, 1), 366 if calendar.isleap(year) else 365)


def second_library(day: date) -> tuple[int, int, int]:
    """Return the lunar year, month and day as another library has them; a leap month is below zero."""
    moment = sxtwl.fromSolar(day.year, day.month, day.day)
    month = -moment.getLunarMonth() if moment.isLunarLeap() else moment.getLunarMonth()
    return moment.getLunarYear(), month, moment.getLunarDay()


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ({"solar": {"day": 31}}, 2028, ["01-31", "03-31", "05-31", "07-31", "08-31", "10-31", "12-31"]),
        ({"solar": {"day": 29}}, 2027, [f"{month:02}-29" for month in range(1, 13) if month != 2]),
        ({"solar": {"month": 2, "day": 29}}, 2027, []),
        ({"solar": {"month": 2, "day": 29}}, 2028, ["02-29"]),
        ({"solar": {"month": 2, "day": 29}}, 2100, []),
        ({"weekday": {"month": 5, "nth": 2, "day": "sunday"}}, 2026, ["05-10"]),
        ({"weekday": {"month": 6, "nth": 3, "day": "sunday"}}, 2026, ["06-21"]),
        ({"weekday": {"month": 11, "nth": 4, "day": "thursday"}}, 2024, ["11-28"]),
        ({"weekday": {"month": 3, "nth": "last", "day": "monday"}}, 2026, ["03-30"]),
        ({"weekday": {"nth": 5, "day": "friday"}}, 2026, ["01-30", "05-29", "07-31", "10-30"]),
        ({"lunar": {"month": 12, "day": "last"}}, 2025, ["01-28"]),
        ({"lunar": {"month": 12, "day": "last"}}, 2024, ["02-09"]),
        ({"lunar": {"month": 12, "day": 30}}, 2025, []),
        ({"lunar": {"month": 12, "day": 30}}, 2024, ["02-09"]),
        ({"lunar": {"month": 12, "day": 8}}, 2022, ["01-10", "12-30"]),
        ({"lunar": {"month": 12, "day": 8}}, 2023, []),
        ({"lunar": {"month": 2, "day": 2}}, 2023, ["02-21"]),
        ({"lunar": {"month": 5, "day": 5}}, 2028, ["05-28"]),
        ({"lunar": {"month": 11, "day": 15}}, 2033, ["12-06"]),
        ({"solar_term": "清明"}, 2026, ["04-05"]),
        ({"solar_term": "冬至"}, 2021, ["12-21"]),
    ],
)
def test_a_rule_has_the_days_people_know(rule, year, expected):
    assert [f"{day:%m-%d}" for day in found(whole(year), **rule)] == expected


@given(periods, st.one_of(st.none(), st.integers(1, 12)), st.integers(1, 28))
def test_a_solar_rule_always_has_the_days_of_its_number(period, month, number):
    expected = [day for day in period if day.day == number and month in (None, day.month)]
    assert found(period, solar={"month": month, "day": number}) == expected


@given(periods, st.integers(29, 31))
def test_a_monthly_rule_never_moves_to_another_day_where_a_month_is_short(period, number):
    assert found(period, solar={"day": number}) == [day for day in period if day.day == number]


@given(periods, st.integers(1, 12), st.integers(1, 5), st.sampled_from(Weekday))
def test_an_nth_weekday_is_always_in_its_week_of_the_month(period, month, nth, weekday):
    expected = [
        day
        for day in period
        if day.month == month and (day.day - 1) // 7 + 1 == nth and list(Weekday)[day.weekday()] is weekday
    ]
    assert found(period, weekday={"month": month, "nth": nth, "day": weekday.value}) == expected


@given(periods, st.integers(1, 12), st.sampled_from(Weekday))
def test_the_last_weekday_is_always_within_a_week_of_the_next_month(period, month, weekday):
    for day in found(period, weekday={"month": month, "nth": "last", "day": weekday.value}):
        assert list(Weekday)[day.weekday()] is weekday
        assert day.month == month != (day + timedelta(days=7)).month


@pytest.mark.parametrize(
    "anchor", ["2026-01-01", "2026-02-28", "2028-02-29", "2026-03-01", "2026-11-30", "2026-12-31", "2000-02-29"]
)
def test_a_node_is_found_from_every_day_within_reach(anchor):
    day = date.fromisoformat(anchor)
    rule = node(solar={"month": day.month, "day": day.day})
    for offset in range(-REACH_DAYS, REACH_DAYS + 1):
        around = Period(day + timedelta(days=offset), 1).widened(REACH_DAYS)
        assert day in [coming.day for coming in comings(rule, around)]


@given(periods, st.integers(0, 60), st.integers(0, 60), st.sampled_from([(1, 1), (2, 29), (6, 30), (12, 31)]))
def test_a_span_is_found_from_every_day_it_holds_and_from_no_other(period, before, after, anchor):
    month, number = anchor
    rule = node(solar={"month": month, "day": number}, span={"before": before, "after": after})
    years = range(period.first.year - 1, period.last.year + 2)
    anchors = [date(year, month, number) for year in years if anchor != (2, 29) or calendar.isleap(year)]
    everywhere = [NodeDay(day, day - timedelta(days=before), day + timedelta(days=after)) for day in anchors]
    assert comings(rule, period) == [one for one in everywhere if one.first <= period.last and period.first <= one.last]


@given(periods, st.sampled_from(list(FESTIVALS.values())))
def test_a_coming_is_the_same_for_every_period_that_holds_it(period, festival):
    rule = node(lunar={"month": festival[0], "day": festival[1]})
    everywhere = comings(rule, period.widened(500))
    assert comings(rule, period) == [coming for coming in everywhere if coming.day in period]


def test_all_terms_agree_with_a_second_library():
    ours = {(year, term): solar_term(year, term) for year in YEARS for term in SolarTerm}
    theirs = {}
    for year in range(YEARS.start - 1, YEARS.stop + 1):
        for info in sxtwl.getJieQiByYear(year):
            moment = sxtwl.JD2DD(info.jd)
            theirs[int(moment.Y), ORACLE_TERMS[info.jqIndex]] = date(int(moment.Y), int(moment.M), int(moment.D))
    assert len(ours) == 1704
    assert {key: day for key, day in ours.items() if theirs[key] != day} == {}


def test_lunar_festivals_agree_with_a_second_library():
    """Year by year: the second library works out a year once, and forgets it with the next."""
    expected = {(name, year): (year, *festival) for year in YEARS for name, festival in FESTIVALS.items()}
    theirs = {key: second_library(lunar_day(*lunar)) for key, lunar in expected.items()}
    assert len(theirs) == 71 * 11
    assert {key: found for key, found in theirs.items() if found != expected[key]} == UNDECIDED


def test_new_years_eve_is_the_day_before_the_second_library_s_new_year():
    eves = [lunar_day(year, 12, "last") for year in YEARS]
    assert [second_library(eve + timedelta(days=1)) for eve in eves] == [(year + 1, 1, 1) for year in YEARS]
    assert {second_library(eve)[2] for eve in eves} == {29, 30}


def test_no_month_of_a_rule_is_ever_a_leap_month():
    leap_years = [year for year in YEARS if sxtwl.getRunMonth(year)]
    assert len(leap_years) == 26
    for year in leap_years:
        for month in range(1, 13):
            assert second_library(lunar_day(year, month, 5)) == (year, month, 5)


@pytest.mark.parametrize(
    "rule",
    [SolarRule(day=1), LunarRule(month=6, day=1), SolarTerm.LIXIA, WeekdayRule(nth=1, day=Weekday.MONDAY)],
    ids=rule_words,
)
def test_a_rule_has_days_in_the_supported_years_and_none_outside(rule):
    assert all(rule_days(rule, year) for year in (FIRST_YEAR, LAST_YEAR))
    assert [rule_days(rule, year) for year in (1, FIRST_YEAR - 1, LAST_YEAR + 1, 9999)] == [()] * 4


def test_the_library_s_own_limits_are_no_days():
    assert [lunar_day(year, 1, "last") for year in (1899, 2101)] == [None, None]
    assert [lunar_day(year, 1, 1) for year in (1899, 2101)] == [None, None]
    assert [solar_term(year, SolarTerm.LIXIA) for year in (1899, 2101)] == [None, None]
    assert (lunar_day(1900, 1, 1), lunar_day(2100, 12, 29)) == (date(1900, 1, 31), date(2101, 1, 28))


def test_the_region_decides_which_day_is_a_region_s():
    rule = node(by_region={"north": {"month": 12, "day": 23}, "south": {"month": 12, "day": 24}})
    region_days = [comings(rule, whole(2026), region=region)[0].day for region in Region]
    assert region_days == [date(2026, 2, 10), date(2026, 2, 11)]


@pytest.mark.parametrize("year", [2025, 2026])
def test_workdays_agree_with_two_libraries(starter, year):
    china = holidays.China(years=year)
    for day in whole(year):
        worked, provisional = is_workday(day, starter.notices)
        assert worked == chinese_calendar.is_workday(day) == china.is_working_day(day), day
        assert provisional == (day >= date(2026, 12, 28)), day


def test_without_a_notice_a_year_is_a_guess_and_says_so(starter):
    for day in whole(2027):
        assert is_workday(day, starter.notices) == (day.weekday() < 5, True)


def test_the_end_of_december_hangs_on_the_next_notice(starter):
    worked_sunday = {"names": ["元旦"], "first": "2027-01-01", "last": "2027-01-03", "workdays": ["2026-12-27"]}
    off_thursday = {"names": ["元旦"], "first": "2026-12-31", "last": "2027-01-02"}
    next_notice = {"title": "通知", "published_on": "2026-11-25"}
    for holiday, day, expected in [
        (off_thursday, date(2026, 12, 31), (False, False)),
        (off_thursday, date(2026, 12, 30), (True, False)),
        (worked_sunday, date(2026, 12, 27), (False, False)),
    ]:
        notice = Notice.model_validate({**next_notice, "holidays": [holiday]})
        assert is_workday(day, {**starter.notices, "2027": notice}) == expected


@pytest.mark.parametrize(
    ("key", "year", "expected"),
    [
        ("spring-festival", 2026, "2026-02-17: 2026-02-15 to 2026-02-23"),
        ("chuxi", 2026, "2026-02-16: 2026-02-15 to 2026-02-23"),
        ("mid-autumn", 2025, "2025-10-06: 2025-10-01 to 2025-10-08"),
        ("national-day", 2025, "2025-10-01: 2025-10-01 to 2025-10-08"),
        ("qingming", 2026, "2026-04-05: 2026-04-04 to 2026-04-06"),
        ("spring-festival", 2027, "2027-02-06: 2027-02-06 to 2027-02-06, provisional"),
        ("national-day", 2027, "2027-10-01: 2027-10-01 to 2027-10-01, provisional"),
        ("double-eleven", 2026, "2026-11-11: 2026-10-20 to 2026-11-11"),
        ("double-eleven", 2027, "2027-11-11: 2027-10-20 to 2027-11-11"),
        ("september-eighteen", 2027, "2027-09-18: 2027-09-18 to 2027-09-18"),
    ],
)
def test_a_node_of_the_starter_has_its_days(starter, key, year, expected):
    ((_, coming),) = year_of_nodes([starter.nodes[key]], year, Region.NORTH, starter.notices)
    said = f"{coming.day}: {coming.first} to {coming.last}" + ", provisional" * coming.provisional
    assert said == expected


def test_a_holiday_that_a_notice_does_not_speak_of_is_provisional(starter):
    rule = node(solar={"month": 9, "day": 3}, holiday="抗战胜利日")
    assert [coming.provisional for coming in comings(rule, whole(2026), starter.notices)] == [True]


def test_a_holiday_always_holds_its_node_whatever_the_notice_says():
    notice = Notice.model_validate(
        {
            "title": "通知",
            "published_on": "2023-10-25",
            "holidays": [{"names": ["春节"], "first": "2024-02-10", "last": "2024-02-17"}],
        }
    )
    eve = node(lunar={"month": 12, "day": "last"}, holiday="春节")
    (coming,) = comings(eve, whole(2024), {"2024": notice})
    assert coming == NodeDay(date(2024, 2, 9), date(2024, 2, 9), date(2024, 2, 17))


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2033, 2060])
def test_the_starter_has_sixty_nodes_and_all_terms_every_year(starter, year):
    listed = year_of_nodes(starter.nodes.values(), year, Region.NORTH, starter.notices)
    assert len({node.id for node, _ in listed}) >= 60
    assert {node.solar_term for node, _ in listed if node.solar_term} == set(SolarTerm)
    assert [coming.day for _, coming in listed] == sorted(coming.day for _, coming in listed)
    assert {coming.day.year for _, coming in listed} == {year}


def test_every_day_off_of_a_notice_belongs_to_a_node(starter):
    held = set()
    for _, coming in year_of_nodes(
        (node for node in starter.nodes.values() if node.holiday), 2026, Region.NORTH, starter.notices
    ):
        held.update(Period(coming.first, (coming.last - coming.first).days + 1))
    off = {day for day in whole(2026) if day.weekday() < 5 and chinese_calendar.is_holiday(day)}
    assert off <= held


def test_the_days_of_mourning_are_solemn(starter):
    solemn = {
        f"{coming.day:%m-%d}"
        for node, coming in year_of_nodes(starter.nodes.values(), 2026, Region.NORTH, starter.notices)
        if node.tone.value == "solemn"
    }
    assert solemn >= {"04-05", "05-12", "07-07", "07-28", "08-27", "09-03", "09-18", "09-30", "11-09", "12-13"}


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "初一"), (10, "初十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "廿一"), (29, "廿九"), (30, "三十")],
)
def test_lunar_days_are_said_as_people_say_them(number, words):
    assert rule_words(LunarRule(month=1, day=number)) == f"农历正月{words}"


def test_weekday_rules_are_said_as_people_say_them():
    assert rule_words(WeekdayRule(month=5, nth=2, day=Weekday.SUNDAY)) == "5 月第 2 个周日"
    assert rule_words(WeekdayRule(nth="last", day=Weekday.FRIDAY)) == "每月最后一个周五"
