"""Owns the sheet 明细: a row for each entry, to filter, to print and to tick off. It knows no other sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.entry import Entry
from generator.model.words import EntryKind
from generator.render.table.book import Book, Column, height_of, width_for
from generator.render.table.columns import HEADERS, Cell, entry_cells
from generator.render.table.styles import DONE, NEW_DAY, STYLE

# Width and style by key. The operators' own columns have no key but their header.
_PRINTED: Mapping[str, tuple[float, str]] = {
    "date": (10.5, "date"),
    "weekday": (5, "centre"),
    "starts_at": (6, "time"),
    "until": (10.5, "time"),
    "status": (5, "strong"),
    "channel": (6.5, "centre"),
    "kind": (5, "centre"),
    "title": (20, "text"),
    "body": (46, "text"),
    "poster": (12, "text"),
    "seat": (8.5, "centre"),
    "assignee": (8.5, "centre"),
    "done_when": (18, "text"),
    "note": (14, "text"),
    "完成": (5, "centre"),
    "完成时间": (10.5, "time"),
    "我的备注": (12, "text"),
}
# What explains an entry stands right of what is printed.
_EXPLAINED: Mapping[str, tuple[float, str]] = {
    "slot": (5, "centre"),
    "quota": (10, "centre"),
    "product": (14, "text"),
    "body_bytes": (8, "centre"),
    "because": (36, "text"),
    "refs": (14, "text"),
    "law": (18, "text"),
    "source": (30, "text"),
    "person": (14, "text"),
    "id": (24, "text"),
}
_NAMES = (*_PRINTED, *_EXPLAINED)
_BODY, _DONE, _KIND = (_NAMES.index(name) for name in ("body", "完成", "kind"))
# Where a cell of `entry_cells` is for each column; the operators' columns take the empty cell behind the last.
_ORDER = [list(HEADERS).index(name) if name in HEADERS else len(HEADERS) for name in _NAMES]


def add_listing(book: Book, entries: Sequence[Entry]) -> None:
    """Add 明细: its header stays in sight, its rows can be filtered, ticked off, and printed as far as people need."""
    columns = [Column(HEADERS.get(name, name), *look) for name, look in {**_PRINTED, **_EXPLAINED}.items()]
    columns[_BODY] = columns[_BODY]._replace(width=width_for((entry.body for entry in entries), _PRINTED["body"][0]))
    done = f'${chr(ord("A") + _DONE)}2="是"'
    sheet = book.add_sheet(
        "明细",
        columns,
        filtered=True,
        printed_columns=len(_PRINTED),
        choices={_DONE: ("是", "否")},
        conditions=[(done, DONE), ("$A2<>$A1", NEW_DAY)],
    )
    rooms, styles = [column.room for column in columns], _styles(columns)
    for entry in entries:
        cells = _cells(entry)
        sheet.add_row(zip(cells, styles[entry.kind], strict=True), height_of(zip(cells, rooms, strict=True)))


def _cells(entry: Entry) -> list[Cell]:
    cells = [*entry_cells(entry), None]
    return [cells[place] for place in _ORDER]


def _styles(columns: Sequence[Column]) -> dict[EntryKind, list[int]]:
    """Return the styles of a row, by the kind of its entry: 类型 has the colour of the kind."""
    plain = [STYLE[column.style] for column in columns]
    return {kind: [*plain[:_KIND], STYLE[f"{kind} label"], *plain[_KIND + 1 :]] for kind in EntryKind}
