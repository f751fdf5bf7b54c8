"""Owns themes 配色 that any poster may wear, and how well two colours can be told apart."""

from __future__ import annotations

from pydantic import Field

from generator.model.brand import Theme
from generator.model.value import Text
from generator.model.words import Tone


class Palette(Theme):
    """Five colours with a name and a mood; the file's name is its id."""

    title: Text = Field(description="配色的名字，例如 松烟。")
    tone: Tone = Field(description="什么基调的日子用：festive 喜庆、plain 日常、solemn 肃穆。")

    def colours(self) -> Theme:
        """Return the five colours alone: all that a poster is painted with."""
        return Theme(paper=self.paper, ink=self.ink, brand=self.brand, accent=self.accent, tint=self.tint)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours `#rrggbb`, 1 to 21: WCAG 2.2, definition of “contrast ratio”.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

    >>> contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour, 0 to 1: WCAG 2.2, definition of “relative luminance”.

    https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (_linear(level / 255) for level in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)
