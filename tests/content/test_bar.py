"""The starter is as rich as it is meant to be: how much there is of each kind, and that nothing is missing between."""

from __future__ import annotations

from collections.abc import Callable, Sized
from itertools import product

import pytest

from generator.model.catalog import Catalog
from generator.model.references import citations
from generator.model.words import FaqCategory, Level, QuestionType, Seat
from tests.content.conftest import expect_none

ITEMS = 103
Count = Callable[[Catalog], Sized]
BAR: dict[str, tuple[int, Count]] = {
    "chapters": (14, lambda catalog: catalog.guide),
    "SOPs": (10, lambda catalog: catalog.sops),
    "kinds of group": (6, lambda catalog: catalog.kinds),
    "campaigns": (15, lambda catalog: catalog.campaigns),
    "topics": (200, lambda catalog: catalog.topics),
    "trades of topics": (5, lambda catalog: {trade for topic in catalog.topics.values() for trade in topic.trades}),
    "scripts": (60, lambda catalog: catalog.scripts),
    "answers": (80, lambda catalog: catalog.answers),
    "categories of answers": (4, lambda catalog: {file.category for file in catalog.faqs.values()}),
    "checklists": (10, lambda catalog: catalog.checklists),
    "roles": (5, lambda catalog: catalog.roles),
    "competencies": (6, lambda catalog: catalog.competencies),
    "questions": (120, lambda catalog: catalog.questions),
    "metrics": (20, lambda catalog: catalog.metrics),
    "terms": (150, lambda catalog: catalog.terms),
    "groups": (9, lambda catalog: catalog.groups),
    "brands": (4, lambda catalog: catalog.brands),
}


@pytest.mark.parametrize("name", BAR)
def test_there_is_enough_of_it(starter: Catalog, name: str) -> None:
    least, count = BAR[name]
    counted = len(count(starter))
    assert counted >= least


def test_every_item_of_the_sources_is_cited(starter: Catalog) -> None:
    cited = {ref for citation in citations(starter) for ref in citation.refs}
    assert len(starter.items) == ITEMS
    expect_none(sorted(set(starter.items) - cited))


def test_every_competency_is_asked_for_at_every_level(starter: Catalog) -> None:
    asked = {(question.competency, question.level) for question in starter.questions.values()}
    wanted = set(product(starter.competencies, Level))
    expect_none(sorted((key, level.value) for key, level in wanted - asked))


def test_every_way_of_asking_is_used(starter: Catalog) -> None:
    assert {question.type for question in starter.questions.values()} == set(QuestionType)


def test_every_category_of_answers_has_its_share(starter: Catalog) -> None:
    counts = {category.value: 0 for category in FaqCategory}
    for file in starter.faqs.values():
        counts[file.category.value] += len(file.questions)
    expect_none({name: count for name, count in counts.items() if count < 10})


def test_one_who_chooses_has_four_options_and_points_are_few(starter: Catalog) -> None:
    chosen = [question for question in starter.questions.values() if question.options]
    expect_none([question.id for question in chosen if len(question.options) != 4])
    expect_none([key for key, value in starter.questions.items() if not 3 <= len(value.points) <= 5])


def test_every_role_is_asked_questions(starter: Catalog) -> None:
    asked = {role for question in starter.questions.values() for role in question.roles}
    expect_none(sorted(set(starter.roles) - asked))


def test_every_brand_has_people_for_a_group(starter: Catalog) -> None:
    held = {(person.brand, seat) for person in starter.people.values() for seat in person.seats}
    expect_none([brand for brand in starter.brands if (brand, Seat.OWNER) not in held])
