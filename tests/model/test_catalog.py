"""A catalog knows where its values were written, and does not call what is broken missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.catalog import Catalog
from generator.problems import Span


def test_a_part_of_a_value_leads_to_its_line(starter: Catalog) -> None:
    span = starter.span("people", "owner-1", "name")
    assert span.file == "content/people.yml"
    assert span.line > 1


def test_a_value_nobody_wrote_in_a_file_has_a_place_too(starter: Catalog) -> None:
    assert starter.span("kinds", "nowhere", "title") == Span("kinds/nowhere")


@pytest.mark.parametrize(
    ("broken", "table", "key", "has"),
    [
        (("kinds", "flash-2"), "kinds", "flash-2", True),
        (("kinds", "flash-2"), "kinds", "flash-3", False),
        (("people", ""), "people", "anyone", True),
        (("people", ""), "kinds", "anyone", False),
    ],
)
def test_what_is_broken_is_not_missing(
    broken: tuple[str, str], table: str, key: str, has: bool, starter: Catalog
) -> None:
    assert replace(starter, broken=frozenset([broken])).has(table, key) is has
    assert not starter.has(table, key)
