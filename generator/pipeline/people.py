"""Owns what colleagues have to do over all their groups: what is due on a day, and a calendar feed for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.build.digest import Digests, digest
from generator.build.files import Folder, Result, build_folder, is_current
from generator.build.lock import only_run
from generator.model.artifact import Artifact, FeedSpec
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pipeline.packs import pack_key, render_versions
from generator.plan import Period, Slice, Slicer, Speaker, plan_schedule
from generator.problems import Problem, QunceError, Span, did_you_mean
from generator.render import render

MANIFEST = "feeds.json"


@dataclass(frozen=True, slots=True)
class Due:
    """One entry, and the group it is for."""

    group: str
    title: str
    entry: Entry


def due_in(catalog: Catalog, period: Period, person: str | None = None) -> list[Due]:
    """Return what is to be sent in `period` over all groups, in order of time; with `person`, only by that colleague.

    `person` is an id or a work name. Raises QunceError where nobody has it, or where a text cannot be expanded.
    """
    wanted = _person_id(catalog, person) if person else None
    slicer = Slicer(catalog)
    found = [due for key in catalog.groups for due in _group_due(slicer.slice(key), period)]
    chosen = (due for due in found if wanted is None or due.entry.person == wanted)
    return sorted(chosen, key=lambda due: (due.entry.starts_at, due.group, due.entry.id))


def build_feeds(catalog: Catalog, period: Period, out: Path) -> Result:
    """Bring `out` to one folder a colleague with a calendar feed of all that is theirs to send in `period`."""
    slicer, versions, digests = Slicer(catalog), render_versions(), Digests()
    slices = [slicer.slice(key) for key in catalog.groups]
    key = digest([pack_key(slice, period, versions, digests) for slice in slices])
    folder = Folder(out, out / MANIFEST, out.parent / "kept" / out.name)
    with only_run(out.parent):
        if is_current(folder, key):
            return Result()
        due = [due for slice in slices for due in _group_due(slice, period)]
        return build_folder(folder, _feeds(catalog, due), render, versions, key=key)


def _feeds(catalog: Catalog, found: list[Due]) -> Iterator[Artifact]:
    for key, person in catalog.people.items():
        rows = tuple((due.group, due.title, due.entry) for due in found if due.entry.person == key)
        if rows:
            title = f"{person.name}的推送"
            yield Artifact(f"{key}/calendar.ics", title, FeedSpec(title, catalog.settings.timezone, rows))


def _group_due(slice: Slice, period: Period) -> list[Due]:
    speaker = Speaker(slice)
    entries = plan_schedule(speaker, period).entries
    if speaker.problems:
        raise QunceError(tuple(dict.fromkeys(speaker.problems)))
    return [Due(slice.key, slice.group.title, entry) for entry in entries]


def _person_id(catalog: Catalog, name: str) -> str:
    for key, person in catalog.people.items():
        if name in (key, person.name):
            return key
    known = [word for key, person in catalog.people.items() for word in (key, person.name)]
    raise QunceError((Problem(Span("content/people.yml"), f"没有“{name}”这位同事", did_you_mean(name, known)),))
