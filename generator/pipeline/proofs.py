"""Owns proofs of posters: every one of every group, in every variant, composed without painting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.build.digest import digest
from generator.model.artifact import PosterSpec
from generator.plan import Period, Slice, Speaker, plan_posters, poster_messages
from generator.problems import Problem
from generator.validate.messages import WordingCheck


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
