"""Owns which two or three characters make a word, so that lines end between words where they can.

The word list is jieba's dictionary file, read as data: its segmenter is neither imported nor run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_WORD = re.compile(r"^(..?.) (?:[3-9]|\d\d+) ", re.MULTILINE)  # a line of the file is "word count class"


def is_word(text: str) -> bool:
    """Return whether two or three characters are a word that is not quite rare."""
    return text in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise LookupError("jieba and its dict.txt are not installed")
    return frozenset(_WORD.findall(Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8")))
