"""Owns prize sheets 奖品公示单: the fifteen items of each lottery of a group, as they are published.

It must not know files, or who looks at a sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.lottery import ITEMS, disclosed, items_digest
from generator.plan.dates import Period, spoken
from generator.plan.occurrences import occurrences
from generator.plan.slices import Slice


@dataclass(frozen=True, slots=True)
class PrizeSheet:
    """The fifteen items of one run of a lottery. `turn` tells runs of one campaign on one day apart."""

    campaign: str
    title: str
    anchor: date
    node: str | None
    turn: int
    items: dict[str, str]
    locked_on: date | None

    @property
    def digest(self) -> str:
        """Return the digest of the items and their day."""
        return items_digest(self.items, self.anchor)

    @property
    def path(self) -> str:
        """Return where in a pack the sheet lies."""
        turn = f"-{self.turn}" if self.turn > 1 else ""
        return f"lotteries/{self.campaign}-{self.anchor.isoformat()}{turn}.md"


def plan_sheets(slice: Slice, period: Period) -> Iterator[PrizeSheet]:
    """Yield the sheets of the lotteries that touch `period`, in order of their use and anchor."""
    for run in occurrences(slice, period):
        if run.campaign.lottery and not run.barred:
            items = disclosed(run.campaign.lottery, run.values["params"])
            digest = items_digest(items, run.anchor)
            locks = (lock for lock in slice.locks.values() if lock.campaign == run.use.use and lock.digest == digest)
            yield PrizeSheet(
                campaign=run.use.use,
                title=run.campaign.title,
                anchor=run.anchor,
                node=run.use.node,
                turn=run.turn,
                items=items,
                locked_on=next((lock.locked_on for lock in locks), None),
            )


def sheet_values(sheet: PrizeSheet) -> dict[str, Any]:
    """Return a prize sheet as its document shows it."""
    return {
        "title": sheet.title,
        "day": spoken(sheet.anchor),
        "items": [{"label": label, "text": sheet.items[name]} for name, label in ITEMS.items()],
        "locked_on": spoken(sheet.locked_on) if sheet.locked_on else "",
        "digest": sheet.digest,
    }
