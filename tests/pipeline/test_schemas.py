import json

import pytest

from generator.load.homes import HOMES, SETTINGS
from generator.pipeline.schemas import CALENDAR, FOLDER, schema_files, stale_schemas
from generator.plan.wecom_schema import wecom_schemas
from tests.conftest import REPOSITORY


def test_every_kind_of_yaml_file_has_a_schema():
    yaml = {home.schema for home in (SETTINGS, *HOMES) if home.suffix == ".yml"}
    of_packs = {CALENDAR, *wecom_schemas()}
    assert {f"{name}.json" for name in yaml} == schema_files().keys() - {f"{name}.json" for name in of_packs}


@pytest.mark.parametrize("name", schema_files())
def test_a_schema_describes_every_field(name):
    schema = json.loads(schema_files()[name])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    models = [schema, *schema.get("$defs", {}).values()]
    fields = {key: field for model in models for key, field in model.get("properties", {}).items()}
    assert fields
    assert [key for key, field in fields.items() if not field.get("description")] == []


def test_the_repositorys_schemas_are_fresh():
    assert stale_schemas(REPOSITORY, write=False) == []


def test_writing_puts_everything_right(tmp_path):
    assert len(stale_schemas(tmp_path, write=True)) == len(schema_files())
    assert stale_schemas(tmp_path, write=False) == []


def test_stale_missing_and_strange_schemas_are_named(tmp_path):
    stale_schemas(tmp_path, write=True)
    folder = tmp_path / FOLDER
    (folder / "group.json").write_text("{}", encoding="utf-8")
    (folder / "kind.json").unlink()
    (folder / "stranger.json").write_text("{}", encoding="utf-8")
    for write in (False, True):
        assert [path.name for path in stale_schemas(tmp_path, write=write)] == [
            "kind.json",
            "group.json",
            "stranger.json",
        ]
    assert stale_schemas(tmp_path, write=False) == []
    assert not (folder / "stranger.json").exists()


def test_line_ends_of_a_checkout_do_not_make_a_schema_stale(tmp_path):
    stale_schemas(tmp_path, write=True)
    path = tmp_path / FOLDER / "group.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_schemas(tmp_path, write=False) == []
