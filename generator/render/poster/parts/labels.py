"""Owns the labels of a list: what an item has before its colon, in a column of its own. It must not know how they are drawn.

The column is as wide as the widest label; where that leaves too little for the words, the items stay as they are written.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.model.layout.words import Items, Marker
from generator.render.poster.parts.block import Page, face_at
from generator.render.poster.typeset import Line, set_lines

COLON = "："
WIDEST = 0.4  # of the list: what the column may take
SPACE = 0.75  # between the column and the words, in ems of the labels


class Labels(NamedTuple):
    """The words of a list beside its labels, and how wide the column before them is."""

    texts: tuple[str, ...]
    lines: tuple[Line | None, ...]
    column_px: int


def set_labels(part: Items, items: tuple[str, ...], width_px: int, step: int, page: Page) -> Labels:
    """Part the labels of a list from its words; without labels the column is the indent."""
    plain = Labels(items, (None,) * len(items), part.indent)
    if part.marker is not Marker.LABEL:
        return plain
    face = face_at(page.styles[part.marker_style or part.style], step)
    pairs = [_parted(item) for item in items]
    settings = [set_lines(label, face, int(width_px * WIDEST), 1, page.ruler) if label else None for label, _ in pairs]
    if any(label and setting is None for (label, _), setting in zip(pairs, settings, strict=True)):
        return plain
    lines = tuple(setting.lines[0] if setting else None for setting in settings)
    widest = max((line.width for line in lines if line), default=0)
    column = max(part.indent, widest + round(face.size * SPACE)) if widest else part.indent
    return Labels(tuple(text for _, text in pairs), lines, column)


def _parted(item: str) -> tuple[str, str]:
    """Return the label of an item and its words; no label where it has no colon, or nothing on one side of it.

    >>> _parted("周三晚八点：集中答疑"), _parted("集中答疑")
    (('周三晚八点', '集中答疑'), ('', '集中答疑'))
    """
    label, _, text = (side.strip() for side in item.partition(COLON))
    return (label, text) if label and text else ("", item)
