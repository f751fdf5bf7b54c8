"""Owns messages: each text a group would send, with what platforms limit of it. Knows nothing of limits or files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.artifact import Artifact, PosterSpec
from generator.model.card import LinkCard
from generator.model.entry import Message, SaidCard, Watched
from generator.model.layout.words import NeedKind
from generator.model.words import Channel, EntryKind, Thing
from generator.plan.faq import AnswerSheet
from generator.plan.schedule import Schedule
from generator.plan.slices import Slice
from generator.plan.spoken import SpokenScript
from generator.problems import Span

# What of a card is limited, by the field that holds it.
_LINK = {
    "title": Thing.LINK_TITLE,
    "description": Thing.LINK_DESCRIPTION,
    "url": Thing.LINK_URL,
    "picture": Thing.LINK_PICTURE,
}
_MINIPROGRAM = {"title": Thing.MINIPROGRAM_TITLE}


def plan_messages(
    slice: Slice,
    schedule: Schedule,
    scripts: Iterable[SpokenScript],
    answers: Iterable[AnswerSheet],
    watched: Iterable[Watched],
) -> Iterator[Message]:
    """Yield what members of a group would read; tasks are read by the team alone."""
    for entry in schedule.entries:
        if not entry.is_task:
            yield from _sent(slice.key, entry.channel, entry.body, entry.text_span, entry.kind, entry.shopping_link)
            yield from _beside(slice.key, entry.channel, entry.poster, entry.cards, entry.span)
    for row in watched:
        if row.channel is not Channel.TASK:
            yield from _sent(slice.key, row.channel, row.body, row.span, row.kind, row.shopping_link)
            yield from _beside(slice.key, row.channel, row.poster, row.cards, row.span)
    for script in scripts:
        value = slice.scripts[script.id]
        if script.text:
            yield Message(script.text, value.channel, slice.key, script.own.place.text_span, script=value.kind)
        yield from _beside(slice.key, value.channel, None, script.cards, script.own.place.text_span)
    for answer in (answer for sheet in answers for answer in sheet.answers):
        said = [(answer.text, answer.place), *((item.text, item.place) for item in answer.follow_ups)]
        yield from (Message(text, Channel.MANUAL, slice.key, place.text_span) for text, place in said)


def _sent(
    group: str, channel: Channel, text: str, span: Span, kind: EntryKind, shopping_link: bool
) -> Iterator[Message]:
    if text:
        yield Message(text, channel, group, span, kind=kind, shopping_link=shopping_link)


def _beside(
    group: str, channel: Channel, poster: str | None, cards: tuple[SaidCard, ...], span: Span
) -> Iterator[Message]:
    """Yield what is sent beside a text: how many things, and the words of cards.

    Moments carry either pictures or a link; elsewhere all things are counted together.
    """
    count = len(cards) + bool(poster)
    only_pictures = channel is Channel.MOMENTS and not cards
    if count:
        yield Message("", channel, group, span, Thing.PICTURES if only_pictures else Thing.ATTACHMENTS, count)
    for item in cards:
        for name, thing in (_LINK if isinstance(item.card, LinkCard) else _MINIPROGRAM).items():
            if text := getattr(item.card, name):
                yield Message(text, channel, group, item.place.at(name).text_span, thing)


def poster_messages(group: str, posters: Iterable[Artifact]) -> Iterator[Message]:
    """Yield the words that stand on the posters of a group, each field on its own; pictures are sent by hand."""
    for spec in (artifact.spec for artifact in posters):
        assert isinstance(spec, PosterSpec)
        for name, said in spec.values.items():
            need = spec.layout.needs.get(name)
            if need is None or need.kind in (NeedKind.TEXT, NeedKind.LIST):
                text = said if isinstance(said, str) else "\n".join(said)
                yield Message(text, Channel.MANUAL, group, spec.spans[name], Thing.POSTER)
