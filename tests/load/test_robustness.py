"""No input crashes the loader: whatever is done to a file, it is read, or its problems stand at lines it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import load_catalog
from generator.load.homes import HOMES, SETTINGS, Home
from generator.load.markdown import parse_markdown
from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.problems import QunceError
from generator.validate import check_catalog
from tests.conftest import SMALL, TODAY, write_files

KINDS = {
    name: next(home for home in (SETTINGS, *HOMES) if name == home.path or name.startswith(f"{home.path}/"))
    for name in SMALL
    if not name.startswith("templates/pack/")
}
SIGNS = st.sampled_from(
    [*list("：:#@*&!|>%{}[]\"'-,?~\t\n\r \\\0\x85\u2028\ufeff　福9"), "{{", "# ", ": ", "- ", "\n  "]
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(["insert", "delete", "replace", "cut"]), SIGNS),
    min_size=1,
    max_size=4,
)


def changed(text: str, changes: list[tuple[float, str, str]]) -> str:
    for where, what, sign in changes:
        at = int(where * len(text))
        kept = {"insert": text[at:], "delete": text[at + 1 :], "replace": text[at + 1 :], "cut": ""}[what]
        text = text[:at] + (sign if what in ("insert", "replace") else "") + kept
    return text


def read(home: Home, text: str, name: str) -> None:
    parse = parse_markdown if name.endswith(".md") else parse_yaml
    shape(home.model, parse(text, name))


@pytest.mark.parametrize("name", KINDS)
@given(changes=CHANGES)
@settings(deadline=None, max_examples=60)
def test_a_spoilt_file_is_read_or_reported_at_lines_it_has(name: str, changes: list[tuple[float, str, str]]) -> None:
    text = changed(str(SMALL[name]), changes)
    try:
        read(KINDS[name], text, name)
    except QunceError as error:
        for problem in error.problems:
            assert problem.span.file == name
            assert 1 <= problem.span.line <= text.count("\n") + 1
            assert problem.span.column >= 1
            assert problem.message
            assert "\n" not in problem.message


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=60), st.floats(0, 1))
@settings(deadline=None, max_examples=30)
def test_bytes_that_are_no_text_never_stop_a_run(
    tmp_path_factory: pytest.TempPathFactory, name: str, noise: bytes, where: float
) -> None:
    root = tmp_path_factory.mktemp("noise")
    raw = str(SMALL[name]).encode()
    at = int(where * len(raw))
    write_files(root, {**SMALL, name: raw[:at] + noise + raw[at:]})
    loaded = load_catalog(root, TODAY)
    checked = check_catalog(loaded.catalog) if loaded.catalog else ()
    assert all((root / problem.span.file).exists() for problem in (*loaded.problems, *checked))


def test_an_unchanged_file_is_read() -> None:
    for name, home in KINDS.items():
        read(home, str(SMALL[name]), name)
        assert Path(name).suffix == home.suffix
