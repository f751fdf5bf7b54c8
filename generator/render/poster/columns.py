"""Owns what a box of words becomes: the marks of the parts that have something to show, or why they do not fit.

It must not know which layer the box is of.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.layout.canvas import Box
from generator.model.layout.layers import Panel as Backing
from generator.model.layout.parts import Rule
from generator.model.layout.words import Anchor
from generator.problems import Problem
from generator.render.poster.drawing import Area, Mark, Panel
from generator.render.poster.fields import quote, span_of
from generator.render.poster.sheet import Sheet
from generator.render.poster.stack import Misfit, Part, fit


def compose_parts(
    parts: tuple[Part, ...], box: Box, anchor: Anchor, sheet: Sheet, panel: Backing | None = None
) -> Iterator[Mark | Problem]:
    """Yield the marks of parts below each other in a box, on a panel if they have one, or what does not fit."""
    shown = shown_parts(parts, sheet)
    if not shown:
        return
    fitted = fit(shown, box.width, box.height, sheet.page())
    if isinstance(fitted, tuple):
        yield from (_misfit(misfit, sheet) for misfit in fitted)
        return
    if panel:
        (top, height), more = fitted.span(box, anchor), panel.padding
        area = Area(box.x - more, top - more, box.width + 2 * more, height + 2 * more)
        yield Panel(area, panel.radius, sheet.ink(panel.colour))
    yield from fitted.marks(box, anchor)


def shown_parts(parts: tuple[Part, ...], sheet: Sheet) -> tuple[Part, ...]:
    """Return the parts that have something to show; a line goes with the part it parted from the others."""
    shown: list[Part] = []
    for index, part in enumerate(parts):
        if not isinstance(part, Rule):
            if part.field in sheet.filled:
                shown.append(part)
            continue
        after = [other for other in parts[index + 1 :] if not isinstance(other, Rule)]
        opens = all(isinstance(other, Rule) for other in parts[:index])
        parts_something = opens or (shown and not isinstance(shown[-1], Rule))
        if parts_something and (not after or any(other.field in sheet.filled for other in after)):
            shown.append(part)
    return tuple(shown) if any(not isinstance(part, Rule) for part in shown) else ()


def _misfit(misfit: Misfit, sheet: Sheet) -> Problem:
    assert not isinstance(misfit.part, Rule), "a line is as wide as its box and is never what is too high"
    field = misfit.part.field
    title, longest = sheet.spec.layout.needs[field].title, max(sheet.filled[field], key=len)
    if misfit.lines:
        message = f"{title}{quote(longest)}缩到最小字号 {misfit.size_px} 像素，{misfit.lines} 行也排不下"
        hint = "缩短到能排下，长英文单词和网址不会拆开；在意断行的地方可以自己换行或留一个空格"
    else:
        message = f"{title}{quote(longest)}和同一栏的文字加起来太高，缩到最小字号也放不下"
        hint = f"缩短{title}，或者减少条数"
    return Problem(span_of(sheet.spec, field), message, hint, "poster_overflow")
