"""Owns where Chinese lines break: the fewest lines, and of all ways to end them the one that costs least.

It must not know fonts; what a word is, it asks a ruler.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.render.poster.kinsoku import EMOJI, ENDS_PHRASE, LEANING, breaks_of, is_han, is_widow, widows_from
from generator.render.poster.measure import Measured, Ruler

# Costs of ending a line there, in squared ems of unevenness that the better place is worth.
_WIDOW_COST = 1e6
_SPLIT_COST = 28.0
_INSIDE_PHRASE_COST = 14.0
_AFTER_WESTERN_COST = 4.0
_AFTER_EMOJI_COST = 2.0


class _Places(NamedTuple):
    """Where an outline may be cut: the start of each piece, and the end of the piece before, without its blank.

    Of what is known of each unit, `firsts` takes what belongs to the first ones of pieces, `lasts` to those before.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: Callable[[Sequence[int]], Sequence[int]]
    lasts: Callable[[Sequence[int]], Sequence[int]]


@lru_cache(maxsize=1024)
def _places(outline: str) -> _Places:
    starts = (0, *breaks_of(outline), len(outline))
    ends = tuple([start - (outline[start - 1] == " ") for start in starts])
    # Nothing begins at the last place and nothing ends at the first: they only fill up, for one item makes no tuple.
    return _Places(starts, ends, itemgetter(*starts[:-1], 0), itemgetter(0, *[end - 1 for end in ends[1:]]))


class _Costs(dict[int, float]):
    """What it costs to end a line at each place of an outline, found when it is first asked for: few places are."""

    def __init__(self, outline: str, starts: tuple[int, ...], ruler: Ruler) -> None:
        super().__init__({len(starts) - 1: 0.0})
        self._outline, self._starts, self._ruler = outline, starts, ruler
        self.widows_from = bisect_left(starts, widows_from(outline))  # after these places a single character is left

    def __missing__(self, place: int) -> float:
        cost = self[place] = _break_cost(self._outline, self._starts[place], self._ruler)
        return cost


@lru_cache(maxsize=512)
def _costs(outline: str, ruler: Ruler) -> _Costs:
    return _Costs(outline, _places(outline).starts, ruler)


def fewest_lines(paragraph: Measured, width_px: int) -> int:
    """Return how many lines a paragraph needs at least, or 0 if a piece of it is too wide for any."""
    if paragraph.whole_px <= width_px:
        return 1
    lefts, rights = _edges(paragraph)
    lines, start_px = 1, lefts[0]
    for left_px, right_px in zip(lefts, rights[1:], strict=False):
        if right_px - start_px > width_px:
            lines, start_px = lines + 1, left_px
            if right_px - start_px > width_px:
                return 0
    return lines


def cut(paragraph: Measured, width_px: int, lines: int, ruler: Ruler) -> list[tuple[int, int]]:
    """Return the fewest `lines` of a paragraph as ranges of units, evenly filled."""
    if lines == 1:
        return [(0, len(paragraph.shape.units))]
    places = _places(paragraph.shape.outline)
    path = _cheapest(paragraph, width_px, lines, _costs(paragraph.shape.outline, ruler))
    return [(places.starts[first], places.ends[after]) for first, after in pairwise(path)]


def _edges(paragraph: Measured) -> tuple[Sequence[int], Sequence[int]]:
    """Return where a line begins and where one ends that is cut at each place."""
    places = _places(paragraph.shape.outline)
    return places.firsts(paragraph.lefts), places.lasts(paragraph.rights)


def _cheapest(paragraph: Measured, width_px: int, wanted: int, costs: _Costs) -> tuple[int, ...]:
    """Return the places that make `wanted` lines as even as the costs of the places allow."""
    lefts, rights = _edges(paragraph)
    last = len(lefts) - 1
    even_px = (rights[last] - lefts[0]) / wanted
    earliest = _earliest(lefts, rights, width_px, wanted)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for left in reversed(range(wanted)):  # lines still to come after this one
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (spent, path) in best.items():
            for after in range(max(first + 1, earliest[left]), last if left else last + 1):
                line_px = rights[after] - lefts[first]
                if line_px > width_px:
                    break
                cost = spent + costs[after] + ((line_px - even_px) / paragraph.size) ** 2
                if after == last and first >= costs.widows_from:
                    cost += _WIDOW_COST
                if after not in following or cost <= following[after][0]:  # of equals, the longer first line
                    following[after] = (cost, (*path, after))
        best = following
    return best[last][1]


def _earliest(lefts: Sequence[int], rights: Sequence[int], width_px: int, lines: int) -> list[int]:
    """Return the first place from which no line suffices for the rest, from which one does, from which two do …"""
    earliest = [len(lefts) - 1]
    while len(earliest) < lines:
        first = earliest[-1]
        room_px = rights[first] - width_px
        while first and lefts[first - 1] >= room_px:
            first -= 1
        earliest.append(first)
    return earliest


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
