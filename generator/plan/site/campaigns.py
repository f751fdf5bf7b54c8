"""Owns the pages of campaigns: what to prepare, when each phase comes, and how it reads for brands that are published.

It must not know any group that is not published in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.lottery import ITEMS
from generator.model.value import clock
from generator.plan.dates import distance_words
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.examples import Examples, Voices
from generator.plan.site.page import Page
from generator.plan.site.pictures import poster_words
from generator.plan.site.procedures import node_axis
from generator.plan.site.speech import campaign_blanks
from generator.plan.site.steps import boxes, seat_counts, step_values
from generator.plan.site.timeline import DAY, Moment, plan_timeline
from generator.plan.site.usage import Usage
from generator.plan.views import count_words


def campaign_pages(
    catalog: Catalog, atlas: Atlas, usage: Usage, voices: Voices, pictures: Mapping[str, list[dict[str, Any]]]
) -> Iterator[Page]:
    """Yield a page for each campaign, with examples in the voices of groups and the pictures there are of it."""
    examples = Examples(catalog, voices)
    for key, campaign in catalog.campaigns.items():
        here, extra = home_of("campaigns", key), campaign_blanks(campaign)
        phases = [_phase(catalog, atlas, key, index, campaign) for index in range(len(campaign.phases))]
        values = {
            "id": key,
            "when": campaign.when,
            "tags": atlas.purposes(here, [campaign.purpose]),
            "parameters": [
                {"id": item.id, "title": item.title, "type": item.type.label, "default": item.default or ""}
                for item in campaign.parameters
            ],
            "disclosed": _disclosed(campaign),
            "said": count_words(sum(phase.is_task for phase in campaign.phases), len(campaign.phases), "条消息"),
            "seats": seat_counts(campaign.phases),
            "chart": plan_timeline(node_axis("节点"), _moments(campaign, phases)),
            "phases": phases,
            "examples": examples.of(atlas, here, key),
            "posters": [
                poster_words(catalog, poster, "campaigns", key, index, extra)
                for index, poster in enumerate(campaign.posters)
            ],
            "pictures": pictures[key],
            "used": usage.rows(here, "campaigns", key),
            "refs": atlas.refs(here, (*campaign.refs, *(ref for phase in campaign.phases for ref in phase.refs))),
        }
        options = {"assets": ["checklist", "steps"]}
        source = catalog.span("campaigns", key).file
        yield Page(here, campaign.title, campaign.summary, source, "campaign", values, options)


def _phase(catalog: Catalog, atlas: Atlas, key: str, index: int, campaign: Campaign) -> dict[str, Any]:
    phase, here = campaign.phases[index], home_of("campaigns", key)
    place = catalog.place("campaigns", key, "phases", index)
    return {
        **step_values(catalog, atlas, here, phase, place, campaign_blanks(campaign)),
        "id": phase.id,
        "number": index + 1,
        "when": distance_words("节点", phase.days),
        "time": clock(phase.at),
        "until": clock(phase.until) if phase.until else "",
        "boxes": boxes(f"campaigns/{key}", phase.id, phase.done_when),
        "kpi": "",
        "risk": "",
    }


def _moments(campaign: Campaign, phases: list[dict[str, Any]]) -> list[Moment]:
    return [
        Moment(
            number=values["number"],
            id=phase.id,
            title=values["title"],
            day=values["when"],
            time=values["time"],
            row="",
            minute=phase.days * DAY + phase.at.hour * 60 + phase.at.minute,
            is_task=phase.is_task,
        )
        for phase, values in zip(campaign.phases, phases, strict=True)
    ]


def _disclosed(campaign: Campaign) -> dict[str, Any]:
    """Return what must be published before a lottery starts, and the phase that does; empty where nothing is drawn."""
    if campaign.lottery is None:
        return {}
    titles = {item.id: item.title for item in campaign.parameters}
    by = next(phase for phase in campaign.phases if phase.id == campaign.lottery.published_by)
    return {
        "rows": [
            {"title": title, "parameter": titles[getattr(campaign.lottery, name)]} for name, title in ITEMS.items()
        ],
        "when": distance_words("节点", by.days),
        "title": by.title,
        "href": f"#{by.id}",
    }
