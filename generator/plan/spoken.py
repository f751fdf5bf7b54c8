"""Owns a group's scripts as it says them: expanded, its own wording first. Knows nothing of files or days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.entry import SaidCard
from generator.model.place import Place
from generator.plan.cards import say_cards, script_cards
from generator.plan.scripts import Speaker
from generator.plan.variants import Wording, wordings


@dataclass(frozen=True, slots=True)
class SpokenWording:
    """One wording of a script expanded for a group."""

    letter: str
    title: str
    text: str
    place: Place

    @property
    def text_bytes(self) -> int:
        return len(self.text.encode())


@dataclass(frozen=True, slots=True)
class SpokenScript:
    """A script expanded for one group: the wording it speaks, and the others."""

    id: str
    title: str
    kind: str
    channel: str
    when: str
    own: SpokenWording
    others: tuple[SpokenWording, ...] = ()
    cards: tuple[SaidCard, ...] = ()

    @property
    def text(self) -> str:
        return self.own.text

    @property
    def text_bytes(self) -> int:
        return self.own.text_bytes


def plan_script(speaker: Speaker, key: str) -> SpokenScript:
    """Return a script as the group says it."""
    script = speaker.slice.scripts[key]
    own, *others = (_say(speaker, wording) for wording in wordings(speaker.slice, key))
    return SpokenScript(
        id=key,
        title=script.title,
        kind=script.kind.label,
        channel=script.channel.label,
        when=script.when,
        own=own,
        others=tuple(others),
        cards=say_cards(partial(speaker.expand, extra={}), script_cards(speaker.slice, key)),
    )


def _say(speaker: Speaker, wording: Wording) -> SpokenWording:
    return SpokenWording(wording.letter, wording.title, speaker.say(wording.body, wording.place), wording.place)


def script_values(script: SpokenScript) -> Mapping[str, Any]:
    """Return a script as documents show it."""
    return {
        "id": script.id,
        "title": script.title,
        "kind": script.kind,
        "channel": script.channel,
        "when": script.when,
        "text": script.text,
        "bytes": script.text_bytes,
        "letter": script.own.letter,
        "others": [
            {"letter": other.letter, "title": other.title, "text": other.text, "bytes": other.text_bytes}
            for other in script.others
        ],
    }
