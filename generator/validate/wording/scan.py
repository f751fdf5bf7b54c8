"""Owns scanning a text with packs of wording rules: what was found, where, and why it may not stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.wording import WordingPack, WordingRule
from generator.model.words import WordingLevel
from generator.validate.wording.compile import Sought, compile_pattern
from generator.validate.wording.excuse import Excuse, Excuses, compile_exemption
from generator.validate.wording.likeness import Ear, Heard, Lesson, Sample, learn
from generator.validate.wording.normalise import Plain, normalise
from generator.validate.wording.seeker import Seeker

_LEVELS = tuple(WordingLevel)
_Find = tuple[int, int, WordingRule]


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that a rule is about: the rule, and the words as they stand in the text from `start` to `end`.

    Where no rule has the words, they are a sentence that sounds `like` a sample of the rule.
    """

    rule: WordingRule
    quote: str
    start: int
    end: int
    like: str = ""

    @property
    def level(self) -> WordingLevel:
        return WordingLevel.CAREFUL if self.like else self.rule.level


@dataclass(frozen=True, slots=True)
class _Search:
    rule: WordingRule
    trades: tuple[str, ...]
    sought: Sought
    excuses: frozenset[Excuse]


class Scanner:
    """Searches texts with the rules of some packs; made once, used for many texts."""

    def __init__(self, packs: Iterable[WordingPack]) -> None:
        packs = tuple(packs)
        self._rules = {rule.id: (rule, pack.trades) for pack in packs for rule in pack.rules}
        self._ear = Ear([_lesson(pack) for pack in packs])
        searches = list(_searches(packs))
        seeds: dict[str, list[_Search]] = {}
        for search in searches:
            for seed in search.sought.seeds:
                seeds.setdefault(seed, []).append(search)
        self._searches = list(seeds.values())
        self._seeds = Seeker(list(seeds))
        self._excuses = Excuses(frozenset(excuse for search in searches for excuse in search.excuses))

    def scan(self, source: str, trade: str | None = None) -> tuple[Finding, ...]:
        """Return what the rules find in a text, in order; of two finds for the same words the stricter or wider.

        Rules for some trades only are left out for a text of another `trade`; without one, all rules hold.
        A sentence that sounds like a bad sample is a find where no rule finds anything in it.
        """
        plain = normalise(source)
        heard = self._ear.hear(plain)
        found: dict[tuple[int, int, str], WordingRule] = {}
        text, searches = plain.text, self._searches
        for number, first, last in self._seeds.find(text):
            for search in searches[number]:
                sought = search.sought
                if (
                    sought.may_follow(text, last)
                    and (words := sought.match(plain, first, last))
                    and (key := (words[0][0], words[-1][1], search.rule.id)) not in found
                    and _holds_for(trade, search.trades)
                    and not (sought.loose and heard.is_innocent(*key[:2]))
                    and not self._excuses.cover(text, words, search.excuses)
                ):
                    found[key] = search.rule
        finds = list(_widest((start, end, rule) for (start, end, _), rule in found.items()))
        return tuple(
            sorted(
                (*(_finding(plain, *find) for find in finds), *self._likenesses(plain, heard, finds, trade)),
                key=_start_of,
            )
        )

    def _likenesses(self, plain: Plain, heard: Heard, finds: Sequence[_Find], trade: str | None) -> Iterator[Finding]:
        ends = [end for _, end, _ in finds]
        for start, end in self._ear.suspects(plain, heard):
            after = bisect_right(ends, start)
            if after == len(finds) or finds[after][0] >= end:
                sample = self._ear.nearest(plain.text[start:end])
                rule, trades = self._rules[sample.rule]
                if _holds_for(trade, trades):
                    yield _finding(plain, start, end, rule, sample.text)


@lru_cache(maxsize=4)
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
                yield from (_Search(rule, pack.trades, sought, excuses) for sought in compile_pattern(pattern))


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


def _finding(plain: Plain, start: int, end: int, rule: WordingRule, like: str = "") -> Finding:
    first, last = plain.range(start, end)
    return Finding(rule, plain.source[first:last], first, last, like)


def _start_of(finding: Finding) -> int:
    return finding.start


@lru_cache(maxsize=64)
def _lesson(pack: WordingPack) -> Lesson:
    """Return what the examples and samples of a pack teach; all scanners of the pack share it."""
    known = {rule.id for rule in pack.rules}
    bad = [Sample(text, rule.id) for rule in pack.rules for text in rule.examples.bad]
    bad += [Sample(text, listed.rule) for listed in pack.samples.bad if listed.rule in known for text in listed.texts]
    good = [text for rule in pack.rules for text in rule.examples.good]
    return learn(bad, (*good, *pack.samples.good))


def _holds_for(trade: str | None, trades: tuple[str, ...]) -> bool:
    return not trades or trade is None or trade in trades
