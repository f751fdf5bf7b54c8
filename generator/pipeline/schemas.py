"""Owns the JSON Schemas that editors read: made from the models, kept beside the content."""

from __future__ import annotations

import json
from pathlib import Path

from generator.build.files import write_atomic
from generator.load.homes import HOMES, SETTINGS

FOLDER = "content/.schemas"


def schema_files() -> dict[str, bytes]:
    """Return the JSON Schema of every kind of YAML file by its name."""
    files = {}
    for home in (SETTINGS, *HOMES):
        if home.suffix == ".yml":
            schema = home.model.model_json_schema(by_alias=True)
            value = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
            files[f"{home.schema}.json"] = (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
    return files


def stale_schemas(root: Path, *, write: bool) -> list[Path]:
    """Return the schema files that differ from the models, strangers included; with `write`, put them right."""
    folder, wanted = root / FOLDER, schema_files()
    present = {path.name: path for path in folder.glob("*.json")} if folder.is_dir() else {}
    stale = []
    for name, data in wanted.items():
        if name not in present or present[name].read_bytes().replace(b"\r\n", b"\n") != data:
            stale.append(folder / name)
            if write:
                write_atomic(folder / name, data)
    for name in sorted(present.keys() - wanted.keys()):
        stale.append(present[name])
        if write:
            present[name].unlink()
    return stale
