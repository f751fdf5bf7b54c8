import json

from hypothesis import given
from hypothesis import strategies as st

from generator.render.table.json_table import render_json


def test_it_says_all_that_an_entry_says(entry, spec):
    until = entry().starts_at.replace(hour=22, minute=0)
    assert json.loads(render_json(spec("json", entry(until=until)))) == {
        "group": "demo-01",
        "title": "示例护肤福利群01",
        "brand": "示例护肤",
        "timezone": "Asia/Shanghai",
        "entries": [
            {
                "date": "2026-11-11",
                "weekday": "wednesday",
                "weekday_label": "周三",
                "slot": "morning",
                "slot_label": "早",
                "starts_at": "2026-11-11T08:30:00+08:00",
                "until": "2026-11-11T22:00:00+08:00",
                "channel": "broadcast",
                "channel_label": "群发",
                "kind": "value",
                "kind_label": "干货",
                "title": "成分小知识：烟酰胺",
                "body": "先湿敷，再上精华；\n白天防晒。",
                "body_bytes": 43,
                "poster": "daily-tip",
                "seat": "staff",
                "seat_label": "官方助手",
                "assignee": "小桃",
                "because": "固定时段，成员知道什么时候来。",
                "refs": ["S1-04", "S2-15"],
                "source": "sop:daily/tip/0",
                "id": "daily-0",
            }
        ],
    }


def test_chinese_stays_readable_and_the_order_of_keys_is_fixed(entry, spec):
    lines = render_json(spec("json", entry())).decode().splitlines()
    assert lines[:3] == ["{", '  "group": "demo-01",', '  "title": "示例护肤福利群01",']
    keys = [line.split('"')[1] for line in lines if line.startswith('      "')]
    assert keys == [
        "date", "weekday", "weekday_label", "slot", "slot_label", "starts_at", "until", "channel", "channel_label",
        "kind", "kind_label", "title", "body", "body_bytes", "poster", "seat", "seat_label", "assignee", "because",
        "refs", "source", "id",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_any_text_comes_back_exactly(entry, spec, title, body):
    raw = render_json(spec("json", entry(title=title, body=body), title=title))
    calendar = json.loads(raw)
    assert (calendar["title"], calendar["entries"][0]["title"], calendar["entries"][0]["body"]) == (title, title, body)
    assert raw.endswith(b"\n}\n")
