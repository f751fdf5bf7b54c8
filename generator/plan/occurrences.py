"""Owns the runs of campaigns: which anchors touch a period, and the values of their texts. Knows nothing of entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.model.campaign import Campaign
from generator.model.group import CampaignUse
from generator.plan.dates import REACH_DAYS, Period, node_days, spoken
from generator.plan.slices import Slice


@dataclass(frozen=True)
class Occurrence:
    """One run of a campaign in a group: its use, its template, its anchor day and the values of its texts."""

    index: int
    use: CampaignUse
    campaign: Campaign
    anchor: date
    values: Mapping[str, Any]

    def poster_key(self, poster: str) -> str:
        """Return the key of one of the campaign's posters in this run."""
        return f"{self.use.use}-{self.anchor.isoformat()}-{poster}"


def occurrences(slice: Slice, period: Period) -> Iterator[Occurrence]:
    """Yield the campaigns with a phase in `period`, in order of their use and anchor."""
    for index, use in enumerate(slice.group.campaigns):
        campaign = slice.campaigns[use.use]
        for anchor in _anchors(slice, use, period):
            if any(anchor + timedelta(days=phase.days) in period for phase in campaign.phases):
                yield Occurrence(index, use, campaign, anchor, _campaign_values(slice, use, campaign, anchor))


def _anchors(slice: Slice, use: CampaignUse, period: Period) -> Iterator[date]:
    if use.node is None:
        assert use.on is not None
        return iter((use.on,))
    return node_days(slice.nodes[use.node], period.widened(REACH_DAYS))


def _campaign_values(slice: Slice, use: CampaignUse, campaign: Campaign, anchor: date) -> dict[str, Any]:
    node = slice.nodes[use.node] if use.node else None
    defaults = {item.id: item.default for item in campaign.parameters if item.default is not None}
    return {
        "node": {"title": node.title if node else campaign.title, "date": spoken(anchor)},
        "params": {**defaults, **use.values},
    }
