"""Owns the pages that teach: chapters, SOPs, kinds, campaigns, rhythms with the topic bank, and nodes.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.campaign import Campaign, Phase
from generator.model.catalog import Catalog
from generator.model.kind import Kind
from generator.model.poster import PosterText
from generator.model.sop import SopStep, Stage
from generator.model.value import clock
from generator.plan.candidates import distance_words, trigger_words
from generator.plan.site.atlas import TITLES, Atlas
from generator.plan.site.page import Page, line
from generator.plan.site.seasons import nodes_page, rhythms_page
from generator.plan.site.shelves import shelves, step_count
from generator.plan.site.speech import campaign_blanks, sending_values, with_blanks
from generator.plan.site.usage import Usage
from generator.plan.views import count_words


def method_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield every page that teaches, shelves first."""
    yield from shelves(catalog, atlas)
    for key in catalog.guide:
        yield _chapter(catalog, atlas, usage, key)
    for key in catalog.sops:
        yield _sop(catalog, atlas, usage, key)
    for key in catalog.kinds:
        yield _kind(catalog, atlas, usage, key)
    for key in catalog.campaigns:
        yield _campaign(catalog, atlas, usage, key)
    yield rhythms_page(catalog, atlas)
    yield nodes_page(catalog)


def _chapter(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    chapter, here = catalog.guide[key], f"guide/{key}.md"
    values = {
        "audience": chapter.audience,
        "outcome": chapter.outcome,
        "body": _without_title(chapter.body),
        "related": [
            {"label": TITLES[table], "links": atlas.links(here, table, keys), "sentences": table == "questions"}
            for table, keys in chapter.related
            if keys
        ],
        "used": usage.rows(here, "guide", key),
        "refs": atlas.refs(here, chapter.refs),
    }
    return Page(here, chapter.title, chapter.outcome, _file(catalog, "guide", key), "chapter", values)


def _without_title(body: str) -> str:
    """Return a chapter without a first heading of its own: the page begins with the title already."""
    first, _, rest = body.lstrip().partition("\n")
    return rest.lstrip("\n") if first.startswith("# ") else body


def _sop(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    sop, here = catalog.sops[key], f"sops/{key}.md"
    values = {
        "audience": sop.audience,
        "when": sop.when,
        "purpose": sop.purpose.label,
        "count": step_count(sop.stages),
        "stages": [_stage(catalog, atlas, key, index, stage) for index, stage in enumerate(sop.stages)],
        "kinds": atlas.links(here, "kinds", (kind for kind, value in catalog.kinds.items() if key in value.sops)),
        "used": usage.rows(here, "sops", key),
        "refs": atlas.refs(
            here, (*sop.refs, *(ref for stage in sop.stages for step in stage.steps for ref in step.refs))
        ),
    }
    return Page(here, sop.title, sop.summary, _file(catalog, "sops", key), "sop", values)


def _stage(catalog: Catalog, atlas: Atlas, sop: str, index: int, stage: Stage) -> dict[str, Any]:
    steps = [_step(catalog, atlas, (sop, index, number), step) for number, step in enumerate(stage.steps)]
    return {"id": stage.id, "title": stage.title, "goal": stage.goal, "steps": steps}


def _step(catalog: Catalog, atlas: Atlas, where: tuple[str, int, int], step: SopStep) -> dict[str, Any]:
    sop, stage, number = where
    place = catalog.place("sops", sop, "stages", stage, "steps", number)
    return {
        **sending_values(atlas, f"sops/{sop}.md", step, place),
        "id": step.id,
        "when": trigger_words(catalog.nodes, step.trigger),
        "time": step.trigger.window,
        "until": "",
        "done_when": list(step.done_when),
        "kpi": step.kpi or "",
        "risk": step.risk or "",
    }


def _kind(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    kind, here = catalog.kinds[key], f"kinds/{key}.md"
    values = {
        "id": key,
        "when": kind.when,
        "avoid": kind.avoid,
        "purposes": [purpose.label for purpose in kind.purposes],
        "positioning": {
            "purpose": kind.positioning.purpose.label,
            "why_join": kind.positioning.why_join,
            "why_now": kind.positioning.why_now,
            "value": kind.positioning.value,
            "can": list(kind.positioning.actions.can),
            "must": list(kind.positioning.actions.must),
        },
        "sops": atlas.links(here, "sops", kind.sops),
        "rhythms": atlas.links(here, "rhythms", [kind.rhythm] if kind.rhythm else []),
        "scripts": atlas.links(here, "scripts", kind.scripts),
        "posters": _kind_posters(catalog, key, kind),
        "life": f"{kind.life_days} 天后解散" if kind.life_days else "长期",
        "capacity": kind.capacity,
        "used": usage.rows(here, "kinds", key),
        "refs": atlas.refs(here, kind.refs),
    }
    return Page(here, kind.title, kind.summary, _file(catalog, "kinds", key), "kind", values)


def _kind_posters(catalog: Catalog, key: str, kind: Kind) -> list[dict[str, Any]]:
    return [_poster(catalog, poster, "kinds", key, index, {}) for index, poster in enumerate(kind.posters)]


def _poster(
    catalog: Catalog, poster: PosterText, table: str, key: str, index: int, extra: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a poster as a list of what is written on it; the picture itself belongs to a group."""
    layout = catalog.layouts.get(poster.layout)
    place = catalog.place(table, key, "posters", index)
    rows = []
    for name, text in poster.values.items():
        words = [text] if isinstance(text, str) else list(text)
        said = [line(with_blanks(word, place.at("values", name), extra)) for word in words]
        title = layout.needs[name].title if layout and name in layout.needs else name
        rows.append({"title": title, "lines": [word for word in said if word]})
    title = line(with_blanks(poster.title, place.at("title"), extra))
    return {
        "id": poster.id,
        "title": title,
        "layout": layout.title if layout else poster.layout,
        "rows": [row for row in rows if row["lines"]],
    }


def _campaign(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    campaign, here = catalog.campaigns[key], f"campaigns/{key}.md"
    extra = campaign_blanks(campaign)
    values = {
        "id": key,
        "when": campaign.when,
        "purpose": campaign.purpose.label,
        "parameters": [
            {"id": item.id, "title": item.title, "type": item.type.label, "default": item.default or ""}
            for item in campaign.parameters
        ],
        "said": count_words(sum(phase.is_task for phase in campaign.phases), len(campaign.phases), "条消息"),
        "phases": [_phase(catalog, atlas, key, index, campaign) for index in range(len(campaign.phases))],
        "posters": [
            _poster(catalog, poster, "campaigns", key, index, extra) for index, poster in enumerate(campaign.posters)
        ],
        "used": usage.rows(here, "campaigns", key),
        "refs": atlas.refs(here, (*campaign.refs, *(ref for phase in campaign.phases for ref in phase.refs))),
    }
    return Page(here, campaign.title, campaign.summary, _file(catalog, "campaigns", key), "campaign", values)


def _phase(catalog: Catalog, atlas: Atlas, key: str, index: int, campaign: Campaign) -> dict[str, Any]:
    phase: Phase = campaign.phases[index]
    place = catalog.place("campaigns", key, "phases", index)
    return {
        **sending_values(atlas, f"campaigns/{key}.md", phase, place, campaign_blanks(campaign)),
        "id": phase.id,
        "when": distance_words("节点", phase.days),
        "time": clock(phase.at),
        "until": clock(phase.until) if phase.until else "",
        "done_when": list(phase.done_when),
        "kpi": "",
        "risk": "",
    }


def _file(catalog: Catalog, table: str, key: str) -> str:
    return catalog.span(table, key).file
