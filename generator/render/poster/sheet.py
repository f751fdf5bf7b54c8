"""Owns what every layer of a poster shares: what was asked for, its tidy words, and the ruler. Knows no layer."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.artifact import PosterSpec
from generator.model.layout.tone import Tone
from generator.render.poster.colours import ink_of
from generator.render.poster.drawing import Ink
from generator.render.poster.fields import Filled
from generator.render.poster.parts.block import Page
from generator.render.poster.typeset import Ruler


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every layer of a poster shares: what was asked for, its tidy words, and the ruler."""

    spec: PosterSpec
    filled: Filled
    ruler: Ruler

    def ink(self, tone: Tone) -> Ink:
        """Return the colour of a tone in the poster's theme."""
        return ink_of(tone, self.spec.theme)

    def page(self) -> Page:
        """Return what boxes of words ask for."""
        return Page(self.spec.layout.styles, self.ink, lambda field: self.filled.get(field, ()), self.ruler)

    def shows(self, field: str | None) -> bool:
        """Return whether a layer that belongs to a field is there."""
        return field is None or field in self.filled
