"""Owns what each character counts as: its plain form, and whether it may stand inside a word to hide it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

TRADITIONAL = Path(__file__).with_name("data") / "traditional.txt"
# Signs that people put between the characters of a word. Between two digits they mean something.
JOINERS = frozenset("·•・‧∙⋅●.。｡-‐‑‒–_*~/|\\^`'′\"#=") - frozenset("。｡")
# Letters of other scripts, and words of other regions, that look or read like ours.
_LOOK_ALIKES = dict(
    zip("аеорсухѵνοχΑΒΕΗΙΚΜΝΟΡΤΧΥАВЕНКМОРСТХУ妳祂➕✚＋", "aeopcyxvvoxabehikmnoptxyabehkmopctxy你他+++", strict=True)
)
# An ellipsis is a pause, not three full stops.
_KEPT = {"…": "…", "‥": "…"}
# Where characters have forms of their own: all but Han characters and Hangul.
_RANGES = ((0, 0x3400), (0xA000, 0xAC00), (0xF900, 0x10000), (0x1D400, 0x1D800), (0x1F000, 0x1FC00), (0x2F800, 0x2FA20))
_UNSEEN = ((0xE0000, 0xE0200),)
_WORDS = ((0x3400, 0xA000), (0xAC00, 0xD7B0), (0x20000, 0x32000))
_SIZE = 0x110000


class Kind(IntEnum):
    """What a character is to the characters around it."""

    OTHER = 0
    WORD = 1
    DIGIT = 2
    JOINER = 3


@dataclass(frozen=True, slots=True)
class Table:
    """For each code point: its plain form and that form's kind, how many characters it has, and those of more than one."""

    plain: npt.NDArray[np.uint32]
    kind: npt.NDArray[np.uint8]
    length: npt.NDArray[np.uint8]
    longer: dict[int, str]


@cache
def table() -> Table:
    """Return what every character counts as."""
    plain = np.arange(_SIZE, dtype=np.uint32)
    kind = np.zeros(_SIZE, np.uint8)
    length = np.ones(_SIZE, np.uint8)
    longer: dict[int, str] = {}
    for first, end in _WORDS:
        kind[first:end] = Kind.WORD
    for first, end in _UNSEEN:
        length[first:end] = 0
    for code, form in _plain_forms():
        length[code] = len(form)
        if len(form) == 1:
            plain[code], kind[code] = ord(form), kind_of(form)
        elif form:
            longer[code] = form
    return Table(plain, kind, length, longer)


def kind_of(char: str) -> Kind:
    """Return what a character in its plain form is."""
    if char in JOINERS:
        return Kind.JOINER
    if char.isdigit():
        return Kind.DIGIT
    return Kind.WORD if char.isalpha() else Kind.OTHER


def _plain_forms() -> Iterator[tuple[int, str]]:
    forms = simplified()
    for first, end in _RANGES:
        for code in range(first, end):
            yield code, _plain(chr(code), forms)
    for char, form in forms.items():
        yield ord(char), form


def _plain(char: str, forms: dict[str, str]) -> str:
    if char in _KEPT:
        return _KEPT[char]
    folded = unicodedata.normalize("NFKC", _LOOK_ALIKES.get(char, char)).lower()
    return "".join(forms.get(part, part) for part in folded if not _is_unseen(part))


def _is_unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc")


@cache
def simplified() -> dict[str, str]:
    """Return the simplified form of each traditional character."""
    pairs = TRADITIONAL.read_text(encoding="utf-8")
    return {**dict(zip(pairs[::2], pairs[1::2], strict=True)), "妳": "你"}
