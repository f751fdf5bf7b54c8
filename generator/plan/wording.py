"""Owns the words of a wish: which topic it draws, its title, its body and where they were written. Knows nothing of guards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.place import Place
from generator.model.words import Slot
from generator.plan.candidates import Wish
from generator.plan.rotation import topics_of
from generator.plan.scripts import Speaker, day_values
from generator.plan.slices import Slice
from generator.problems import Span


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a wish before they are expanded for a group and a day.

    `source` names what asked for it, as table and id; `refs` are the items of its method, `law` the laws and
    platform pages behind it.
    """

    title: str
    title_place: Place
    body: str
    body_place: Place
    source: str
    refs: tuple[str, ...]
    law: tuple[str, ...]
    span: Span


class Wording:
    """Finds the words of one group's wishes; the topics of a day are drawn once."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.slice = speaker, speaker.slice
        self._topics: dict[date, dict[Slot, str]] = {}
        self._written: dict[tuple[Any, ...], Written] = speaker.slice.memo.setdefault("written", {})

    def written(self, wish: Wish) -> Written:
        """Return the words of `wish` as they were written; many groups share them, so they are found once."""
        topic = self._topic(wish)
        key = (topic,) if topic else (wish.table, wish.key, wish.path)
        found: Written | None = self._written.get(key)
        if found is None:
            found = _topic_written(self.slice, topic) if topic else _own_written(self.slice, wish)
            self._written[key] = found
        return found

    def title(self, wish: Wish, day: date) -> str:
        """Return the title of `wish` as people read it on `day`."""
        written = self.written(wish)
        return self.say(written.title, written.title_place, wish, day)

    def _topic(self, wish: Wish) -> str | None:
        if wish.topic is None:
            return None
        if wish.day not in self._topics:
            self._topics[wish.day] = topics_of(self.slice, wish.day)
        return self._topics[wish.day].get(wish.slot)

    def say(self, text: str, place: Place, wish: Wish, day: date) -> str:
        """Return some words of `wish` as people read them on `day`."""
        if "{" not in text:
            return text
        return self.speaker.say(text, place, {**wish.values, **day_values(day)})


def _topic_written(slice: Slice, key: str) -> Written:
    topic, place = slice.topics[key], slice.place("topics", key)
    refs, law = _split(topic.refs)
    body = topic.body.strip()
    return Written(topic.title, place.at("title"), body, place.at("body"), f"topics/{key}", refs, law, place.span)


def _own_written(slice: Slice, wish: Wish) -> Written:
    sending, place = wish.sending, slice.place(wish.table, wish.key, *wish.path)
    title = sending.title or (wish.topic.label if wish.topic else "")
    body, body_place = sending.body or "", place.at("body")
    if sending.script:
        body, body_place = slice.scripts[sending.script].body, slice.place("scripts", sending.script, "body")
    refs, law = _split(sending.refs)
    source = f"{wish.table}/{wish.key}"
    return Written(title, place.at("title"), body.strip(), body_place, source, refs, law, place.span)


def _split(refs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the items of the method, such as S2-15, and apart from them the laws and platform pages."""
    items = tuple(ref for ref in refs if ref == "added" or ref.startswith("S"))
    return items, tuple(ref for ref in refs if ref not in items)
