"""Owns the runs of campaigns: which anchors touch a period, and the values of their texts. Knows nothing of entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.campaign import Campaign
from generator.model.group import CampaignUse
from generator.model.words import EntryKind, Tone
from generator.plan.dates import REACH_DAYS, Period, spoken
from generator.plan.slices import Slice


@dataclass(frozen=True)
class Occurrence:
    """One run of a campaign in a group: its use, its template, its anchor day and the values of its texts.

    `barred` is set where the anchor is a solemn day and the campaign sells or celebrates: then none of it is sent.
    `turn` counts from 1 the group's uses of one campaign that share an anchor day, for example for two products.
    """

    turn: int
    use: CampaignUse
    campaign: Campaign
    anchor: date
    values: Mapping[str, Any]
    tone: Tone = Tone.PLAIN
    provisional: bool = False
    barred: bool = False

    @property
    def day(self) -> str:
        """Return the anchor day as it stands in ids, told apart from another run on the same day."""
        return self.anchor.isoformat() + (f".{self.turn}" if self.turn > 1 else "")

    def poster_key(self, poster: str) -> str:
        """Return the key of one of the campaign's posters in this run."""
        return f"{self.use.use}-{self.day}-{poster}"


def occurrences(slice: Slice, period: Period) -> Iterator[Occurrence]:
    """Yield the campaigns with a phase in `period` while the group is open, in order of their use and anchor."""
    turns: Counter[tuple[str, date]] = Counter()
    life = slice.open_part(period) if slice.group.campaigns else None
    if life is None:
        return
    for use in slice.group.campaigns:
        campaign = slice.campaigns[use.use]
        tone = slice.nodes[use.node].tone if use.node else Tone.PLAIN
        for anchor, provisional in _anchors(slice, use, period):
            turns[use.use, anchor] += 1
            earliest, latest = (life.first - anchor).days, (life.last - anchor).days
            if any(earliest <= phase.days <= latest for phase in campaign.phases):
                values = _campaign_values(slice, use, campaign, anchor)
                barred = anchor in slice.solemn_days and (tone is Tone.FESTIVE or _sells(campaign))
                yield Occurrence(turns[use.use, anchor], use, campaign, anchor, values, tone, provisional, barred)


def _sells(campaign: Campaign) -> bool:
    return any(phase.kind is EntryKind.PROMO for phase in campaign.phases)


def _anchors(slice: Slice, use: CampaignUse, period: Period) -> Iterator[tuple[date, bool]]:
    """Yield each anchor day, and whether it hangs on a notice nobody has entered yet."""
    if use.node is None:
        assert use.on is not None
        yield use.on, False
        return
    for coming in slice.comings(use.node, period.widened(REACH_DAYS)):
        yield coming.day, coming.provisional


def _campaign_values(slice: Slice, use: CampaignUse, campaign: Campaign, anchor: date) -> dict[str, Any]:
    node = slice.nodes[use.node] if use.node else None
    return {
        "node": {"title": node.title if node else campaign.title, "date": spoken(anchor)},
        "params": campaign.filled(use.values),
    }
