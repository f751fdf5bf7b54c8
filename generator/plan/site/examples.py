"""Owns examples: how a campaign reads for each brand that shows its groups in full.

It must not know any group that is not published in full, nor which day it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.group import CampaignUse
from generator.model.place import Place
from generator.plan.almanac import node_days
from generator.plan.dates import Period, spoken
from generator.plan.scripts import DEMO_MARK, group_values, template_at
from generator.plan.site.atlas import Atlas
from generator.plan.site.page import line
from generator.plan.site.shown import PublishedPack, shown_packs
from generator.plan.site.speech import campaign_blanks
from generator.problems import Problem
from generator.text import expand

# A node comes again within so many days, lunar ones with a leap month too.
_YEAR = 400
# Of groups that are published in full the values their texts are expanded with.
Voices = Mapping[str, Mapping[str, Any]]


def voices_of(catalog: Catalog, packs: Mapping[str, PublishedPack]) -> Voices:
    """Return with what values each group that is published in full speaks."""
    return {key: group_values(pack.plan.slice) for key, pack in shown_packs(catalog, packs)}


class Examples:
    """Expands campaigns for one group of each brand; a group's own values where it runs the campaign, else blanks."""

    def __init__(self, catalog: Catalog, voices: Voices) -> None:
        self._catalog = catalog
        self._voices = voices

    def of(self, atlas: Atlas, here: str, key: str) -> list[dict[str, Any]]:
        """Return the campaign as each brand's group says it, brands that run it first."""
        rows = [self._example(atlas, here, key, group) for group in self._chosen(key)]
        return sorted(rows, key=lambda row: not row["runs"])

    def _chosen(self, campaign: str) -> list[str]:
        """Return a group for each brand: the first that runs the campaign, else its first."""
        chosen: dict[str, str] = {}
        in_order = sorted(self._voices, key=lambda key: self._use(key, campaign) is None)
        for key in in_order:
            chosen.setdefault(self._catalog.groups[key].brand, key)
        return list(chosen.values())

    def _use(self, group: str, campaign: str) -> CampaignUse | None:
        return next((use for use in self._catalog.groups[group].campaigns if use.use == campaign), None)

    def _example(self, atlas: Atlas, here: str, key: str, group: str) -> dict[str, Any]:
        campaign, use = self._catalog.campaigns[key], self._use(group, key)
        brand = self._catalog.brands[self._catalog.groups[group].brand]
        extra = {**campaign_blanks(campaign), **(self._values(campaign, use) if use else {})}
        said = [self._phase(key, index, group, extra) for index in range(len(campaign.phases))]
        return {
            "id": group,
            "brand": brand.name,
            "mark": DEMO_MARK if brand.demo else "",
            "runs": use is not None,
            "link": atlas.link(here, "groups", group),
            "phases": [row for row in said if row["text"]],
        }

    def _phase(self, key: str, index: int, group: str, extra: dict[str, Any]) -> dict[str, Any]:
        phase = self._catalog.campaigns[key].phases[index]
        place = self._catalog.place("campaigns", key, "phases", index)
        title = self._say(group, phase.title, place.at("title"), extra)
        if phase.is_task:
            return {"number": index + 1, "title": line(title), "text": "", "bytes": 0}
        script = self._catalog.scripts[phase.script] if phase.script else None
        body = script.body if script else phase.body or ""
        at = self._catalog.place("scripts", str(phase.script), "body") if script else place.at("body")
        text = self._say(group, body, at, extra)
        return {"number": index + 1, "title": line(title), "text": text, "bytes": len(text.encode())}

    def _say(self, group: str, text: str, place: Place, extra: Mapping[str, Any]) -> str:
        said = expand(template_at(text, place), {**self._voices[group], **extra}) if "{" in text else text
        return "" if isinstance(said, Problem) else said.strip()

    def _values(self, campaign: Campaign, use: CampaignUse) -> dict[str, Any]:
        blanks = campaign_blanks(campaign)
        title, day = campaign.title, use.on
        if use.node:
            title, day = self._catalog.nodes[use.node].title, self._coming(use.node)
        node = {"title": title, "date": spoken(day) if day else blanks["node"]["date"]}
        return {"node": node, "params": {**blanks["params"], **campaign.filled(use.values)}}

    def _coming(self, node: str) -> date | None:
        """Return the first day of a node from the start of this year."""
        settings, year = self._catalog.settings, date(self._catalog.today.year, 1, 1)
        found = node_days(self._catalog.nodes[node], Period(year, _YEAR), settings.region, self._catalog.notices)
        return next((coming.day for coming in found if coming.day >= year), None)
