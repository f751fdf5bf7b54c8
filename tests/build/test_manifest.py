import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.manifest import MadeFile, Manifest, read_manifest

MADE = MadeFile("a.md", "document", "甲", "1" * 32, "2" * 32, "因为")
MANIFEST = Manifest("k", (MADE,), {"group": "one", "days": 30})
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_a_manifest_is_json_that_people_can_read():
    text = MANIFEST.to_bytes().decode()
    assert list(json.loads(text)) == ["format", "group", "days", "key", "files"]
    assert '"title": "甲"' in text


def test_a_manifest_reads_back(tmp_path):
    (tmp_path / "pack.json").write_bytes(MANIFEST.to_bytes())
    assert read_manifest(tmp_path / "pack.json") == MANIFEST


def test_a_file_with_variants_names_its_own_and_all_there_are(tmp_path):
    made = replace(MADE, variant="b", variants=("a", "b"))
    data = Manifest("k", (MADE, made)).to_bytes()
    plain, varied = json.loads(data)["files"]
    assert "variant" not in plain
    assert (varied["variant"], varied["variants"]) == ("b", ["a", "b"])
    (tmp_path / "pack.json").write_bytes(data)
    assert read_manifest(tmp_path / "pack.json").files == (MADE, made)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        MANIFEST.to_bytes()[:-40],
        MANIFEST.to_bytes().replace(b'"format": 1', b'"format": 2'),
        MANIFEST.to_bytes().replace(b'"key"', b'"kex"'),
        MANIFEST.to_bytes().replace(b'"files"', b'"filex"'),
        MANIFEST.to_bytes().replace(b'"path": "a.md"', b'"path": ["a.md"]'),
        MANIFEST.to_bytes().replace(b'"path"', b'"way"'),
        MANIFEST.to_bytes().replace(b'"path"', b'"variants": [1], "path"'),
    ],
    ids=[
        "empty", "half a brace", "list", "text", "number", "not UTF-8", "too deep", "cut off", "unknown format",
        "no key", "no files", "path is a list", "unknown field", "variant is a number",
    ],
)  # fmt: skip
def test_a_manifest_that_cannot_be_trusted_is_none(tmp_path, data):
    (tmp_path / "pack.json").write_bytes(data)
    assert read_manifest(tmp_path / "pack.json") is None


def test_no_manifest_is_none(tmp_path):
    assert read_manifest(tmp_path / "pack.json") is None
    assert read_manifest(tmp_path) is None


@settings(deadline=None)
@given(files=json_values, key=json_values)
def test_reading_a_manifest_never_fails(tmp_path_factory, files, key):
    path = tmp_path_factory.getbasetemp() / "fuzzed.json"
    path.write_text(json.dumps({"format": 1, "key": key, "files": files}), encoding="utf-8")
    manifest = read_manifest(path)
    assert manifest is None or all(isinstance(name, str) for name in manifest.outputs())
