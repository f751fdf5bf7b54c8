"""Owns the regular expressions of patterns: each part in its plain form, and how many characters it may take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.pattern import Choice, Either, Gap, Number, Part, Reading, Simple
from generator.validate.wording.frequency import frequency_of_any
from generator.validate.wording.normalise import plain_words

_CHINESE = "一二三四五六七八九十百千万两半几"
_NUMERALS = f"0-9{_CHINESE}"
_NUMBER = rf"(?:[0-9]+(?:[.,][0-9]+)?|[{_CHINESE}]{{1,8}})"
_NUMBER_CHARACTERS = 12
_SENTENCE, _CLAUSE = "[^。!?;…]", "[^。!?;…,:]"
# Stands between words that are brought into their plain form together.
_BETWEEN = "¦"


def plain_parts(reading: Reading) -> Reading:
    """Return parts with their words in the plain form."""
    return tuple(_plain_part(part) for part in reading)


def _plain_part(part: Part) -> Part:
    if isinstance(part, Either):
        return Either(tuple(tuple(_plain_simple(inner) for inner in form) for form in part.forms))
    return _plain_simple(part)


def _plain_simple(part: Simple) -> Simple:
    if isinstance(part, Choice):
        return Choice(tuple(plain_words(_BETWEEN.join(part.words)).split(_BETWEEN)))
    return part


def expression(parts: Reading, lazy: str = "?") -> str:
    """Return the expression that finds some parts one after the other; each gap within a clause is a group."""
    return "".join(_part_expression(part, lazy, is_first=not number) for number, part in enumerate(parts))


def one_of(words: Iterable[str]) -> str:
    """Return the expression that finds one of some words, the longest that stands there."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def rarest_words(parts: Reading) -> tuple[str, ...]:
    """Return words one of which is wherever these parts are: those met least often, or none."""
    choices = (part.words for part in parts if isinstance(part, Choice) and all(part.words))
    return min(choices, key=frequency_of_any, default=())


def _part_expression(part: Part, lazy: str, *, is_first: bool) -> str:
    if isinstance(part, Choice):
        # A search finds where its first words may begin by itself, and faster.
        return f"{'' if is_first else _glance(part)}(?:{one_of(part.words)})"
    if isinstance(part, Either):
        return f"{_glance(part)}(?:{'|'.join(_forms(part, lazy))})"
    if isinstance(part, Gap) and part.stops:
        return f"(?s:.{{0,{part.most}}}{lazy})"
    if isinstance(part, Gap):
        return f"({_SENTENCE if part.commas else _CLAUSE}{{0,{part.most}}}{lazy})"
    return _NUMBER


def _forms(part: Either, lazy: str) -> Iterator[str]:
    """Yield the expressions of forms: a number that begins several of them is looked for once."""
    numbered = [form[1:] for form in part.forms if isinstance(form[0], Number)]
    yield from (expression(form, lazy) for form in part.forms if not isinstance(form[0], Number))
    if numbered:
        yield f"{_NUMBER}(?:{'|'.join(expression(rest, lazy) for rest in numbered)})"


def _glance(part: Part) -> str:
    """Return an expression for the first character of a part: most often it saves trying its words one by one."""
    first = _first_of(part)
    return f"(?=[{first}])" if first else ""


def _first_of(part: Part) -> str:
    """Return the characters that a part may begin with, or nothing where that may be any."""
    if isinstance(part, Choice):
        return "".join(re.escape(char) for char in sorted({word[0] for word in part.words})) if all(part.words) else ""
    if isinstance(part, Either):
        firsts = [_first_of(form[0]) for form in part.forms]
        return "".join(dict.fromkeys(firsts)) if all(firsts) else ""
    return "" if isinstance(part, Gap) else _NUMERALS


def most(reading: Reading) -> int:
    """Return how many characters some parts take at most."""
    return sum(_most_of(part) for part in reading)


def _most_of(part: Part) -> int:
    if isinstance(part, Choice):
        return max(len(word) for word in part.words)
    if isinstance(part, Either):
        return max(most(form) for form in part.forms)
    return part.most if isinstance(part, Gap) else _NUMBER_CHARACTERS
