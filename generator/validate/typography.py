"""Owns typography 排版: Chinese, letters, digits and signs stand beside each other as they do in print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from typing import Any

import autocorrect_py
from pydantic import BaseModel

from generator.load.homes import HOMES
from generator.load.rewrite import Correction
from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.model.place import Place
from generator.model.wording import (
    BadSamples,
    WordClass,
    WordingExamples,
    WordingPack,
    WordingRule,
    WordingSamples,
)
from generator.problems import Problem, Span

# What is no prose: templates, code, addresses, and what the platform replaces.
_KEPT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|```.*?```|`[^`\n]*`|[a-z]+://[!-~]+|[\w.+-]+@[\w.-]+|%[A-Z]+%", re.S
)
# What a wording rule looks for is a language of its own, its examples hide words on purpose, and a group is called
# what it is called.
_NO_PROSE = {
    WordingRule: ("patterns", "exceptions"),
    WordingPack: ("exceptions",),
    WordClass: ("words",),
    WordingExamples: ("bad", "good"),
    BadSamples: ("texts",),
    WordingSamples: ("good",),
    Group: ("title",),
}
# Without any of these a text has nothing that could be set otherwise; most have none.
_MIXED = re.compile(r"[ -~\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_MOST_PASSES = 5
_AROUND, _LONGEST = 8, 40


def typography_is_clean(catalog: Catalog, files: Container[str] | None = None) -> Iterator[Problem]:
    """Warn where a text is not set as in print; of the sources in `files` only, where these are given."""
    for place, text, better in _faults(catalog, files):
        first = place.text_span
        for number, _, was, wanted in _differences(text, better):
            span = Span(first.file, first.line + number, 1) if number else first
            yield _problem(span, was, f"写成“{wanted}”；运行 qunce check --fix 可以自动改")


def faults_of(text: str, file: str) -> Iterator[Problem]:
    """Warn where a text that is all of a file is not set as in print."""
    for number, column, was, wanted in _differences(text, corrected(text)):
        yield _problem(Span(file, number + 1, column + 1), was, f"写成“{wanted}”")


def _problem(span: Span, was: str, hint: str) -> Problem:
    return Problem(span, f"“{was}”的排版不对", hint, "typography_is_clean", warning=True)


def corrections(catalog: Catalog, files: Container[str] | None = None) -> Iterator[Correction]:
    """Yield every text that is not set as in print, with its place and what it should be."""
    for place, text, better in _faults(catalog, files):
        yield Correction(place.span, text, better)


def _faults(catalog: Catalog, files: Container[str] | None) -> Iterator[tuple[Place, str, str]]:
    for table, key, value in _sources(catalog):
        place = catalog.place(table, key)
        if files is None or place.span.file in files:
            for where, text in _texts(value, place):
                if (better := corrected(text)) != text:
                    yield where, text, better


def corrected(text: str) -> str:
    """Return a text set as in print: only spaces and the width of signs change, and only where that is safe.

    Templates, code and addresses stay. Setting a text twice changes nothing more.

    >>> corrected("周三3点,{{ a|b('x,y') }}群见"), corrected("plain text, in ASCII")
    ("周三 3 点，{{ a|b('x,y') }}群见", 'plain text, in ASCII')
    """
    if text.isascii() or not _MIXED.search(text):
        return text
    settled = text
    for _ in range(_MOST_PASSES):
        if (better := _set(settled)) == settled:
            break
        settled = better
    is_safe = settled == text or (_set(settled) == settled and _says_the_same(text, settled))
    return settled if is_safe else text


def _set(text: str) -> str:
    better = _formatted(text)
    kept = _KEPT.findall(text)
    if len(_KEPT.findall(better)) != len(kept):
        return text
    rest = iter(kept)
    return _KEPT.sub(lambda _: next(rest), better)


def _formatted(text: str) -> str:
    """Return what the typographer makes of a text; of one that is too long for him, part by part."""
    try:
        return autocorrect_py.format_for(text, "text.md")
    except ValueError:
        middle = text.find("\n\n", len(text) // 2)
        return text if middle < 0 else _formatted(text[:middle]) + _formatted(text[middle:])


def _says_the_same(text: str, other: str) -> bool:
    return text.count("\n") == other.count("\n") and _skeleton(text) == _skeleton(other)


def _skeleton(text: str) -> str:
    """Return what of a text is not a matter of setting: no spaces, every sign in its narrow form."""
    return "".join(unicodedata.normalize("NFKC", text).replace("。", ".").split())


def _differences(text: str, better: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield each line that differs: its number, the column, and what differs as it is and as it should be."""
    for number, (old, new) in enumerate(zip(text.split("\n"), better.split("\n"), strict=True)):
        if old != new:
            head = _shared(old, new)
            tail = _shared(old[head:][::-1], new[head:][::-1])
            yield number, head, _excerpt(old, head, len(old) - tail), _excerpt(new, head, len(new) - tail)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _excerpt(line: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, start + _LONGEST)
    return f"{'……' if first else ''}{line[first:last]}{'……' if last < len(line) else ''}"


def _sources(catalog: Catalog) -> Iterator[tuple[str, str, Any]]:
    """Yield every value that somebody wrote, once, though several tables may hold it."""
    yield "settings", "", catalog.settings
    for home in HOMES:
        for table in [home.table] if home.table else home.lists.values():
            for key, value in getattr(catalog, table).items():
                yield table, key, value


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every text inside a value that was written there, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        names = {name: field.alias or name for name, field in type(value).model_fields.items()}
        left_out = _NO_PROSE.get(type(value), ())
        steps = [(alias, getattr(value, name)) for name, alias in names.items() if name not in left_out]
        yield from (found for step, part in steps for found in _part(part, place, step))
    elif isinstance(value, dict):
        yield from (found for step, part in value.items() for found in _part(part, place, step))
    elif isinstance(value, tuple):
        yield from (found for step, part in enumerate(value) for found in _part(part, place, step))


def _part(value: Any, place: Place, step: str | int) -> Iterator[tuple[Place, str]]:
    if step in place.children:
        yield from _texts(value, place.children[step])


RULES = (typography_is_clean,)
