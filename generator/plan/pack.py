"""Owns what one group gets for one period. Knows nothing of files, bytes or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.artifact import Artifact, CalendarSpec, DocumentSpec, TableFormat
from generator.model.entry import Message, Watched
from generator.plan.dates import Period
from generator.plan.faq import AnswerSheet, plan_answers, sheet_values
from generator.plan.lotteries import plan_sheets
from generator.plan.lotteries import sheet_values as prize_values
from generator.plan.messages import plan_messages, poster_messages
from generator.plan.posters import plan_posters
from generator.plan.schedule import Schedule, plan_schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice
from generator.plan.spoken import SpokenScript, plan_script, script_values
from generator.plan.views import (
    calendar_values,
    period_values,
    position_values,
    sop_values,
    watched_values,
)
from generator.plan.watched import plan_watched
from generator.plan.wecom import Placeholder, placeholders, plan_requests
from generator.problems import Problem, Span


@dataclass(frozen=True)
class PackPlan:
    """A pack before it is rendered: its files, its calendar, the texts members will read, and what went wrong."""

    slice: Slice
    period: Period
    artifacts: tuple[Artifact, ...]
    schedule: Schedule
    scripts: tuple[SpokenScript, ...]
    answers: tuple[AnswerSheet, ...]
    watched: tuple[Watched, ...]
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...]
    placeholders: tuple[Placeholder, ...] = ()


def plan_pack(slice: Slice, period: Period) -> PackPlan:
    """Return everything `slice` gives its group for `period`."""
    speaker = Speaker(slice)
    schedule = plan_schedule(speaker, period)
    scripts = tuple(plan_script(speaker, key) for key in slice.kind.scripts)
    answers = plan_answers(speaker)
    watched = plan_watched(speaker)
    posters = tuple(plan_posters(speaker, period))
    requests = tuple(plan_requests(slice, schedule.entries, scripts, watched))
    words = _Words(speaker, period, schedule, scripts, answers, watched, posters, requests)
    return PackPlan(
        slice=slice,
        period=period,
        artifacts=(*words.documents(), *_calendars(slice, schedule, watched, period), *posters, *requests),
        schedule=schedule,
        scripts=scripts,
        answers=answers,
        watched=watched,
        messages=(
            *plan_messages(slice, schedule, scripts, answers, watched),
            *poster_messages(slice.key, posters),
        ),
        problems=tuple(dict.fromkeys(speaker.problems)),
        placeholders=placeholders(requests),
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
    answers: tuple[AnswerSheet, ...]
    watched: tuple[Watched, ...]
    posters: tuple[Artifact, ...]
    requests: tuple[Artifact, ...]

    def __post_init__(self) -> None:
        self.sheets = tuple(plan_sheets(self.speaker.slice, self.period))
        self.shared = {**self.speaker.values, "period": period_values(self.period)}
        self.calendar = {
            **calendar_values(self.schedule, self.speaker.slice.group.quota),
            "watched": [watched_values(watched) for watched in self.watched],
        }

    def documents(self) -> tuple[Artifact, ...]:
        """Return the pack's documents; what lacks its template is a problem of the speaker."""
        return tuple(artifact for artifact in self._all() if artifact)

    def _all(self) -> Iterator[Artifact | None]:
        speaker, slice = self.speaker, self.speaker.slice
        yield self._document("calendar.md", "推送表", "calendar", self.calendar)
        for script in self.scripts:
            words = {"script": script_values(script)}
            yield self._document(f"scripts/{script.id}.md", script.title, "script", words, script.when)
        if self.answers:
            sheets = [sheet_values(sheet) for sheet in self.answers]
            yield self._document("scripts/faq.md", "常见问题", "faq", {"sheets": sheets})
        if self.watched:
            yield self._document("scripts/watched.md", "新人流程和待触发", "watched", self.calendar)
        for sheet in self.sheets:
            title = f"{sheet.title}奖品公示单"
            yield self._document(sheet.path, title, "lottery", {"sheet": prize_values(sheet)})
        for key, sop in slice.sops.items():
            words = {"sop": sop_values(speaker, key, sop)}
            yield self._document(f"checklists/{key}.md", f"{sop.title}清单", "checklist", words, sop.when)
        yield self._document("README.md", "先看这里", "readme", {**self.calendar, **self._contents()})

    def _contents(self) -> dict[str, Any]:
        slice = self.speaker.slice
        return {
            "scripts": [{"id": script.id, "title": script.title, "when": script.when} for script in self.scripts],
            "answers": sum(len(sheet.answers) for sheet in self.answers),
            "sops": [{"id": key, "title": sop.title} for key, sop in slice.sops.items()],
            "sheets": [{"path": sheet.path, "title": sheet.title} for sheet in self.sheets],
            "requests": bool(self.requests),
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
