"""Owns the pages of SOPs: when each step comes, drawn and in words, and the steps one by one.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.catalog import Catalog
from generator.model.node import Node
from generator.model.sop import Sop, SopStep, Stage
from generator.model.trigger import AfterJoining, AfterOpening, AroundNode, Trigger, WhenQuiet
from generator.plan.dates import distance_words
from generator.plan.site.atlas import Atlas, home_of
from generator.plan.site.page import Page
from generator.plan.site.shelves import step_count
from generator.plan.site.steps import boxes, seat_counts, step_values
from generator.plan.site.timeline import DAY, Axis, Moment, plan_timeline
from generator.plan.site.usage import Usage
from generator.plan.steps import trigger_words

_FEWEST_DRAWN = 2


def sop_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield a page for each SOP."""
    for key in catalog.sops:
        yield _sop(catalog, atlas, usage, key)


def _sop(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    sop, here = catalog.sops[key], home_of("sops", key)
    stages = [_stage(catalog, atlas, key, index, stage) for index, stage in enumerate(sop.stages)]
    values = {
        "id": key,
        "audience": sop.audience,
        "when": sop.when,
        "tags": atlas.purposes(here, [sop.purpose]),
        "count": step_count(sop.stages),
        "seats": seat_counts(step for _, _, step in sop.steps()),
        **_times(catalog, sop, [step for stage in stages for step in stage["steps"]]),
        "stages": stages,
        "kinds": atlas.links(here, "kinds", (kind for kind, value in catalog.kinds.items() if key in value.sops)),
        "used": usage.rows(here, "sops", key),
        "refs": atlas.refs(
            here, (*sop.refs, *(ref for stage in sop.stages for step in stage.steps for ref in step.refs))
        ),
    }
    options = {"assets": ["checklist", "steps"]}
    return Page(here, sop.title, sop.summary, catalog.span("sops", key).file, "sop", values, options)


def _stage(catalog: Catalog, atlas: Atlas, sop: str, index: int, stage: Stage) -> dict[str, Any]:
    done = sum(len(earlier.steps) for earlier in catalog.sops[sop].stages[:index])
    return {
        "id": stage.id,
        "title": stage.title,
        "goal": stage.goal,
        "steps": [
            {**_step(catalog, atlas, (sop, index, number), step), "number": done + number + 1}
            for number, step in enumerate(stage.steps)
        ],
        "then": _then(catalog, atlas, sop, stage),
    }


def _then(catalog: Catalog, atlas: Atlas, sop: str, stage: Stage) -> dict[str, str]:
    """Return what follows a stage; empty where the next is simply the next."""
    if stage.then is None:
        return {}
    if stage.then.sop:
        link = atlas.link(home_of("sops", sop), "sops", stage.then.sop)
        return {**link, "href": link["href"] or "#top"}
    titles = {other.id: other.title for other in catalog.sops[sop].stages}
    return {"title": titles[str(stage.then.stage)], "href": f"#stage-{stage.then.stage}"}


def _step(catalog: Catalog, atlas: Atlas, where: tuple[str, int, int], step: SopStep) -> dict[str, Any]:
    sop, stage, number = where
    place = catalog.place("sops", sop, "stages", stage, "steps", number)
    return {
        **step_values(catalog, atlas, home_of("sops", sop), step, place),
        "id": step.id,
        "when": trigger_words(catalog.nodes, step.trigger),
        "time": step.trigger.window,
        "until": "",
        "boxes": boxes(f"sops/{sop}", step.id, step.done_when),
        "kpi": step.kpi or "",
        "risk": step.risk or "",
    }


def _times(catalog: Catalog, sop: Sop, shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a drawing for each way of counting that has two steps or more, and the other steps in words."""
    axes: dict[str, list[Moment]] = {}
    for (_, stage, step), values in zip(sop.steps(), shown, strict=True):
        name, minute = _counted(step.trigger)
        moment = Moment(
            number=values["number"],
            id=step.id,
            title=values["title"],
            day=values["when"],
            time=values["time"],
            row=stage.title,
            minute=minute,
            is_task=step.is_task,
        )
        axes.setdefault(name, []).append(moment)
    drawn = {name: moments for name, moments in axes.items() if name and len(moments) >= _FEWEST_DRAWN}
    apart = [moment for name, moments in axes.items() if name not in drawn for moment in moments]
    return {
        "charts": [plan_timeline(_axis(catalog.nodes, name), moments) for name, moments in drawn.items()],
        "apart": [
            {"number": moment.number, "when": moment.when, "title": moment.title, "href": f"#{moment.id}"}
            for moment in sorted(apart, key=lambda moment: moment.number)
        ],
    }


def _counted(trigger: Trigger) -> tuple[str, int]:
    """Return the axis a trigger stands on, and its minute there; what is watched or comes again has none."""
    match trigger:
        case AfterOpening(day=day, at=at):
            return "day", day * DAY + at.hour * 60 + at.minute
        case AroundNode(node=node, days=days, at=at):
            return f"node {node}", days * DAY + at.hour * 60 + at.minute
        case AfterJoining():
            return "joined", trigger.delay_minutes
        case WhenQuiet(quiet_days=days):
            return "quiet", days * DAY
        case _:
            return "", 0


def _axis(nodes: Mapping[str, Node], name: str) -> Axis:
    if name == "day":
        return Axis("从建群那天算起", lambda day: f"第 {day} 天" if day else "当天")
    if name == "joined":
        return Axis("从成员进群算起，按先后排，间隔不按比例", lambda day: "", by_order=True)
    if name == "quiet":
        return Axis("连续几天没有人说话，按先后排，间隔不按比例", lambda day: "", by_order=True)
    return node_axis(nodes[name.removeprefix("node ")].title)


def node_axis(title: str) -> Axis:
    """Return the axis of the days around a node."""
    return Axis(f"{title}前后", lambda day: distance_words("", day).strip())
