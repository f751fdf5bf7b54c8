"""Owns the stages of SOPs: where each leads, on which day, and how what waits for a cue is sent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.sop import Stage
from generator.model.trigger import AfterOpening, Cue
from generator.model.words import Channel
from generator.problems import Problem, did_you_mean


def then_leads_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a stage hands over to a stage of its SOP, on a day that can be told; SOPs are references."""
    for key, sop in catalog.sops.items():
        known = [stage.id for stage in sop.stages]
        for index, stage in enumerate(sop.stages):
            if stage.then and stage.then.stage and stage.then.stage not in known:
                span = catalog.span("sops", key, "stages", index, "then", "stage")
                message = f"这份 SOP 没有“{stage.then.stage}”这个阶段"
                yield Problem(span, message, did_you_mean(stage.then.stage, known), "then_leads_somewhere")
            if stage.then and not _days(stage):
                span = catalog.span("sops", key, "stages", index, "then")
                message = f"算不出“{stage.title}”哪天结束，接不上后面的内容"
                hint = "给这个阶段至少一步写上 {day: 建群第几天, at: 时间}，最后一步的第二天接着往下做"
                yield Problem(span, message, hint, "then_leads_somewhere")


def stages_go_forward(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a stage which hands over ends no sooner than the stages that run up to it begin: time goes on."""
    for key, sop in catalog.sops.items():
        start = 0
        for index, stage in enumerate(sop.stages):
            if stage.then is None:
                continue
            last = max(_days(stage), default=0)
            late = next((other for other in sop.stages[start:index] if min(_days(other), default=0) > last), None)
            if late and _days(stage):
                span = catalog.span("sops", key, "stages", index, "then")
                message = f"“{stage.title}”第 {last} 天就结束，前面的“{late.title}”第 {min(_days(late))} 天才开始"
                yield Problem(span, message, "阶段按先后写，检查两个阶段的 day", "stages_go_forward")
            start = index + 1


def stages_are_reached(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every stage is done: from the first on, or because another stage leads to it."""
    for key, sop in catalog.sops.items():
        targets = {stage.then.stage for stage in sop.stages if stage.then and stage.then.stage}
        reached = True
        for index, stage in enumerate(sop.stages if targets <= {stage.id for stage in sop.stages} else ()):
            reached = reached or stage.id in targets
            if not reached:
                span = catalog.span("sops", key, "stages", index, "id")
                message = f"没有哪个阶段接到“{stage.title}”，它永远不会做"
                hint = f"前面的 then 改了去向；在某个阶段写上 then: {{stage: {stage.id}}}，或者删掉它"
                yield Problem(span, message, hint, "stages_are_reached")
            reached = reached and stage.then is None


def cues_are_not_broadcast(catalog: Catalog) -> Iterator[Problem]:
    """Demand that what waits for a cue is sent by a person: a broadcast has its time, a cue has none."""
    for key, sop in catalog.sops.items():
        for path, _, step in sop.steps():
            if isinstance(step.trigger, Cue) and step.channel is Channel.BROADCAST:
                span = catalog.span("sops", key, *path, "channel")
                message = f"“{step.title}”在{step.trigger.words()}发，没有固定的时间，不能群发"
                hint = "channel 改成 manual（手动）、private（私聊）或 welcome（欢迎语）"
                yield Problem(span, message, hint, "cues_are_not_broadcast")


def _days(stage: Stage) -> list[int]:
    """Return the day offsets of a stage's steps."""
    return [step.trigger.day for step in stage.steps if isinstance(step.trigger, AfterOpening)]


RULES = (then_leads_somewhere, stages_go_forward, stages_are_reached, cues_are_not_broadcast)
