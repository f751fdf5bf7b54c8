"""Owns exceptions: which of the many of a rule are worth a look at a find, and whether one lets it pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from generator.model.pattern import FOUND, Choice, whole
from generator.validate.wording.compile import Words
from generator.validate.wording.expression import expression, plain_parts, rarest_words
from generator.validate.wording.seeker import Seeker

# So far to either side of a find an exception is looked for.
_REACH = 48


@dataclass(frozen=True, eq=False)
class Excuse:
    """A compiled exception: what must stand before and after a find, or, without `around`, what must hold all of it.

    An exception that is one longer `word` need only hold one of the words that were found: there it is another word.
    One of the words in `needed`, if there are any, stands wherever it holds.
    """

    first: str
    last: str
    around: bool
    word: bool
    needed: tuple[str, ...]

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.first})$" if self.around else self.first)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self.last)

    def covers(self, text: str, words: Words, window: tuple[int, int]) -> bool:
        """Tell whether the words that were found do not count for what stands in the window around them."""
        start, end = words[0][0], words[-1][1]
        if not self.around:
            inner = words if self.word else ((start, end),)
            return any(_holds(self._before, text, word, window) for word in inner)
        before = not self.first or self._before.search(text, window[0], start)
        return bool(before and (not self.last or self._after.match(text, end)))


class Excuses:
    """Exceptions that are looked for together: one look around a find tells which of them could hold there."""

    def __init__(self, excuses: Iterable[Excuse]) -> None:
        self._always = frozenset(excuse for excuse in excuses if not excuse.needed)
        by_word: dict[str, list[Excuse]] = {}
        for excuse in excuses:
            for word in excuse.needed:
                by_word.setdefault(word, []).append(excuse)
        self._by_word = list(by_word.values())
        self._words = Seeker(list(by_word))

    def cover(self, text: str, words: Words, of_rule: frozenset[Excuse]) -> bool:
        """Tell whether an exception of a rule lets pass the words that were found."""
        window = max(words[0][0] - _REACH, 0), words[-1][1] + _REACH
        numbers = {number for number, _, _ in self._words.find(text[slice(*window)])}
        likely = {excuse for number in numbers for excuse in self._by_word[number] if excuse in of_rule}
        return any(excuse.covers(text, words, window) for excuse in likely | (self._always & of_rule))


@cache
def compile_exemption(text: str) -> Excuse:
    """Return an exception ready to be tried on a find."""
    before, mark, after = text.partition(FOUND)
    first, last = plain_parts(whole(before)), plain_parts(whole(after))
    is_word = not mark and all(isinstance(part, Choice) for part in first)
    return Excuse(
        expression(first, lazy=""), expression(last, lazy=""), bool(mark), is_word, rarest_words((*first, *last))
    )


def _holds(pattern: re.Pattern[str], text: str, inner: tuple[int, int], window: tuple[int, int]) -> bool:
    position, end = window
    while (match := pattern.search(text, position, end)) and match.start() <= inner[0]:
        if match.end() >= inner[1]:
            return True
        position = match.start() + 1
    return False
