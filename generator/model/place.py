"""Owns where each part of a source file stands, so that a mistake found late still points at its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Span

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a value, and of the values inside it by key or index.

    `keys` has the position of each mapping key as written, for mistakes in the key itself; `block` says
    that the value is a block of text.
    """

    span: Span
    children: Mapping[Step, Place] = field(default_factory=dict)
    keys: Mapping[str, Span] = field(default_factory=dict)
    block: bool = False

    @property
    def text_span(self) -> Span:
        """Return where the first character of a text stands; a block (`|`) begins on the next line."""
        return Span(self.span.file, self.span.line + 1, 1) if self.block else self.span

    def at(self, *path: Step) -> Place:
        """Return the place of the value at `path`; steps that nobody wrote are passed over."""
        place = self
        for step in path:
            place = place.children.get(step, place)
        return place
