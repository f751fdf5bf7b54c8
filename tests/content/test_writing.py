"""The starter reads well: typography is clean, nothing is left to fill in, and a group's texts are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import autocorrect_py
import pytest

from generator.load.markdown import parse_markdown
from generator.load.yamlio import parse_yaml
from generator.model.catalog import Catalog
from generator.model.place import Place
from tests.conftest import REPOSITORY
from tests.content.conftest import expect_none

SOURCES = sorted(
    path
    for folder in ("content", "templates")
    for suffix in ("yml", "md")
    for path in (REPOSITORY / folder).rglob(f"*.{suffix}")
)
TEMPLATES = sorted((REPOSITORY / "templates").rglob("*.j2"))
LEFT_OPEN = re.compile(r"TODO|TBD|FIXME|XXX|[Ll]orem|待补|占位[符文内]|此处填写|示例文本")
# Field names in a sample of YAML are no sentence.
CODE = "q-say__text--code"
# Patterns of wording rules are no sentences; their samples stand as people type them.
NO_SENTENCES = {"patterns", "exceptions", "words", "samples"}
DOUBLED = re.compile(r"[，。、；：][，。、；：]|[！？][，。、；：]|。[！？]")
EMPTY = re.compile(r"“”|（）|〔〕|【】|《》|(?<![A-Za-z])None(?![A-Za-z])|undefined|\{\{|\}\}|〔|〕")


def name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of a source with its position."""
    parse = parse_markdown if path.suffix == ".md" else parse_yaml
    parsed = parse(path.read_text(encoding="utf-8"), name(path))
    yield from _texts(parsed.value, parsed.place)


def _texts(value: Any, place: Place) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield str(place.span), value
    for step, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if step not in NO_SENTENCES:
            yield from _texts(part, place.at(step))


def corrections(text: str) -> list[str]:
    """Return what the typographer would change in a text."""
    if text.isascii():
        return []
    return [f"{line.old} => {line.new}" for line in autocorrect_py.lint_for(text, "text.md").lines]


@pytest.mark.parametrize("folder", sorted({name(path.parent) for path in SOURCES}))
def test_typography_is_clean(folder: str) -> None:
    files = [path for path in SOURCES if name(path.parent) == folder]
    found = [(where, fault) for path in files for where, text in texts_of(path) for fault in corrections(text)]
    expect_none(found)


def test_typography_of_templates_is_clean() -> None:
    faults = [(name(path), fault) for path in TEMPLATES for fault in corrections(_without_code(path))]
    expect_none(faults)


def _without_code(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines if CODE not in line)


def test_nothing_is_left_to_fill_in() -> None:
    left = [
        (name(path), number, found[0])
        for path in (*SOURCES, *TEMPLATES)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if (found := LEFT_OPEN.search(line))
    ]
    expect_none(left)


def test_punctuation_is_never_doubled_in_sources() -> None:
    found = [(where, text[:60]) for path in SOURCES for where, text in texts_of(path) if DOUBLED.search(text)]
    expect_none(found)


def faults(said: dict[str, list[tuple[str, str]]], pattern: re.Pattern[str]) -> list[str]:
    """Return where a pattern stands in what groups read, with the words around it."""
    return sorted(
        {
            f"{group}/{path}: {text[max(0, found.start() - 15) : found.end() + 15]!r}"
            for group, texts in said.items()
            for path, text in texts
            for found in pattern.finditer(text)
        }
    )


def test_no_group_reads_doubled_punctuation(said: dict[str, list[tuple[str, str]]]) -> None:
    expect_none(faults(said, DOUBLED))


def test_no_group_reads_an_empty_place(said: dict[str, list[tuple[str, str]]]) -> None:
    expect_none(faults(said, EMPTY))


def test_no_group_reads_the_name_of_another_brand(starter: Catalog, said: dict[str, list[tuple[str, str]]]) -> None:
    found = []
    for group, texts in said.items():
        own = starter.groups[group].brand
        for key, brand in starter.brands.items():
            if key != own:
                names = re.compile("|".join(re.escape(word) for word in (brand.name, brand.legal_name, brand.contact)))
                found += faults({group: texts}, names)
    expect_none(found)


def test_every_starter_text_can_be_said(plans: dict[str, Any]) -> None:
    expect_none([str(problem) for plan in plans.values() for problem in plan.problems])
