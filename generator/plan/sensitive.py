"""Owns the platform's own lists of sensitive words 敏感词: what of our wording rules they can hold.

It must not know texts, groups or files. The platform compares plain words: it knows neither gaps nor exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from generator.model.catalog import Catalog
from generator.model.pattern import FOUND, Choice, Reading, readings
from generator.model.wording import WordingPack, WordingRule
from generator.model.words import WordingLevel

# The figures of WeCom, document 95130, where the workspace has none of its own.
FIGURES = {"sensitive-rule-name": 20, "sensitive-word": 32, "sensitive-words-per-rule": 300, "sensitive-rules": 100}
BLOCK, WARN = 1, 2
ACTIONS = {BLOCK: "拦截", WARN: "警告"}
_LEAST_CHARACTERS = 2
_MOST_FORMS = 300


@dataclass(frozen=True, slots=True)
class WordRule:
    """One rule as the platform takes it: its name, what it does (`BLOCK` or `WARN`), and its words."""

    name: str
    action: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A way of writing that the platform cannot look for, of one of our rules, and why."""

    rule: str
    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class WordList:
    """All rules for the platform, what they leave out, and words that only warn because they are innocent in places."""

    rules: tuple[WordRule, ...]
    left_out: tuple[LeftOut, ...]
    softened: tuple[str, ...]


def plan_word_list(catalog: Catalog) -> WordList:
    """Return the platform's rules for the packs that hold for all trades or for one of the workspace's brands."""
    figures = {key: limit.value for key, limit in catalog.limits.items() if key in FIGURES}
    return _Maker({**FIGURES, **figures}).make(_packs(catalog))


def _packs(catalog: Catalog) -> list[WordingPack]:
    trades = {brand.trade for brand in catalog.brands.values()}
    return [pack for pack in catalog.wording.values() if not pack.trades or trades & set(pack.trades)]


class _Maker:
    """Makes the platform's rules; remembers on the way what cannot be one."""

    def __init__(self, figures: dict[str, int]) -> None:
        self.figures = figures
        self.left_out: list[LeftOut] = []
        self.softened: list[str] = []
        self.taken: dict[int, set[str]] = {BLOCK: set(), WARN: set()}

    def make(self, packs: Iterable[WordingPack]) -> WordList:
        packs = tuple(packs)
        found = [(pack, rule, word, action) for pack in packs for rule, word, action in self._pack_words(pack)]
        rules: list[WordRule] = []
        for wanted in (BLOCK, WARN):
            for pack in packs:
                words = [word for owner, _, word, action in found if owner is pack and action == wanted]
                rules += self._rules(pack.title, wanted, sorted(set(words), key=lambda word: (len(word), word)))
        most = self.figures["sensitive-rules"]
        for rule in rules[most:]:
            reason = f"平台最多 {most} 条规则，这一条放不下了"
            self.left_out.append(LeftOut(rule.name, "、".join(rule.words[:3]) + "……", reason))
        return WordList(tuple(rules[:most]), tuple(self.left_out), tuple(self.softened))

    def _rules(self, title: str, action: int, words: Iterable[str]) -> Iterator[WordRule]:
        """Yield rules of as many words as fit; a word that holds another adds nothing to it."""
        kept = [word for word in words if self._is_new(word, action)]
        most = self.figures["sensitive-words-per-rule"]
        for number, first in enumerate(range(0, len(kept), most), 1):
            tail = f"{number if number > 1 else ''}·{ACTIONS[action]}"
            name = f"{title[: self.figures['sensitive-rule-name'] - len(tail)]}{tail}"
            yield WordRule(name, action, tuple(kept[first : first + most]))

    def _is_new(self, word: str, action: int) -> bool:
        parts = {word[first:last] for first in range(len(word)) for last in range(first + 1, len(word) + 1)}
        if not parts.isdisjoint(self.taken[BLOCK]) or (action == WARN and not parts.isdisjoint(self.taken[WARN])):
            return False
        self.taken[action].add(word)
        return True

    def _pack_words(self, pack: WordingPack) -> Iterator[tuple[WordingRule, str, int]]:
        for rule in pack.rules:
            innocent = [text for exception in (*rule.exceptions, *pack.exceptions) for text in _innocent(exception)]
            for pattern in rule.patterns:
                for word in self._words(rule, pattern):
                    is_blocked = rule.level is WordingLevel.FORBIDDEN
                    if is_blocked and any(word in text for text in innocent):
                        self.softened.append(word)
                        is_blocked = False
                    yield rule, word, BLOCK if is_blocked else WARN

    def _words(self, rule: WordingRule, pattern: str) -> Iterator[str]:
        """Yield the plain words a pattern stands for, noting where it stands for more than plain words."""
        reasons = []
        for reading in readings(pattern):
            if reason := _unfit(reading):
                reasons.append(reason)
                continue
            for word in _forms(reading):
                if _LEAST_CHARACTERS <= len(word) <= self.figures["sensitive-word"]:
                    yield word
                else:
                    reasons.append(f"“{word}”不在 {_LEAST_CHARACTERS}–{self.figures['sensitive-word']} 个字之间")
        self.left_out += [LeftOut(rule.id, pattern, reason) for reason in dict.fromkeys(reasons)]


def _unfit(reading: Reading) -> str:
    """Return why a reading is no list of plain words; nothing where it is one."""
    choices = [part for part in reading if isinstance(part, Choice)]
    if len(choices) < len(reading):
        return "中间隔着别的字或者数，平台只认连着的词"
    forms = prod(len(choice.words) for choice in choices)
    return f"组合有 {forms} 种，超过 {_MOST_FORMS} 种" if forms > _MOST_FORMS else ""


def _forms(reading: Reading) -> Iterator[str]:
    choices = (part.words for part in reading if isinstance(part, Choice))
    yield from dict.fromkeys("".join(words) for words in product(*choices))


def _innocent(exception: str) -> Iterator[str]:
    """Yield the words an exception allows, where it is about words and not about what stands around them."""
    if FOUND not in exception:
        yield from (text for reading in readings(exception) if not _unfit(reading) for text in _forms(reading))
