"""Owns prices in campaigns: a list price is shown together with what it is compared by."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Campaign, Parameter, names_parameter
from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.words import ParameterType
from generator.problems import Problem, did_you_mean


def list_prices_have_a_basis(catalog: Catalog) -> Iterator[Problem]:
    """Demand of a list price which parameter says what it is compared by."""
    for key, campaign in catalog.campaigns.items():
        names = [item.id for item in campaign.parameters if item.type is ParameterType.TEXT]
        for index, parameter in enumerate(campaign.parameters):
            if parameter.type is ParameterType.LIST_PRICE and parameter.basis not in names:
                span = catalog.span("campaigns", key, "parameters", index, *(["basis"] if parameter.basis else []))
                message = f"{parameter.title}没有写依据在哪个参数里"
                hint = did_you_mean(parameter.basis or "", names) or "加一个参数写依据，例如 近 7 日最低成交价"
                yield Problem(span, message, f"写 basis: 参数编号。{hint}", "list_prices_have_a_basis")


def list_prices_are_shown_with_their_basis(catalog: Catalog) -> Iterator[Problem]:
    """Demand that each text and poster that compares a price with a list price says what it is compared by.

    Where a text says the list price alone, nothing is compared: after the end, that is the price again.
    """
    for key, campaign in catalog.campaigns.items():
        declared = {item.id for item in campaign.parameters}
        for parameter in campaign.parameters:
            if parameter.type is ParameterType.LIST_PRICE and parameter.basis in declared:
                for path, title, text in _shown(campaign):
                    if _compares(text, campaign, parameter) and not names_parameter(text, parameter.basis):
                        message = f"“{title}”写了{parameter.title}，没有写依据"
                        hint = (
                            f"在旁边写上 {{{{ params.{parameter.basis} }}}}。依据：明码标价和禁止价格欺诈规定第十六条"
                        )
                        span = catalog.span("campaigns", key, *path)
                        yield Problem(span, message, hint, "list_prices_are_shown_with_their_basis")


def _compares(text: str, campaign: Campaign, parameter: Parameter) -> bool:
    prices = (item.id for item in campaign.parameters if item.type is ParameterType.PRICE)
    return names_parameter(text, parameter.id) and any(names_parameter(text, price) for price in prices)


def _shown(campaign: Campaign) -> Iterator[tuple[Path, str, str]]:
    """Yield each text of a campaign that members see: its path, its title, and all that stands in it."""
    for index, phase in enumerate(campaign.phases):
        if phase.body and not phase.is_task:
            yield ("phases", index, "body"), phase.title, phase.body
    for index, poster in enumerate(campaign.posters):
        words = [*poster.values.values(), *(value for item in poster.variants for value in item.values.values())]
        lines = (word if isinstance(word, str) else "\n".join(word) for word in words)
        yield ("posters", index), poster.title, "\n".join(lines)


RULES = (list_prices_have_a_basis, list_prices_are_shown_with_their_basis)
