"""Prints what planning costs for fleets of growing size: milliseconds a group, how they grow, and the memory they need.

    python benchmarks/planning.py [GROUPS]

A fleet is made of the starter's groups, opened on 300 different days, with a thousand owners.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from generator.load import load_catalog
from generator.model.catalog import Catalog
from generator.plan import Period, Slicer, Speaker, plan_pack, plan_schedule

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
DAYS = 30
# So many packs are measured of each fleet.
PACKS = 300


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


def main() -> None:
    catalog = load_catalog(ROOT, TODAY).catalog
    assert catalog is not None
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    period = Period(TODAY, DAYS)
    print(f"{DAYS} days, processor time in ms a group")
    print(f"{'groups':>8} {'slice':>8} {'calendar':>9} {'pack':>8} {'entries':>8} {'peak MB':>8}")
    for size in sorted({100, 1000, most}):
        slicer = Slicer(fleet(catalog, size))
        cut = calendar = pack = 0.0
        entries = packs = 0
        for number, key in enumerate(slicer.catalog.groups):
            started = time.process_time()
            slice = slicer.slice(key)
            cut_at = time.process_time()
            entries += len(plan_schedule(Speaker(slice), period).entries)
            planned_at = time.process_time()
            cut, calendar = cut + cut_at - started, calendar + planned_at - cut_at
            if number % max(1, size // PACKS) == 0:
                plan_pack(slice, period)
                pack, packs = pack + time.process_time() - planned_at, packs + 1
        costs = (cut * 1000 / size, calendar * 1000 / size, pack * 1000 / packs)
        told = " ".join(f"{cost:>{width}.2f}" for cost, width in zip(costs, (8, 9, 8), strict=True))
        print(
            f"{size:>8} {told} {entries / size:>8.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:>8}"
        )


if __name__ == "__main__":
    main()
