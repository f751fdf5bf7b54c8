"""Owns how a part of any kind is set in a width at a step of its sizes; it must not know what stands around it."""

from __future__ import annotations

from generator.model.layout.parts import Countdown, Price, Rule
from generator.model.layout.words import Items, Words
from generator.render.poster.parts.block import Block, Page, Part
from generator.render.poster.parts.countdown import set_countdown
from generator.render.poster.parts.price import set_price
from generator.render.poster.parts.rule import set_rule
from generator.render.poster.parts.words import set_items, set_words

__all__ = ["Block", "Page", "Part", "set_part"]


MANY_LINES = 1 << 16  # more than any part may have


def set_part(
    part: Part, width_px: int, step: int, page: Page, max_lines: int = MANY_LINES, *, shorten: bool = False
) -> Block | None:
    """Set a part at a step, its words cut with an ellipsis if `shorten`; None if it does not fit the width and lines."""
    match part:
        case Words():
            return set_words(part, width_px, step, page, max_lines, shorten=shorten)
        case Items():
            return set_items(part, width_px, step, page, max_lines, shorten=shorten)
        case Price():
            return set_price(part, width_px, step, page)
        case Countdown():
            return set_countdown(part, width_px, step, page)
        case Rule():
            return set_rule(part, step)
