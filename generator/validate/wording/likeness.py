"""Owns recognising sentences that sound like the samples of wording rules, though no pattern has their words.

It must not know what is said of such a sentence, nor where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.validate.wording.normalise import Plain, codes_of, normalise

# How much like bad samples a sentence must sound, see Ear. Of innocent texts that look like bad ones, by people it had
# learnt nothing from, two in a hundred sound worse; of their bad texts, six in ten.
LIMIT = 1.2
# What sounds better than this is most likely meant well.
INNOCENT = -1.0
# Fewer samples of either kind teach nothing.
FEWEST = 100
# A sentence of fewer grams, five characters in a row have nine, says too little.
_FEWEST_GRAMS = 9
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_ENDS = f"{_BREAKS}。｡！？!?；;…"
_BITS = 18
_ODD, _OTHER_ODD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)

_Numbers = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint32]
_NONE, _NO_NUMBERS = np.zeros(0, np.uint32), np.zeros(0, np.int64)


class Sample(NamedTuple):
    """A bad sentence to learn from, and the rule that it breaks."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the sentences of a plain text begin and end, and how each sounds."""

    starts: _Numbers
    ends: _Numbers
    sounds: npt.NDArray[np.floating]

    def is_innocent(self, start: int, end: int) -> bool:
        """Tell whether all sentences that reach between `start` and `end` sound clearly like good samples."""
        first = np.searchsorted(self.starts, start, "right") - 1
        last = np.searchsorted(self.starts, end, "left")
        return bool((self.sounds[first:last] < INNOCENT).all())


@dataclass(frozen=True, slots=True)
class Lesson:
    """What some samples teach: the grams of the bad ones and the number of the sample each is in, the grams of the good
    ones, and the good sentences themselves.
    """

    bad: tuple[Sample, ...]
    good: int
    bad_grams: _Hashes
    holders: _Numbers
    good_grams: _Hashes
    innocent: frozenset[str]


def learn(bad: Sequence[Sample], good: Sequence[str]) -> Lesson:
    """Return what bad and good samples teach."""
    texts = (*(sample.text for sample in bad), *good)
    plain = normalise("\n".join(" ".join(text.split()) for text in texts))
    samples = np.searchsorted(plain.places("\n"), plain.starts)
    found = _grams(plain.text, _parts(plain, "\n")[0])
    grams = np.concatenate([each for each, _ in found])
    holders = np.concatenate([samples[places] for _, places in found])
    is_bad = holders < len(bad)
    innocent = frozenset(
        _core(plain.text[start:end])
        for start, end in zip(*_parts(plain, _ENDS), strict=True)
        if samples[start] >= len(bad)
    )
    return Lesson(tuple(bad), len(good), grams[is_bad], holders[is_bad], grams[~is_bad], innocent)


class Ear:
    """Has learnt from samples how bad and innocent sentences sound; made once, used for many texts.

    A naive Bayes judge (Manning, Raghavan, Schütze: Introduction to Information Retrieval, chapter 13): each Han character
    and each pair of neighbours, a gram, weighs the logarithm of how much oftener bad samples have it than good ones,
    after Laplace's rule for what is rare; what no sample has weighs nothing. A sentence sounds as bad as the sum of the
    weights in it, divided by the root of their number.
    """

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self._bad = tuple(sample for lesson in lessons for sample in lesson.bad)
        self._innocent = frozenset[str]().union(*(lesson.innocent for lesson in lessons))
        grams = np.concatenate([_NONE, *(lesson.bad_grams for lesson in lessons)])
        firsts = list(accumulate((len(lesson.bad) for lesson in lessons), initial=0))[:-1]
        holders = np.concatenate(
            [_NO_NUMBERS, *(lesson.holders + first for lesson, first in zip(lessons, firsts, strict=True))]
        )
        good_grams = np.concatenate([_NONE, *(lesson.good_grams for lesson in lessons)])
        self._weights = _weights(grams, good_grams, len(self._bad), sum(lesson.good for lesson in lessons))
        order = np.argsort(grams, kind="stable")
        self._known, self._holders = grams[order], holders[order]
        self._roots = np.sqrt(np.maximum(np.bincount(holders, minlength=len(self._bad)), 1))

    def hear(self, plain: Plain) -> Heard:
        """Return how the sentences of a text sound: the more like bad samples, the higher above 0."""
        starts, ends = _parts(plain, _ENDS)
        if not len(starts):
            return Heard(starts, ends, np.zeros(0))
        weights, counts = np.zeros(len(plain.text), np.float32), np.zeros(len(plain.text), np.float32)
        for grams, places in _grams(plain.text, starts):
            weights[places] += self._weights[grams]
            counts[places] += 1
        sums, sizes = np.add.reduceat(weights, starts), np.add.reduceat(counts, starts)
        sounds = np.where(sizes < _FEWEST_GRAMS, 0.0, sums / np.sqrt(np.maximum(sizes, 1)))
        return Heard(starts, ends, sounds)

    def suspects(self, plain: Plain, heard: Heard) -> Iterator[tuple[int, int]]:
        """Yield where sentences sound like bad samples, but for those that are good samples themselves."""
        for number in np.flatnonzero(heard.sounds > LIMIT).tolist():
            start, end = int(heard.starts[number]), int(heard.ends[number])
            if _core(plain.text[start:end]) not in self._innocent:
                yield start, end

    def nearest(self, sentence: str) -> Sample:
        """Return the bad sample that has most of what sounds bad in a sentence of a plain text."""
        (singles, _), (pairs, _) = _grams(sentence, _NO_NUMBERS)
        grams = np.unique(np.concatenate([singles, pairs]))
        grams = grams[self._weights[grams] > 0]
        firsts, lasts = (np.searchsorted(self._known, grams, side) for side in ("left", "right"))
        holders = np.concatenate([self._holders[first:last] for first, last in zip(firsts, lasts, strict=True)])
        shared = np.bincount(holders, np.repeat(self._weights[grams], lasts - firsts), minlength=len(self._bad))
        return self._bad[int(np.argmax(shared / self._roots))]


def _weights(bad: _Hashes, good: _Hashes, bad_size: int, good_size: int) -> npt.NDArray[np.float32]:
    if min(bad_size, good_size) < FEWEST:
        return np.zeros(1 << _BITS, np.float32)
    bad_counts, good_counts = np.bincount(bad, minlength=1 << _BITS), np.bincount(good, minlength=1 << _BITS)
    odds = np.log((bad_counts + 1) / (bad_size + 2)) - np.log((good_counts + 1) / (good_size + 2))
    return np.where(bad_counts + good_counts > 0, odds, 0.0).astype(np.float32)


def _grams(text: str, begins: _Numbers) -> tuple[tuple[_Hashes, _Numbers], tuple[_Hashes, _Numbers]]:
    """Return the Han characters of a text, and the pairs of neighbours in one part, as numbers with where they end."""
    codes = codes_of(text)
    is_han = (codes >= 0x3400) & (codes < 0xA000)
    ends_pair = is_han.copy()
    ends_pair[1:] &= is_han[:-1]
    ends_pair[begins] = False
    ends_pair[:1] = False
    singles, pairs = np.flatnonzero(is_han), np.flatnonzero(ends_pair)
    return (_hash(codes[singles]), singles), (_hash(codes[pairs - 1] * _OTHER_ODD + codes[pairs]), pairs)


def _hash(numbers: _Hashes) -> _Hashes:
    return numbers * _ODD >> np.uint32(32 - _BITS)


def _parts(plain: Plain, marks: str) -> tuple[_Numbers, _Numbers]:
    """Return where the parts of a plain text begin and end that some marks in its source part."""
    if not plain.text:
        return _NO_NUMBERS, _NO_NUMBERS
    begins = np.searchsorted(plain.starts, plain.places(marks).astype(plain.starts.dtype), "right")
    inner = begins[(begins > 0) & (begins < len(plain.text))]
    inner = inner[np.diff(inner, prepend=0) > 0]
    return np.concatenate([[0], inner]), np.append(inner, len(plain.text))


def _core(sentence: str) -> str:
    return sentence.strip(f"{_ENDS} ,.~")
