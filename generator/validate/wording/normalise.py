"""Owns the plain form of a text, in which a word has one spelling, and the way back to the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from generator.validate.wording.characters import JOINERS, Kind, kind_of, simplified, table

_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_PLAIN = re.compile("[\u4e00-\u9fff0-9a-z¦]+")
_ENCODING, _ERRORS = "utf-32-le", "surrogatepass"


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in its plain form: `starts` has, for each of its characters, the index of the source's it comes from."""

    source: str
    text: str
    starts: npt.NDArray[np.int32]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stand in the source."""
        return int(self.starts[start]), int(self.starts[end - 1]) + 1

    def crosses_line(self, start: int, end: int) -> bool:
        """Tell whether a line ends between `start` and `end`, the characters on both sides of them included."""
        first, last = self.range(max(start - 1, 0), min(end + 1, len(self.text)))
        return bool(_BREAK.search(self.source, first, last))

    def crosses_paragraph(self, start: int, end: int) -> bool:
        """Tell whether an empty line stands between `start` and `end`."""
        return bool(_BLANK_LINE.search(self.source, *self.range(start, end)))

    def places(self, chars: str) -> npt.NDArray[np.int64]:
        """Return where in the source any of some characters stand."""
        return np.flatnonzero(_is_any_of(chars)[codes_of(self.source)])

    def splits_word(self, index: int) -> bool:
        """Tell whether the characters before and at `index` are of one number or of one word of Latin letters."""
        if not 0 < index < len(self.text):
            return False
        before, here = self.text[index - 1], self.text[index]
        if before.isdigit() and here.isdigit():
            return True
        between = self.source[int(self.starts[index - 1]) + 1 : int(self.starts[index])]
        return _is_latin(before) and _is_latin(here) and not any(char.isspace() or char in JOINERS for char in between)


def normalise(text: str) -> Plain:
    """Return the plain form of a text.

    Compatibility forms, look-alike letters and traditional characters become plain ones, capitals small; what
    cannot be seen is left out, and so are signs that stand between characters of words.

    >>> normalise("加 ＶＸ，最·便·宜").text
    '加vx,最便宜'
    """
    chars = table()
    codes = codes_of(text)
    lengths = chars.length[codes]
    starts = np.repeat(np.arange(len(codes), dtype=np.int32), lengths)
    found = codes[starts]
    plain, kinds = chars.plain[found], chars.kind[found]
    for code in set(codes[lengths > 1].tolist()):
        _spell_out(plain, kinds, found == code, chars.longer[code])
    keep = _keep(kinds)
    return Plain(text, plain[keep].tobytes().decode(_ENCODING, _ERRORS), starts[keep])


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode(_ENCODING, _ERRORS), np.uint32)


@cache
def _is_any_of(chars: str) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(table().kind), np.bool_)
    found[codes_of(chars)] = True
    return found


def plain_words(text: str) -> str:
    """Return the plain form of a few words; those that have it already, as most of our own do, take no time."""
    return text if _PLAIN.fullmatch(text) and simplified().keys().isdisjoint(text) else normalise(text).text


def _spell_out(
    plain: npt.NDArray[np.uint32], kinds: npt.NDArray[np.uint8], where: npt.NDArray[np.bool_], form: str
) -> None:
    times = int(where.sum()) // len(form)
    plain[where] = [ord(char) for char in form] * times
    kinds[where] = [kind_of(char) for char in form] * times


def _keep(kinds: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Return which characters stay: all but joiners between words, or between a word and a number."""
    keep = np.ones(len(kinds), np.bool_)
    is_joiner = kinds == Kind.JOINER
    if not is_joiner.any():
        return keep
    joiners, others = np.flatnonzero(is_joiner), np.flatnonzero(~is_joiner)
    after = np.searchsorted(others, joiners)
    inside = (after > 0) & (after < len(others))
    joiners, after = joiners[inside], after[inside]
    left, right = kinds[others[after - 1]], kinds[others[after]]
    in_word = (left != Kind.OTHER) & (right != Kind.OTHER) & ((left == Kind.WORD) | (right == Kind.WORD))
    keep[joiners[in_word]] = False
    return keep


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
