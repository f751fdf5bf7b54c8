"""Owns how planned values look to templates: plain words and lists. Knows nothing of files or formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from generator.model.entry import Entry, QuotaCount, Unplaced, Watched
from generator.model.place import Place
from generator.model.sop import Sop, SopStep
from generator.model.words import Channel, Quota
from generator.plan.dates import Period, spoken, weekday
from generator.plan.posters import poster_path
from generator.plan.schedule import Schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice
from generator.plan.steps import trigger_words


def period_values(period: Period) -> dict[str, Any]:
    """Return a period as templates show it."""
    return {"first": spoken(period.first), "last": spoken(period.last), "days": period.days}


def position_values(slice: Slice) -> dict[str, Any]:
    """Return a group's purpose and kind as people read them."""
    purpose = slice.positioning.purpose
    assert purpose is not None
    return {"purpose": purpose.label, "kind": slice.kind.title}


def calendar_values(schedule: Schedule, quota: Quota) -> dict[str, Any]:
    """Return a schedule as templates show it: days of entries, the quota meter, and what found no place."""
    days: dict[date, list[dict[str, Any]]] = {}
    for entry in schedule.entries:
        days.setdefault(entry.starts_at.date(), []).append(entry_values(entry))
    return {
        "days": [{**_day_values(day), **_counts(rows), "entries": rows} for day, rows in days.items()],
        "quota": [] if quota is Quota.ONE_PER_DAY else [quota_values(count) for count in schedule.quota],
        "quota_rule": _daily_words(schedule.quota) if quota is Quota.ONE_PER_DAY else "",
        "unplaced": [unplaced_values(row) for row in schedule.unplaced],
        "provisional": any(entry.status for entry in schedule.entries),
    }


def _counts(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many of a day's entries are sent, and how many are tasks of the team."""
    tasks = sum(row["is_task"] for row in rows)
    return {"count": len(rows) - tasks, "tasks": tasks}


def count_words(tasks: int, total: int, measure: str) -> str:
    """Return how much there is to do, as people say it: what is sent, and what the team does for itself.

    >>> count_words(2, 5, "条"), count_words(0, 3, "条"), count_words(1, 1, "条")
    ('3 条，2 件内部的事', '3 条', '1 件内部的事')
    """
    told = ((total - tasks, measure), (tasks, "件内部的事"))
    return "，".join(f"{count} {word}" for count, word in told if count)


def _daily_words(counts: Sequence[QuotaCount]) -> str:
    """Return the rule of a quota that counts by the day, and its heaviest day: a row for each day would hide both."""
    if not counts:
        return ""
    most = max(counts, key=lambda count: count.asked)
    rule = f"群发每天最多 {most.allowed} 条"
    if most.asked <= most.allowed:
        return f"{rule}，没有哪天超过。"
    return (
        f"{rule}。最多的一天是 {most.title}，想发 {most.asked} 条，多出的 {most.asked - most.used} 条改为手动或公告。"
    )


def _day_values(day: date) -> dict[str, Any]:
    return {"date": spoken(day), "iso": day.isoformat(), "weekday": weekday(day).label}


def quota_values(count: QuotaCount) -> dict[str, Any]:
    """Return the quota meter of a span as templates show it."""
    left = count.allowed - count.used
    return {
        "title": count.title,
        "used": count.used,
        "allowed": count.allowed,
        "reserved": count.reserved,
        "left": left,
    }


def unplaced_values(row: Unplaced) -> dict[str, Any]:
    """Return something that found no place as templates show it."""
    return {
        **_day_values(row.day),
        "time": row.time,
        "title": row.title,
        "reason": row.reason,
        "winner": row.winner,
        "because": row.because,
    }


@lru_cache(maxsize=8192)  # a pack's documents, its page and its board show the same ones
def entry_values(entry: Entry) -> dict[str, Any]:
    """Return one entry as templates show it. Nobody changes it: all who ask get the same."""
    return {
        "id": entry.id,
        "is_task": entry.is_task,
        "time": f"{entry.starts_at:%H:%M}",
        "until": f"{entry.until:%H:%M}" if entry.until else "",
        "slot": entry.slot.label,
        "channel": entry.channel.label,
        "channel_key": entry.channel.value,
        "kind": entry.kind.label,
        "kind_key": entry.kind.value,
        "title": entry.title,
        "body": entry.body,
        "bytes": entry.body_bytes,
        "seat": entry.seat.label,
        "assignee": entry.assignee,
        "because": entry.because,
        "refs": [*entry.refs, *entry.law],
        "poster": poster_path(entry.poster) if entry.poster else "",
        "cards": [{"title": said.card.title, "address": getattr(said.card, "url", "")} for said in entry.cards],
        "done_when": list(entry.done_when),
        "quota": entry.quota,
        "status": entry.status,
        "note": entry.note,
    }


def watched_values(watched: Watched) -> dict[str, Any]:
    """Return something that waits for its cue as templates show it."""
    return {
        "id": watched.id,
        "is_task": watched.channel is Channel.TASK,
        "cue": watched.cue,
        "title": watched.title,
        "channel": watched.channel.label,
        "channel_key": watched.channel.value,
        "kind": watched.kind.label,
        "kind_key": watched.kind.value,
        "seat": watched.seat.label,
        "assignee": watched.assignee,
        "body": watched.body,
        "bytes": len(watched.body.encode()),
        "because": watched.because,
        "done_when": list(watched.done_when),
    }


def sop_values(speaker: Speaker, key: str, sop: Sop) -> dict[str, Any]:
    """Return an SOP as its checklist shows it."""
    stages: list[dict[str, Any]] = [{"title": stage.title, "goal": stage.goal, "steps": []} for stage in sop.stages]
    for path, _, step in sop.steps():
        place = speaker.slice.place("sops", key, *path)
        stages[int(path[1])]["steps"].append(
            {
                "title": speaker.say(step.title, place.at("title"), _NO_DAY),
                "when": " ".join(filter(None, [trigger_words(speaker.slice.nodes, step.trigger), step.trigger.window])),
                "seat": step.seat.label,
                "is_task": step.is_task,
                "note": _note(speaker, step, place),
                "done_when": list(step.done_when),
                "kpi": step.kpi or "",
                "risk": step.risk or "",
            }
        )
    return {"title": sop.title, "summary": sop.summary, "when": sop.when, "audience": sop.audience, "stages": stages}


def _note(speaker: Speaker, step: SopStep, place: Place) -> str:
    """Return what a task tells whoever does it; what is sent stands in the calendar."""
    return speaker.say(step.body, place.at("body"), _NO_DAY) if step.is_task and step.body else ""


# A checklist is for every day, so a title that names its day stays without one.
_NO_DAY: Mapping[str, Any] = {"day": {"date": "", "weekday": ""}}
