"""Small random fleets of groups: catalogs that no file stands behind, of values the models accept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.group import Group
from generator.model.kind import Kind
from generator.model.node import Node
from generator.model.rhythm import Rhythm, Topic
from generator.model.sop import Sop
from generator.plan import Period

START = date(2026, 10, 1)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# When a slot's windows begin; the one of the morning may reach into the noon, as the model allows.
TIMES = {"morning": ("08:30", "12:10"), "noon": ("12:00", "14:00"), "evening": ("19:30", "21:30")}
KINDS = ("norm", "value", "interaction", "service", "promo", "promo")
CHANNELS = ("broadcast", "broadcast", "manual", "announcement", "moments", "private")
# Of the steps and phases, so many in a hundred are tasks of the team.
TASKS_PERCENT = 15


def some_day(r: Random) -> date:
    return START + timedelta(days=r.randint(0, 150))


def some_window(r: Random) -> Period:
    return Period(some_day(r), r.randint(1, 75))


def moments(r: Random) -> dict[str, str]:
    at, until = TIMES[r.choice(tuple(TIMES))]
    return {"at": at, "until": until} if (r.random() < 0.5) else {"at": at}


def sending(r: Random, name: str) -> dict[str, Any]:
    return {"id": name, "title": name, "kind": r.choice(KINDS), "channel": r.choice(CHANNELS), "body": name}


def sending_or_task(r: Random, name: str) -> dict[str, Any]:
    if r.random() * 100 >= TASKS_PERCENT:
        return sending(r, name)
    return {"id": name, "title": name, "channel": "task", **({"body": name} if r.random() < 0.5 else {})}


def trigger(r: Random) -> dict[str, Any]:
    forms: list[dict[str, Any]] = [
        {"day": r.randint(0, 40)},
        {"on": str(some_day(r))},
        {"every": r.choice(["day", "monday", "month-day 1", "month-day last", "month-day 31"])},
        {"every": r.sample(DAYS, r.randint(1, 3))},
        {"node": r.choice(["gay", "sad", "plain"]), "days": r.randint(-60, 60)},
    ]
    return {**r.choice(forms), **moments(r)}


def sops(r: Random) -> Sop:
    stages = []
    count = r.randint(1, 3)
    for number in range(count):
        steps = [
            {**sending_or_task(r, f"step-{n}"), "trigger": trigger(r), "done_when": ["好"]}
            | ({"workdays_only": True} if (r.random() < 0.5) else {})
            for n in range(r.randint(1, 4))
        ]
        stage: dict[str, Any] = {"id": f"stage-{number}", "title": "段", "goal": "标", "steps": steps}
        if r.randint(0, 3) == 0:
            stage["then"] = r.choice([{"stage": f"stage-{r.randint(0, count - 1)}"}, {"sop": "a"}, {"sop": "b"}])
        stages.append(stage)
    words = {"title": "流程", "summary": "概", "audience": "群主", "when": "时", "purpose": "retention"}
    return Sop.model_validate({**words, "stages": stages})


def rhythms(r: Random) -> Rhythm:
    names = r.sample(tuple(TIMES), r.randint(1, 3))
    week: dict[str, Any] = {}
    for name in DAYS:
        for slot in names:
            what = r.randint(0, 3)
            if what == 1:
                week.setdefault(name, {})[slot] = {"topic": r.choice(["tip", "tip", "game"])}
            elif what > 1:
                cell = {key: value for key, value in sending(r, "cell").items() if key != "id"}
                week.setdefault(name, {})[slot] = {**cell, "fixed": r.random() < 0.25}
    rows = [
        {"slot": slot, "at": TIMES[slot][0], "until": TIMES[slot][1], "channel": r.choice(CHANNELS)} for slot in names
    ]
    week = week or {"monday": {names[0]: {"topic": "tip"}}}
    return Rhythm.model_validate({"title": "节奏", "summary": "概", "slots": rows, "week": week})


def banks(r: Random) -> dict[str, Topic]:
    found = {}
    for number in range(r.choice([0, 3, 14, 24, 30])):
        key = f"t{number:02}"
        found[key] = Topic.model_validate(
            {
                "id": key,
                "title": key,
                "kind": r.choice(["tip", "tip", "game"]),
                "body": key,
                "slots": r.choice([[], [], [], [], ["morning"], ["noon", "evening"]]),
                "kinds": r.choice([[], [], [], [], ["long"], ["short", "welfare"]]),
                "months": r.choice([[], [], [], [11, 12], [1]]),
            }
        )
    return found


def campaigns(r: Random) -> Campaign:
    phases = [
        {**sending_or_task(r, f"phase-{n}"), **moments(r), "days": r.randint(-12, 12)} for n in range(r.randint(1, 4))
    ]
    words = {"title": "活动", "summary": "概", "when": "时", "purpose": "conversion"}
    return Campaign.model_validate({**words, "phases": phases})


def group_of(r: Random, base: Group, opened: date) -> Group:
    uses: list[dict[str, str]] = []
    for _ in range(r.randint(0, 5)):
        anchor = r.choice([{"node": "gay"}, {"node": "plain"}, {"on": str(some_day(r))}])
        uses.append({"use": r.choice(["c", "d"]), **anchor})
    quota = r.choice(["per_month_days", "7_per_week", "1_per_day"])
    raw: dict[str, Any] = {
        **base.model_dump(mode="json", by_alias=True, exclude_none=True),
        "opened_on": opened,
        "kind": r.choice(["long", "short", "welfare"]),
        "quota": quota,
        "reserved_per_month": 0 if quota == "1_per_day" else r.choice([0, 2, 20, 29]),
        "platform": r.choice(["wecom_customer", "wecom_customer", "wechat"]),
        "campaigns": uses,
    }
    if r.random() < 0.5:
        raw["rhythm"] = r.choice(["r", "s"])
    return Group.model_validate(raw)


def kind_of(r: Random, base: Kind, **given: Any) -> Kind:
    mix = {"promo_percent": r.choice([0, 10, 30, 50, 100]), "promos_in_a_row": (r.random() < 0.5)}
    sops = r.choice([["a"], ["b"], ["a", "b"]])
    raw = {**base.model_dump(mode="json", by_alias=True), "rhythm": None, "sops": sops, "mix": mix, **given}
    return Kind.model_validate(raw)


def fleet(r: Random, base: Catalog) -> Catalog:
    """Draw a fleet of one owner: up to four groups of three kinds, that share two SOPs, rhythms and campaigns."""
    one, kind = base.groups["one"], base.kinds["welfare"]
    opened = [some_day(r) - timedelta(days=45) for _ in range(r.randint(1, 4))]
    nodes: Mapping[str, Any] = {
        "gay": {"tone": "festive", "solar": {"month": 11, "day": r.randint(1, 30)}},
        "sad": {"tone": "solemn", "solar": {"day": r.randint(1, 31)}},
        "plain": {"solar": {"day": r.randint(1, 31)}},
    }
    return replace(
        base,
        kinds={
            "long": kind_of(r, kind, rhythm="r"),
            "short": kind_of(r, kind, life_days=r.randint(1, 40)),
            "welfare": kind_of(r, kind, rhythm="s"),
        },
        nodes={key: Node.model_validate({"id": key, "title": key, **raw}) for key, raw in nodes.items()},
        sops={"a": sops(r), "b": sops(r)},
        rhythms={"r": rhythms(r), "s": rhythms(r)},
        topics=banks(r),
        campaigns={"c": campaigns(r), "d": campaigns(r)},
        groups={f"g{number}": group_of(r, one, first) for number, first in enumerate(opened)},
        places={},
    )
