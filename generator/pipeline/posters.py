"""Owns drawing single posters: those of one group in one layout."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.build.files import write_atomic
from generator.model.artifact import PosterSpec
from generator.model.catalog import Catalog
from generator.plan import Period, plan_pack, slice_of
from generator.problems import Problem, QunceError, did_you_mean
from generator.render import render


def draw_posters(
    catalog: Catalog, group: str, layout: str, period: Period, out: Path
) -> dict[Path, tuple[Problem, ...] | None]:
    """Write the posters of `group` in `layout` to `out`; return each file with its problems, None where it was written.

    `layout` may also be the key of one poster of the pack. Raises QunceError where neither is known.
    """
    plan = plan_pack(slice_of(catalog, group), period)
    if plan.problems:
        raise QunceError(plan.problems)
    specs = {PurePosixPath(a.path): a.spec for a in plan.artifacts if isinstance(a.spec, PosterSpec)}
    wanted = {path: spec for path, spec in specs.items() if path.stem == layout or _is(catalog, layout, spec)}
    if not wanted:
        known = {*catalog.layouts, *(path.stem for path in specs)}
        message = f"群“{group}”没有用“{layout}”这个版式的海报"
        raise QunceError((Problem(catalog.span("groups", group), message, did_you_mean(layout, known), "poster"),))
    drawn: dict[Path, tuple[Problem, ...] | None] = {}
    for path, spec in wanted.items():
        target = out / f"{group}-{path.name}"
        data = render(spec)
        drawn[target] = data if isinstance(data, tuple) else None
        if isinstance(data, bytes):
            write_atomic(target, data)
    return drawn


def _is(catalog: Catalog, layout: str, spec: PosterSpec) -> bool:
    return catalog.layouts.get(layout) == spec.layout
