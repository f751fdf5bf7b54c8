"""Owns times of day: they exist, follow each other and leave people their quiet hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise
from zoneinfo import ZoneInfo

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.settings import QuietHours
from generator.model.trigger import AtTime
from generator.model.value import clock
from generator.problems import Problem, clip

# Where a window stands, what is sent or done in it, when it begins, and when it ends if it says so.
Window = tuple[str, str, Path, str, time, time | None]


def timezone_exists(catalog: Catalog) -> Iterator[Problem]:
    """Demand a time zone that exists."""
    name = catalog.settings.timezone
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        hint = "中国写 Asia/Shanghai，别处写 洲/城市"
        yield Problem(catalog.span("settings", "", "timezone"), f"没有“{clip(name)}”这个时区", hint, "timezone_exists")


def slots_are_in_order(catalog: Catalog) -> Iterator[Problem]:
    """Demand that each part of the day starts after the one before it, each named once."""
    slots = catalog.settings.slots
    for index, (before, after) in enumerate(pairwise(slots), start=1):
        if after.start <= before.start or after.slot in {slot.slot for slot in slots[:index]}:
            span = catalog.span("settings", "", "slots", index)
            yield Problem(span, f"时段“{after.slot.label}”排错了", "时段按先后写，每个只写一次", "slots_are_in_order")


def windows_end_after_they_begin(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the latest time of a window comes after its first, on the same day."""
    for table, key, path, title, at, until in _windows(catalog):
        if until is not None and until <= at:
            message = f"“{title}”最晚 {clock(until)} 发，不比 {clock(at)} 晚"
            hint = "until 写得比 at 晚，而且是同一天；只有一个时间就不写 until"
            yield Problem(catalog.span(table, key, *path, "until"), message, hint, "windows_end_after_they_begin")


def times_keep_quiet_hours(catalog: Catalog) -> Iterator[Problem]:
    """Demand that nothing is sent in the quiet hours, neither at the first time of a window nor later."""
    quiet = catalog.settings.quiet_hours
    hint = f"不打扰时间是 {clock(quiet.start)} 到 {clock(quiet.end)}，换个时间"
    for table, key, path, title, at, until in _windows(catalog):
        if _is_quiet(at, quiet):
            message = f"“{title}”在 {clock(at)} 发，落在不打扰时间里"
            yield Problem(catalog.span(table, key, *path, "at"), message, hint, "times_keep_quiet_hours")
        elif until is not None and quiet.start != quiet.end and at < quiet.start <= until:
            message = f"“{title}”最晚 {clock(until)} 发，碰到不打扰时间"
            yield Problem(catalog.span(table, key, *path, "until"), message, hint, "times_keep_quiet_hours")


def _windows(catalog: Catalog) -> Iterator[Window]:
    for key, sop in catalog.sops.items():
        for path, _, step in sop.steps():
            if isinstance(step.trigger, AtTime):
                yield "sops", key, (*path, "trigger"), step.title, step.trigger.at, step.trigger.until
    for key, campaign in catalog.campaigns.items():
        for index, phase in enumerate(campaign.phases):
            yield "campaigns", key, ("phases", index), phase.title, phase.at, phase.until
    for key, rhythm in catalog.rhythms.items():
        for index, slot in enumerate(rhythm.slots):
            yield "rhythms", key, ("slots", index), slot.slot.label, slot.at, slot.until


def _is_quiet(at: time, quiet: QuietHours) -> bool:
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


RULES = (timezone_exists, slots_are_in_order, windows_end_after_they_begin, times_keep_quiet_hours)
