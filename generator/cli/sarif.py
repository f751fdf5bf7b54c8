"""Owns problems as SARIF 2.1.0, the form in which code hosts and editors take findings of a check."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.problems import Problem, Span
from generator.validate.areas import area_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"


def as_sarif(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return a log of one run; files are named relative to the workspace, columns count characters from 1."""
    problems = tuple(problems)
    rules = sorted({problem.rule for problem in problems if problem.rule})
    driver = {
        "name": "qunce",
        "version": __version__,
        "rules": [{"id": rule, "properties": {"tags": [area_of(rule)]}} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_as_result(problem) for problem in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _as_result(problem: Problem) -> dict[str, Any]:
    text = f"{problem.message}。{problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {
        "level": "warning" if problem.warning else "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": _as_location(problem.span)}],
    }
    return {"ruleId": problem.rule, **result} if problem.rule else result


def _as_location(span: Span) -> dict[str, Any]:
    path = Path(span.file)
    artifact = {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(span.file), "uriBaseId": _ROOT}
    region = {name: value for name, value in (("startLine", span.line), ("startColumn", span.column)) if value}
    return {"artifactLocation": artifact, "region": region} if region else {"artifactLocation": artifact}
