"""Owns what is sent: words, posters and ids must be there before anybody plans with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.references import sendings
from generator.problems import Problem, did_you_mean


def sendings_have_words(catalog: Catalog) -> Iterator[Problem]:
    """Demand that everything sent has a script or a body, not both; a cell may take a topic, a task needs neither."""
    for table, key, path, sending in sendings(catalog):
        twice = sending.script and sending.body
        if twice or not (sending.script or sending.body or sending.is_task or table == "rhythms"):
            message = f"“{sending.title}”{'既写了 script 又写了 body' if twice else '没有写要发什么'}"
            hint = "写 script（话术编号）或 body（文字），二选一"
            yield Problem(catalog.span(table, key, *path), message, hint, "sendings_have_words")


def ids_are_unique(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the steps of an SOP, the parts of a campaign, the items of a checklist have ids of their own."""
    for table, key, paths in _inner_ids(catalog):
        seen: set[str] = set()
        for path, name in paths:
            if name in seen:
                yield Problem(
                    catalog.span(table, key, *path, "id"), f"编号“{name}”用了两次", "换一个编号", "ids_are_unique"
                )
            seen.add(name)


def rhythm_cells_have_slots(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a rhythm says when each slot it fills is sent."""
    for key, rhythm in catalog.rhythms.items():
        known = [slot.slot for slot in rhythm.slots]
        for path, day, slot, _ in rhythm.cells():
            if slot not in known:
                span = catalog.span("rhythms", key, *path)
                hint = "在 slots 里加上这个时段，或者删掉这一格"
                yield Problem(span, f"{day.label}的“{slot.label}”没有说几点发", hint, "rhythm_cells_have_slots")


def posters_are_known(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a poster named by a step, a cell or a phase comes with the group's kind or the campaign."""
    for table, key, path, sending in sendings(catalog):
        if table == "campaigns":
            known = [poster.id for poster in catalog.campaigns[key].posters]
            yield from _poster_problem(catalog, table, key, path, sending.poster, known)
    for kind_id, sops, rhythm in _kind_uses(catalog):
        known = [poster.id for poster in catalog.kinds[kind_id].posters]
        for table, key, path, sending in sendings(catalog):
            if (table == "sops" and key in sops) or (table == "rhythms" and key == rhythm):
                yield from _poster_problem(catalog, table, key, path, sending.poster, known, kind_id)


def _inner_ids(catalog: Catalog) -> Iterator[tuple[str, str, list[tuple[Path, str]]]]:
    for key, sop in catalog.sops.items():
        yield "sops", key, [(path, step.id) for path, _, step in sop.steps()]
    for key, campaign in catalog.campaigns.items():
        for name in ("phases", "posters", "parameters"):
            yield "campaigns", key, _ids(name, getattr(campaign, name))
    for key, kind in catalog.kinds.items():
        yield "kinds", key, _ids("posters", kind.posters)
    for key, brand in catalog.brands.items():
        yield "brands", key, _ids("products", brand.products)
    for key, script in catalog.scripts.items():
        yield "scripts", key, _ids("variants", script.variants)
    for key, checklist in catalog.checklists.items():
        yield "checklists", key, _ids("items", checklist.items)
    for key, role in catalog.roles.items():
        tasks = [(name, index, task) for name, rows in role.onboarding for index, task in enumerate(rows)]
        yield "roles", key, [(("onboarding", name, index), task.id) for name, index, task in tasks]


def _ids(name: str, items: Iterable[object]) -> list[tuple[Path, str]]:
    return [((name, index), str(getattr(item, "id", ""))) for index, item in enumerate(items)]


def _kind_uses(catalog: Catalog) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Return which SOPs and rhythm each kind of group really runs with: its own, or those of a group."""
    uses = {(key, kind.sops, kind.rhythm) for key, kind in catalog.kinds.items()}
    for group in catalog.groups.values():
        if kind := catalog.kinds.get(group.kind):
            sops = kind.sops if group.sops is None else group.sops
            uses.add((group.kind, (*sops, *group.more_sops), group.rhythm or kind.rhythm))
    return sorted(uses, key=str)


def _poster_problem(
    catalog: Catalog, table: str, key: str, path: Path, poster: str | None, known: list[str], kind: str = ""
) -> Iterator[Problem]:
    if poster and poster not in known:
        owner = f"群类型“{kind}”" if kind else "这个活动"
        span = catalog.span(table, key, *path, "poster")
        yield Problem(
            span,
            f"{owner}没有“{poster}”这张海报",
            did_you_mean(poster, known) or "先在 posters 里加上它",
            "posters_are_known",
        )


RULES = (sendings_have_words, ids_are_unique, rhythm_cells_have_slots, posters_are_known)
