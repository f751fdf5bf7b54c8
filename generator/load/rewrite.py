"""Owns rewriting texts where they stand in a source: whatever is no such text stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.load.markdown import front_matter_scalars, parse_markdown
from generator.load.yamlio import Parsed, Scalar, parse_yaml, written_scalars
from generator.model.place import Place
from generator.problems import QunceError, Span

_BOM = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Correction:
    """A text of a source, where it was written, and what it should become: as many lines, in other words."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters of one line that become others; line and column count from 0."""

    line: int
    column: int
    old: str
    new: str


def rewrite_texts(raw: bytes, file: str, corrections: Iterable[Correction]) -> tuple[bytes, tuple[Correction, ...]]:
    """Return the bytes of a source with its texts corrected, and the corrections that could be made.

    A text that is written otherwise than it reads, as with escapes in quotation marks, stays as it is, and so does
    one whose correction would change what else the file says. `raw` is a source that was read without a problem.
    """
    parts = _LINE_END.split(raw.decode())
    lines, ends = parts[::2], [*parts[1::2], ""]
    mark = _BOM if lines[0].startswith(_BOM) else ""
    lines[0] = lines[0].removeprefix(_BOM)
    done: list[Correction] = []
    made: list[_Edit] = []
    found = list(_edits(lines, file, corrections))
    together = [edit for _, edits in found for edit in edits]
    if _reads_as_wanted(lines, file, [correction for correction, _ in found], together):
        done, made = [correction for correction, _ in found], together
    else:
        for correction, edits in found:
            if _reads_as_wanted(lines, file, [*done, correction], [*made, *edits]):
                done, made = [*done, correction], [*made, *edits]
    text = "".join(line + end for line, end in zip(_edited(lines, made), ends, strict=True))
    return (mark + text).encode(), tuple(done)


def _edits(
    lines: Sequence[str], file: str, corrections: Iterable[Correction]
) -> Iterator[tuple[Correction, list[_Edit]]]:
    """Yield each correction that can be made, with what it changes."""
    text = "\n".join(lines)
    is_markdown = file.endswith(".md")
    scalars = {
        scalar.start: scalar for scalar in (front_matter_scalars if is_markdown else written_scalars)(text, file)
    }
    body = _parse(text, file).place.at("body").span if is_markdown else None
    for correction in dict.fromkeys(corrections):
        scalar = scalars.get(correction.span)
        if correction.span == body:
            yield correction, list(_line_edits(correction, lines[body.line - 1 :], body.line - 1))
        elif scalar and scalar.value == correction.old and (edits := _scalar_edits(lines, scalar, correction)):
            yield correction, edits


def _scalar_edits(lines: Sequence[str], scalar: Scalar, correction: Correction) -> list[_Edit]:
    """Return what to change in a value that is written as it reads; nothing for any other."""
    row, column = scalar.start.line - 1, scalar.start.column - 1
    if scalar.style == "|":
        return list(_line_edits(correction, lines[row + 1 :], row + 1))
    quote = len(scalar.style)
    inner = lines[row][column + quote : scalar.end.column - 1 - quote]
    if scalar.start.line != scalar.end.line or inner != correction.old:
        return []
    return [_Edit(row, column + quote, correction.old, correction.new)]


def _line_edits(correction: Correction, written: Sequence[str], first: int) -> Iterator[_Edit]:
    """Yield what to change in the lines of a text; each is written behind its indent."""
    pairs = zip(correction.old.split("\n"), correction.new.split("\n"), strict=True)
    for number, (old, new) in enumerate(pairs):
        if old != new and written[number].endswith(old):
            yield _Edit(first + number, len(written[number]) - len(old), old, new)


def _edited(lines: Sequence[str], edits: Iterable[_Edit]) -> list[str]:
    edited = list(lines)
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        line = edited[edit.line]
        edited[edit.line] = line[: edit.column] + edit.new + line[edit.column + len(edit.old) :]
    return edited


def _reads_as_wanted(
    lines: Sequence[str], file: str, corrections: Iterable[Correction], edits: Iterable[_Edit]
) -> bool:
    """Tell whether the edited lines still say the same, but for the texts that were to change."""
    wanted = {(item.span, item.old): item.new for item in corrections}
    before = _parse("\n".join(lines), file)
    try:
        after = _parse("\n".join(_edited(lines, edits)), file)
    except QunceError:
        return False
    return bool(_with(before.value, before.place, wanted) == after.value)


def _with(value: Any, place: Place, wanted: dict[tuple[Span, str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _with(part, place.at(name), wanted) for name, part in value.items()}
    if isinstance(value, list):
        return [_with(part, place.at(index), wanted) for index, part in enumerate(value)]
    return wanted.get((place.span, value), value)


def _parse(text: str, file: str) -> Parsed:
    return parse_markdown(text, file) if file.endswith(".md") else parse_yaml(text, file)
