"""Owns what a group answers to what members ask. Knows nothing of files or days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.faq import Faq
from generator.model.place import Place
from generator.plan.scripts import Speaker


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a member asks next and the answer to it, which stands at `place`."""

    question: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and the group's answer to it, which stands at `place`."""

    id: str
    question: str
    also: tuple[str, ...]
    text: str
    follow_ups: tuple[FollowUp, ...]
    escalate: str
    place: Place

    @property
    def text_bytes(self) -> int:
        return len(self.text.encode())


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers of one category."""

    title: str
    answers: tuple[Answer, ...]


def plan_answers(speaker: Speaker) -> tuple[AnswerSheet, ...]:
    """Return what the group answers, category by category."""
    return tuple(
        AnswerSheet(file.title, tuple(_answer(speaker, faq) for faq in file.questions))
        for file in speaker.slice.faqs.values()
    )


def _answer(speaker: Speaker, faq: Faq) -> Answer:
    place = speaker.slice.place("answers", faq.id)
    places = (place.at("follow_ups", index, "answer") for index in range(len(faq.follow_ups)))
    follow_ups = tuple(
        FollowUp(item.question, speaker.say(item.answer, at), at)
        for item, at in zip(faq.follow_ups, places, strict=True)
    )
    text = speaker.say(faq.answer, place.at("answer"))
    escalate = speaker.say(faq.escalate or "", place.at("escalate"))
    return Answer(faq.id, faq.question, faq.also, text, follow_ups, escalate, place.at("answer"))


def sheet_values(sheet: AnswerSheet) -> dict[str, Any]:
    """Return the answers of one category as documents show them."""
    return {
        "title": sheet.title,
        "answers": [
            {
                "id": answer.id,
                "question": answer.question,
                "also": list(answer.also),
                "text": answer.text,
                "bytes": answer.text_bytes,
                "follow_ups": [{"question": item.question, "answer": item.text} for item in answer.follow_ups],
                "escalate": answer.escalate,
            }
            for answer in sheet.answers
        ],
    }
