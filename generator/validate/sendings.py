"""Owns what is sent: words, posters, times and parameters must be there before anybody plans with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from generator.model.campaign import Campaign, Parameter
from generator.model.catalog import Catalog
from generator.model.group import CampaignUse, Group
from generator.model.place import Path
from generator.model.settings import QuietHours
from generator.model.value import ADDRESS_PATTERN, clock, parse_day
from generator.model.words import ParameterType
from generator.problems import Problem, clip, did_you_mean
from generator.validate.references import KNOWLEDGE_TABLES, sendings

_SHAPES = {
    ParameterType.TEXT: (r"[\s\S]*\S[\s\S]*", "补上内容"),
    ParameterType.PRICE: (r"[0-9]{1,7}(\.[0-9]{1,2})?", "只写数字，例如 199 或 19.9"),
    ParameterType.NUMBER: (r"[0-9]{1,9}", "只写整数，例如 3"),
    ParameterType.DAY: (r"[0-9-]+", "写成 年-月-日，例如 2026-11-11"),
    ParameterType.ADDRESS: (ADDRESS_PATTERN, "写完整的网址，以 https:// 开头，中间没有空格"),
}


def timezone_exists(catalog: Catalog) -> Iterator[Problem]:
    """Demand a time zone that exists."""
    name = catalog.settings.timezone
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        hint = "中国写 Asia/Shanghai，别处写 洲/城市"
        yield Problem(catalog.span("settings", "", "timezone"), f"没有“{clip(name)}”这个时区", hint, "timezone_exists")


def slots_are_in_order(catalog: Catalog) -> Iterator[Problem]:
    """Demand that each part of the day starts after the one before it, each named once."""
    slots = catalog.settings.slots
    for index, (before, after) in enumerate(pairwise(slots), start=1):
        if after.start <= before.start or after.slot in {slot.slot for slot in slots[:index]}:
            span = catalog.span("settings", "", "slots", index)
            yield Problem(span, f"时段“{after.slot.label}”排错了", "时段按先后写，每个只写一次", "slots_are_in_order")


def sendings_have_words(catalog: Catalog) -> Iterator[Problem]:
    """Demand that every SOP step and campaign phase has a script or a body, not both."""
    for table, key, path, sending in sendings(catalog):
        if table != "rhythms" and bool(sending.script) == bool(sending.body):
            message = "既写了 script 又写了 body" if sending.script else "没有写要发什么"
            span = catalog.span(table, key, *path)
            yield Problem(
                span,
                f"“{sending.title}”{message}",
                "写 script（话术编号）或 body（文字），二选一",
                "sendings_have_words",
            )


def times_keep_quiet_hours(catalog: Catalog) -> Iterator[Problem]:
    """Demand that nothing is sent in the quiet hours."""
    quiet = catalog.settings.quiet_hours
    for table, key, path, title, at in _times(catalog):
        if _is_quiet(at, quiet):
            hint = f"不打扰时间是 {clock(quiet.start)} 到 {clock(quiet.end)}，换个时间"
            message = f"“{title}”在 {clock(at)} 发，落在不打扰时间里"
            yield Problem(catalog.span(table, key, *path), message, hint, "times_keep_quiet_hours")


def ids_are_unique(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the steps of an SOP, and the posters and parameters of a campaign or kind, have ids of their own."""
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


def campaign_parameters_fit(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a group gives a campaign each parameter it declares, of its type as defaults are, and no other."""
    for key, campaign in catalog.campaigns.items():
        for index, parameter in enumerate(campaign.parameters):
            if parameter.default and (problem := _shape_problem(parameter, parameter.default)):
                span = catalog.span("campaigns", key, "parameters", index, "default")
                yield Problem(span, *problem, "campaign_parameters_fit")
    for key, group in catalog.groups.items():
        for index, use in enumerate(group.campaigns):
            if use.use in catalog.campaigns:
                yield from _parameter_problems(catalog, key, index, use, catalog.campaigns[use.use])


def seats_are_held(catalog: Catalog) -> Iterator[Problem]:
    """Demand that colleagues sit only where people.yml says they can, and in groups of their own brand."""
    for key, group in catalog.groups.items():
        for path, person_id, seat in _sitting(group):
            person = catalog.people.get(person_id)
            if person is None:
                continue
            span = catalog.span("groups", key, "team", *path)
            if seat not in [held.value for held in person.seats]:
                yield Problem(
                    span,
                    f"“{person.name}”不能坐这个席位",
                    f"在 people.yml 给 {person_id} 加上 {seat}",
                    "seats_are_held",
                )
            if person.brand != group.brand and {person.brand, group.brand} <= catalog.brands.keys():
                yield Problem(span, f"“{person.name}”不是这个品牌的同事", "换成这个品牌的同事", "seats_are_held")


def topics_can_be_found(catalog: Catalog) -> Iterator[Problem]:
    """Demand that the topic bank has something for every slot of a rhythm that takes a topic."""
    if catalog.has_lost("topics"):
        return
    for kind, rhythm_id, trade in _topic_readers(catalog):
        for path, _, slot, cell in catalog.rhythms[rhythm_id].cells():
            fitting = (topic for topic in catalog.topics.values() if topic.kind is cell.topic)
            if cell.topic and not any(topic.fits(kind, trade, slot) for topic in fitting):
                message = f"话题库里没有适合“{catalog.kinds[kind].title}”的{cell.topic.label}"
                hint = "在 content/topics/ 里补上，或者换一种话题"
                yield Problem(catalog.span("rhythms", rhythm_id, *path), message, hint, "topics_can_be_found")


def links_are_alive(catalog: Catalog) -> Iterator[Problem]:
    """Warn where a group's join link has expired."""
    for key, group in catalog.groups.items():
        expires = group.join.expires_on
        if expires and expires < catalog.today:
            span = catalog.span("groups", key, "join", "expires_on")
            yield Problem(span, f"进群链接 {expires} 就失效了", "换一个新的链接和日期", "links_are_alive", warning=True)


def knowledge_is_fresh(catalog: Catalog) -> Iterator[Problem]:
    """Warn where content is past its review date."""
    for table in KNOWLEDGE_TABLES:
        for key, value in getattr(catalog, table).items():
            if value.reviewed_on and value.review_after_days:
                due = value.reviewed_on + timedelta(days=value.review_after_days)
                if due < catalog.today:
                    span = catalog.span(table, key, "reviewed_on")
                    yield Problem(
                        span,
                        f"“{value.title}”{due} 就该再看一遍了",
                        "核对内容后更新 reviewed_on",
                        "knowledge_is_fresh",
                        warning=True,
                    )


def _times(catalog: Catalog) -> Iterator[tuple[str, str, Path, str, time]]:
    """Yield where, what and at which time of day each thing is sent."""
    for key, sop in catalog.sops.items():
        for path, _, step in sop.steps():
            yield "sops", key, (*path, "trigger", "at"), step.title, step.trigger.at
    for key, campaign in catalog.campaigns.items():
        for index, phase in enumerate(campaign.phases):
            yield "campaigns", key, ("phases", index, "at"), phase.title, phase.at
    for key, rhythm in catalog.rhythms.items():
        for index, slot in enumerate(rhythm.slots):
            yield "rhythms", key, ("slots", index, "at"), slot.slot.label, slot.at


def _is_quiet(at: time, quiet: QuietHours) -> bool:
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


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


def _ids(name: str, items: Iterable[object]) -> list[tuple[Path, str]]:
    return [((name, index), str(getattr(item, "id", ""))) for index, item in enumerate(items)]


def _kind_uses(catalog: Catalog) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Return which SOPs and rhythm each kind of group really runs with: its own, or those of a group."""
    uses = {(key, kind.sops, kind.rhythm) for key, kind in catalog.kinds.items()}
    for group in catalog.groups.values():
        if kind := catalog.kinds.get(group.kind):
            sops = kind.sops if group.sops is None else group.sops
            uses.add((group.kind, sops, group.rhythm or kind.rhythm))
    return sorted(uses, key=str)


def _topic_readers(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Return each kind of group, rhythm and trade that meet in some group."""
    readers = set()
    for group in catalog.groups.values():
        kind, brand = catalog.kinds.get(group.kind), catalog.brands.get(group.brand)
        rhythm = group.rhythm or (kind.rhythm if kind else None)
        if kind and brand and rhythm in catalog.rhythms:
            readers.add((group.kind, str(rhythm), brand.trade))
    return sorted(readers)


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


def _parameter_problems(
    catalog: Catalog, key: str, index: int, use: CampaignUse, campaign: Campaign
) -> Iterator[Problem]:
    path = ("campaigns", index, "with")
    declared = {parameter.id: parameter for parameter in campaign.parameters}
    for name, value in use.values.items():
        if name not in declared:
            span = catalog.place("groups", key, *path).keys.get(name, catalog.span("groups", key, *path))
            hint = did_you_mean(name, declared) or "删掉它，这个活动没有参数"
            yield Problem(span, f"活动“{campaign.title}”没有“{name}”这个参数", hint, "campaign_parameters_fit")
        elif problem := _shape_problem(declared[name], value):
            span = catalog.span("groups", key, *path, name)
            yield Problem(span, *problem, "campaign_parameters_fit")
    for name, parameter in declared.items():
        if parameter.default is None and name not in use.values:
            span = catalog.span("groups", key, *path)
            hint = f"在 with 里写上 {name}: {parameter.title}"
            yield Problem(span, f"活动“{campaign.title}”缺少参数“{name}”", hint, "campaign_parameters_fit")


def _shape_problem(parameter: Parameter, value: str) -> tuple[str, str] | None:
    pattern, hint = _SHAPES[parameter.type]
    if re.fullmatch(pattern, value) and (parameter.type is not ParameterType.DAY or _is_day(value)):
        return None
    return f"{parameter.title}“{clip(value)}”写法不对，要写{parameter.type.label}", hint


def _is_day(written: str) -> bool:
    try:
        parse_day(written)
    except PydanticCustomError:
        return False
    return True


def _sitting(group: Group) -> Iterator[tuple[Path, str, str]]:
    yield ("owner",), group.team.owner, "owner"
    for index, person in enumerate(group.team.admins):
        yield ("admins", index), person, "admin"
    for index, person in enumerate(group.team.staff):
        yield ("staff", index), person, "staff"


RULES = (
    timezone_exists,
    slots_are_in_order,
    sendings_have_words,
    times_keep_quiet_hours,
    ids_are_unique,
    rhythm_cells_have_slots,
    posters_are_known,
    campaign_parameters_fit,
    seats_are_held,
    topics_can_be_found,
    links_are_alive,
    knowledge_is_fresh,
)
