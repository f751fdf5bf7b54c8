"""Owns the step from patterns to something that searches: words to look for first, and the check around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from generator.model.pattern import Gap, Reading, readings, whole
from generator.validate.wording.expression import expression, most, one_of, plain_parts, rarest_words
from generator.validate.wording.frequency import rarest_anchor
from generator.validate.wording.normalise import Plain

# Words with a gap of so many characters between them need not mean what they mean side by side.
_LOOSE = 5
# Where the words of a find stand, one after the other.
Words = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Sought:
    """A compiled pattern: words one of which is in every match, and the parts that stand before and after them.

    Nearly all that is looked at fails for want of what comes next after the seed or of what is needed before it: these
    are tried first. Expressions are made when they are first needed: most never are. A `loose` pattern has words so far
    apart that they may mean nothing together.
    """

    seeds: tuple[str, ...]
    parts: Reading
    before: Reading
    after: Reading
    loose: bool

    @cached_property
    def _check(self) -> re.Pattern[str]:
        return re.compile(expression(self.parts))

    @cached_property
    def may_follow(self) -> Callable[[str, int], re.Match[str] | None]:
        """Find what comes next after a seed that ends at an index: a glance that spares most seeds a closer look."""
        return re.compile(expression(self.after)).match

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(one_of(rarest_words(self.before)))

    @cached_property
    def _reach(self) -> tuple[int, int]:
        """How many characters before a seed a match may begin, and how many after it one may end."""
        return most(self.before), most(self.after)

    def match(self, plain: Plain, start: int, end: int) -> Words | None:
        """Return the words of the match around a seed that was found from `start` to `end`."""
        words: Words = ((start, end),)
        if self.before and not self._needed.search(plain.text, max(start - self._reach[0], 0), start):
            return None
        if self.before or self.after:
            match = self._around(plain, start, end)
            if match is None:
                return None
            words = tuple(_words(match))
        first, last = words[0][0], words[-1][1]
        if plain.splits_word(first) or plain.splits_word(last) or plain.crosses_paragraph(first, last):
            return None
        return words

    def _around(self, plain: Plain, start: int, end: int) -> re.Match[str] | None:
        before, after = self._reach
        limit = min(end + after, len(plain.text))
        position = max(start - before, 0)
        while (match := self._check.search(plain.text, position, limit)) and match.start() <= start:
            gaps = (match.span(group) for group in range(1, self._check.groups + 1) if match[group] is not None)
            if match.end() >= end and not any(plain.crosses_line(*gap) for gap in gaps):
                return match
            position = match.start() + 1
        return None


@cache
def compile_pattern(text: str) -> tuple[Sought, ...]:
    """Return a pattern ready to search plain texts, as a whole or once for each way to read it: what is met less often.

    The scanners of all trades share what is compiled.
    """
    together = plain_parts(whole(text))
    apart = [plain_parts(reading) for reading in readings(text)]
    if rarest_anchor(together)[0] <= sum(rarest_anchor(reading)[0] for reading in apart):
        apart = [together]
    return tuple(map(_sought, apart))


def _sought(parts: Reading) -> Sought:
    _, number, run = rarest_anchor(parts)
    seeds = tuple(dict.fromkeys("".join(words) for words in product(*(choice.words for choice in run))))
    loose = any(isinstance(part, Gap) and part.most >= _LOOSE for part in parts)
    return Sought(seeds, parts, parts[:number], parts[number + len(run) :], loose)


def _words(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words of a match stand, which gaps divide."""
    position = match.start()
    for group in range(1, match.re.groups + 1):
        first, last = match.span(group)
        if first > position:
            yield position, first
        position = max(position, last)
    yield position, match.end()
