"""Owns how an expected mistake is described: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple


class Span(NamedTuple):
    """A position in a source file; line and column count from 1, 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake that a person can repair. A warning is reported but fails nothing."""

    span: Span
    message: str
    hint: str = ""
    rule: str = ""
    warning: bool = False

    def __str__(self) -> str:
        mark = "提醒：" if self.warning else ""
        first = f"{self.span}: {mark}{self.message}"
        return f"{first}\n  提示：{self.hint}" if self.hint else first


class QunceError(Exception):
    """Stops a run with problems that are already described; its one argument is a tuple of them."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self.args[0])


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that must fail a run."""
    return [problem for problem in problems if not problem.warning]


def clip(text: str, limit: int = 40) -> str:
    """Return a text short enough to be quoted inside a message of one line.

    >>> clip("20:30"), clip("第一行\\n第二行")
    ('20:30', '第一行……')
    """
    first = text.partition("\n")[0][:limit]
    return text if first == text else f"{first}……"


def did_you_mean(wrong: str, known: Iterable[str], *, listed: int = 8) -> str:
    """Return a hint that names the nearest known word, or the known words if none is near.

    >>> did_you_mean("titel", ["title", "brand"])
    '是不是想写 title？'
    >>> did_you_mean("xyz", ["title", "brand"])
    '可以写：brand、title'
    """
    words = sorted(set(known))
    near = get_close_matches(wrong, words, n=1, cutoff=0.6)
    if near:
        return f"是不是想写 {near[0]}？"
    if not words:
        return ""
    more = "……" if len(words) > listed else ""
    return f"可以写：{'、'.join(words[:listed])}{more}"
