"""Owns the little language in which editors write what wording rules look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.value import refuse

FOUND = "~"
LANGUAGE = (
    "[甲|乙] 是其中一个，[的|] 是可有可无；* 是同一小句里最多隔 6 个字，*12 改成最多 12 个字，"
    "** 可以跨逗号、最多隔 16 个字，都不跨句号和换行；# 是一个数，例如 7、3.5、七"
)
_LEAST_CHARACTERS = 2
_MOST_WORDS = 500
_GAPS = {"*": 6, "**": 16}
_PART = re.compile(r"\[(?P<choice>[^\[\]]*)\]|(?P<gap>\*\*?)(?P<most>\d*)|(?P<number>#)|(?P<plain>[^\[\]|*#]+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words; a plain word is a choice of one, an empty one may be left out."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Any characters, at most so many, of the same clause; with `commas`, of the same sentence."""

    most: int
    commas: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits or in Chinese numerals."""


Part = Choice | Gap | Number


def parse_pattern(text: str) -> tuple[Part, ...]:
    """Return the parts of a pattern. Raises a validation error where it cannot be read.

    >>> parse_pattern("[全网|全国]最低*价")
    (Choice(words=('全网', '全国')), Choice(words=('最低',)), Gap(most=6, commas=False), Choice(words=('价',)))
    """
    parts: list[Part] = []
    position = 0
    while position < len(text):
        found = _PART.match(text, position)
        if found is None:
            hint = "方括号要成对，不能套方括号；竖线只写在方括号里"
            raise refuse("pattern_shape", "写法“{raw}”读不懂", hint, raw=text)
        parts.append(_part(found))
        position = found.end()
    return tuple(parts)


def runs(parts: tuple[Part, ...]) -> list[tuple[int, tuple[Choice, ...]]]:
    """Return each unbroken run of words, with the number of parts before it."""
    numbered = groupby(enumerate(parts), key=lambda item: isinstance(item[1], Choice))
    found = (list(items) for is_run, items in numbered if is_run)
    return [(items[0][0], tuple(part for _, part in items if isinstance(part, Choice))) for items in found]


def _part(found: re.Match[str]) -> Part:
    if found["choice"] is not None:
        return Choice(tuple(found["choice"].split("|")))
    if found["gap"]:
        return Gap(int(found["most"] or _GAPS[found["gap"]]), commas=found["gap"] == "**")
    return Number() if found["number"] else Choice((found["plain"],))


def _check_pattern(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    found = [run for _, run in runs(parse_pattern(raw))]
    words = [1]
    for run in found:
        words.append(1)
        for choice in run:
            words[-1] *= len(choice.words)
    if FOUND in raw:
        raise refuse("pattern_found", "“{raw}”里的 ~ 只能用在 exceptions 里", "删掉 ~，或者把它写到 exceptions", raw=raw)
    least = max((sum(min(len("".join(word.split())) for word in choice.words) for choice in run) for run in found), default=0)
    if least < _LEAST_CHARACTERS:
        hint = "写够两个连着的字，例如“最低价”；单独一个“最”会把“最近”也算上"
        raise refuse("pattern_short", "写法“{raw}”太短", hint, raw=raw)
    if max(words) > _MOST_WORDS:
        raise refuse("pattern_wide", "写法“{raw}”的组合太多", f"连着的组合最多 {_MOST_WORDS} 种，拆成几条写", raw=raw)
    return raw


def _check_exception(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    before, mark, after = raw.partition(FOUND)
    for part in (before, after):
        parse_pattern(part)
    if FOUND in after or (mark and not before.strip() and not after.strip()):
        hint = "~ 代表命中的词，只写一次，前后至少有一个别的字，例如“~域名”"
        raise refuse("exception_shape", "例外“{raw}”写法不对", hint, raw=raw)
    return raw


Pattern = Annotated[str, BeforeValidator(_check_pattern), WithJsonSchema({"type": "string", "minLength": 2})]
Exemption = Annotated[str, BeforeValidator(_check_exception), WithJsonSchema({"type": "string", "minLength": 1})]
