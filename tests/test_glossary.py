"""One word per thing: every YAML key stands in the glossary."""

from __future__ import annotations

from generator.load.homes import HOMES, SETTINGS
from generator.model.catalog import Catalog
from tests.model.test_models import MODELS


def test_every_key_that_people_write_is_a_term_of_the_glossary(starter: Catalog) -> None:
    explained = {key for term in starter.terms.values() for key in term.keys}
    written = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
    assert {"title", "with", "review_after_days"} <= written
    assert written - explained == set()


def test_the_glossary_names_no_key_that_nobody_can_write(starter: Catalog) -> None:
    written = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
    explained = {key for term in starter.terms.values() for key in term.keys}
    assert explained - written == set()


def test_every_kind_of_file_is_covered() -> None:
    assert {SETTINGS.model, *(home.model for home in HOMES)} <= set(MODELS)
