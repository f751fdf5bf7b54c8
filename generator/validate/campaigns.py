"""Owns campaigns: what a group fills in is what the campaign declares, and no reward asks for sharing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.campaign import Campaign, Parameter
from generator.model.catalog import Catalog
from generator.model.group import CampaignUse
from generator.model.value import ADDRESS_PATTERN, parse_day
from generator.model.words import ParameterType
from generator.problems import Problem, clip, did_you_mean

_SHAPES = {
    ParameterType.TEXT: (r"[\s\S]*\S[\s\S]*", "补上内容"),
    ParameterType.PRICE: (r"[0-9]{1,7}(\.[0-9]{1,2})?", "只写数字，例如 199 或 19.9"),
    ParameterType.LIST_PRICE: (r"[0-9]{1,7}(\.[0-9]{1,2})?", "只写数字，例如 259 或 25.9"),
    ParameterType.NUMBER: (r"[0-9]{1,9}", "只写整数，例如 3"),
    ParameterType.DAY: (r"[0-9-]+", "写成 年-月-日，例如 2026-11-11"),
    ParameterType.ADDRESS: (ADDRESS_PATTERN, "写完整的网址，以 https:// 开头，中间没有空格"),
}


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


def rewards_ask_for_no_sharing(catalog: Catalog) -> Iterator[Problem]:
    """Demand that no reward is given for sharing: the platform blocks it 诱导分享."""
    for key, campaign in catalog.campaigns.items():
        if campaign.reward_tied_to_share:
            span = catalog.span("campaigns", key, "reward_tied_to_share")
            message = f"“{campaign.title}”的奖励以转发为条件，平台按诱导分享处理"
            hint = "改成不看转发的条件：到店、下单、打卡、在群里参与就给；介绍朋友来的，等朋友自己进群或下单后再致谢"
            yield Problem(span, message, hint, "rewards_ask_for_no_sharing")


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
    except ValueError:
        return False
    return True


RULES = (campaign_parameters_fit, rewards_ask_for_no_sharing)
