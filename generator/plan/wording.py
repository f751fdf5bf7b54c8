"""Owns the words of a wish: which topic it draws, its title, its body and where they were written. Knows nothing of guards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.artifact import TextTemplate
from generator.model.entry import SaidCard
from generator.model.words import Slot
from generator.plan.cards import written_cards
from generator.plan.rotation import topics_of
from generator.plan.scripts import Speaker, day_values, template_at
from generator.plan.slices import Slice
from generator.plan.variants import spoken
from generator.plan.wish import Wish
from generator.problems import Span


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a wish before they are expanded for a group and a day, as templates.

    `source` names what asked for it, as table and id; `refs` are the items of its method, `law` the laws and
    platform pages behind it.
    """

    title: TextTemplate
    body: TextTemplate
    source: str
    refs: tuple[str, ...]
    law: tuple[str, ...]
    span: Span
    cards: tuple[SaidCard, ...] = ()
    shopping_link: bool = False


class Wording:
    """Finds the words of one group's wishes; the topics of a day are drawn once."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.slice = speaker, speaker.slice
        self._topics: dict[date, dict[Slot, str]] = {}
        self._written: dict[tuple[Any, ...], Written] = speaker.slice.memo.setdefault("written", {})

    def written(self, wish: Wish) -> Written:
        """Return the words of `wish` as they were written; many groups share them, so they are found once."""
        topic = self._topic(wish)
        key = (topic,) if topic else (wish.table, wish.key, wish.path, self._letter(wish))
        found: Written | None = self._written.get(key)
        if found is None:
            found = _topic_written(self.slice, topic) if topic else _own_written(self.slice, wish)
            self._written[key] = found
        return found

    def title(self, wish: Wish, day: date) -> str:
        """Return the title of `wish` as people read it on `day`."""
        return self.say(self.written(wish).title, wish, day)

    def _topic(self, wish: Wish) -> str | None:
        if wish.topic is None:
            return None
        if wish.day not in self._topics:
            self._topics[wish.day] = topics_of(self.slice, wish.day)
        return self._topics[wish.day].get(wish.slot)

    def _letter(self, wish: Wish) -> str:
        """Return which wording of its script a wish is sent in: groups that speak the same one share it."""
        script = wish.sending.script
        return spoken(self.slice, script).letter if script and self.slice.scripts[script].variants else ""

    def say(self, template: TextTemplate, wish: Wish, day: date) -> str:
        """Return some words of `wish` as people read them on `day`."""
        if "{" not in template.text:
            return template.text
        return self.speaker.expand(template, {**wish.values, **day_values(day)})


def _topic_written(slice: Slice, key: str) -> Written:
    topic, place = slice.topics[key], slice.place("topics", key)
    refs, law = _split(topic.refs)
    title, body = template_at(topic.title, place.at("title")), template_at(topic.body.strip(), place.at("body"))
    return Written(title, body, f"topics/{key}", refs, law, place.span, shopping_link=topic.shopping_link)


def _own_written(slice: Slice, wish: Wish) -> Written:
    sending, place = wish.sending, slice.place(wish.table, wish.key, *wish.path)
    title = template_at(sending.title or (wish.topic.label if wish.topic else ""), place.at("title"))
    body = template_at((sending.body or "").strip(), place.at("body"))
    if sending.script:
        wording = spoken(slice, sending.script)
        body = template_at(wording.body.strip(), wording.place)
    refs, law = _split(sending.refs)
    cards = written_cards(slice, sending, place)
    return Written(title, body, f"{wish.table}/{wish.key}", refs, law, place.span, cards, sending.shopping_link)


def _split(refs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the items of the method, such as S2-15, and apart from them the laws and platform pages."""
    items = tuple(ref for ref in refs if ref == "added" or ref.startswith("S"))
    return items, tuple(ref for ref in refs if ref not in items)
