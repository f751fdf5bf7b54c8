"""Owns pixels: a drawing to a frame. It must not know layouts, fields or files of a poster.

What all posters of a layout share is painted once and copied; the rest is laid on top, mark by mark.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.render.poster.drawing import (
    ArtMark,
    Cutout,
    Drawing,
    Emoji,
    Glyphs,
    Mark,
    Outline,
    Panel,
    Photo,
    QrMark,
    Ramp,
)
from generator.render.poster.faults import Fault
from generator.render.poster.kept import Kept
from generator.render.poster.paint import marks as forms
from generator.render.poster.paint.backdrop import Backdrop, Box
from generator.render.poster.paint.canvas import Frame, blank
from generator.render.poster.paint.lettering import paint_glyphs
from generator.render.poster.paint.spare import Ground, give_back, note, take

__all__ = ["Broken", "Frame", "give_back", "paint"]


class Broken(NamedTuple):
    """A mark that cannot be painted, and why."""

    mark: Mark
    fault: Fault


_GROUNDS: Kept[Ground | Broken] = Kept(
    24 << 20, lambda ground: None if isinstance(ground, Broken) else ground.frame.nbytes
)


def paint(drawing: Drawing) -> Frame | Broken:
    """Return the pixels of a drawing, height × width × 3 (red, green, blue), or the mark that cannot be painted."""
    ground = _ground(drawing.width, drawing.height, drawing.ground)
    if isinstance(ground, Broken):
        return ground
    frame, backdrop = take(ground), ground.backdrop.copy()
    broken = _paint_marks(frame, drawing.marks, backdrop)
    note(frame, ground, backdrop.since(ground.backdrop))
    return broken or frame


def _ground(width: int, height: int, marks: tuple[Mark, ...]) -> Ground | Broken:
    return _GROUNDS.get((width, height, marks), lambda: _paint_ground(width, height, marks))


def _paint_ground(width: int, height: int, marks: tuple[Mark, ...]) -> Ground | Broken:
    frame, backdrop = blank(width, height), Backdrop()
    backdrop.add(Box(0, 0, width, height), (255, 255, 255))
    return _paint_marks(frame, marks, backdrop) or Ground(frame, backdrop)


def _paint_marks(frame: Frame, marks: tuple[Mark, ...], backdrop: Backdrop) -> Broken | None:
    for mark in marks:
        if fault := _paint_mark(frame, mark, backdrop):
            return Broken(mark, fault)
    return None


def _paint_mark(frame: Frame, mark: Mark, backdrop: Backdrop) -> Fault | None:
    match mark:
        case Glyphs():
            paint_glyphs(frame, mark, backdrop)
        case Panel():
            forms.paint_panel(frame, mark, backdrop)
        case Ramp():
            forms.paint_ramp(frame, mark, backdrop)
        case Outline():
            forms.paint_outline(frame, mark, backdrop)
        case Cutout():
            forms.paint_cutout(frame, mark, backdrop)
        case ArtMark():
            return forms.paint_art(frame, mark, backdrop)
        case Photo():
            return forms.paint_photo(frame, mark, backdrop)
        case Emoji():
            forms.paint_emoji(frame, mark, backdrop)
        case QrMark():
            forms.paint_qr(frame, mark, backdrop)
    return None
