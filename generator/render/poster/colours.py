"""Owns how the colours of a theme reach what is drawn: tones, and drawings that name them. Knows nothing of places."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.brand import Theme
from generator.model.layout.tone import ART_VARIABLE, Tone
from generator.render.poster.drawing import Ink


def ink_of(tone: Tone, theme: Theme) -> Ink:
    """Return the colour that a theme gives to a tone."""
    return Ink(getattr(theme, tone.role), tone.percent)


def luminance(ink: Ink) -> float:
    """Return how light a colour looks, 0–255 (ITU-R BT.601 weights)."""
    red, green, blue = ink.rgb
    return 0.299 * red + 0.587 * green + 0.114 * blue


@lru_cache(maxsize=32)
def tint_art(svg: str, theme: Theme) -> str:
    """Return a drawing in the colours of a theme.

    >>> colours = dict.fromkeys(("paper", "ink", "accent", "tint"), "#000000")
    >>> tint_art('<path fill="var(--brand, #123456)"/>', Theme(brand="#2f6f5e", **colours))
    '<path fill="#2f6f5e"/>'
    """
    return re.sub(ART_VARIABLE, lambda found: str(getattr(theme, found[1])), svg)
