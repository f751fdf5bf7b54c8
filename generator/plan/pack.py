"""Owns what one group gets for one period. Knows nothing of files, bytes or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.artifact import Artifact, CalendarSpec, DocumentSpec, PosterSpec, TableFormat
from generator.model.entry import Message, Watched
from generator.model.place import Place
from generator.model.poster import PosterText
from generator.plan.dates import Period
from generator.plan.occurrences import occurrences
from generator.plan.schedule import Schedule, plan_schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice
from generator.plan.views import (
    calendar_values,
    period_values,
    position_values,
    poster_path,
    sop_values,
    watched_values,
)
from generator.plan.watched import plan_watched
from generator.problems import Problem, Span


@dataclass(frozen=True)
class PackPlan:
    """A pack before it is rendered: its files, its calendar, the texts members will read, and what went wrong."""

    group: str
    period: Period
    artifacts: tuple[Artifact, ...]
    schedule: Schedule
    scripts: tuple[SpokenScript, ...]
    watched: tuple[Watched, ...]
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
    watched = plan_watched(speaker)
    posters = tuple(_posters(speaker, period))
    words = _Words(speaker, period, schedule, scripts, watched, posters)
    return PackPlan(
        group=slice.key,
        period=period,
        artifacts=(*words.documents(), *_calendars(slice, schedule, watched, period), *posters),
        schedule=schedule,
        scripts=scripts,
        watched=watched,
        messages=tuple(_messages(slice, schedule, scripts)),
        problems=tuple(dict.fromkeys(speaker.problems)),
    )


def _spoken(speaker: Speaker, key: str) -> SpokenScript:
    script = speaker.slice.scripts[key]
    text = speaker.say(script.body, speaker.slice.place("scripts", key, "body"))
    return SpokenScript(key, script.title, script.kind.label, script.channel.label, script.when, text)


def _messages(slice: Slice, schedule: Schedule, scripts: tuple[SpokenScript, ...]) -> Iterator[Message]:
    for entry in schedule.entries:
        if entry.body:
            yield Message(entry.body, entry.channel, slice.key, entry.span)
    for script in scripts:
        yield Message(
            script.text, slice.scripts[script.id].channel, slice.key, slice.place("scripts", script.id, "body").span
        )


def _calendars(slice: Slice, schedule: Schedule, watched: tuple[Watched, ...], period: Period) -> Iterator[Artifact]:
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
            quota=schedule.quota,
            unplaced=schedule.unplaced,
            watched=watched,
        )
        yield Artifact(f"calendar.{format.value}", f"推送表（{format.value.upper()}）", spec)


@dataclass
class _Words:
    """The documents of a pack."""

    speaker: Speaker
    period: Period
    schedule: Schedule
    scripts: tuple[SpokenScript, ...]
    watched: tuple[Watched, ...]
    posters: tuple[Artifact, ...]

    def __post_init__(self) -> None:
        self.shared = {**self.speaker.values, "period": period_values(self.period)}
        self.calendar = {
            **calendar_values(self.schedule),
            "watched": [watched_values(watched) for watched in self.watched],
        }

    def documents(self) -> tuple[Artifact, ...]:
        """Return the pack's documents; what lacks its template is a problem of the speaker."""
        return tuple(artifact for artifact in self._all() if artifact)

    def _all(self) -> Iterator[Artifact | None]:
        speaker, slice = self.speaker, self.speaker.slice
        yield self._document("calendar.md", "推送表", "calendar", self.calendar)
        for script in self.scripts:
            words = {"script": {**vars(script), "bytes": script.text_bytes}}
            yield self._document(f"scripts/{script.id}.md", script.title, "script", words, script.when)
        if self.watched:
            yield self._document("scripts/watched.md", "新人流程和待触发", "watched", self.calendar)
        for key, sop in slice.sops.items():
            words = {"sop": sop_values(speaker, key, sop)}
            yield self._document(f"checklists/{key}.md", f"{sop.title}清单", "checklist", words, sop.when)
        yield self._document("README.md", "先看这里", "readme", {**self.calendar, **self._contents()})

    def _contents(self) -> dict[str, Any]:
        slice = self.speaker.slice
        return {
            "scripts": [{"id": script.id, "title": script.title, "when": script.when} for script in self.scripts],
            "sops": [{"id": key, "title": sop.title} for key, sop in slice.sops.items()],
            "posters": [{"path": poster.path, "title": poster.title} for poster in self.posters],
            "position": position_values(slice),
        }

    def _document(
        self, path: str, title: str, name: str, values: Mapping[str, Any], because: str = ""
    ) -> Artifact | None:
        name = f"pack/{name}.md.j2"
        if template := self.speaker.slice.templates.get(name):
            return Artifact(path, title, DocumentSpec(template, {**self.shared, **values}), because)
        hint = "从新建的工作区里把这个模板复制过来"
        self.speaker.problems.append(Problem(Span(f"templates/{name}"), "缺少内容包的模板", hint, "pack_template"))
        return None


def _posters(speaker: Speaker, period: Period) -> Iterator[Artifact]:
    slice = speaker.slice
    for index, poster in enumerate(slice.kind.posters):
        place = slice.place("kinds", slice.group.kind, "posters", index)
        yield _poster(speaker, poster.id, poster, place, {})
    for run in (run for run in occurrences(slice, period) if not run.barred):
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
