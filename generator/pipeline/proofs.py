"""Owns proofs: what groups would send and show, planned and composed without painting or writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.build.digest import digest
from generator.model.artifact import PosterSpec
from generator.pipeline.workspace import Workspace
from generator.plan import Period, Slice, Slicer, Speaker, plan_pack, plan_posters, poster_messages
from generator.problems import Problem
from generator.validate.channels import check_limits
from generator.validate.messages import WordingCheck
from generator.validate.tactics import check_tactics


def check_all_groups(workspace: Workspace) -> Iterator[Problem]:
    """Yield every problem of what the groups of a workspace would send and show, each once."""
    slicer = Slicer(workspace.catalog)
    yield from check_groups(workspace, map(slicer.slice, workspace.catalog.groups))


def check_groups(workspace: Workspace, slices: Iterable[Slice]) -> Iterator[Problem]:
    """Yield every problem of what some groups would send and show, each once."""
    seen: set[Problem] = set()
    wording = WordingCheck(workspace.catalog)
    posters = PosterCheck(wording)
    for slice in slices:
        plan = plan_pack(slice, workspace.period())
        wording.read(plan.messages)
        said = (*check_limits(plan.messages, workspace.catalog), *check_tactics(plan.messages, workspace.catalog))
        for problem in (*plan.problems, *said, *posters.problems(slice, workspace.period())):
            if problem not in seen:
                seen.add(problem)
                yield problem
    yield from wording.problems()


@dataclass
class PosterCheck:
    """Checks the posters of groups one after the other; equal posters are composed once, their words are read by `wording`."""

    wording: WordingCheck
    _faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def problems(self, slice: Slice, period: Period) -> Iterator[Problem]:
        """Yield what is wrong with the posters of a group, and that it is wrong for this group."""
        speaker = Speaker(slice)
        posters = tuple(plan_posters(speaker, period, every_variant=True))
        yield from speaker.problems
        if speaker.problems:
            return
        self.wording.read(poster_messages(slice.key, posters))
        for spec in (artifact.spec for artifact in posters):
            assert isinstance(spec, PosterSpec)
            for problem in self._checked(spec):
                yield replace(problem, message=f"{problem.message}（群 {slice.key}）")

    def _checked(self, spec: PosterSpec) -> tuple[Problem, ...]:
        from generator.render.poster import check_poster

        key = digest((spec, tuple(spec.spans.items())) if spec.spans else spec)
        if key not in self._faults:
            self._faults[key] = check_poster(spec)
        return self._faults[key]
