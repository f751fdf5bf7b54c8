"""Owns what a person sends when a cue comes: the newcomer flow and watched conditions. Knows nothing of dates or files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.entry import Watched
from generator.model.place import Path, Place
from generator.model.sop import SopStep
from generator.model.trigger import AfterJoining, AtTime
from generator.model.words import Channel
from generator.plan.cards import say_cards, written_cards
from generator.plan.scripts import Speaker
from generator.plan.variants import spoken


def plan_watched(speaker: Speaker) -> tuple[Watched, ...]:
    """Return the steps of the group's SOPs that wait for a cue: the newcomer flow by delay, then the conditions."""
    flow: list[tuple[int, Watched]] = []
    conditions: list[Watched] = []
    for step, watched in _steps(speaker):
        if isinstance(step.trigger, AfterJoining):
            flow.append((step.trigger.delay_minutes, watched))
        else:
            conditions.append(watched)
    ordered = sorted(flow, key=lambda item: item[0])
    return (*(watched for _, watched in ordered), *conditions)


def _steps(speaker: Speaker) -> Iterator[tuple[SopStep, Watched]]:
    slice, say = speaker.slice, partial(speaker.expand, extra={})
    for key, sop in slice.sops.items():
        for path, stage, step in sop.steps():
            if not isinstance(step.trigger, AtTime):
                place = slice.place("sops", key, *path)
                person = slice.seat_holder(step.seat)
                yield (
                    step,
                    Watched(
                        id=f"sop.{key}.{stage.id}.{step.id}",
                        cue=step.trigger.words(),
                        title=speaker.say(step.title, place.at("title")),
                        channel=step.channel or Channel.MANUAL,
                        kind=step.entry_kind,
                        seat=step.seat,
                        assignee=slice.people[person].name if person else "",
                        body=_body(speaker, step, key, path),
                        because=f"{sop.title} · {stage.title}",
                        done_when=step.done_when,
                        poster=step.poster,
                        cards=say_cards(say, written_cards(slice, step, place)),
                        shopping_link=step.shopping_link,
                        span=_body_place(speaker, step, key, path).text_span,
                    ),
                )


def _body(speaker: Speaker, step: SopStep, key: str, path: Path) -> str:
    text = spoken(speaker.slice, step.script).body if step.script else step.body or ""
    return speaker.say(text, _body_place(speaker, step, key, path))


def _body_place(speaker: Speaker, step: SopStep, key: str, path: Path) -> Place:
    if step.script:
        return spoken(speaker.slice, step.script).place
    return speaker.slice.place("sops", key, *path, "body")
