"""Owns lines between other parts. It must not know what they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.layout.canvas import Box
from generator.model.layout.parts import Rule
from generator.model.layout.words import Gap
from generator.render.poster.drawing import Area, Mark, Panel
from generator.render.poster.parts.block import Page, Widen, aligned


def set_rule(part: Rule, step: int) -> RuleBlock:
    """Set a line, which looks the same at every step."""
    return RuleBlock(part, step)


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A line as wide as its box, or a short one at its side."""

    part: Rule
    step: int

    @property
    def badness(self) -> int:
        return self.step

    def height(self) -> int:
        return self.part.height

    def gaps(self) -> Sequence[Gap]:
        return ()

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        width = min(self.part.width or box.width, box.width)
        x = aligned(self.part.align, box.x, box.width - width)
        yield Panel(Area(x, y, width, self.part.height), self.part.height // 2, page.ink_of(self.part.colour))
