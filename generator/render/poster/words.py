"""Owns which two or three characters make a word, so that lines end between words; it must not know lines.

The words are those of jieba's dictionary that are not quite rare, as `.ci/word_list.py` packs them; those that begin
with a character are unpacked when it is first met.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "words.bin"
_WIDTH = 6  # bytes of a word: three UTF-16 code units, the last one zero where there are two characters


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Return whether two or three characters are a word that is not quite rare."""
    return f"\n{text}\n" in _beginning_with(text[:1])


@lru_cache(maxsize=1024)
def _beginning_with(char: str) -> str:
    """Return the words that begin with a character, a line each: a set of them needs ten times the memory."""
    words, first = _words(), char.encode("utf-16-be")
    places = range(0, len(words), _WIDTH)
    start, end = (
        bisect_left(places, wanted, key=lambda place: words[place : place + 2]) for wanted in (first, first + b"\0")
    )
    found = (words[place : place + _WIDTH].decode("utf-16-be").rstrip("\0") for place in places[start:end])
    return "\n".join(("", *found, ""))


@lru_cache(maxsize=1)
def _words() -> bytes:
    return _FILE.read_bytes()
