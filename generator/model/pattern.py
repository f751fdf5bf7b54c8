"""Owns the little language in which editors write what wording rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.value import refuse

FOUND = "~"
LANGUAGE = (
    "[甲|乙] 是其中一个，里面不再套方括号，[的|] 是可有可无；* 是同一小句里最多隔 6 个字，*12 改成最多 12 个字，"
    "** 可以跨逗号、最多隔 16 个字，都不跨句号和换行；*** 可以跨句号和换行、最多隔 40 个字；"
    "# 是一个数，例如 7、3.5、七。隔 5 个字以上的写法，整句听着明显像可以说的例句（samples.good）就不算"
)
_LEAST_CHARACTERS = 2
_MOST_READINGS = 100
_GAPS = {"*": 6, "**": 16, "***": 40}
_CLASS = re.compile(r"<([^<>]*)>")
_PART = re.compile(r"\[(?P<choice>[^\[\]]*)\]|(?P<gap>\*{1,3})(?P<most>\d*)|(?P<number>#)|(?P<plain>[^\[\]|*#]+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words; a plain word is a choice of one, an empty one may be left out."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Any characters, at most so many, of the same clause; with `commas`, of the same sentence; with `stops`, any."""

    most: int
    commas: bool
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits or in Chinese numerals."""


Simple = Choice | Gap | Number


@dataclass(frozen=True, slots=True)
class Either:
    """A choice some of whose words hold numbers or gaps: each of them with its own parts."""

    forms: tuple[tuple[Simple, ...], ...]


Part = Simple | Either
Reading = tuple[Part, ...]


def readings(text: str) -> list[Reading]:
    """Return the ways to read a pattern: one, or more where a choice holds numbers and gaps as well as words.

    Raises a validation error where it cannot be read.

    >>> readings("[全网|全国]最低*价")
    [(Choice(words=('全网', '全国')), Choice(words=('最低',)), Gap(most=6, commas=False, stops=False), Choice(words=('价',)))]
    >>> len(readings("[好评|#星]返现"))
    2
    """
    parts = [_alternatives(found) for found in _parts(text)]
    if prod(len(part) for part in parts) > _MOST_READINGS:
        hint = "方括号里带 # 和 * 的写法太多，拆成几条写"
        raise refuse("pattern_wide", "写法“{raw}”的组合太多", hint, raw=text)
    return [tuple(part for run in runs for part in run) for runs in product(*parts)]


def whole(text: str) -> Reading:
    """Return the one way to read a pattern that keeps its choices together."""
    parts = (_alternatives(found) for found in _parts(text))
    return tuple(part for forms in parts for part in (forms[0] if len(forms) == 1 else (Either(tuple(forms)),)))


def written_out(text: str, words: Mapping[str, str]) -> str:
    """Return a pattern or exception with the words of each class in the place of its name.

    Raises a validation error where a class is unknown.

    >>> written_out("<夸>的[<夸>|甜]", {"夸": "最好|最大"})
    '[最好|最大]的[最好|最大|甜]'
    """

    def spelt(found: re.Match[str]) -> str:
        name = found[1]
        if name not in words:
            hint = "在同一个文件的 words 里写上它，或者改成这些里的一个：" + ("、".join(words) or "（还没有）")
            raise refuse("pattern_class", "写法“{raw}”里的 <{name}> 没有定义", hint, raw=text, name=name)
        inside = text.count("[", 0, found.start()) > text.count("]", 0, found.start())
        return words[name] if inside else f"[{words[name]}]"

    return _CLASS.sub(spelt, text)


def anchors(reading: Reading) -> list[tuple[int, tuple[Choice, ...]]]:
    """Return what every match holds: each choice and each unbroken run of them, with its place in the reading.

    Runs with too many forms are left out.
    """
    found: list[tuple[int, tuple[Choice, ...]]] = []
    for first, _ in enumerate(reading):
        run: list[Choice] = []
        for part in reading[first:]:
            if not isinstance(part, Choice):
                break
            run.append(part)
            if len(run) == 1 or prod(len(choice.words) for choice in run) <= _MOST_READINGS:
                found.append((first, tuple(run)))
    return found


def least(parts: Iterable[Part]) -> int:
    """Return how many characters the words of the shortest form of some parts have."""
    return sum(_least_of(part) for part in parts)


@cache
def _least_of(part: Part) -> int:
    if isinstance(part, Either):
        return min(least(form) for form in part.forms)
    return min(len("".join(word.split())) for word in part.words) if isinstance(part, Choice) else 0


def _parts(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(text):
        found = _PART.match(text, position)
        if found is None:
            hint = "方括号要成对，不能套方括号；竖线只写在方括号里"
            raise refuse("pattern_shape", "写法“{raw}”读不懂", hint, raw=text)
        yield found
        position = found.end()


def _alternatives(found: re.Match[str]) -> list[tuple[Simple, ...]]:
    return [(_simple(found),)] if found["choice"] is None else _forms(found["choice"])


@cache
def _forms(choice: str) -> list[tuple[Simple, ...]]:
    words = choice.split("|")
    plain = tuple(word for word in words if not ("*" in word or "#" in word))
    composed = [tuple(_simple(part) for part in _parts(word)) for word in words if "*" in word or "#" in word]
    return [*([(Choice(plain),)] if plain else []), *composed]


def _simple(found: re.Match[str]) -> Simple:
    if found["gap"]:
        gap = found["gap"]
        return Gap(int(found["most"] or _GAPS[gap]), commas=len(gap) > 1, stops=len(gap) > 2)
    return Number() if found["number"] else Choice((found["plain"],))


def _check_pattern(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    if FOUND in raw:
        raise refuse(
            "pattern_found", "“{raw}”里的 ~ 只能用在 exceptions 里", "删掉 ~，或者把它写到 exceptions", raw=raw
        )
    for reading in readings(raw) or [()]:
        longest = max((least(run) for _, run in anchors(reading)), default=0)
        if not longest or least(reading) < _LEAST_CHARACTERS:
            hint = "每一种读法至少有两个字，例如“最低价”；单独一个“最”会把“最近”也算上"
            raise refuse("pattern_short", "写法“{raw}”太短", hint, raw=raw)
    return raw


def _check_exemption(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    before, mark, after = raw.partition(FOUND)
    for part in (before, after):
        readings(part)
    if FOUND in after or (mark and not before.strip() and not after.strip()):
        hint = "~ 代表命中的词，只写一次，前后至少有一个别的字，例如“~域名”"
        raise refuse("exemption_shape", "例外“{raw}”写法不对", hint, raw=raw)
    return raw


Pattern = Annotated[str, BeforeValidator(_check_pattern), WithJsonSchema({"type": "string", "minLength": 2})]
Exemption = Annotated[str, BeforeValidator(_check_exemption), WithJsonSchema({"type": "string", "minLength": 1})]
