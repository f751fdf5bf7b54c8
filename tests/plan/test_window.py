from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.plan import Period, plan_pack, slice_of

MIDDLE = date(2026, 11, 21)
windows = st.builds(
    lambda offset, days: Period(MIDDLE + timedelta(days=offset), days),
    st.integers(-40, 400),
    st.integers(1, 60),
)


def by_day(entries):
    days = {}
    for entry in entries:
        days.setdefault(entry.starts_at.date(), []).append(entry)
    return days


@pytest.mark.parametrize("group", ["demo-exchange-01", "demo-flash-01", "demo-welfare-01"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=windows, second=windows)
def test_moving_the_window_never_changes_a_day(starter, group, first, second):
    one, other = (plan_pack(slice_of(starter, group), period) for period in (first, second))
    common = [day for day in first if day in second]
    for mine, theirs in (
        (one.schedule.entries, other.schedule.entries),
        (
            [moved.entry for moved in one.schedule.displaced],
            [moved.entry for moved in other.schedule.displaced],
        ),
        (
            [moved.winner for moved in one.schedule.displaced],
            [moved.winner for moved in other.schedule.displaced],
        ),
    ):
        left, right = by_day(mine), by_day(theirs)
        assert {day: left.get(day) for day in common} == {day: right.get(day) for day in common}


@pytest.mark.parametrize("group", ["demo-exchange-01", "demo-flash-01", "demo-welfare-01"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(period=windows)
def test_a_window_never_holds_an_entry_twice_or_outside(starter, group, period):
    schedule = plan_pack(slice_of(starter, group), period).schedule
    entries = [*schedule.entries, *(moved.entry for moved in schedule.displaced)]
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.starts_at.date() in period for entry in entries)
    assert list(schedule.entries) == sorted(schedule.entries, key=lambda entry: (entry.starts_at, entry.id))


@pytest.mark.parametrize("group", ["demo-exchange-01", "demo-welfare-01"])
def test_a_window_two_weeks_long_shares_days_with_the_month_around_it(starter, group):
    month = plan_pack(slice_of(starter, group), Period(MIDDLE, 30)).schedule
    fortnight = plan_pack(slice_of(starter, group), Period(MIDDLE + timedelta(days=7), 14)).schedule
    assert len(fortnight.entries) > 30
    assert set(fortnight.entries) < set(month.entries)
