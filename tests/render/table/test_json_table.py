import json
import re
from datetime import datetime
from functools import reduce
from operator import getitem

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.table.json_table import calendar_schema, render_json

# Formats count here: without a checker they would be comments. jsonschema knows no date-time by itself.
FORMATS = jsonschema.FormatChecker(["date"])
FORMATS.checks("date-time", ValueError)(
    lambda told: told is None or datetime.fromisoformat(told).utcoffset() is not None
)
VALID = jsonschema.Draft202012Validator(calendar_schema(), format_checker=FORMATS)


def test_it_says_all_that_a_calendar_says(full, beside, spec):
    assert json.loads(render_json(spec("json", full, **beside))) == {
        "group": "demo-01",
        "title": "示例护肤福利群01",
        "brand": "示例护肤",
        "timezone": "Asia/Shanghai",
        "from": "2026-11-11",
        "days": 1,
        "entries": [
            {
                "date": "2026-11-11",
                "weekday": "wednesday",
                "weekday_label": "周三",
                "slot": "morning",
                "slot_label": "早",
                "starts_at": "2026-11-11T08:30:00+08:00",
                "until": "2026-11-11T22:00:00+08:00",
                "status": "待定",
                "channel": "broadcast",
                "channel_label": "群发",
                "quota": "12/30",
                "kind": "value",
                "kind_label": "干货",
                "title": "成分小知识：烟酰胺",
                "body": "先湿敷，再上精华；\n白天防晒。",
                "body_bytes": 43,
                "poster": "daily-tip",
                "product": "修护精华",
                "seat": "staff",
                "seat_label": "官方助手",
                "assignee": "小桃",
                "person": "assistant-1",
                "done_when": ["10 分钟内发出", "截图存档"],
                "note": "本来在 07:30，安静时段改到 08:30。",
                "because": "固定时段，成员知道什么时候来。",
                "refs": ["S1-04", "S2-15"],
                "law": ["广告法第 16 条", "互联网广告管理办法"],
                "source": "sop:daily/tip/0",
                "id": "daily-0",
            }
        ],
        "quota": [
            {"first": "2026-11-01", "title": "2026年11月", "used": 12, "allowed": 26, "reserved": 4, "left": 14},
            {"first": "2026-12-01", "title": "2026年12月", "used": 28, "allowed": 26, "reserved": 5, "left": -2},
        ],
        "unplaced": [
            {
                "date": "2026-11-13",
                "time": "20:00",
                "title": "限时加码",
                "reason": "本月群发额度已满（30/30）。",
                "winner": "双十一预热",
                "because": "活动第二阶段。",
                "id": "campaign-1",
            }
        ],
        "watched": [
            {
                "cue": "入群后 30 分钟",
                "title": "首单券提醒",
                "channel": "private",
                "channel_label": "私聊",
                "kind": "promo",
                "kind_label": "营销",
                "seat": "staff",
                "seat_label": "官方助手",
                "assignee": "小桃",
                "body": "首单券今天有效。\n不需要的话回复“不用”。",
                "done_when": ["对方没领才发", "只发一次"],
                "because": "新人 72 小时内没人理会就不说话了。",
                "id": "newcomer-0",
            }
        ],
    }


def test_chinese_stays_readable_and_the_order_of_keys_is_fixed(entry, spec):
    lines = render_json(spec("json", entry())).decode().splitlines()
    assert lines[:3] == ["{", '  "group": "demo-01",', '  "title": "示例护肤福利群01",']
    keys = [line.split('"')[1] for line in lines if line.startswith('      "')]
    assert keys == [
        "date", "weekday", "weekday_label", "slot", "slot_label", "starts_at", "until", "status", "channel",
        "channel_label", "quota", "kind", "kind_label", "title", "body", "body_bytes", "poster", "product", "seat",
        "seat_label", "assignee", "person", "done_when", "note", "because", "refs", "law", "source", "id",
    ]  # fmt: skip


def keys_of(value):
    """Return the keys of a value of JSON, and of what it holds, as paths."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    return {(key, *rest) for key, held in value.items() for rest in [(), *keys_of(held)]}


def keys_told(schema):
    """Return the same paths as a schema tells them."""
    if "items" in schema:
        return keys_told(schema["items"])
    return {(key, *rest) for key, held in schema.get("properties", {}).items() for rest in [(), *keys_told(held)]}


def test_every_key_is_in_the_schema_and_every_key_of_the_schema_is_written(full, beside, spec):
    assert keys_of(json.loads(render_json(spec("json", full, **beside)))) == keys_told(calendar_schema())


def test_the_schema_is_a_schema_and_told_in_chinese():
    schema = calendar_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]

    def check(told, path):
        assert re.search("[一-鿿].*。$", told["description"]), path
        for key, held in told.get("properties", {}).items():
            check(held, (*path, key))
        if told.get("items", {}).get("type") == "object":
            check(told["items"], (*path, "[]"))

    check(schema, ())


@pytest.mark.parametrize("held", ["nothing", "a month", "everything"])
def test_a_calendar_is_valid(held, month, full, beside, entry, spec):
    one = {
        "nothing": spec("json"),
        "a month": spec("json", *month),
        "everything": spec("json", full, entry(poster=None, assignee="", body=""), **beside),
    }[held]
    VALID.validate(json.loads(render_json(one)))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("from",), "2026年11月"),
        (("entries", 0, "starts_at"), "20:00"),
        (("entries", 0, "channel"), "群发"),
        (("entries", 0, "quota"), "12"),
        (("entries", 0, "status"), "tentative"),
        (("entries", 0, "refs"), "S1-04"),
        (("entries", 0, "secret"), 1),
        (("quota", 0, "used"), -1),
        (("watched", 0, "body"), None),
    ],
)
def test_what_is_wrong_is_not_valid(path, wrong, full, beside, spec):
    calendar = json.loads(render_json(spec("json", full, **beside)))
    *way, last = path
    reduce(getitem, way, calendar)[last] = wrong
    assert not VALID.is_valid(calendar)


@given(st.text(), st.text())
def test_any_text_comes_back_exactly(entry, spec, title, body):
    raw = render_json(spec("json", entry(title=title, body=body), title=title))
    calendar = json.loads(raw)
    assert (calendar["title"], calendar["entries"][0]["title"], calendar["entries"][0]["body"]) == (title, title, body)
    assert raw.endswith(b"\n}\n")
    VALID.validate(calendar)
