"""Owns where each part of a source file stands, so that a mistake found late still points at its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Span

Step = str | int


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a value, and of the values inside it by key or index.

    `keys` has the position of each mapping key as written, for mistakes in the key itself.
    """

    span: Span
    children: Mapping[Step, Place] = field(default_factory=dict)
    keys: Mapping[str, Span] = field(default_factory=dict)

    def at(self, *path: Step) -> Place:
        """Return the place of the value at `path`, or of its nearest ancestor that was written."""
        place = self
        for step in path:
            if step not in place.children:
                break
            place = place.children[step]
        return place
