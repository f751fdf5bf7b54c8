"""A place leads to the line of a part, or of what should have held it."""

from __future__ import annotations

from generator.model.place import Place
from generator.problems import Span

STEP = Place(Span("f", 3, 5), {"title": Place(Span("f", 3, 12)), "body": Place(Span("f", 4, 11), indent=2)})
FILE = Place(Span("f", 1, 1), {"steps": Place(Span("f", 2, 3), {0: STEP})})


def test_a_path_leads_to_its_value() -> None:
    assert FILE.at("steps", 0, "title").span == Span("f", 3, 12)
    assert FILE.at().span == Span("f", 1, 1)


def test_what_nobody_wrote_stands_where_it_should_have_been() -> None:
    assert FILE.at("steps", 0, "poster").span == Span("f", 3, 5)
    assert FILE.at("steps", 9).span == Span("f", 2, 3)


def test_the_text_of_a_block_begins_on_the_next_line() -> None:
    assert FILE.at("steps", 0, "body").text_span == Span("f", 5, 1)
    assert FILE.at("steps", 0, "title").text_span == Span("f", 3, 12)
