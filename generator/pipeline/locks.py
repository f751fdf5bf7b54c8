"""Owns locking a lottery: what is published of it is written down, and from then on nobody changes it unnoticed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.build.files import write_atomic
from generator.model.lottery import ITEMS
from generator.pipeline.workspace import Workspace
from generator.plan import Period, Slicer
from generator.plan.dates import REACH_DAYS
from generator.plan.lotteries import PrizeSheet, plan_sheets
from generator.problems import Problem, QunceError, did_you_mean

FOLDER = "content/locks"
# How far ahead a lottery is looked for, and how long the name of a content file may be.
AHEAD_DAYS, MOST_CHARACTERS = 366, 63


@dataclass(frozen=True)
class Locked:
    """A locked lottery: its sheet, the file that keeps it, and whether it was locked just now."""

    sheet: PrizeSheet
    path: Path
    is_new: bool


def lock_lottery(workspace: Workspace, group: str, campaign: str, on: date | None = None) -> Locked:
    """Lock the next lottery of a group that is not over, or the one drawn on a day.

    Raises QunceError where the group has no such lottery.
    """
    sheet = _sheet(workspace, group, campaign, on)
    path = workspace.root / FOLDER / f"{lock_name(group, sheet)}.yml"
    if sheet.locked_on:
        return Locked(sheet, path, is_new=False)
    write_atomic(path, _to_yaml(group, sheet, workspace.catalog.today).encode())
    return Locked(sheet, path, is_new=True)


def lock_name(group: str, sheet: PrizeSheet) -> str:
    """Return the id of a lock: group, campaign and day; where that is too long, a digest stands for the first two."""
    day = sheet.anchor.isoformat() + (f"-{sheet.turn}" if sheet.turn > 1 else "")
    name = f"{group}-{sheet.campaign}-{day}"
    if len(name) <= MOST_CHARACTERS:
        return name
    digest = hashlib.blake2b(f"{group}/{sheet.campaign}".encode(), digest_size=8).hexdigest()
    return f"{sheet.campaign[:30]}-{digest}-{day}"


def _sheet(workspace: Workspace, group: str, campaign: str, on: date | None) -> PrizeSheet:
    catalog = workspace.catalog
    used = [use.use for use in catalog.groups[group].campaigns]
    if campaign not in used:
        message, hint = f"群“{group}”没有用“{campaign}”这个活动", did_you_mean(campaign, used)
        raise QunceError((Problem(catalog.span("groups", group, "campaigns"), message, hint, "lock"),))
    if catalog.campaigns[campaign].lottery is None:
        message, hint = (
            f"“{catalog.campaigns[campaign].title}”不是抽奖，没有十五项可锁",
            "是抽奖的，先在活动里写上 lottery",
        )
        raise QunceError((Problem(catalog.span("campaigns", campaign), message, hint, "lock"),))
    first = (on or catalog.today) - timedelta(days=REACH_DAYS)
    period = Period(first, AHEAD_DAYS + REACH_DAYS)
    sheets = (item for item in plan_sheets(Slicer(catalog).slice(group), period) if item.campaign == campaign)
    found = [item for item in sheets if item.anchor == on or (on is None and item.anchor >= catalog.today)]
    if not found:
        message = f"群“{group}”{f'在 {on} ' if on else '往后一年'}没有“{catalog.campaigns[campaign].title}”"
        hint = "看群文件里的 on 或 node，用 --on 写开奖的那一天"
        raise QunceError((Problem(catalog.span("groups", group, "campaigns"), message, hint, "lock"),))
    return min(found, key=lambda item: (item.anchor, item.locked_on is not None))


def _to_yaml(group: str, sheet: PrizeSheet, today: date) -> str:
    """Return the lock as YAML; a text in JSON is one in YAML too."""
    rows = [
        "# yaml-language-server: $schema=../.schemas/lock.json",
        "# 由 qunce campaign lock 写入。这是已经公布的内容，不要手改。",
        f"group: {group}",
        f"campaign: {sheet.campaign}",
        f"anchor: {sheet.anchor.isoformat()}",
        *([f"node: {sheet.node}"] if sheet.node else []),
        f"locked_on: {today.isoformat()}",
        f"digest: {json.dumps(sheet.digest)}",
        "items:",
        *(f"  {name}: {json.dumps(sheet.items[name], ensure_ascii=False)}" for name in ITEMS),
    ]
    return "\n".join(rows) + "\n"
