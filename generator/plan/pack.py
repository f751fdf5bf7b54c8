"""Owns what one group gets for one period. Knows nothing of files, bytes or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.artifact import (
    Artifact,
    CalendarSpec,
    DocumentSpec,
    PictureFormat,
    PosterSpec,
    TableFormat,
)
from generator.model.entry import Entry, Message
from generator.model.place import Place
from generator.model.poster import PosterText
from generator.model.sop import Sop
from generator.plan.candidates import trigger_words
from generator.plan.dates import Period, spoken, weekday
from generator.plan.occurrences import occurrences
from generator.plan.schedule import Displaced, Schedule, plan_schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice
from generator.problems import Problem, Span


@dataclass(frozen=True)
class PackPlan:
    """A pack before it is rendered: its files, its calendar, the texts members will read, and what went wrong."""

    group: str
    period: Period
    artifacts: tuple[Artifact, ...]
    schedule: Schedule
    scripts: tuple[SpokenScript, ...]
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class SpokenScript:
    """A script expanded for one group."""

    id: str
    title: str
    kind: str
    channel: str
    when: str
    text: str

    @property
    def text_bytes(self) -> int:
        return len(self.text.encode())


def plan_pack(slice: Slice, period: Period) -> PackPlan:
    """Return everything `slice` gives its group for `period`."""
    speaker = Speaker(slice)
    schedule = plan_schedule(speaker, period)
    scripts = tuple(_spoken(speaker, key) for key in slice.kind.scripts)
    posters = tuple(_posters(speaker, period))
    documents = tuple(_documents(speaker, schedule, scripts, posters, period))
    return PackPlan(
        group=slice.key,
        period=period,
        artifacts=(*documents, *_calendars(slice, schedule, period), *posters),
        schedule=schedule,
        scripts=scripts,
        messages=tuple(_messages(slice, schedule, scripts)),
        problems=tuple(dict.fromkeys(speaker.problems)),
    )


def poster_path(key: str) -> str:
    """Return where in a pack the poster `key` lies."""
    return f"posters/{key}.{PictureFormat.JPEG.value}"


def _spoken(speaker: Speaker, key: str) -> SpokenScript:
    script = speaker.slice.scripts[key]
    text = speaker.say(script.body, speaker.slice.place("scripts", key, "body"))
    return SpokenScript(key, script.title, script.kind.label, script.channel.label, script.when, text)


def _messages(slice: Slice, schedule: Schedule, scripts: tuple[SpokenScript, ...]) -> Iterator[Message]:
    for entry in schedule.entries:
        if entry.body:
            yield Message(entry.body, entry.channel, slice.key, entry.span)
    for spoken_script in scripts:
        span = slice.place("scripts", spoken_script.id, "body").span
        yield Message(spoken_script.text, slice.scripts[spoken_script.id].channel, slice.key, span)


def _calendars(slice: Slice, schedule: Schedule, period: Period) -> Iterator[Artifact]:
    for format in TableFormat:
        spec = CalendarSpec(
            format=format,
            group=slice.key,
            title=slice.group.title,
            brand=slice.brand.name,
            timezone=slice.settings.timezone,
            entries=schedule.entries,
            first=period.first,
            days=period.days,
        )
        yield Artifact(f"calendar.{format.value}", f"推送表（{format.value.upper()}）", spec)


def _documents(
    speaker: Speaker,
    schedule: Schedule,
    scripts: tuple[SpokenScript, ...],
    posters: tuple[Artifact, ...],
    period: Period,
) -> Iterator[Artifact]:
    slice, values = speaker.slice, speaker.values
    shared = {**values, "period": period_values(period)}
    yield from _document(speaker, "calendar.md", "推送表", "calendar", {**shared, **calendar_values(schedule)})
    for script in scripts:
        words = {**shared, "script": {**vars(script), "bytes": script.text_bytes}}
        yield from _document(speaker, f"scripts/{script.id}.md", script.title, "script", words, script.when)
    for key, sop in slice.sops.items():
        words = {**shared, "sop": sop_values(speaker, key, sop)}
        yield from _document(speaker, f"checklists/{key}.md", f"{sop.title}清单", "checklist", words, sop.when)
    files = [{"path": poster.path, "title": poster.title} for poster in posters]
    own: dict[str, Any] = {
        "scripts": [{"id": script.id, "title": script.title, "when": script.when} for script in scripts],
        "sops": [{"id": key, "title": sop.title} for key, sop in slice.sops.items()],
        "posters": files,
        "position": position_values(slice),
        **calendar_values(schedule),
    }
    yield from _document(speaker, "README.md", "先看这里", "readme", {**shared, **own})


def _document(
    speaker: Speaker, path: str, title: str, name: str, values: Mapping[str, Any], because: str = ""
) -> Iterator[Artifact]:
    name = f"pack/{name}.md.j2"
    if template := speaker.slice.templates.get(name):
        yield Artifact(path, title, DocumentSpec(template, values), because)
    else:
        hint = "从新建的工作区里把这个模板复制过来"
        speaker.problems.append(Problem(Span(f"templates/{name}"), "缺少内容包的模板", hint, "pack_template"))


def period_values(period: Period) -> dict[str, Any]:
    """Return a period as templates show it."""
    return {"first": spoken(period.first), "last": spoken(period.last), "days": period.days}


def position_values(slice: Slice) -> dict[str, Any]:
    """Return a group's purpose and kind as people read them."""
    purpose = slice.positioning.purpose
    assert purpose is not None
    return {"purpose": purpose.label, "kind": slice.kind.title}


def calendar_values(schedule: Schedule) -> dict[str, Any]:
    """Return a schedule as templates show it: days of entries, and what gave way."""
    days: dict[Any, list[dict[str, Any]]] = {}
    for entry in schedule.entries:
        days.setdefault(entry.starts_at.date(), []).append(entry_values(entry))
    return {
        "days": [
            {
                "date": spoken(day),
                "iso": day.isoformat(),
                "weekday": weekday(day).label,
                "count": len(rows),
                "entries": rows,
            }
            for day, rows in days.items()
        ],
        "displaced": [_displaced_values(given) for given in schedule.displaced],
    }


def _displaced_values(given: Displaced) -> dict[str, Any]:
    day = given.entry.starts_at.date()
    return {**entry_values(given.entry), "date": spoken(day), "winner": given.winner.title}


def entry_values(entry: Entry) -> dict[str, Any]:
    """Return one entry as templates show it."""
    return {
        "id": entry.id,
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
        "refs": list(entry.refs),
        "poster": poster_path(entry.poster) if entry.poster else "",
        "done_when": list(entry.done_when),
    }


def sop_values(speaker: Speaker, key: str, sop: Sop) -> dict[str, Any]:
    """Return an SOP as its checklist shows it, with days counted for this group."""
    stages = []
    for stage_index, stage in enumerate(sop.stages):
        steps = []
        for step_index, step in enumerate(stage.steps):
            place = speaker.slice.place("sops", key, "stages", stage_index, "steps", step_index)
            steps.append(
                {
                    "title": speaker.say(step.title, place.at("title"), {"day": {"date": "", "weekday": ""}}),
                    "when": trigger_words(speaker.slice.nodes, step.trigger),
                    "at": f"{step.trigger.at:%H:%M}",
                    "seat": step.seat.label,
                    "done_when": list(step.done_when),
                    "kpi": step.kpi or "",
                    "risk": step.risk or "",
                }
            )
        stages.append({"title": stage.title, "goal": stage.goal, "steps": steps})
    return {"title": sop.title, "summary": sop.summary, "when": sop.when, "audience": sop.audience, "stages": stages}


def _posters(speaker: Speaker, period: Period) -> Iterator[Artifact]:
    slice = speaker.slice
    for index, poster in enumerate(slice.kind.posters):
        place = slice.place("kinds", slice.group.kind, "posters", index)
        yield _poster(speaker, poster.id, poster, place, {})
    for run in occurrences(slice, period):
        for index, poster in enumerate(run.campaign.posters):
            place = slice.place("campaigns", run.use.use, "posters", index)
            yield _poster(speaker, run.poster_key(poster.id), poster, place, run.values)


def _poster(speaker: Speaker, key: str, poster: PosterText, place: Place, values: Mapping[str, Any]) -> Artifact:
    slice = speaker.slice
    words: dict[str, str | tuple[str, ...]] = {}
    for name, text in poster.values.items():
        at = place.at("values", name)
        if isinstance(text, str):
            words[name] = speaker.say(text, at, values)
        else:
            words[name] = tuple(speaker.say(line, at.at(index), values) for index, line in enumerate(text))
    spec = PosterSpec(
        layout=slice.layouts[poster.layout],
        theme=slice.brand.theme,
        values=words,
        logo=slice.logo,
        spans={name: place.at("values", name).span for name in poster.values},
    )
    return Artifact(poster_path(key), speaker.say(poster.title, place.at("title"), values), spec)
