"""Owns words and lists once they are set: lines in one size, markers and hairlines. It must not know other parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.model.layout.canvas import Box
from generator.model.layout.tone import Role, Tone
from generator.model.layout.words import Align, Gap, Items, Marker, Words
from generator.render.poster.drawing import Area, Glyphs, Mark, Panel
from generator.render.poster.parts.block import Page, Widen, aligned, baseline_of, face_at, line_marks
from generator.render.poster.parts.labels import Labels, set_labels
from generator.render.poster.typeset import Face, Ruler, Setting, set_lines, set_with_ellipsis

STEPS_PER_SPLIT = 2  # how much smaller words may get to keep one word whole …
STEPS_PER_LINE = 4  # … or to save a line
DIVIDER_PX = 2
CHECK = "✓"
DISC_FIGURE = 0.62  # the figure on a disc, as a share of the disc

Setter = Callable[[str, Face, int, int, Ruler], Setting | None]


def set_words(
    part: Words, width_px: int, step: int, page: Page, max_lines: int, *, shorten: bool = False
) -> WordsBlock | None:
    """Set a text; None if it needs more lines than it may have, or more than `max_lines`."""
    face = face_at(page.styles[part.style], step)
    (text,) = page.words(part.field)
    setting = _setter(shorten)(text, face, width_px, min(part.lines, max_lines), page.ruler)
    if setting is None:
        return None
    return WordsBlock(part, step, face, round(face.size * page.styles[part.style].leading), setting)


def set_items(
    part: Items, width_px: int, step: int, page: Page, max_lines: int, *, shorten: bool = False
) -> ItemsBlock | None:
    """Set a list; None if one of its items needs more lines than it may have, or more than `max_lines`."""
    face = face_at(page.styles[part.style], step)
    labels = set_labels(part, page.words(part.field), width_px, step, page)
    room_px, most = width_px - labels.column_px, min(part.lines, max_lines)
    settings = [_setter(shorten)(text, face, room_px, most, page.ruler) for text in labels.texts]
    items = tuple(setting for setting in settings if setting)
    if len(items) < len(settings):
        return None
    return ItemsBlock(part, step, face, round(face.size * page.styles[part.style].leading), items, labels)


def _setter(shorten: bool) -> Setter:
    return set_with_ellipsis if shorten else set_lines


def _height(setting: Setting, face: Face, leading_px: int) -> int:
    return face.size + (len(setting) - 1) * leading_px


class WordsBlock(NamedTuple):
    """A text in lines."""

    part: Words
    step: int
    face: Face
    leading_px: int
    setting: Setting

    @property
    def badness(self) -> int:
        return self.step + STEPS_PER_SPLIT * self.setting.splits + STEPS_PER_LINE * len(self.setting)

    def height(self) -> int:
        return _height(self.setting, self.face, self.leading_px)

    def gaps(self) -> Sequence[Gap]:
        return ()

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        ink = page.ink_of(page.styles[self.part.style].colour)
        for index, line in enumerate(self.setting.lines):
            x = aligned(self.part.align, box.x, box.width - line.width)
            yield from line_marks(line, x, baseline_of(y + index * self.leading_px, self.face.size), self.face, ink)


class ItemsBlock(NamedTuple):
    """A list: the lines of each item, in one face."""

    part: Items
    step: int
    face: Face
    leading_px: int
    items: tuple[Setting, ...]
    labels: Labels

    @property
    def badness(self) -> int:
        splits = sum(item.splits for item in self.items)
        return self.step + STEPS_PER_SPLIT * splits + STEPS_PER_LINE * max(map(len, self.items))

    def height(self) -> int:
        return sum(_height(item, self.face, self.leading_px) for item in self.items)

    def gaps(self) -> Sequence[Gap]:
        return [self.part.between] * (len(self.items) - 1)

    def marks(self, box: Box, y: int, widen: Widen, page: Page) -> Iterator[Mark]:
        ink = page.ink_of(page.styles[self.part.style].colour)
        for number, item in enumerate(self.items, 1):
            if number > 1:
                gap = widen(self.part.between)
                yield from self._divider(box, y + gap // 2, page)
                y += gap
            yield from self._marker(number, box.x, y, page)
            for index, line in enumerate(item.lines):
                baseline = baseline_of(y + index * self.leading_px, self.face.size)
                yield from line_marks(line, box.x + self.labels.column_px, baseline, self.face, ink)
            y += _height(item, self.face, self.leading_px)

    def _divider(self, box: Box, y: int, page: Page) -> Iterator[Mark]:
        if self.part.divider:
            yield Panel(Area(box.x, y - DIVIDER_PX // 2, box.width, DIVIDER_PX), 0, page.ink_of(self.part.divider))

    def _marker(self, number: int, x: int, y: int, page: Page) -> Iterator[Mark]:
        style = page.styles[self.part.marker_style or self.part.style]
        face, ink, size = face_at(style, self.step), page.ink_of(style.colour), self.face.size
        match self.part.marker:
            case Marker.NUMBER:
                yield Glyphs(x, baseline_of(y, size), face.weight, face.size, ink, str(number))
            case Marker.CHECK if page.ruler.covers(CHECK):
                yield Glyphs(x, baseline_of(y, size), face.weight, size, ink, CHECK)
            case Marker.DOT | Marker.CHECK:
                side = size // 4
                yield Panel(Area(x, y + (size - side) // 2, side, side), side // 2, ink)
            case Marker.LABEL if label := self.labels.lines[number - 1]:
                yield from line_marks(label, x, baseline_of(y, size), face, ink)
            case Marker.DISC:
                yield Panel(Area(x, y, size, size), size // 2, ink)
                figure = Face(face.weight, round(size * DISC_FIGURE))
                yield _centred(str(number), figure, Area(x, y, size, size), _on(style.colour), page)


def _on(disc: Tone) -> Tone:
    """Return the colour of a figure on a disc: paper, or the brand's where the disc itself is light."""
    return Tone(role=Role.BRAND if disc.role in (Role.PAPER, Role.TINT) else Role.PAPER, percent=100)


def _centred(text: str, face: Face, area: Area, tone: Tone, page: Page) -> Glyphs:
    width = sum(page.ruler.advance(char, face.weight, face.size) for char in text)
    x = aligned(Align.CENTRE, area.x, area.width - width)
    y = baseline_of(area.y + (area.height - face.size) // 2, face.size)
    return Glyphs(x, y, face.weight, face.size, page.ink_of(tone), text)
