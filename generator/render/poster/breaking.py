"""Owns where Chinese lines break: the fewest lines, and of all ways to end them the one that costs least.

It must not know fonts; what a word is, it asks a ruler.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.render.poster.kinsoku import EMOJI, ENDS_PHRASE, LEANING, breaks_of, is_han, is_widow, widows_from
from generator.render.poster.measure import Measured, Ruler

# Costs of ending a line there, in squared ems of unevenness that the better place is worth.
_WIDOW_COST = 1e6
_SPLIT_COST = 28.0
_INSIDE_PHRASE_COST = 14.0
_AFTER_WESTERN_COST = 4.0
_AFTER_EMOJI_COST = 2.0


@dataclass(frozen=True, slots=True)
class _Places:
    """Where an outline may be cut: the start of each piece, the end of the piece before without its blank, the cost.

    `widows` are the places after which a single character is left.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    costs: tuple[float, ...]
    widows: range


@lru_cache(maxsize=1024)
def _places(text: str, ruler: Ruler) -> _Places:
    starts = (0, *breaks_of(text), len(text))
    ends = tuple(start - (text[start - 1] == " ") for start in starts)
    costs = (0.0, *(_break_cost(text, start, ruler) for start in starts[1:-1]), 0.0)
    widows = range(bisect_left(starts, widows_from(text)), len(starts))
    return _Places(starts, ends, costs, widows)


def cut(paragraph: Measured, width_px: int, max_lines: int, ruler: Ruler) -> list[tuple[int, int]] | None:
    """Return the fewest lines as ranges of units, evenly filled; None if they do not fit."""
    whole = (0, len(paragraph.shape.units))
    if paragraph.width(*whole) <= width_px and max_lines > 0:
        return [whole]
    places = _places(paragraph.shape.outline, ruler)
    lefts = [paragraph.lefts[start] for start in places.starts[:-1]]
    rights = [0, *(paragraph.rights[end - 1] for end in places.ends[1:])]
    wanted = _fewest(lefts, rights, width_px)
    if wanted is None or wanted > max_lines:
        return None
    path = _cheapest(paragraph, places, lefts, rights, width_px, wanted)
    return [(places.starts[first], places.ends[after]) for first, after in pairwise(path)]


def _fewest(lefts: list[int], rights: list[int], width_px: int) -> int | None:
    """Return how many lines the pieces need at least, or None if one alone is too wide."""
    lines, first = 1, 0
    for piece in range(len(lefts)):
        if rights[piece + 1] - lefts[first] > width_px:
            lines, first = lines + 1, piece
            if rights[piece + 1] - lefts[first] > width_px:
                return None
    return lines


def _cheapest(
    paragraph: Measured, places: _Places, lefts: list[int], rights: list[int], width_px: int, wanted: int
) -> tuple[int, ...]:
    """Return the places that make `wanted` lines as even as the costs of the places allow."""
    last = len(lefts)
    even_px = (rights[last] - lefts[0]) / wanted
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for left in reversed(range(wanted)):  # lines still to come after this one
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (spent, path) in best.items():
            for after in range(first + 1, last) if left else (last,):
                line_px = rights[after] - lefts[first]
                if line_px > width_px:
                    break
                cost = spent + places.costs[after] + ((line_px - even_px) / paragraph.size) ** 2
                if after == last and first in places.widows:
                    cost += _WIDOW_COST
                if after not in following or cost <= following[after][0]:  # of equals, the longer first line
                    following[after] = (cost, (*path, after))
        best = following
    return best[last][1]


def poor_ends(text: str, cuts: list[tuple[int, int]], ruler: Ruler) -> int:
    """Return how many lines end inside a word or before a particle, or leave a widow."""
    torn = sum(_splits(text, end, ruler) for _, end in cuts[:-1])
    return torn + (len(cuts) > 1 and is_widow(text[cuts[-1][0] :]))


def _splits(text: str, index: int, ruler: Ruler) -> bool:
    """Return whether a line end before `text[index]` tears apart what is read as one."""
    leans = text[index] in LEANING and not ruler.is_word(text[index : index + 2])
    around = text[index - 1 : index + 1], text[index - 1 : index + 2], text[max(0, index - 2) : index + 1]
    return leans or any(map(ruler.is_word, around))


def _is_stub(text: str, index: int) -> bool:
    """Return whether a line end before `text[index]` leaves one character of a phrase before or after it."""
    return text[index + 1 : index + 2] in ENDS_PHRASE or text[max(0, index - 2) : index - 1] in ENDS_PHRASE


def _break_cost(text: str, index: int, ruler: Ruler) -> float:
    left, right = text[index - 1], text[index]
    if left in ENDS_PHRASE:
        return 0.0
    if _is_stub(text, index):
        return _SPLIT_COST
    if left == " " and (is_han(right) or right == EMOJI):  # typed between Han, a blank means "here the phrase ends"
        return 0.0 if is_han(text[index - 2]) else _AFTER_WESTERN_COST
    if EMOJI in (left, right):  # an emoji belongs to what it follows
        return _SPLIT_COST if right == EMOJI else _AFTER_EMOJI_COST
    return _SPLIT_COST if _splits(text, index, ruler) else _INSIDE_PHRASE_COST
