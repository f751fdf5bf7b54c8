"""Owns how often words are met in texts, so that what is looked for first is what is met least often."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import inf, prod

from generator.model.pattern import Choice, Reading, anchors

# The characters our texts have most of, the commonest first: what is looked for first should be made of others.
_COMMON = (
    "的一不人有群了到个天是来我上就没在里用看说发你下三这周和点先写好得家成都么问出过后要时能子两别十会开单前分也接再小每着给们"
    "本数做完次自回只手几晚哪进多条样员价月大放面请话以什第五品想日转还名收二货位买店今明全果书告记题方可事动换答对打期门改照新"
    "水最公号退包年把件定带行去谁内口提当那读报同款怎聊加理己清老讲友法补送八处吃字意拿起中找四句交少头走表直信办道排算保推间为"
    "留私比拍原宝图或现学六规级国地付文从跟见标主按证半试满长场早结红元生种之量领朋停考复合活客运快份让步片码服知目台机查费班账"
)
# How often each of them is met, by its place; and any other character, letter or digit.
_FREQUENCY = {char: 0.15 / (place + 10) for place, char in enumerate(_COMMON)}
_SELDOM = 0.0003


def rarest_anchor(parts: Reading) -> tuple[float, int, tuple[Choice, ...]]:
    """Return how often the anchor that is met least often is met, its place and its words; without one, always."""
    found = ((_frequency(run), number, run) for number, run in anchors(parts))
    return min(found, default=(inf, 0, ()), key=lambda anchor: anchor[0])


def _frequency(run: tuple[Choice, ...]) -> float:
    """Return about how often a run is met in a text."""
    return prod(frequency_of_any(choice.words) for choice in run)


def frequency_of_any(words: Iterable[str]) -> float:
    """Return about how often one of some words is met."""
    return sum(map(_frequency_of, words))


@cache
def _frequency_of(word: str) -> float:
    return prod((_FREQUENCY.get(char, _SELDOM) for char in word), start=1.0)
