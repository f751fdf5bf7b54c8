"""Owns how a group's calendar stands on its page: a grid of days, and the days by week.

It must not know which day it is, or how the page looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from generator.model.entry import Entry
from generator.plan.dates import Period, spoken, weekday
from generator.plan.pack import PackPlan
from generator.plan.views import count_words, entry_values

Values = dict[str, Any]


def plan_days(plan: PackPlan, posters: Mapping[str, Mapping[str, Any]]) -> Iterator[Values]:
    """Yield each day that has entries; `posters` are those that may be shown, by their path in the pack."""
    for day, entries in groupby(plan.schedule.entries, key=lambda entry: entry.starts_at.date()):
        rows = [_entry(entry, posters) for entry in entries]
        yield {
            "day": day,
            "iso": day.isoformat(),
            "date": spoken(day),
            "number": day.day,
            "weekday": weekday(day).label,
            "entries": rows,
        }


def _entry(entry: Entry, posters: Mapping[str, Mapping[str, Any]]) -> Values:
    values = entry_values(entry)
    return {**values, "poster": posters.get(values["poster"])}


def weeks_of(days: list[Values]) -> Iterator[Values]:
    """Yield the days by week, Monday first, and how much there is to send in each."""
    for monday, found in groupby(days, key=lambda day: _monday(day["day"])):
        week = list(found)
        rows = [entry for day in week for entry in day["entries"]]
        yield {
            "iso": monday.isoformat(),
            "last": (monday + timedelta(days=6)).isoformat(),
            "title": "至 ".join(dict.fromkeys(spoken(day["day"]) for day in (week[0], week[-1]))),
            "said": count_words(sum(row["is_task"] for row in rows), len(rows), "条"),
            "days": week,
        }


def month_grid(period: Period, days: list[Values]) -> list[list[Values]]:
    """Return the period as weeks of seven cells, Monday first; cells outside the period are empty."""
    found = {day["iso"]: day for day in days}
    first = _monday(period.first)
    length = (period.last - first).days // 7 * 7 + 7
    cells = [_cell(first + timedelta(days=offset), period, found) for offset in range(length)]
    return [cells[start : start + 7] for start in range(0, length, 7)]


def _cell(day: date, period: Period, found: Mapping[str, Mapping[str, Any]]) -> Values:
    entries = found.get(day.isoformat(), {}).get("entries", [])
    return {
        "inside": day in period,
        "iso": day.isoformat(),
        "number": day.day,
        "month": f"{day.month} 月" if day.day == 1 or day == period.first else "",
        "date": f"{spoken(day)}{weekday(day).label}",
        "said": count_words(sum(entry["is_task"] for entry in entries), len(entries), "条"),
        "count": len(entries),
        "kinds": [{"key": entry["kind_key"], "label": entry["kind"]} for entry in entries],
    }


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
