"""Owns which neighbouring characters make a word, so that lines end between words where they can.

The word list is jieba's dictionary file, read as data: its segmenter is neither imported nor run.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_LEAST_COUNT = 3


def is_word(pair: str) -> bool:
    """Return whether two characters are a word, or stand together in a word of three."""
    return pair in _pairs()


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise LookupError("jieba and its dict.txt are not installed")
    pairs: set[str] = set()
    for line in Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if len(word) in (2, 3) and int(rest.partition(" ")[0]) >= _LEAST_COUNT:
            pairs.update((word[:2], word[-2:]))
    return frozenset(pairs)
