"""Owns limits 限额: the figures that calendars are planned by are there, and a week does not ask for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.words import Channel, LimitUnit
from generator.problems import Problem, Span

# The figures a calendar is planned by, one for each value of a group's `quota`, and what each counts.
PLANNED_BY = {
    "broadcasts-per-month": LimitUnit.MONTH_DAYS,
    "broadcasts-per-week": LimitUnit.PER_WEEK,
    "broadcasts-per-day": LimitUnit.PER_DAY,
}
# Whichever quota a group has, one a day on the month's average is the most it comes to.
BROADCASTS_A_WEEK = 7


def limits_are_there(catalog: Catalog) -> Iterator[Problem]:
    """Demand the figures that calendars are planned by, each counting what the planner takes it to count."""
    for key, unit in PLANNED_BY.items():
        if not catalog.has("limits", key):
            hint = f"在 limits 里加上 id 是 {key}、unit 是 {unit.value} 的一项"
            yield Problem(Span("content/compliance/limits.yml"), f"缺少限额“{key}”", hint, "limits_are_there")
        elif key in catalog.limits and catalog.limits[key].unit is not unit:
            span, written = catalog.span("limits", key, "unit"), catalog.limits[key].unit.value
            message = f"限额“{key}”的单位不能是“{written}”"
            yield Problem(span, message, f"写 {unit.value}", "limits_are_there")


def broadcast_slots_fit_quota(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a rhythm broadcasts more often a week than a group may receive."""
    for key, rhythm in catalog.rhythms.items():
        channels = {slot.slot: slot.channel for slot in rhythm.slots}
        counts = Counter(cell.channel or channels.get(slot) for _, _, slot, cell in rhythm.cells())
        if counts[Channel.BROADCAST] > BROADCASTS_A_WEEK:
            message = f"“{rhythm.title}”一周群发 {counts[Channel.BROADCAST]} 次，额度大约是一周 {BROADCASTS_A_WEEK} 次"
            hint = "多出来的会改成手动发；不想这样，就把一部分时段的 channel 改成 manual"
            span = catalog.span("rhythms", key, "slots")
            yield Problem(span, message, hint, "broadcast_slots_fit_quota", warning=True)


RULES = (limits_are_there, broadcast_slots_fit_quota)
