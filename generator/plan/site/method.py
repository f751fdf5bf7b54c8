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
from generator.plan.site.almanac import nodes_page, rhythms_page
from generator.plan.site.atlas import Atlas
from generator.plan.site.page import Page, line
from generator.plan.site.speech import campaign_blanks, sending_values, with_blanks


def method_pages(catalog: Catalog, atlas: Atlas) -> Iterator[Page]:
    """Yield every page that teaches, shelves first."""
    yield from _shelves(catalog, atlas)
    for key in catalog.guide:
        yield _chapter(catalog, atlas, key)
    for key in catalog.sops:
        yield _sop(catalog, atlas, key)
    for key in catalog.kinds:
        yield _kind(catalog, atlas, key)
    for key in catalog.campaigns:
        yield _campaign(catalog, atlas, key)
    yield rhythms_page(catalog, atlas)
    yield nodes_page(catalog)


def chapters_in_order(catalog: Catalog) -> list[str]:
    """Return the ids of the chapters in the order they are read."""
    return sorted(catalog.guide, key=lambda key: (catalog.guide[key].order, key))


def _shelves(catalog: Catalog, atlas: Atlas) -> Iterator[Page]:
    guide = [("guide", key, catalog.guide[key].outcome, [catalog.guide[key].audience]) for key in chapters_in_order(catalog)]
    yield _shelf(atlas, "guide", "手册", "社群运营是什么、怎么做、做到什么算好，一章答一个问题。", guide, (
        "第一次带群的人，和想把做法讲给别人的人",
        "动手之前通读一遍；卡住的时候按标题找",
        "从第一章看起，每章十分钟",
    ))  # fmt: skip
    sops = [("sops", key, sop.summary, [sop.purpose.label, f"{_count(sop.stages)} 步"]) for key, sop in catalog.sops.items()]
    yield _shelf(atlas, "sops", "SOP", "换一个人照着做，结果也差不多的做法。", sops, (
        "群主、管理员、官方助手",
        "新建群、接手群、办一场活动的时候",
        "挑一份，从第一步做起，做到“算完成”再往下",
    ))  # fmt: skip
    kinds = [("kinds", key, kind.summary, [word.label for word in kind.purposes]) for key, kind in catalog.kinds.items()]
    yield _shelf(atlas, "kinds", "群类型", "先定这个群是干什么的，再谈怎么发。", kinds, (
        "准备建群的团队负责人",
        "建群之前；一个群越做越不像样，想重新定位的时候",
        "读“什么情况选它”，选一种，照着写群文件",
    ))  # fmt: skip
    campaigns = [("campaigns", key, item.summary, [item.purpose.label]) for key, item in catalog.campaigns.items()]
    yield _shelf(atlas, "campaigns", "活动", "填几个参数就能办的活动：每一条消息、每一张海报都写好了。", campaigns, (
        "要在群里办活动的群主和负责人",
        "有明确日期、产品和依据都准备好的时候",
        "挑一个，备齐参数，写进群文件的 campaigns",
    ))  # fmt: skip


def _shelf(
    atlas: Atlas, folder: str, title: str, lead: str, rows: list[tuple[str, str, str, list[str]]], answers: tuple[str, str, str]
) -> Page:
    here = f"{folder}/index.md"
    cards = [{**atlas.link(here, table, key), "text": line(text), "chips": chips} for table, key, text, chips in rows]
    facts = [{"label": label, "text": text} for label, text in zip(("给谁", "什么时候用", "现在做什么"), answers, strict=True)]
    values = {"facts": facts, "sections": [{"id": "", "title": "", "cards": cards}]}
    return Page(here, title, lead, f"content/{folder}/", "shelf", values)


def _chapter(catalog: Catalog, atlas: Atlas, key: str) -> Page:
    chapter, here = catalog.guide[key], f"guide/{key}.md"
    values = {
        "audience": chapter.audience,
        "outcome": chapter.outcome,
        "body": chapter.body,
        "refs": atlas.refs(here, chapter.refs),
    }
    return Page(here, chapter.title, chapter.outcome, _file(catalog, "guide", key), "chapter", values)


def _sop(catalog: Catalog, atlas: Atlas, key: str) -> Page:
    sop, here = catalog.sops[key], f"sops/{key}.md"
    values = {
        "audience": sop.audience,
        "when": sop.when,
        "purpose": sop.purpose.label,
        "count": _count(sop.stages),
        "stages": [_stage(catalog, atlas, key, index, stage) for index, stage in enumerate(sop.stages)],
        "kinds": atlas.links(here, "kinds", (kind for kind, value in catalog.kinds.items() if key in value.sops)),
        "refs": atlas.refs(here, (*sop.refs, *(ref for stage in sop.stages for step in stage.steps for ref in step.refs))),
    }
    return Page(here, sop.title, sop.summary, _file(catalog, "sops", key), "sop", values)


def _count(stages: tuple[Stage, ...]) -> int:
    return sum(len(stage.steps) for stage in stages)


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
        "time": clock(step.trigger.at),
        "until": clock(step.trigger.until) if step.trigger.until else "",
        "done_when": list(step.done_when),
        "kpi": step.kpi or "",
        "risk": step.risk or "",
    }


def _kind(catalog: Catalog, atlas: Atlas, key: str) -> Page:
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
    return {"id": poster.id, "title": title, "layout": layout.title if layout else poster.layout, "rows": [row for row in rows if row["lines"]]}


def _campaign(catalog: Catalog, atlas: Atlas, key: str) -> Page:
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
        "phases": [_phase(catalog, atlas, key, index, campaign) for index in range(len(campaign.phases))],
        "posters": [_poster(catalog, poster, "campaigns", key, index, extra) for index, poster in enumerate(campaign.posters)],
        "refs": atlas.refs(here, campaign.refs),
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
