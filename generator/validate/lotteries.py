"""Owns lotteries 抽奖: all fifteen items are published, the top prize keeps its limit, and nothing changes after that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.model.campaign import Campaign, Phase, names_parameter
from generator.model.catalog import Catalog
from generator.model.group import CampaignUse
from generator.model.lottery import ITEMS, Lock, Lottery, disclosed, items_digest
from generator.model.place import Path
from generator.model.words import Channel, LimitUnit, ParameterType
from generator.problems import Problem, did_you_mean

TOP_PRIZE = "lottery-top-prize"
LAW = "规范促销行为暂行规定第十三条"


def lotteries_name_their_items(catalog: Catalog) -> Iterator[Problem]:
    """Demand that each of the fifteen items is a parameter of the campaign, and the top prize is a price."""
    for key, campaign, lottery in _lotteries(catalog):
        parameters = {item.id: item for item in campaign.parameters}
        for name in (*ITEMS, "top_prize"):
            held, span = getattr(lottery, name), catalog.span("campaigns", key, "lottery", name)
            if held not in parameters:
                hint = did_you_mean(held, parameters) or "先在 parameters 里加上它"
                yield Problem(span, f"活动没有“{held}”这个参数", hint, "lotteries_name_their_items")
            elif name == "top_prize" and parameters[held].type is not ParameterType.PRICE:
                message = f"参数“{held}”不是价格，算不出高奖值多少"
                yield Problem(span, message, "把这个参数的 type 写成 price", "lotteries_name_their_items")


def lotteries_publish_their_items(catalog: Catalog) -> Iterator[Problem]:
    """Demand a phase that publishes all fifteen items in an announcement, on a day before the draw."""
    for key, campaign, lottery in _lotteries(catalog):
        found = next(((n, item) for n, item in enumerate(campaign.phases) if item.id == lottery.published_by), None)
        if found is None:
            hint = did_you_mean(lottery.published_by, (item.id for item in campaign.phases))
            span = catalog.span("campaigns", key, "lottery", "published_by")
            yield Problem(span, f"活动没有“{lottery.published_by}”这个阶段", hint, "lotteries_publish_their_items")
            continue
        for path, message, hint in _gaps(catalog, campaign, lottery, *found):
            yield Problem(catalog.span("campaigns", key, *path), message, hint, "lotteries_publish_their_items")


def _gaps(
    catalog: Catalog, campaign: Campaign, lottery: Lottery, index: int, phase: Phase
) -> Iterator[tuple[Path, str, str]]:
    declared = {item.id for item in campaign.parameters}
    script = catalog.scripts.get(phase.script or "")
    text = phase.body or (script.body if script else "")
    held = {label: getattr(lottery, name) for name, label in ITEMS.items()}
    missing = [label for label, item in held.items() if item in declared and not names_parameter(text, item)]
    if missing:
        hint = f"每一项都用 {{{{ params.参数编号 }}}} 写进正文。依据：{LAW}"
        where = "body" if phase.body else "script"
        yield ("phases", index, where), f"“{phase.title}”没有公布：{'、'.join(missing)}", hint
    if phase.channel is not Channel.ANNOUNCEMENT:
        yield ("phases", index), f"“{phase.title}”不是公告，十五项要让后来的人也看得到", "写 channel: announcement"
    if phase.days >= 0:
        message = f"“{phase.title}”在开奖那天或之后才公布"
        yield ("phases", index, "days"), message, f"改到开奖之前，例如 days: -3。依据：{LAW}"


def top_prizes_keep_their_limit(catalog: Catalog) -> Iterator[Problem]:
    """Demand that no prize of a lottery is worth more than the law allows."""
    limit = catalog.limits.get(TOP_PRIZE)
    if limit is None or limit.unit is not LimitUnit.YUAN:
        return
    for key, index, use, campaign, lottery in _uses(catalog):
        worth = campaign.filled(use.values).get(lottery.top_prize, "")
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", worth) and float(worth) > limit.value:
            span = catalog.span("groups", key, "campaigns", index, "with", lottery.top_prize)
            message = f"高奖值 {worth} 元，最多 {limit.value} 元"
            yield Problem(span, message, f"换小一些的奖品；依据：{limit.source}", "top_prizes_keep_their_limit")


def locked_lotteries_stay_as_they_are(catalog: Catalog) -> Iterator[Problem]:
    """Demand that what was published of a lottery is not changed until it is over."""
    for key, lock in catalog.locks.items():
        if items_digest(lock.items, lock.anchor) != lock.digest:
            message, hint = "锁定的十五项被改过", "从历史里恢复这份文件；它记的是已经公布的内容"
            yield Problem(catalog.span("locks", key, "items"), message, hint, "locked_lotteries_stay_as_they_are")
            continue
        campaign = catalog.campaigns.get(lock.campaign)
        if campaign and campaign.lottery and lock.group in catalog.groups and not _is_over(catalog, lock, campaign):
            declared = {item.id for item in campaign.parameters}
            if all(getattr(campaign.lottery, name) in declared for name in ITEMS):
                yield from _changes(catalog, key, lock, campaign, campaign.lottery)


def _changes(catalog: Catalog, key: str, lock: Lock, campaign: Campaign, lottery: Lottery) -> Iterator[Problem]:
    uses = [
        (index, use)
        for index, use in enumerate(catalog.groups[lock.group].campaigns)
        if use.use == lock.campaign and (use.on == lock.anchor or (use.node and use.node == lock.node))
    ]
    if not uses:
        message = f"{lock.anchor} 的“{campaign.title}”已经公布，群 {lock.group} 里却没有了"
        hint = "停办或改期都要先公告说明；公告以后，删掉这份锁定文件"
        yield Problem(catalog.span("locks", key), message, hint, "locked_lotteries_stay_as_they_are", warning=True)
        return
    found = [(index, disclosed(lottery, campaign.filled(use.values))) for index, use in uses]
    if any(items_digest(items, lock.anchor) == lock.digest for _, items in found):
        return
    index, items = found[0]
    changed = [label for name, label in ITEMS.items() if items[name] != lock.items.get(name)]
    message = f"“{campaign.title}”{lock.locked_on} 已经公布，不能再改：{'、'.join(changed)}"
    hint = f"改回公布的写法，原文在 {catalog.span('locks', key).file}；要办新的一场，换一个日期或节点。依据：{LAW}"
    span = catalog.span("groups", lock.group, "campaigns", index, "with")
    yield Problem(span, message, hint, "locked_lotteries_stay_as_they_are")


def _is_over(catalog: Catalog, lock: Lock, campaign: Campaign) -> bool:
    last = max(phase.days for phase in campaign.phases)
    return lock.anchor + timedelta(days=max(last, 0)) < catalog.today


def _lotteries(catalog: Catalog) -> Iterator[tuple[str, Campaign, Lottery]]:
    for key, campaign in catalog.campaigns.items():
        if campaign.lottery:
            yield key, campaign, campaign.lottery


def _uses(catalog: Catalog) -> Iterator[tuple[str, int, CampaignUse, Campaign, Lottery]]:
    for key, group in catalog.groups.items():
        for index, use in enumerate(group.campaigns):
            campaign = catalog.campaigns.get(use.use)
            if campaign and campaign.lottery:
                yield key, index, use, campaign, campaign.lottery


RULES = (
    lotteries_name_their_items,
    lotteries_publish_their_items,
    top_prizes_keep_their_limit,
    locked_lotteries_stay_as_they_are,
)
