"""Owns how words fill a box: the largest sizes that fit together, gaps that take up the room left, lines to marks.

Sizes shrink in steps that all styles of a box share, so a heading and its list reach their smallest size together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.layout.canvas import Box
from generator.model.layout.parts import ItemsPart, WordsPart
from generator.model.layout.tone import Tone
from generator.model.layout.words import NO_GAP, Align, Anchor, Gap, Items, Marker, Overflow, Style, Words
from generator.render.poster.drawing import Area, Glyphs, Ink, Mark, Panel
from generator.render.poster.typeset import Face, Line, Ruler, Setting, set_lines, set_with_ellipsis

STEPS = 12
STEPS_PER_SPLIT = 2  # how much smaller words may get to keep one word whole …
STEPS_PER_LINE = 4  # … or to save a line
COMFORT = 0.5  # gaps tighten together with sizes: from this share of their range at the largest size to none
RHYTHM_PX = 8
DIVIDER_PX = 2
EM_ABOVE_BASELINE = 0.88  # the ideographic em box of the font: 880 of 1000 units

Part = Words | Items
Setter = Callable[[str, Face, int, int, Ruler], Setting | None]


@dataclass(frozen=True, slots=True)
class Page:
    """What every box of a poster shares: styles, colours, words and the ruler."""

    styles: dict[str, Style]
    ink_of: Callable[[Tone], Ink]
    words: Callable[[str], tuple[str, ...]]
    ruler: Ruler


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words that do not fit a box even at their smallest size; `lines` is 0 where the box as a whole is too full."""

    part: Part
    lines: int
    size_px: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part set at a step of the size ladder: the lines of each item, in one face."""

    part: Part
    step: int
    face: Face
    leading_px: int
    items: tuple[tuple[Line, ...], ...]
    splits: int

    def item_height(self, lines: tuple[Line, ...]) -> int:
        return self.face.size + (len(lines) - 1) * self.leading_px

    def gaps(self) -> list[Gap]:
        return [self.part.between] * (len(self.items) - 1) if isinstance(self.part, Items) else []

    def height(self) -> int:
        return sum(map(self.item_height, self.items))


def fill_box(parts: tuple[Part, ...], box: Box, anchor: Anchor, page: Page) -> Iterator[Mark | Misfit]:
    """Set the parts below each other in a box at the largest common step that fits, or name those that never will."""
    ladders = [_Ladder(part, box.width, page) for part in parts]
    if misfits := [ladder.misfit() for ladder in ladders if ladder.at(STEPS) is None]:
        yield from misfits
        return

    def fits(step: int) -> bool:
        blocks = [ladder.best_from(step) for ladder in ladders]
        return _height(blocks, COMFORT * (1 - step / STEPS)) <= box.height

    step = bisect_left(range(STEPS + 1), True, key=fits)
    blocks = [ladder.best_from(min(step, STEPS)) for ladder in ladders]
    if step <= STEPS:
        yield from _place(blocks, box, anchor, page)
    else:
        longest = max(blocks, key=Block.height)
        yield Misfit(longest.part, 0, longest.face.size)


class _Ladder:
    """A part at every step of its sizes, each set when it is first asked for."""

    def __init__(self, part: Part, width_px: int, page: Page) -> None:
        self._part, self._width_px, self._page = part, width_px, page
        self._known: dict[int, Block | None] = {}

    def at(self, step: int) -> Block | None:
        if step not in self._known:
            block = _set_part(self._part, self._width_px, step, self._page, set_lines)
            if block is None and step == STEPS and self._part.overflow == Overflow.ELLIPSIS:
                block = _set_part(self._part, self._width_px, step, self._page, set_with_ellipsis)
            self._known[step] = block
        return self._known[step]

    def best_from(self, first: int) -> Block:
        """Return the block at `first` or as little below as fits, or a bit further for fewer lines and torn words."""
        best: Block | None = None
        for step in range(first, STEPS + 1):
            if best and step + STEPS_PER_LINE >= _badness(best):
                break
            block = self.at(step)
            if block and (best is None or _badness(block) < _badness(best)):
                best = block
        assert best is not None, "fill_box has made sure that the last step fits"
        return best

    def misfit(self) -> Misfit:
        return Misfit(self._part, self._part.lines, self._page.styles[self._part.style].min_size)


def _badness(block: Block) -> int:
    return block.step + STEPS_PER_SPLIT * block.splits + STEPS_PER_LINE * max(map(len, block.items))


def _face_at(style: Style, step: int) -> Face:
    size = style.max_size - (style.max_size - style.min_size) * step // STEPS
    return Face(style.weight, size)


def _set_part(part: Part, width_px: int, step: int, page: Page, setter: Setter) -> Block | None:
    style = page.styles[part.style]
    face = _face_at(style, step)
    width_px -= part.indent if isinstance(part, Items) else 0
    items: list[tuple[Line, ...]] = []
    splits = 0
    for text in page.words(part.field):
        setting = setter(text, face, width_px, part.lines, page.ruler)
        if setting is None:
            return None
        items.append(setting.lines)
        splits += setting.splits
    return Block(part, step, face, round(face.size * style.leading), tuple(items), splits)


def _before(block: Block) -> Gap:
    return block.part.before if isinstance(block.part, WordsPart | ItemsPart) else NO_GAP


def _all_gaps(blocks: list[Block]) -> list[Gap]:
    return [*(_before(block) for block in blocks[1:]), *(gap for block in blocks for gap in block.gaps())]


def _height(blocks: list[Block], share: float) -> int:
    """Return how high the blocks are with every gap opened by `share` of its range."""
    return sum(block.height() for block in blocks) + sum(_stretched(gap, share) for gap in _all_gaps(blocks))


def _stretched(gap: Gap, share: float) -> int:
    wide = gap.min + int((gap.max - gap.min) * share)
    return max(gap.min, wide - wide % RHYTHM_PX)


def _place(blocks: list[Block], box: Box, anchor: Anchor, page: Page) -> Iterator[Mark]:
    room = box.height - _height(blocks, 0)
    share = min(1.0, room / max(1, sum(gap.max - gap.min for gap in _all_gaps(blocks))))
    left_over = box.height - _height(blocks, share)
    y = box.y + {Anchor.TOP: 0, Anchor.MIDDLE: left_over // 2, Anchor.BOTTOM: left_over}[anchor]
    for index, block in enumerate(blocks):
        y += _stretched(_before(block), share) if index else 0
        for number, lines in enumerate(block.items, 1):
            if isinstance(block.part, Items):
                if number > 1:
                    gap = _stretched(block.part.between, share)
                    yield from _divider(block.part, box, y + gap // 2, page)
                    y += gap
                yield from _marker(block, block.part, number, box.x, y, page)
            yield from _lines(block, lines, box, y, page)
            y += block.item_height(lines)


def _baseline(top_px: int, size_px: int) -> int:
    return top_px + round(size_px * EM_ABOVE_BASELINE)


def _lines(block: Block, lines: tuple[Line, ...], box: Box, y: int, page: Page) -> Iterator[Mark]:
    ink = page.ink_of(page.styles[block.part.style].colour)
    for index, line in enumerate(lines):
        baseline = _baseline(y + index * block.leading_px, block.face.size)
        for run in line.runs:
            x = _line_x(block.part, line, box) + run.x
            yield Glyphs(x, baseline, block.face.weight, block.face.size, ink, run.text)


def _line_x(part: Part, line: Line, box: Box) -> int:
    if isinstance(part, Items):
        return box.x + part.indent
    spare = box.width - line.width
    return box.x + {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[part.align]


def _divider(part: Items, box: Box, y: int, page: Page) -> Iterator[Mark]:
    if part.divider:
        yield Panel(Area(box.x, y - DIVIDER_PX // 2, box.width, DIVIDER_PX), 0, page.ink_of(part.divider))


def _marker(block: Block, part: Items, number: int, x: int, y: int, page: Page) -> Iterator[Mark]:
    style = page.styles[part.marker_style or part.style]
    ink, size = page.ink_of(style.colour), block.face.size
    match part.marker:
        case Marker.NUMBER:
            face = _face_at(style, block.step)
            yield Glyphs(x, _baseline(y, size), face.weight, face.size, ink, str(number))
        case Marker.DOT:
            side = size // 4
            yield Panel(Area(x, y + (size - side) // 2, side, side), side // 2, ink)
