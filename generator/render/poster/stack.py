"""Owns how parts fill a box: the largest sizes that fit together, gaps that take up the room left.

Sizes shrink in steps that all parts of a box share, so a heading and its list reach their smallest size together.
It must not know what a part is made of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.layout.canvas import Box
from generator.model.layout.parts import CountdownPart, ItemsPart, PricePart, Rule, RulePart, WordsPart
from generator.model.layout.words import NO_GAP, Anchor, Gap, Items, Overflow, Words
from generator.render.poster.drawing import Mark
from generator.render.poster.parts import MANY_LINES, Block, Page, Part, set_part
from generator.render.poster.parts.block import STEPS
from generator.render.poster.parts.words import STEPS_PER_LINE

COMFORT = 0.5  # gaps tighten together with sizes: from this share of their range at the largest size to none
RHYTHM_PX = 8
_IN_STACK = (WordsPart, ItemsPart, PricePart, CountdownPart, RulePart)

__all__ = ["Fitted", "Misfit", "Page", "Part", "fill_box", "fit"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A part that does not fit a box even at its smallest size; `lines` is 0 where the box as a whole is too full."""

    part: Part
    lines: int
    size_px: int


class Fitted:
    """Parts set at sizes that fit together."""

    def __init__(self, blocks: Sequence[Block], page: Page, step: int) -> None:
        self.blocks, self.page, self.step = blocks, page, step
        self._gaps = [*map(_before, blocks[1:]), *(gap for block in blocks for gap in block.gaps())]
        self._solid_px = sum([block.height() for block in blocks])

    def comfortable_px(self) -> int:
        """Return the height with the gaps that go with these sizes."""
        return self._height(COMFORT * (1 - self.step / STEPS))

    def span(self, box: Box, anchor: Anchor) -> tuple[int, int]:
        """Return the top and the height of what stands in `box`, gaps opened as far as it allows."""
        return self._span(box, anchor, self._share(box))

    def _span(self, box: Box, anchor: Anchor, share: float) -> tuple[int, int]:
        height = self._height(share)
        spare = box.height - height
        return box.y + {Anchor.TOP: 0, Anchor.MIDDLE: spare // 2, Anchor.BOTTOM: spare}[anchor], height

    def marks(self, box: Box, anchor: Anchor) -> Iterator[Mark]:
        """Yield the marks of all parts in `box`."""
        share = self._share(box)

        def widen(gap: Gap) -> int:
            return _stretched(gap, share)

        y, _ = self._span(box, anchor, share)
        for index, block in enumerate(self.blocks):
            y += widen(_before(block)) if index else 0
            yield from block.marks(box, y, widen, self.page)
            y += block.height() + sum(map(widen, block.gaps()))

    def _share(self, box: Box) -> float:
        room = box.height - self._solid_px - sum([gap.min for gap in self._gaps])
        return min(1.0, room / max(1, sum([gap.max - gap.min for gap in self._gaps])))

    def _height(self, share: float) -> int:
        """Return how high all parts are with every gap opened by `share` of its range."""
        return self._solid_px + sum([_stretched(gap, share) for gap in self._gaps])


def fill_box(parts: tuple[Part, ...], box: Box, anchor: Anchor, page: Page) -> Iterator[Mark | Misfit]:
    """Set the parts below each other in a box at the largest common step that fits, or name those that never will."""
    fitted = fit(parts, box.width, box.height, page)
    yield from fitted.marks(box, anchor) if isinstance(fitted, Fitted) else fitted


def fit(parts: tuple[Part, ...], width_px: int, height_px: int, page: Page) -> Fitted | tuple[Misfit, ...]:
    """Set the parts at the largest common step that fits a width and a height, or name those that never will."""
    ladders = [_Ladder(part, width_px, page) for part in parts]

    if misfits := tuple(ladder.misfit() for ladder in ladders if ladder.best_from(0) is None):
        return misfits

    def at(step: int) -> Fitted:
        return Fitted([block for ladder in ladders if (block := ladder.best_from(step))], page, step)

    def fits(step: int) -> bool:
        return at(step).comfortable_px() <= height_px

    # Most texts fit at once; only for the others the steps between are worth a look.
    if (largest := at(0)).comfortable_px() <= height_px:
        return largest
    step = bisect_left(range(STEPS + 1), True, lo=1, key=fits)
    if step <= STEPS:
        return at(step)
    longest = max(at(STEPS).blocks, key=lambda block: block.height())
    return (Misfit(longest.part, 0, _smallest_px(longest.part, page)),)


class _Ladder:
    """A part at the steps of its sizes, each set only if it may be the best."""

    def __init__(self, part: Part, width_px: int, page: Page) -> None:
        self._part, self._width_px, self._page = part, width_px, page
        self._best: dict[int, Block | None] = {}

    def best_from(self, first: int) -> Block | None:
        """Return the block at `first` or as little below as fits, or a bit further for fewer lines and torn words.

        None if no size fits.
        """
        if first not in self._best:
            self._best[first] = self._search(first) or self._fallback(first)
        return self._best[first]

    def _search(self, first: int) -> Block | None:
        best = self._set(first)
        for step in range(first + 1, STEPS + 1):
            # With more lines than this it cannot be better any more; how it is cut best need not be found out.
            lines = (best.badness - step - 1) // STEPS_PER_LINE if best else MANY_LINES
            if lines < 1:
                break
            block = self._set(step, lines)
            if block and (best is None or block.badness < best.badness):
                best = block
        return best

    def _set(self, step: int, max_lines: int = MANY_LINES) -> Block | None:
        return set_part(self._part, self._width_px, step, self._page, max_lines)

    def _fallback(self, first: int) -> Block | None:
        """Return a larger block that fits where rounding has made all smaller ones too wide, or a shortened one."""
        if first:
            return self.best_from(first - 1)
        may_shorten = isinstance(self._part, Words | Items) and self._part.overflow == Overflow.ELLIPSIS
        return set_part(self._part, self._width_px, STEPS, self._page, shorten=True) if may_shorten else None

    def misfit(self) -> Misfit:
        lines = self._part.lines if isinstance(self._part, Words | Items) else 1
        return Misfit(self._part, lines, _smallest_px(self._part, self._page))


def _smallest_px(part: Part, page: Page) -> int:
    return 0 if isinstance(part, Rule) else page.styles[part.style].min_size


def _before(block: Block) -> Gap:
    return block.part.before if isinstance(block.part, _IN_STACK) else NO_GAP


def _stretched(gap: Gap, share: float) -> int:
    wide = gap.min + int((gap.max - gap.min) * share)
    return max(gap.min, wide - wide % RHYTHM_PX)
