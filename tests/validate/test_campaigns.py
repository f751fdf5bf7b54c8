"""Campaigns: what a group fills in is what the campaign asks for."""

from __future__ import annotations

from generator.validate import check_catalog
from tests.validate.conftest import Load


def test_a_campaign_without_posters_or_parameters_says_what_to_do(small: Load) -> None:
    campaign = """\
title: 节点特卖
summary: 当天开始。
when: 有货时。
purpose: conversion
phases:
  - {id: start, title: 特卖开始, kind: promo, days: 0, at: "12:00", body: 开始。, poster: sale}
"""
    catalog = small({"content/campaigns/sale.yml": campaign}).catalog
    assert catalog is not None
    assert sorted(str(problem) for problem in check_catalog(catalog)) == [
        "content/campaigns/sale.yml:6:84: 这个活动没有“sale”这张海报\n  提示：先在 posters 里加上它",
        "content/groups/one.yml:13:42: 活动“节点特卖”没有“product”这个参数\n  提示：删掉它，这个活动没有参数",
    ]
