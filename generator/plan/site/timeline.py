"""Owns timelines: what happens when, laid out as a drawing of rows, marks and ticks; narrow screens list the same rows.

It must not know what the marks stand for, nor their colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

DAY = 1440
# Measures of the drawing, in its own units: a full-width character of a title is as wide as `_EM`.
WIDTH = 680
_EM, _EDGE, _MARK, _GAP, _LANE, _HEAD, _AXIS = 12, 30, 13, 8, 27, 24, 26
_LONGEST_TITLE = 11
_MOST_HOURS = 8
_TICK_GAP = 50.0
# Up to so many days stand each in a row of its own, by the hour, if they hold this many moments on average.
_MOST_DAY_ROWS, _CROWDED = 8, 2


@dataclass(frozen=True)
class Moment:
    """One thing that happens: its number and anchor on the page, its day and time in words, its row, its minute."""

    number: int
    id: str
    title: str
    day: str
    time: str
    row: str
    minute: int
    is_task: bool = False

    @property
    def when(self) -> str:
        """Return when it happens, in words."""
        return f"{self.day} {self.time}".strip()


@dataclass(frozen=True)
class Axis:
    """What minutes are counted from, and how a day or a minute is called."""

    title: str
    day: Callable[[int], str]
    by_order: bool = False


def plan_timeline(axis: Axis, moments: Sequence[Moment]) -> dict[str, Any]:
    """Return a drawing of `moments`: by the hour where days are few and full, else by the day.

    On an axis by order each distinct minute has a column as wide as any other.
    """
    if axis.by_order:
        return _by_order(axis, moments)
    days = {moment.minute // DAY for moment in moments}
    if max(days) - min(days) < _MOST_DAY_ROWS and len(moments) >= _CROWDED * len(days):
        return _by_hour(axis, moments)
    return _by_day(axis, moments)


def _by_order(axis: Axis, moments: Sequence[Moment]) -> dict[str, Any]:
    columns = sorted({moment.minute for moment in moments})
    words = {moment.minute: moment.when for moment in moments}
    place = _scale(0, len(columns))
    ticks = [(place(index), words[minute]) for index, minute in enumerate(columns)]
    rows = [(row, list(group)) for row, group in groupby(moments, key=lambda moment: moment.row)]
    return _drawing(axis, ticks, rows, lambda moment: place(columns.index(moment.minute)))


def _by_day(axis: Axis, moments: Sequence[Moment]) -> dict[str, Any]:
    days = [moment.minute // DAY for moment in moments]
    first, last = min(days), max(days)
    place = _scale(first, last)
    ticks = [(place(day), axis.day(day)) for day in _apart(sorted(set(days)), place)]
    rows = [(row, list(group)) for row, group in groupby(moments, key=lambda moment: moment.row)]
    return _drawing(axis, ticks, rows, lambda moment: place(moment.minute // DAY))


def _apart(days: Iterable[int], place: Callable[[int], float]) -> Iterator[int]:
    """Yield the days whose names have room beside each other; the earlier of two keeps its name."""
    taken = -_TICK_GAP
    for day in days:
        if place(day) >= taken + _TICK_GAP:
            taken = place(day)
            yield day


def _by_hour(axis: Axis, moments: Sequence[Moment]) -> dict[str, Any]:
    hours = [moment.minute % DAY // 60 for moment in moments]
    first, last = min(hours), max(hours) + 1
    place = _scale(first * 60, last * 60)
    step = 1 if last - first <= _MOST_HOURS else 2
    ticks = [(place(hour * 60), f"{hour:02}:00") for hour in range(first, last, step)]
    in_order = sorted(moments, key=lambda moment: moment.minute)
    rows = []
    for day, group in groupby(in_order, key=lambda moment: moment.minute // DAY):
        held = list(group)
        rows.append((" · ".join(dict.fromkeys((axis.day(day), *(moment.row for moment in held)))), held))
    drawing = _drawing(axis, ticks, rows, lambda moment: place(moment.minute % DAY))
    return {**drawing, "is_hourly": True}


def _scale(first: int, last: int) -> Callable[[int], float]:
    """Return where a value between two others stands across the drawing."""
    span = max(last - first, 1)
    return lambda value: round(_EDGE + (value - first) / span * (WIDTH - 2 * _EDGE), 1)


def _drawing(
    axis: Axis,
    ticks: Iterable[tuple[float, str]],
    rows: Iterable[tuple[str, Sequence[Moment]]],
    x_of: Callable[[Moment], float],
) -> dict[str, Any]:
    top = float(_AXIS)
    drawn: list[dict[str, Any]] = []
    for title, moments in rows:
        head = _HEAD if title else _GAP
        marks, lanes = _marks(moments, x_of, top + head)
        drawn.append({"title": title, "y": top, "marks": marks})
        top += head + lanes * _LANE + _GAP
    return {
        "title": axis.title,
        "width": WIDTH,
        "height": top,
        "ticks": [{"x": x, "text": text} for x, text in ticks],
        "rows": drawn,
        "is_hourly": False,
        "has_tasks": any(mark["is_task"] for row in drawn for mark in row["marks"]),
    }


def _marks(moments: Sequence[Moment], x_of: Callable[[Moment], float], top: float) -> tuple[list[dict[str, Any]], int]:
    """Return the marks of a row, each in the first lane where it and its title have room, and the number of lanes."""
    lanes: list[list[tuple[float, float]]] = []
    marks = []
    for moment in sorted(moments, key=lambda moment: (x_of(moment), moment.minute)):
        x, title = x_of(moment), _short(moment.title)
        before = x + _MARK + _GAP + _width(title) > WIDTH
        ends = (
            (x - _MARK - _GAP - _width(title), x + _MARK) if before else (x - _MARK, x + _MARK + _GAP + _width(title))
        )
        lane = next((index for index, taken in enumerate(lanes) if _is_free(taken, ends)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(ends)
        marks.append(
            {
                "x": x,
                "y": top + lane * _LANE + _MARK,
                "number": moment.number,
                "href": moment.id,
                "title": title,
                "full": moment.title,
                "when": moment.when,
                "time": moment.time,
                "label": f"{moment.number} {title}，{moment.when}{'' if title == moment.title else f'：{moment.title}'}",
                "before": before,
                "is_task": moment.is_task,
            }
        )
    return marks, len(lanes)


def _is_free(taken: Iterable[tuple[float, float]], ends: tuple[float, float]) -> bool:
    return all(ends[1] + _GAP <= left or right + _GAP <= ends[0] for left, right in taken)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE + 1 else f"{title[:_LONGEST_TITLE]}…"


def _width(text: str) -> float:
    """Return about how wide a title is: Latin letters and digits are half as wide as the rest."""
    return sum(_EM * 0.6 if character.isascii() else _EM for character in text)
