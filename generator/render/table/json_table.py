"""Owns a calendar as JSON for other programs, and its schema: texts exactly as planned. It knows no other format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.model.artifact import CalendarSpec
from generator.model.entry import QuotaCount, Unplaced, Watched
from generator.model.words import Channel, EntryKind, Seat, Slot, Weekday, Word
from generator.render.table.columns import Fact, entry_row, left_of, local_entries

Schema = dict[str, Any]


def render_json(spec: CalendarSpec) -> bytes:
    """Return one object in UTF-8, as `calendar_schema` tells it; entries are in the calendar's order."""
    calendar = {
        "group": spec.group,
        "title": spec.title,
        "brand": spec.brand,
        "timezone": spec.timezone,
        "from": spec.first.isoformat(),
        "days": spec.days,
        "entries": [_told(entry_row(entry)) for entry in local_entries(spec)],
        "quota": [_told(_count(count)) for count in spec.quota],
        "unplaced": [_told(_unplaced(one)) for one in spec.unplaced],
        "watched": [_told(_watched(one)) for one in spec.watched],
    }
    return (json.dumps(calendar, ensure_ascii=False, indent=2) + "\n").encode()


def _count(count: QuotaCount) -> dict[str, Fact]:
    return {
        "first": count.first,
        "title": count.title,
        "used": count.used,
        "allowed": count.allowed,
        "reserved": count.reserved,
        "left": left_of(count),
    }


def _unplaced(one: Unplaced) -> dict[str, Fact]:
    return {
        "date": one.day,
        "time": one.time,
        "title": one.title,
        "reason": one.reason,
        "winner": one.winner,
        "because": one.because,
        "id": one.id,
    }


def _watched(one: Watched) -> dict[str, Fact]:
    return {
        "cue": one.cue,
        "title": one.title,
        "channel": one.channel,
        "kind": one.kind,
        "seat": one.seat,
        "assignee": one.assignee,
        "body": one.body,
        "done_when": one.done_when,
        "because": one.because,
        "id": one.id,
    }


def _told(facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {key: value for name, fact in facts.items() for key, value in _pairs(name, fact)}


def _pairs(name: str, fact: Fact) -> Iterator[tuple[str, Any]]:
    if isinstance(fact, Word):
        yield name, fact.value
        yield f"{name}_label", fact.label
    else:
        yield name, fact.isoformat() if isinstance(fact, date) else fact


def calendar_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of what `render_json` writes: every key, each told in Chinese."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_object(
            "推送表：一个群一段时间内的全部推送，以及额度、没排进去的和等人触发的。",
            {
                "group": _text("群的编号。"),
                "title": _text("群名，成员看到的那个。"),
                "brand": _text("品牌名。"),
                "timezone": _text("时区，IANA 名称，例如 Asia/Shanghai；下面的日期和时间都按它。"),
                "from": _day("这段时间的第一天。"),
                "days": _number("这段时间有几天。", least=0),
                "entries": _list("推送，按时间先后。", _object("一条推送。", _ENTRY)),
                "quota": _list("群发额度，每个周期一项。", _object("一个周期的群发额度。", _COUNT)),
                "unplaced": _list("没排进去的。", _object("一条没排进去的推送。", _UNPLACED)),
                "watched": _list("没有日期、等人触发的。", _object("一条等人触发的推送。", _WATCHED)),
            },
        ),
    }


def _object(description: str, properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **more}


def _texts(description: str) -> Schema:
    return _list(description, {"type": "string"})


def _day(description: str) -> Schema:
    return _text(f"{description}写成 2026-11-11。", format="date")


def _number(description: str, *, least: int | None = None) -> Schema:
    return {"type": "integer", "description": description, **({} if least is None else {"minimum": least})}


def _word(name: str, words: type[Word], description: str) -> dict[str, Schema]:
    """Return the two keys of a word: for programs, and for people."""
    return {
        name: _text(description, enum=[word.value for word in words]),
        f"{name}_label": _text(f"{description}给人看的中文。", enum=[word.label for word in words]),
    }


_ENTRY = {
    "date": _day("推送的日期。"),
    **_word("weekday", Weekday, "星期几。"),
    **_word("slot", Slot, "时段：早、中、晚。"),
    "starts_at": _text("什么时候发，带时区偏移。", format="date-time"),
    "until": {"type": ["string", "null"], "description": "到什么时候截止，没有就是 null。", "format": "date-time"},
    "status": _text("状态：空，或者“待定”（放假通知没出，日期可能会变）。", enum=["", "待定"]),
    **_word("channel", Channel, "触点：用什么发；task 是同事做的事，不发。"),
    "quota": _text(
        "额度：这条发出后本周期用了几次群发／一共几次，例如 12/30；不占额度就是空。", pattern=r"^(\d+/\d+)?$"
    ),
    **_word("kind", EntryKind, "类型：这条是做什么的；内部的事都是 task。"),
    "title": _text("标题，内部叫法，成员看不到。"),
    "body": _text("要发的内容，原样复制；由人现写的就是空。触点是 task 的不发，这里是给同事的说明。"),
    "body_bytes": _number("内容有多少字节（UTF-8），平台按它限长。", least=0),
    "poster": {
        "type": ["string", "null"],
        "description": "配的海报，在 posters/ 里的文件名（不含扩展名）；没有就是 null。",
    },
    "product": _text("讲的产品，没有就是空。"),
    **_word("seat", Seat, "席位：谁来发。"),
    "assignee": _text("负责人的花名，还没定就是空。"),
    "person": _text("负责人的编号，在 people.yml 里；还没定就是空。"),
    "done_when": _texts("完成标准，逐条。"),
    "note": _text("备注：为了排得下改了什么，没改就是空。"),
    "because": _text("为什么发这条。"),
    "refs": _texts("出处的编号，在 sources.yml 里。"),
    "law": _texts("要求这么做的法规和平台规则。"),
    "source": _text("来源：哪份内容要求发这条，例如 sops/opening。"),
    "id": _text("编号，群内唯一，重新生成也不变。"),
}
_COUNT = {
    "first": _day("周期的第一天。"),
    "title": _text("周期的名字。"),
    "used": _number("已经排了几次群发。", least=0),
    "allowed": _number("平台一共允许几次。", least=0),
    "reserved": _number("留给计划外群发的次数，不算在允许的次数里。", least=0),
    "left": _number("还剩几次：允许的减去排了的；负数就是超了。"),
}
_UNPLACED = {
    "date": _day("原本想在哪天发。"),
    "time": _text("原本想在几点发。"),
    "title": _text("标题。"),
    "reason": _text("为什么没排进去。"),
    "winner": _text("那时排的是什么，没有就是空。"),
    "because": _text("原本为什么要发。"),
    "id": _text("编号，群内唯一。"),
}
_WATCHED = {
    "cue": _text("什么时候发：等什么发生。"),
    "title": _text("标题，内部叫法，成员看不到。"),
    **_word("channel", Channel, "触点：用什么发；task 是同事做的事，不发。"),
    **_word("kind", EntryKind, "类型：这条是做什么的；内部的事都是 task。"),
    **_word("seat", Seat, "席位：谁来发。"),
    "assignee": _text("负责人的花名，还没定就是空。"),
    "body": _text("要发的内容，原样复制；由人现写的就是空。触点是 task 的不发，这里是给同事的说明。"),
    "done_when": _texts("完成标准，逐条。"),
    "because": _text("为什么发这条。"),
    "id": _text("编号，群内唯一。"),
}
