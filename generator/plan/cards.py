"""Owns cards as a group says them: expanded, with the place of each of their words. Knows nothing of days or files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.model.artifact import TextTemplate
from generator.model.card import Card
from generator.model.entry import SaidCard
from generator.model.place import Place
from generator.model.sop import Sending
from generator.plan.scripts import template_at
from generator.plan.slices import Slice

Say = Callable[[TextTemplate], str]


def written_cards(slice: Slice, sending: Sending, place: Place) -> tuple[SaidCard, ...]:
    """Return the cards of what is sent, and those of the script it sends, as they were written."""
    return _at(sending.cards, place) + (script_cards(slice, sending.script) if sending.script else ())


def script_cards(slice: Slice, script: str) -> tuple[SaidCard, ...]:
    """Return the cards of a script as they were written."""
    return _at(slice.scripts[script].cards, slice.place("scripts", script))


def say_cards(say: Say, cards: Iterable[SaidCard]) -> tuple[SaidCard, ...]:
    """Return `cards` with each of their words expanded by `say`."""
    return tuple(replace(item, card=_said(say, item)) for item in cards)


def _at(cards: tuple[Card, ...], place: Place) -> tuple[SaidCard, ...]:
    return tuple(SaidCard(card, place.at("cards", index)) for index, card in enumerate(cards))


def _said(say: Say, item: SaidCard) -> Card:
    words = {name: text for name, text in item.card if name != "type" and text is not None}
    said = {name: say(template_at(text, item.place.at(name))) for name, text in words.items()}
    return item.card.model_copy(update=said)
