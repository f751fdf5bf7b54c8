"""Prints what planning costs for fleets of growing size: milliseconds a group, and how they grow.

    python benchmarks/planning.py [GROUPS]

A fleet is made of the starter's groups, opened on 300 different days, with a thousand owners.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from generator.load import load_catalog
from generator.model.catalog import Catalog
from generator.plan import Period, Slice, Slicer, Speaker, plan_pack, plan_schedule

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
DAYS = 30


def fleet(catalog: Catalog, size: int) -> Catalog:
    """Return the catalog with `size` groups."""
    patterns = list(catalog.groups.items())
    owner = catalog.people["owner-1"]
    people = {**catalog.people, **{f"owner-{n}": owner.model_copy(update={"id": f"owner-{n}"}) for n in range(1000)}}
    groups = {}
    for number in range(size):
        key, group = patterns[number % len(patterns)]
        team = group.team.model_copy(update={"owner": f"owner-{number % 1000}"})
        opened = group.opens_on - timedelta(days=number % 300)
        groups[f"{key}-{number:05d}"] = group.model_copy(update={"opened_on": opened, "team": team})
    return replace(catalog, groups=groups, people=people)


def cpu_ms(work: Callable[[], object], count: int) -> float:
    """Return the processor time of `work` in milliseconds for each of `count` groups."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000 / count


def main() -> None:
    catalog = load_catalog(ROOT, TODAY).catalog
    assert catalog is not None
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    period = Period(TODAY, DAYS)
    print(f"{DAYS} days, processor time in ms a group")
    print(f"{'groups':>8} {'slice':>8} {'calendar':>9} {'pack':>8} {'entries':>8}")
    for size in sorted({100, 1000, most}):
        slicer = Slicer(fleet(catalog, size))
        slices: list[Slice] = []
        cut = cpu_ms(lambda: slices.extend(slicer.slice(key) for key in slicer.catalog.groups), size)  # noqa: B023
        entries = 0

        def plan_all() -> None:
            nonlocal entries
            for slice in slices:  # noqa: B023
                entries += len(plan_schedule(Speaker(slice), period).entries)

        calendar = cpu_ms(plan_all, size)
        packed = slices[: min(size, 300)]
        pack = cpu_ms(lambda: [plan_pack(slice, period) for slice in packed], len(packed))  # noqa: B023
        print(f"{size:>8} {cut:>8.2f} {calendar:>9.2f} {pack:>8.2f} {entries / size:>8.1f}")


if __name__ == "__main__":
    main()
