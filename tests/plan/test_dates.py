from datetime import date, time

import pytest

from generator.model.settings import SlotStart
from generator.plan.dates import Period, aware, slot_of, weekday


def test_a_period_holds_both_its_ends_and_nothing_else():
    period = Period(date(2026, 11, 30), 3)
    assert list(period) == [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)]
    assert period.last == date(2026, 12, 2)
    assert date(2026, 12, 2) in period
    assert date(2026, 11, 29) not in period
    assert date(2026, 12, 3) not in period
    assert "2026-12-01" not in period


def test_a_widened_period_grows_at_either_end():
    assert Period(date(2026, 3, 1), 1).widened(2) == Period(date(2026, 2, 27), 5)


@pytest.mark.parametrize(
    ("moment", "slot"),
    [("05:59", "晚"), ("06:00", "早"), ("10:59", "早"), ("11:00", "中"), ("17:00", "晚"), ("23:59", "晚")],
)
def test_a_moment_falls_in_the_slot_that_began_before_it(moment, slot):
    starts = [("morning", "06:00"), ("noon", "11:00"), ("evening", "17:00")]
    slots = tuple(SlotStart.model_validate({"slot": name, "start": at}) for name, at in starts)
    assert slot_of(time.fromisoformat(moment), slots).label == slot


def test_an_entry_is_timed_in_the_zone_of_its_workspace():
    assert aware(date(2026, 11, 21), time(8, 30), "Asia/Shanghai").isoformat() == "2026-11-21T08:30:00+08:00"


def test_a_week_begins_on_monday():
    assert [weekday(date(2026, 11, day)).label for day in (16, 21, 22)] == ["周一", "周六", "周日"]
