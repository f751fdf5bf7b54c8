"""Owns scanning a text with packs of wording rules: what was found, where, and why it may not stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.wording import WordingPack, WordingRule
from generator.model.words import WordingLevel
from generator.validate.wording.compile import Sought, compile_pattern
from generator.validate.wording.excuse import Excuse, Excuses, compile_exemption
from generator.validate.wording.normalise import Plain, normalise
from generator.validate.wording.seeker import Seeker

_LEVELS = tuple(WordingLevel)
_Find = tuple[int, int, WordingRule]


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that a rule is about: the rule, and the words as they stand in the text from `start` to `end`."""

    rule: WordingRule
    quote: str
    start: int
    end: int

    @property
    def level(self) -> WordingLevel:
        return self.rule.level


@dataclass(frozen=True, slots=True)
class _Search:
    rule: WordingRule
    sought: Sought
    excuses: frozenset[Excuse]


class Scanner:
    """Searches texts with the rules of some packs; made once, used for many texts."""

    def __init__(self, packs: Iterable[WordingPack]) -> None:
        searches = list(_searches(packs))
        seeds: dict[str, list[_Search]] = {}
        for search in searches:
            for seed in search.sought.seeds:
                seeds.setdefault(seed, []).append(search)
        self._searches = list(seeds.values())
        self._seeds = Seeker(list(seeds))
        self._excuses = Excuses(frozenset(excuse for search in searches for excuse in search.excuses))

    def scan(self, text: str) -> tuple[Finding, ...]:
        """Return what the rules find in a text, in order; of two finds for the same words the stricter or wider."""
        plain = normalise(text)
        found = {
            (words[0][0], words[-1][1], search.rule.id): search.rule
            for number, first, last in self._seeds.find(plain.text)
            for search in self._searches[number]
            if search.sought.may_follow(plain.text, last)
            and (words := search.sought.match(plain, first, last))
            and not self._excuses.cover(plain.text, words, search.excuses)
        }
        finds = ((start, end, rule) for (start, end, _), rule in found.items())
        return tuple(_finding(plain, *find) for find in _widest(finds))


def scan_text(text: str, packs: Sequence[WordingPack]) -> tuple[Finding, ...]:
    """Return what the rules of `packs` find in a text, in order."""
    return scanner_of(tuple(packs)).scan(text)


@lru_cache(maxsize=16)
def scanner_of(packs: tuple[WordingPack, ...]) -> Scanner:
    """Return the scanner of some packs; equal packs share one."""
    return Scanner(packs)


def _searches(packs: Iterable[WordingPack]) -> Iterator[_Search]:
    packs = tuple(packs)
    everywhere = tuple(compile_exemption(text) for pack in packs if not pack.rules for text in pack.exceptions)
    for pack in packs:
        shared = tuple(compile_exemption(text) for text in pack.exceptions)
        for rule in pack.rules:
            excuses = frozenset((*(compile_exemption(text) for text in rule.exceptions), *shared, *everywhere))
            for pattern in rule.patterns:
                yield from (_Search(rule, sought, excuses) for sought in compile_pattern(pattern))


def _widest(finds: Iterable[_Find]) -> Iterator[_Find]:
    """Leave out what lies within another find of the same level or a stricter one."""
    heap: list[_Find] = []
    for find in sorted(finds, key=lambda find: (find[0], -find[1])):
        if heap and find[0] >= max(end for _, end, _ in heap):
            yield from _strictest(heap)
            heap = []
        heap.append(find)
    yield from _strictest(heap)


def _strictest(finds: list[_Find]) -> list[_Find]:
    kept: list[_Find] = []
    for start, end, rule in sorted(finds, key=lambda find: (_LEVELS.index(find[2].level), find[0], -find[1])):
        if not any(first <= start and end <= last for first, last, _ in kept):
            kept.append((start, end, rule))
    return sorted(kept, key=lambda find: (find[0], -find[1]))


def _finding(plain: Plain, start: int, end: int, rule: WordingRule) -> Finding:
    first, last = plain.range(start, end)
    return Finding(rule, plain.source[first:last], first, last)


def packs_for(packs: Iterable[WordingPack], trade: str) -> tuple[WordingPack, ...]:
    """Return the packs that hold for a brand of `trade`."""
    return tuple(pack for pack in packs if not pack.trades or trade in pack.trades)
