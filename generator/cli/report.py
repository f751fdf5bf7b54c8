"""Owns how results look: problems as text, JSON or annotations, and progress while people wait."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.problems import Problem, errors

T = TypeVar("T")


def say_problems(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems, first by file and line; as text they go to standard error, for programs to standard output."""
    ordered = sorted(problems)
    if form == "json":
        click.echo(json.dumps([_as_json(problem) for problem in ordered], ensure_ascii=False, indent=2))
    elif form == "sarif":
        from generator.cli.sarif import as_sarif

        click.echo(json.dumps(as_sarif(ordered), ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in ordered:
            click.echo(_as_annotation(problem))
    else:
        for problem in ordered:
            where, _, rest = str(problem).partition(": ")
            click.echo(f"{click.style(where, bold=True)}: {rest}", err=True)
        if ordered:
            click.echo(f"\n{count_words(ordered)}", err=True)


def count_words(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are."""
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    return "，".join([f"{wrong} 个错误"] * bool(wrong) + [f"{warned} 条提醒"] * bool(warned)) + "。"


def progress(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """Yield `items` under a progress bar on standard error, where a person is watching."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=title, total=total, console=Console(stderr=True), transient=True)


def relative(path: Path) -> str:
    """Return `path` as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return str(path)


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.span.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "level": "warning" if problem.warning else "error",
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def _as_annotation(problem: Problem) -> str:
    """Return the problem as a GitHub workflow command, which shows it beside its line."""
    level = "warning" if problem.warning else "error"
    where = {"file": problem.span.file, "line": problem.span.line, "col": problem.span.column}
    fields = ",".join(f"{key}={_escaped(str(value), field=True)}" for key, value in where.items() if value)
    return f"::{level} {fields}::{_escaped(f'{problem.message}。{problem.hint}')}"


def _escaped(text: str, *, field: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if field else text
