"""Owns finding the line on which some words of a message were written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.place import Place
from generator.problems import Span

# What groups say of themselves in every text, and what they send.
_TABLES = ("groups", "brands", "people", "scripts", "sops", "rhythms", "topics", "campaigns", "answers", "kinds")


class _Written(NamedTuple):
    span: Span
    text: str
    indent: int | None


class Sources:
    """The texts of a catalog by the file they were written in."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._files: dict[str, list[_Written]] = {}
        for table in _TABLES:
            for key, value in getattr(catalog, table).items():
                for written in _texts(value, catalog.place(table, key)):
                    self._files.setdefault(written.span.file, []).append(written)

    def find(self, words: str, message: Message) -> Span:
        """Return where `words` of a message were written: below its beginning, or in its group's or brand's file.

        Words that were put together from several values stand nowhere; then it is where the message begins. A text
        of no group is its own source.
        """
        below = [written for written in self._files.get(message.span.file, ()) if written.span >= message.span]
        for written in (*sorted(below), *self._of_group(message.group)):
            if words in written.text:
                return _line_of(written, words)
        return message.span if message.group else _place_in(message, words)

    def _of_group(self, key: str) -> Iterator[_Written]:
        if group := self._catalog.groups.get(key):
            for table, name in (("groups", key), ("brands", group.brand)):
                yield from self._files.get(self._catalog.span(table, name).file, ())


def _place_in(message: Message, words: str) -> Span:
    start = message.text.index(words)
    line = message.text.count("\n", 0, start)
    column = start - message.text.rfind("\n", 0, start) if line else message.span.column + start
    return Span(message.span.file, message.span.line + line, column)


def _line_of(written: _Written, words: str) -> Span:
    """Return where `words` stand; in a text that begins behind its key or mark, on its first line, where that begins."""
    span, start = written.span, written.text.index(words)
    lines = written.text.count("\n", 0, start)
    if not lines and written.indent is None:
        return span
    return Span(span.file, span.line + lines, start - written.text.rfind("\n", 0, start) + (written.indent or 0))


def _texts(value: Any, place: Place) -> Iterator[_Written]:
    if isinstance(value, str):
        yield _Written(place.text_span, value, place.indent)
    elif isinstance(value, BaseModel):
        names = {field.alias or name: name for name, field in type(value).model_fields.items()}
        for step, child in place.children.items():
            if step in names:
                yield from _texts(getattr(value, names[str(step)]), child)
    elif isinstance(value, tuple | dict):
        parts = dict(enumerate(value)) if isinstance(value, tuple) else value
        for step, child in place.children.items():
            yield from _texts(parts[step], child)
