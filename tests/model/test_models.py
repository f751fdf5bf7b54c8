"""What every model keeps: it is frozen, refuses what it does not know, and says in Chinese what each field is."""

from __future__ import annotations

import importlib
import pkgutil
import re
import typing

import pytest
from pydantic import BaseModel, ValidationError

import generator.model
from generator.load.homes import HOMES, SETTINGS
from generator.model.brand import Persona
from generator.model.value import Knowledge, Value


def _models() -> tuple[type[Value], ...]:
    for module in pkgutil.iter_modules(generator.model.__path__, "generator.model."):
        importlib.import_module(module.name)
    found, waiting = [], [Value]
    while waiting:
        for model in waiting.pop().__subclasses__():
            waiting.append(model)
            if model.__module__.startswith("generator.model."):
                found.append(model)
    return tuple(sorted(set(found), key=lambda model: model.__qualname__))


MODELS = _models()
ids = [model.__name__ for model in MODELS]


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_every_field_is_described_in_one_chinese_sentence(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        described = field.description or ""
        assert re.search(r"[一-鿿]", described), f"{model.__name__}.{name} has no description"
        assert described.endswith("。"), f"{model.__name__}.{name}: {described}"


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_every_model_is_frozen_and_refuses_unknown_keys(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.__doc__


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_nothing_a_model_holds_can_be_changed(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert "list[" not in str(field.annotation), f"{model.__name__}.{name}"
        assert "set[" not in str(field.annotation), f"{model.__name__}.{name}"


@pytest.mark.parametrize("home", (SETTINGS, *HOMES), ids=lambda home: home.schema)
def test_every_kind_of_file_has_a_json_schema_for_editors(home: typing.Any) -> None:
    schema = home.model.model_json_schema(by_alias=True)
    assert schema["additionalProperties"] is False
    assert all(part.get("description") for part in schema["properties"].values())


def test_schemas_and_folders_have_one_home_each() -> None:
    homes = (SETTINGS, *HOMES)
    assert len({home.schema for home in homes}) == len({home.path for home in homes}) == len(homes)


def test_a_value_refuses_to_be_changed() -> None:
    persona = Persona(name="小护", promise="讲清成分")
    with pytest.raises(ValidationError, match="frozen"):
        persona.name = "别人"  # type: ignore[misc]


def test_every_piece_of_knowledge_can_say_who_keeps_it_true() -> None:
    keys = {"refs", "owner", "reviewed_on", "review_after_days"}
    assert all(keys <= set(model.model_fields) for model in MODELS if issubclass(model, Knowledge))
