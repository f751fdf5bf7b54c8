from dataclasses import fields
from datetime import UTC, date, datetime, time

from generator.render.table.columns import HEADERS, entry_cells, entry_row, left_of, local_entries, visible


def test_row_has_the_keys_of_the_headers_in_their_order(entry):
    assert list(entry_row(entry())) == list(HEADERS)


def test_cells_are_what_people_read(full):
    assert entry_cells(full) == [
        date(2026, 11, 11), "周三", "早", time(8, 30), time(22, 0), "待定", "群发", "12/30 次", "干货",
        "成分小知识：烟酰胺", "先湿敷，再上精华；\n白天防晒。", 43, "daily-tip", "修护精华", "官方助手", "小桃", "assistant-1",
        "10 分钟内发出\n截图存档", "本来在 07:30，安静时段改到 08:30。", "固定时段，成员知道什么时候来。", "S1-04、S2-15",
        "广告法第 16 条、互联网广告管理办法", "sop:daily/tip/0", "daily-0",
    ]  # fmt: skip


def test_what_is_not_known_is_empty(entry):
    cells = dict(zip(HEADERS, entry_cells(entry(poster=None)), strict=True))
    assert {name for name, cell in cells.items() if cell in {"", None}} == {
        "until", "status", "quota", "poster", "product", "person", "done_when", "note", "law",
    }  # fmt: skip


def test_no_field_of_an_entry_is_forgotten(entry):
    inside = {"span", "text_span", "cards", "shopping_link"}  # for the checks and requests, not for people
    assert {field.name for field in fields(entry())} - inside <= entry_row(entry()).keys()


def test_what_is_left_may_be_less_than_nothing(beside):
    assert [left_of(count) for count in beside["quota"]] == [14, -2]


def test_until_is_a_time_on_the_same_day_and_a_date_with_time_on_another(entry):
    start = entry().starts_at
    assert entry_cells(entry(until=start.replace(hour=22, minute=0)))[4] == time(22, 0)
    assert entry_cells(entry(until=start.replace(day=12, hour=9, minute=0)))[4] == datetime(2026, 11, 12, 9, 0)


def test_times_are_told_in_the_zone_of_the_calendar(entry, spec):
    moved = entry(starts_at=datetime(2026, 11, 10, 23, 0, tzinfo=UTC), until=datetime(2026, 11, 11, 1, 0, tzinfo=UTC))
    (told,) = local_entries(spec("csv", moved))
    assert entry_cells(told)[:5] == [date(2026, 11, 11), "周三", "早", time(7, 0), time(9, 0)]
    assert (told.starts_at, told.until) == (moved.starts_at, moved.until)


def test_an_until_alone_in_another_zone_is_moved_too(entry, spec):
    (told,) = local_entries(spec("csv", entry(until=datetime(2026, 11, 11, 2, 0, tzinfo=UTC))))
    assert entry_cells(told)[4] == time(10, 0)


def test_control_characters_become_visible_and_line_ends_one():
    assert visible("a\x00b\x0bc\x1fd\x7fe\x85f\ufffeg") == "a�b�c�d�e�f�g"
    assert visible("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te"
    assert visible("表情😀与\u2028分行\ue000") == "表情😀与\u2028分行\ue000"
