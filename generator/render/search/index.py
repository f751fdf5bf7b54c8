"""Owns the files that the site's search reads: titles first, then how each section begins, then the rest.

Pure; it must not know how a browser ranks, or where the files will lie.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from generator.model.artifact import SearchPage, SearchSpec
from generator.render.search.sections import Section, sections_of, slug
from generator.validate.wording.characters import TRADITIONAL

PINYIN = Path(__file__).with_name("data") / "pinyin.txt"
# How much of each section comes with the second file: enough to know what it is about.
LEAD = 34
# A sentence of this many characters is kept where it stands first; shorter ones are kept unless they stand everywhere.
_SENTENCE, _EVERYWHERE = 6, 8
_LONG_TITLE = 10
# The browser puts these spaces back where it shows a text; without them 7 天 and 7天 are one.
_GAPS = re.compile(r"(?<=[\u3400-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u3400-\u9fff])")
_SENTENCE_ENDS = re.compile(r"(?<=[。！？；])|\n")

Library = Sequence[tuple[SearchPage, tuple[Section, ...]]]


def read_library(pages: Iterable[tuple[SearchPage, str]]) -> Library:
    """Return each page's sections, without the sections and sentences that another page has had before."""
    stood = set[tuple[str, str]]()
    read = [(page, tuple(_unrepeated(sections_of(text), stood))) for page, text in pages]
    counts = Counter(chain.from_iterable(_pieces(part.text) for _, parts in read for part in parts))
    said = {section.title for _, parts in read for section in parts}
    return [(page, tuple(_unsaid(part, counts, said) for part in parts)) for page, parts in read]


def render_search(spec: SearchSpec, library: Library) -> bytes:
    """Return one file of the search: a call on one line, its value as JSON on the next, so that both can be read alone."""
    if spec.part == "titles":
        value = _titles(spec, library)
    else:
        cut = slice(None, LEAD) if spec.part == "leads" else slice(LEAD, None)
        texts = ["\n".join(part.text[cut] for part in parts).rstrip("\n") for _, parts in library]
        seen = frozenset[str]().union(*map(_characters, texts))
        value = {"texts": texts, "plain": _plain_forms(seen)}
        if spec.part == "leads":
            titled = frozenset("".join(page.title + "".join(part.title for part in parts) for page, parts in library))
            value["pinyin"] = _syllables(titled, others=True)
    body = json.dumps({"part": spec.part, **value}, ensure_ascii=False, separators=(",", ":"))
    return f"qunceSearch.take(\n{body}\n)\n".encode()


def _titles(spec: SearchSpec, library: Library) -> dict[str, Any]:
    kinds = list(dict.fromkeys(page.kind for page, _ in library))
    rows = [_row(page, parts, kinds.index(page.kind)) for page, parts in library]
    also = [list(dict.fromkeys(_simplified(word) for word in words)) for words in spec.synonyms]
    also = [words for words in also if len(words) > 1]
    seen = frozenset(json.dumps([rows, also], ensure_ascii=False))
    return {
        "kinds": kinds,
        "pages": rows,
        "also": also,
        "pinyin": _syllables(seen),
        "plain": _plain_forms(seen),
    }


def _row(page: SearchPage, parts: tuple[Section, ...], kind: int) -> list[str | int]:
    """Return a page's path, title and kind, then id and title of each section; 0 where the id is that of the title."""
    row: list[str | int] = [page.path.removesuffix(".md"), page.title, kind]
    for part in parts[1:]:
        row += [0 if part.id == slug(part.title) else part.id, part.title]
    return row


@lru_cache(maxsize=65536)  # here and below: who edits one page beside a running server has all others read again
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in _SENTENCE_ENDS.split(text) if piece.strip())


def _unrepeated(parts: tuple[Section, ...], stood: set[tuple[str, str]]) -> Iterator[Section]:
    """Yield the sections that are not another page's: the same id under the same long title."""
    for part in parts:
        if len(part.title) < _LONG_TITLE or (part.id, part.title) not in stood:
            yield part
        stood.add((part.id, part.title))


def _unsaid(part: Section, counts: Mapping[str, int], said: set[str]) -> Section:
    kept = []
    for piece in _pieces(part.text):
        if piece not in said:
            kept.append(piece)
        if len(piece) >= _SENTENCE or counts[piece] >= _EVERYWHERE:
            said.add(piece)
    return Section(part.id, part.title, _joined(tuple(kept)))


@lru_cache(maxsize=65536)
def _joined(pieces: tuple[str, ...]) -> str:
    return _GAPS.sub("", " ".join(pieces))


@cache
def _traditional() -> Mapping[str, str]:
    pairs = TRADITIONAL.read_text(encoding="utf-8")
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


def _simplified(text: str) -> str:
    return "".join(_traditional().get(char, char) for char in text)


@lru_cache(maxsize=4096)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


@lru_cache(maxsize=16)
def _plain_forms(seen: frozenset[str]) -> str:
    """Return each traditional character before its simplified form, for the simplified ones that pages have."""
    return "".join(old + new for old, new in _traditional().items() if new in seen and ord(old) < 0x10000)


@lru_cache(maxsize=16)
def _syllables(seen: frozenset[str], others: bool = False) -> str:
    """Return each syllable and the characters that are read so: those `seen`, or all the `others`."""
    rows = (line.split() for line in PINYIN.read_text(encoding="utf-8").splitlines())
    kept = ((syllable, "".join(char for char in chars if (char in seen) is not others)) for syllable, chars in rows)
    return " ".join(syllable + chars for syllable, chars in kept if chars)
