"""When each form of trigger fires, against the calendar of the standard library."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load_catalog
from generator.model.sop import Sop
from generator.model.trigger import Every
from generator.plan import Period
from generator.plan.candidates import wishes
from generator.plan.slices import slice_of
from tests.conftest import SMALL, TODAY, write_files

SOP = "content/sops/opening.yml"
days = st.dates(date(2023, 12, 1), date(2032, 3, 31))


@pytest.fixture(scope="module")
def fires(tmp_path_factory, starter):
    """Return the days in a period on which a step with a trigger comes, in a group that opened on a day."""
    root = tmp_path_factory.mktemp("small")
    write_files(root, SMALL)
    catalog = load_catalog(root, TODAY).catalog
    step = {"id": "it", "title": "它", "kind": "value", "body": "说", "done_when": ["好"]}
    words = {"title": "流程", "summary": "概", "audience": "群主", "when": "时", "purpose": "retention"}

    def ask(trigger, period, opened=date(2020, 1, 1), notices=(), **more):
        stage = {"id": "s", "title": "段", "goal": "标"}
        steps = [{**step, "trigger": {"at": "12:30", **trigger}, **more}]
        sop = Sop.model_validate({**words, "stages": [{**stage, "steps": steps}]})
        group = catalog.groups["one"].model_copy(update={"opened_on": opened, "campaigns": ()})
        known = {year: starter.notices[year] for year in notices}
        changed = {"sops": {"opening": sop}, "groups": {"one": group}, "notices": known}
        slice = slice_of(type(catalog)(**{**vars(catalog), **changed}), "one")
        return [(wish.day, wish.provisional) for wish in wishes(slice, period) if wish.table == "sops"]

    return ask


def on(found):
    return [day for day, _ in found]


@given(opened=days, offset=st.integers(0, 800))
def test_a_day_after_the_opening_is_counted_in_days(fires, opened, offset):
    held_on = date.fromordinal(opened.toordinal() + offset)
    assert on(fires({"day": offset}, Period(held_on, 1), opened)) == [held_on]
    assert on(fires({"day": offset}, Period(held_on + timedelta(days=1), 40), opened)) == []
    assert on(fires({"day": offset}, Period(held_on - timedelta(days=40), 40), opened)) == []


@given(year=st.integers(2024, 2032), offset=st.integers(-60, 60), start=st.integers(-90, 90), length=st.integers(1, 90))
def test_a_day_around_a_node_is_counted_from_the_node_wherever_the_window_lies(fires, year, offset, start, length):
    period = Period(date(year, 11, 11) + timedelta(days=offset + start), length)
    wanted = [date.fromordinal(date(each, 11, 11).toordinal() + offset) for each in range(year - 1, year + 2)]
    assert on(fires({"node": "double-eleven", "days": offset}, period)) == [day for day in wanted if day in period]


@given(first=days, length=st.integers(1, 70))
def test_what_comes_every_month_comes_on_that_day_or_not_at_all(fires, first, length):
    period = Period(first, length)
    last = [day for day in period if day.day == calendar.monthrange(day.year, day.month)[1]]
    assert on(fires({"every": "month-day last"}, period)) == last
    assert on(fires({"every": "month-day 30"}, period)) == [day for day in period if day.day == 30]
    assert on(fires({"every": "day"}, period)) == list(period)


@pytest.mark.parametrize(
    ("trigger", "first", "length", "found"),
    [
        ({"on": "2026-11-30"}, "2026-11-01", 60, ["11-30"]),
        ({"every": "monday"}, "2026-11-16", 14, ["11-16", "11-23"]),
        ({"every": ["monday", "thursday"]}, "2026-11-20", 10, ["11-23", "11-26"]),
        ({"every": "month-day 31"}, "2027-01-01", 120, ["01-31", "03-31"]),
        ({"every": "month-day last"}, "2028-02-01", 60, ["02-29", "03-31"]),
        ({"every": ["month-day 1", "monday"]}, "2026-11-29", 9, ["11-30", "12-01", "12-07"]),
        ({"node": "double-eleven", "days": -11}, "2026-10-30", 3, ["10-31"]),
        ({"node": "double-eleven", "days": 60}, "2027-01-01", 20, ["01-10"]),
        ({"node": "double-eleven", "days": -60}, "2027-09-01", 20, ["09-12"]),
    ],
    ids=["date", "week", "two weekdays", "31st", "last in a leap year", "both", "before", "long after", "long before"],
)
def test_the_days_of_a_trigger(fires, trigger, first, length, found):
    assert [f"{day:%m-%d}" for day in on(fires(trigger, Period(date.fromisoformat(first), length)))] == found


@pytest.mark.parametrize(
    ("day", "waits_until", "provisional"),
    [
        ("2026-11-27", "2026-11-27", False),
        ("2026-11-28", "2026-11-30", False),
        ("2026-10-01", "2026-10-08", False),
        ("2026-10-10", "2026-10-10", False),
        ("2026-02-15", "2026-02-24", False),
        ("2026-12-31", "2026-12-31", True),
        ("2027-05-01", "2027-05-03", True),
    ],
    ids=[
        "a Friday",
        "a Saturday",
        "national day",
        "a Saturday at work",
        "spring festival",
        "new year's eve",
        "no notice",
    ],
)
def test_a_step_for_workdays_waits_for_the_next(fires, day, waits_until, provisional):
    period = Period(date.fromisoformat(day) - timedelta(days=3), 20)
    found = fires({"on": day}, period, notices=("2026",), workdays_only=True)
    assert found == [(date.fromisoformat(waits_until), provisional)]


def test_what_waits_for_one_workday_comes_once(fires):
    found = fires({"every": "day"}, Period(date(2026, 11, 20), 5), notices=("2026",), workdays_only=True)
    assert [f"{day:%a %d}" for day in on(found)] == ["Fri 20", "Mon 23", "Tue 24"]


@given(first=days, length=st.integers(1, 40))
def test_a_step_for_workdays_is_the_same_in_every_window(fires, first, length):
    month = Period(first - timedelta(days=30), 100)
    wide, narrow = (
        fires({"every": ["saturday", "month-day 1"]}, period, notices=("2025", "2026"), workdays_only=True)
        for period in (month, Period(first, length))
    )
    assert narrow == [(day, guess) for day, guess in wide if day in Period(first, length)]


def test_a_31st_is_skipped_in_short_months():
    every = Every.model_validate({"every": "month-day 31", "at": "12:30"})
    assert [month for month in range(1, 13) if every.comes_on(date(2026, month, 28))] == []
    assert every.comes_on(date(2026, 12, 31))


WATCHED = """\
      - {id: day, title: 一天后, kind: value, channel: private, trigger: {joined: 24h}, body: "{{ group.title }}", done_when: [好]}
      - {id: tagged, title: 复购, kind: service, seat: staff, trigger: {tag: 复购}, body: 谢谢, done_when: [好]}
      - {id: seen, title: 有人投诉, channel: task, trigger: {signal: "有成员投诉、或者说 {{ 不满意 }}"}, done_when: [有人跟]}
      - {id: now, title: 马上, kind: norm, channel: welcome, trigger: {joined: 0m}, script: hello, done_when: [好]}
      - {id: three, title: 三天后, kind: value, trigger: {joined: 72h}, body: 好, done_when: [好]}
      - {id: soon, title: 半小时后, kind: value, trigger: {joined: 30m}, body: 好, done_when: [好]}
      - {id: full, title: 快满了, kind: norm, seat: koc, trigger: {members: {at_least: 150}}, body: 好, done_when: [好]}
      - {id: quiet, title: 冷场, kind: interaction, trigger: {quiet_days: 3}, body: 好, done_when: [好]}
      - {id: later, title: 两小时后, kind: value, trigger: {joined: 2h}, body: 好, done_when: [好]}
"""


def test_what_waits_for_a_cue_is_listed_with_it_and_has_no_date(plan):
    made = plan({SOP: SMALL[SOP] + WATCHED}, first=date(2026, 11, 14), days=40)
    assert [(watched.cue, watched.title) for watched in made.watched] == [
        ("入群时", "马上"),
        ("入群 30 分钟后", "半小时后"),
        ("入群 2 小时后", "两小时后"),
        ("入群 24 小时后", "一天后"),
        ("入群 72 小时后", "三天后"),
        ("有成员打上“复购”标签时", "复购"),
        ("有成员投诉、或者说 {{ 不满意 }}", "有人投诉"),
        ("群成员达到 150 人时", "快满了"),
        ("连续 3 天没有人说话时", "冷场"),
    ]
    assert not {watched.id for watched in made.watched} & {entry.id for entry in made.schedule.entries}
    now, tagged = made.watched[0], made.watched[5]
    assert (now.channel.label, now.body) == ("欢迎语", "欢迎来到示例水果群01，我是小示。")
    assert (tagged.channel.label, tagged.assignee, tagged.because) == ("手动", "豆芽", "开群 · 开场")
    assert made.watched[3].body == "示例水果群01"
    seen = made.watched[6]
    assert (seen.channel.label, seen.kind.label, seen.body, seen.done_when) == ("内部", "内部", "", ("有人跟",))
    assert "scripts/watched.md" in [artifact.path for artifact in made.artifacts]
