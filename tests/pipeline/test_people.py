import icalendar
import pytest

from generator.pipeline.people import build_feeds, due_in
from generator.pipeline.workspace import open_workspace
from generator.plan import Period
from generator.problems import QunceError
from tests.conftest import TODAY, replace_in

WEEK = Period(TODAY, 7)


def feeds(root):
    return build_feeds(open_workspace(root, TODAY).catalog, WEEK, root / "build/people")


def test_each_colleague_with_something_to_send_has_a_feed(root):
    result = feeds(root)
    assert result.written == ("owner-1/calendar.ics",)
    data = (root / "build/people/owner-1/calendar.ics").read_bytes()
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == len(due_in(open_workspace(root, TODAY).catalog, WEEK, "阿禾")) == 7
    assert all("示例水果群01" in str(event["SUMMARY"]) for event in events)


def test_a_second_run_writes_nothing(root):
    feeds(root)
    path = root / "build/people/owner-1/calendar.ics"
    before = path.stat().st_mtime_ns
    assert feeds(root).written == ()
    assert path.stat().st_mtime_ns == before


def test_a_colleague_who_has_nothing_left_has_no_feed(root):
    feeds(root)
    replace_in(
        root,
        "content/people.yml",
        "name: 豆芽, brand: demo, seats: [staff]",
        "name: 豆芽, brand: demo, seats: [staff, owner]",
    )
    replace_in(root, "content/groups/one.yml", "owner: owner-1, staff: [staff-1]", "owner: staff-1")
    result = feeds(root)
    assert (result.written, result.removed) == (("staff-1/calendar.ics",), ("owner-1/calendar.ics",))


def test_due_is_in_order_of_time_over_groups(workspace):
    due = due_in(open_workspace(workspace, TODAY).catalog, Period(TODAY, 2))
    assert len({item.group for item in due}) > 1
    assert due == sorted(due, key=lambda item: (item.entry.starts_at, item.group, item.entry.id))


def test_an_unknown_colleague_stops(root):
    with pytest.raises(QunceError):
        due_in(open_workspace(root, TODAY).catalog, WEEK, "没有这个人")
