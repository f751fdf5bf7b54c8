"""Owns where each part of a source file stands, so that a mistake found late still points at its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.problems import Span

Step = str | int
Path = tuple[Step, ...]


# Nobody adds to it: what holds no other values shares it.
_NOTHING: dict[Any, Any] = {}


class Place(NamedTuple):
    """The position of a value, and of the values inside it by key or index.

    `keys` has the position of each mapping key as written, for mistakes in the key itself; `indent` says that the
    value is a block of text, and how many blanks stand before each of its lines.
    """

    span: Span
    children: Mapping[Step, Place] = _NOTHING
    keys: Mapping[str, Span] = _NOTHING
    indent: int | None = None

    @property
    def text_span(self) -> Span:
        """Return where the first character of a text stands; a block (`|`) begins on the next line."""
        return self.span if self.indent is None else Span(self.span.file, self.span.line + 1, 1)

    def at(self, *path: Step) -> Place:
        """Return the place of the value at `path`; steps that nobody wrote are passed over."""
        place = self
        for step in path:
            place = place.children.get(step, place)
        return place
