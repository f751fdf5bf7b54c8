"""Owns the step from patterns to something that searches: words to look for first, and the check around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TypeGuard

from generator.model.pattern import FOUND, Choice, Either, Gap, Part, Reading, Simple, readings, whole
from generator.validate.wording.frequency import frequency_of_any, rarest_anchor
from generator.validate.wording.normalise import Plain, plain_words

_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)?|[一二三四五六七八九十百千万两半几]{1,8})"
_NUMBER_CHARACTERS = 12
_SENTENCE, _CLAUSE = "[^。!?;…]", "[^。!?;…,:]"
# Stands between words that are brought into their plain form together.
_BETWEEN = "¦"
# Where the words of a find stand, one after the other.
Words = tuple[tuple[int, int], ...]
# So far to either side of a find an exception is looked for.
_REACH = 48


@dataclass(frozen=True)
class Sought:
    """A compiled pattern: words one of which is in every match, and how far a match reaches around them.

    `expression` is empty where the words are the match. Expressions are compiled when they are first needed: most
    never are. What `needed` is about stands in every match beside the seed: looking for it first is much
    faster.
    """

    seeds: tuple[str, ...]
    expression: str
    before: int
    after: int
    needed: str = ""

    @cached_property
    def beside(self) -> re.Pattern[str]:
        return re.compile(self.needed)

    @cached_property
    def check(self) -> re.Pattern[str]:
        return re.compile(self.expression)

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Tell whether it is worth while to look for a match around a seed that was found from `start` to `end`."""
        if not self.needed:
            return True
        low = start - self.before
        return self.beside.search(text, low if low > 0 else 0, end + self.after) is not None

    def matches(self, plain: Plain, start: int, end: int) -> Iterator[Words]:
        """Yield the words of the match around a seed that was found from `start` to `end`."""
        words: Words = ((start, end),)
        if self.expression:
            match = self._around(plain, start, end)
            if match is None:
                return
            words = tuple(_words(match))
        first, last = words[0][0], words[-1][1]
        if not (plain.splits_word(first) or plain.splits_word(last) or plain.crosses_paragraph(first, last)):
            yield words

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
    """A compiled exception: what must stand before and after a find, or, without `around`, what must hold all of it.

    An exception that is one longer `word` need only hold one of the words that were found: there it is another word.
    """

    first: str
    last: str
    around: bool
    word: bool
    needed: str

    @cached_property
    def beside(self) -> re.Pattern[str]:
        return re.compile(self.needed)

    @cached_property
    def before(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.first})$" if self.around else self.first)

    @cached_property
    def after(self) -> re.Pattern[str]:
        return re.compile(self.last)

    def covers(self, plain: Plain, words: Words) -> bool:
        """Tell whether the words that were found do not count."""
        text, start, end = plain.text, words[0][0], words[-1][1]
        low = max(start - _REACH, 0)
        if self.needed and not self.beside.search(text, low, end + _REACH):
            return False
        if not self.around:
            inner = words if self.word else ((start, end),)
            return any(_holds(self.before, text, word, (low, end + _REACH)) for word in inner)
        before = not self.first or self.before.search(text, low, start)
        return bool(before and (not self.last or self.after.match(text, end)))


@cache
def compile_pattern(text: str) -> tuple[Sought, ...]:
    """Return a pattern ready to search plain texts, as a whole or once for each way to read it: what is met less often.

    The scanners of all trades share what is compiled.
    """
    together = _plain_parts(whole(text))
    apart = [_plain_parts(reading) for reading in readings(text)]
    if rarest_anchor(together)[0] <= sum(rarest_anchor(reading)[0] for reading in apart):
        apart = [together]
    return tuple(map(_sought, apart))


def _sought(parts: Reading) -> Sought:
    _, number, run = rarest_anchor(parts)
    seeds = tuple(dict.fromkeys("".join(words) for words in product(*(choice.words for choice in run))))
    before, after = parts[:number], parts[number + len(run) :]
    expression = _expression(parts) if before or after else ""
    return Sought(seeds, expression, _most(before), _most(after), _needed((*before, *after)))


@cache
def compile_exemption(text: str) -> Excuse:
    """Return an exception ready to be tried on a find."""
    before, mark, after = text.partition(FOUND)
    first, last = _plain_parts(whole(before)), _plain_parts(whole(after))
    is_word = not mark and all(isinstance(part, Choice) for part in first)
    return Excuse(_either(first), _either(last), bool(mark), is_word, _needed((*first, *last)))


def _words(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words of a match stand, which gaps divide."""
    position = match.start()
    for group in range(1, match.re.groups + 1):
        first, last = match.span(group)
        if first > position:
            yield position, first
        position = max(position, last)
    yield position, match.end()


def _holds(pattern: re.Pattern[str], text: str, inner: tuple[int, int], window: tuple[int, int]) -> bool:
    position, end = window
    while (match := pattern.search(text, position, end)) and match.start() <= inner[0]:
        if match.end() >= inner[1]:
            return True
        position = match.start() + 1
    return False


def _needed(parts: Reading) -> str:
    """Return an expression for the words of these parts one of which every match has: of the rarest choice."""
    choices = (part for part in parts if _is_spelt(part))
    rarest = min(choices, key=lambda choice: frequency_of_any(choice.words), default=None)
    return _part_expression(rarest, lazy="") if rarest else ""


def _is_spelt(part: Part) -> TypeGuard[Choice]:
    return isinstance(part, Choice) and all(part.words)


def _either(parts: Reading) -> str:
    return f"(?:{_expression(parts, lazy='')})" if parts else ""


def _plain_parts(reading: Reading) -> Reading:
    return tuple(_plain_part(part) for part in reading)


def _plain_part(part: Part) -> Part:
    if isinstance(part, Either):
        return Either(tuple(tuple(_plain_simple(inner) for inner in form) for form in part.forms))
    return _plain_simple(part)


def _plain_simple(part: Simple) -> Simple:
    if isinstance(part, Choice):
        return Choice(tuple(plain_words(_BETWEEN.join(part.words)).split(_BETWEEN)))
    return part


def _expression(reading: Reading, lazy: str = "?") -> str:
    return "".join(_part_expression(part, lazy) for part in reading)


def _part_expression(part: Part, lazy: str) -> str:
    if isinstance(part, Choice):
        words = sorted(part.words, key=len, reverse=True)
        return "(?:" + "|".join(re.escape(word) for word in words) + ")"
    if isinstance(part, Either):
        return "(?:" + "|".join(_expression(form, lazy) for form in part.forms) + ")"
    if isinstance(part, Gap) and part.stops:
        return f"(?s:.{{0,{part.most}}}{lazy})"
    if isinstance(part, Gap):
        return f"({_SENTENCE if part.commas else _CLAUSE}{{0,{part.most}}}{lazy})"
    return _NUMBER


def _most(reading: Reading) -> int:
    return sum(_most_of(part) for part in reading)


def _most_of(part: Part) -> int:
    if isinstance(part, Choice):
        return max(len(word) for word in part.words)
    if isinstance(part, Either):
        return max(_most(form) for form in part.forms)
    return part.most if isinstance(part, Gap) else _NUMBER_CHARACTERS
