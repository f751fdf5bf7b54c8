"""Owns the step from patterns to something that searches: words to look for first, and the check around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from generator.model.pattern import FOUND, Choice, Gap, Part, Reading, anchors, least, readings
from generator.validate.wording.normalise import Plain, normalise

_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)?|[一二三四五六七八九十百千万两半几]{1,8})"
_NUMBER_CHARACTERS = 12
_SENTENCE, _CLAUSE = "[^。!?;…]", "[^。!?;…,:]"
# Characters that every text is full of: what is looked for first should have others.
_EVERYDAY = frozenset("的了一不是我你个天周日月年次用发吃喝看学加包晚小时分这在有来到群人下大家就完")
# Stands between words that are brought into their plain form together.
_BETWEEN = "¦"
# So far to either side of a find an exception is looked for.
_REACH = 40


@dataclass(frozen=True)
class Sought:
    """A compiled pattern: words one of which is in every match, and how far a match reaches around them.

    `expression` is empty where the words are the match. Expressions are compiled when they are first needed: most
    never are.
    """

    seeds: tuple[str, ...]
    expression: str
    before: int
    after: int

    @cached_property
    def check(self) -> re.Pattern[str]:
        return re.compile(self.expression)

    def matches(self, plain: Plain, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the match around a seed that was found from `start` to `end`."""
        if not self.expression:
            found = (start, end)
        else:
            match = self._around(plain, start, end)
            if match is None:
                return
            found = match.span()
        if not (plain.splits_word(found[0]) or plain.splits_word(found[1]) or plain.crosses_paragraph(*found)):
            yield found

    def _around(self, plain: Plain, start: int, end: int) -> re.Match[str] | None:
        limit = min(end + self.after, len(plain.text))
        position = max(start - self.before, 0)
        while match := self.check.search(plain.text, position, limit):
            if match.start() > start:
                return None
            gaps = (match.span(group) for group in range(1, self.check.groups + 1) if match[group] is not None)
            if match.end() >= end and not any(plain.crosses_line(*gap) for gap in gaps):
                return match
            position = match.start() + 1
        return None


@dataclass(frozen=True)
class Excuse:
    """A compiled exception: what must stand before and after a find, or, without `around`, what must hold all of it."""

    first: str
    last: str
    around: bool

    @cached_property
    def before(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.first})$" if self.around else self.first)

    @cached_property
    def after(self) -> re.Pattern[str]:
        return re.compile(self.last)

    def covers(self, plain: Plain, start: int, end: int) -> bool:
        """Tell whether what was found from `start` to `end` does not count."""
        text, low = plain.text, max(start - _REACH, 0)
        if not self.around:
            return _holds(self.before, text, (start, end), (low, end + _REACH))
        before = not self.first or self.before.search(text, low, start)
        return bool(before and (not self.last or self.after.match(text, end)))


def compile_pattern(text: str) -> Iterator[Sought]:
    """Yield a pattern ready to search plain texts, once for each way to read it."""
    for reading in readings(text):
        parts = tuple(_plain_part(part) for part in reading)
        number, run = max(anchors(parts), key=lambda anchor: _rarity(anchor[1]))
        seeds = tuple(dict.fromkeys("".join(words) for words in product(*(choice.words for choice in run))))
        before, after = parts[:number], parts[number + len(run) :]
        yield Sought(seeds, _expression(parts) if before or after else "", _most(before), _most(after))


def compile_exemption(text: str) -> Excuse:
    """Return an exception ready to be tried on a find."""
    before, mark, after = text.partition(FOUND)
    return Excuse(_any_reading(before), _any_reading(after), bool(mark))


def _holds(pattern: re.Pattern[str], text: str, inner: tuple[int, int], window: tuple[int, int]) -> bool:
    position, end = window
    while (match := pattern.search(text, position, end)) and match.start() <= inner[0]:
        if match.end() >= inner[1]:
            return True
        position = match.start() + 1
    return False


def _rarity(run: tuple[Choice, ...]) -> tuple[int, int]:
    """Return how seldom a run is met: how many uncommon characters its commonest form has, and how many in all."""
    return sum(min(len(set(word) - _EVERYDAY) for word in choice.words) for choice in run), least(run)


def _any_reading(text: str) -> str:
    found = (tuple(_plain_part(part) for part in reading) for reading in readings(text))
    return "(?:" + "|".join(_expression(reading, lazy="") for reading in found) + ")" if text else ""


def _plain_part(part: Part) -> Part:
    if isinstance(part, Choice):
        return Choice(tuple(normalise(_BETWEEN.join(part.words)).text.split(_BETWEEN)))
    return part


def _expression(reading: Reading, lazy: str = "?") -> str:
    return "".join(_part_expression(part, lazy) for part in reading)


def _part_expression(part: Part, lazy: str) -> str:
    if isinstance(part, Choice):
        words = sorted(part.words, key=len, reverse=True)
        return "(?:" + "|".join(re.escape(word) for word in words) + ")"
    if isinstance(part, Gap):
        return f"({_SENTENCE if part.commas else _CLAUSE}{{0,{part.most}}}{lazy})"
    return _NUMBER


def _most(reading: Reading) -> int:
    return sum(_most_of(part) for part in reading)


def _most_of(part: Part) -> int:
    if isinstance(part, Choice):
        return max(len(word) for word in part.words)
    return part.most if isinstance(part, Gap) else _NUMBER_CHARACTERS
