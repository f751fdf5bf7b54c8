"""Owns the pages of what is kept in stock: topics by trade, and what members ask by category.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.faq import Faq
from generator.model.rhythm import Topic, TopicFile
from generator.model.words import TopicKind
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.page import Page
from generator.plan.site.speech import with_blanks
from generator.plan.site.usage import Usage


def bank_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield a page for each bank of topics and each category of members' questions."""
    for key, bank in catalog.banks.items():
        yield _bank(catalog, atlas, usage, key, bank)
    for key, file in catalog.faqs.items():
        here = home_of("faqs", key)
        values = {"questions": [_faq(catalog, atlas, usage, here, faq) for faq in file.questions]}
        lead = f"{file.category.label}：{len(file.questions)} 个成员常问的问题，和可以直接发的答复。"
        yield Page(here, file.title, lead, catalog.span("faqs", key).file, "faq", values)


def _bank(catalog: Catalog, atlas: Atlas, usage: Usage, key: str, bank: TopicFile) -> Page:
    here = home_of("banks", key)
    sections = [
        {
            "id": kind.value,
            "title": kind.label,
            "topics": [_topic(catalog, usage, here, topic) for topic in bank.topics if topic.kind is kind],
        }
        for kind in TopicKind
    ]
    values = {
        "sections": [section for section in sections if section["topics"]],
        "refs": atlas.refs(here, (ref for topic in bank.topics for ref in topic.refs)),
    }
    lead = f"{len(bank.topics)} 个可以直接发的话题，推送表按一周的节奏轮着用。"
    return Page(here, bank.title, lead, catalog.span("banks", key).file, "bank", values)


def _topic(catalog: Catalog, usage: Usage, here: str, topic: Topic) -> dict[str, Any]:
    months = f"{'、'.join(str(month) for month in topic.months)} 月" if topic.months else ""
    text = with_blanks(topic.body, catalog.place("topics", topic.id, "body"))
    return {
        "id": topic.id,
        "title": topic.title,
        "text": text,
        "bytes": len(text.encode()),
        "chips": [
            *(slot.label for slot in topic.slots),
            *(catalog.kinds[kind].title for kind in topic.kinds),
            *filter(None, [months]),
        ],
        "used": usage.rows(here, "topics", topic.id),
    }


def _faq(catalog: Catalog, atlas: Atlas, usage: Usage, here: str, faq: Faq) -> dict[str, Any]:
    place = catalog.place("answers", faq.id)
    answer = with_blanks(faq.answer, place.at("answer"))
    return {
        "id": faq.id,
        "question": faq.question,
        "also": list(faq.also),
        "answer": answer,
        "bytes": len(answer.encode()),
        "follow_ups": [
            {
                "question": item.question,
                "answer": with_blanks(item.answer, place.at("follow_ups", index, "answer")),
            }
            for index, item in enumerate(faq.follow_ups)
        ],
        "escalate": faq.escalate or "",
        "chips": [f"只给{atlas.trade(trade)}" for trade in faq.trades],
        "used": usage.rows(here, "answers", faq.id),
        "refs": atlas.refs(here, faq.refs),
    }
