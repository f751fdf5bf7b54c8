"""Owns drawing single posters: those of one group in one layout, without planning its calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from generator.build.files import write_atomic
from generator.load import Chooser
from generator.model.artifact import PictureFormat, PosterSpec
from generator.model.brand import Theme
from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.words import Tone
from generator.pipeline.workspace import Workspace, open_workspace
from generator.plan import Period, Slice, Slicer, Speaker, plan_posters
from generator.problems import Problem, QunceError, Span, did_you_mean
from generator.render import render

_Tables = Mapping[str, Mapping[str, Any]]
# All that posters are made from; the rest of a workspace is not read to draw one.
_TABLES = frozenset(
    ("brands", "people", "kinds", "campaigns", "nodes", "notices", "groups", "limits", "layouts", "themes")
)


def open_for_posters(root: Path, today: date, group: str) -> Workspace:
    """Return the workspace at `root` with all that the posters of `group` are made from, and little else.

    Of kinds, campaigns and layouts only those that they use are read. Raises QunceError as open_workspace does.
    """
    choosers: dict[str, Chooser] = {
        "kinds": partial(_kinds_used, group),
        "campaigns": partial(_campaigns_used, group),
        "layouts": _layouts_used,
    }
    return open_workspace(root, today, _TABLES, choosers=choosers)


# Each of these finds nothing where the group, or what it uses, could not be read.
def _kinds_used(group: str, tables: _Tables) -> set[str]:
    return {value.kind for key, value in tables.get("groups", {}).items() if key == group}


def _campaigns_used(group: str, tables: _Tables) -> set[str]:
    return {use.use for key, value in tables.get("groups", {}).items() if key == group for use in value.campaigns}


def _layouts_used(tables: _Tables) -> set[str]:
    """Return the layouts of all kinds and campaigns that were read, for no others were than those of the group."""
    users = [*tables.get("kinds", {}).values(), *tables.get("campaigns", {}).values()]
    return {poster.layout for user in users for poster in user.posters}


def draw_posters(
    catalog: Catalog,
    group: str,
    layout: str,
    period: Period,
    out: Path,
    *,
    form: PictureFormat = PictureFormat.JPEG,
    theme: str | None = None,
    boxes: bool = False,
) -> dict[Path, tuple[Problem, ...] | None]:
    """Write the posters of `group` in `layout` to `out`; return each file with its problems, None where it was written.

    `layout` may also be the key of one poster of the pack; `theme` is an id of templates/themes. Raises QunceError
    where one of them is not known.
    """
    specs = _chosen(catalog, group, layout, period)
    colours = _colours(catalog, theme, specs) if theme else None
    drawn: dict[Path, tuple[Problem, ...] | None] = {}
    for name, spec in specs.items():
        target = out / f"{group}-{name}.{form.value}"
        data = render(replace(spec, theme=colours or spec.theme, format=form, boxes=boxes))
        drawn[target] = data if isinstance(data, tuple) else None
        if isinstance(data, bytes):
            write_atomic(target, data)
    return drawn


def _chosen(catalog: Catalog, group: str, layout: str, period: Period) -> Mapping[str, PosterSpec]:
    speaker = Speaker(_slice(catalog, group))
    artifacts = tuple(plan_posters(speaker, period))
    if speaker.problems:
        raise QunceError(tuple(dict.fromkeys(speaker.problems)))
    specs = {PurePosixPath(a.path).stem: a.spec for a in artifacts if isinstance(a.spec, PosterSpec)}
    wanted = {name: spec for name, spec in specs.items() if layout in (name, spec.source)}
    if not wanted:
        known = {*catalog.ids("layouts"), *specs}
        message = f"群“{group}”没有用“{layout}”这个版式的海报"
        raise QunceError((Problem(catalog.span("groups", group), message, did_you_mean(layout, known), "poster"),))
    return wanted


def _slice(catalog: Catalog, group: str) -> Slice:
    """Return the slice of a group that has no calendar: its posters are the same, and are planned at once."""
    value = catalog.groups[group].model_copy(update={"sops": (), "more_sops": (), "rhythm": None})
    kind = catalog.kinds[value.kind].model_copy(update={"sops": (), "rhythm": None, "scripts": ()})
    kinds = {**catalog.kinds, value.kind: kind}
    campaigns = {key: _silent(campaign) for key, campaign in catalog.campaigns.items()}
    calm = replace(catalog, groups={**catalog.groups, group: value}, kinds=kinds, campaigns=campaigns)
    return Slicer(calm).slice(group)


def _silent(campaign: Campaign) -> Campaign:
    """Return a campaign whose phases still have their days, and no scripts."""
    phases = tuple(phase.model_copy(update={"script": None}) for phase in campaign.phases)
    return campaign.model_copy(update={"phases": phases})


def _colours(catalog: Catalog, theme: str, specs: Mapping[str, PosterSpec]) -> Theme:
    if theme not in catalog.themes:
        message, hint = f"没有“{theme}”这个配色", did_you_mean(theme, catalog.themes, listed=20)
        raise QunceError((Problem(Span("templates/themes"), message, hint, "theme"),))
    festive = catalog.themes[theme].tone is Tone.FESTIVE
    if solemn := [spec.source for spec in specs.values() if festive and spec.layout.tone is Tone.SOLEMN]:
        message = f"肃穆日子的版式“{solemn[0]}”不配喜庆的配色“{theme}”"
        raise QunceError((Problem(Span(f"templates/themes/{theme}.yml"), message, "换一种不喜庆的配色", "theme"),))
    return catalog.themes[theme].colours()
