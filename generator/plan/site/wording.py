"""Owns the page of wording rules: each with its level, reason, article and rewrite, and examples of both kinds.

It must not know how texts are searched.
"""

from __future__ import annotations

from typing import Any

from generator.model.catalog import Catalog
from generator.model.wording import WordingPack, WordingRule
from generator.plan.site.atlas import WORDING, Atlas
from generator.plan.site.page import Page, line


def wording_page(catalog: Catalog, atlas: Atlas) -> Page:
    """Return the page of wording rules and of the claims that have evidence."""
    rules = catalog.wording_rules.values()
    values = {
        "packs": [_pack(atlas, key, pack) for key, pack in catalog.wording.items() if pack.rules],
        "count": len(rules),
        "patterns": sum(len(rule.patterns) for rule in rules),
        "samples": sum(map(_samples, catalog.wording.values())),
        "allowed": [
            {
                "text": line(claim.text),
                "evidence": line(claim.evidence),
                "source": line(claim.source),
                "until": claim.valid_until.isoformat(),
            }
            for claim in catalog.allowed.values()
            if claim.valid_until >= catalog.today
        ],
    }
    lead = "哪些话不能说、哪些要有依据、哪些要慎用，为什么，改成怎么说。"
    return Page(WORDING, "用语规则", lead, "content/compliance/wording/", "wording", values)


def _samples(pack: WordingPack) -> int:
    return len(pack.samples.good) + sum(len(listed.texts) for listed in pack.samples.bad)


def _pack(atlas: Atlas, key: str, pack: WordingPack) -> dict[str, Any]:
    return {
        "id": key,
        "title": pack.title,
        "summary": line(pack.summary),
        "trades": list(dict.fromkeys(atlas.trade(trade) for trade in pack.trades)),
        "rules": [_rule(atlas, rule) for rule in pack.rules],
    }


def _rule(atlas: Atlas, rule: WordingRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "level": rule.level.label,
        "reason": line(rule.reason),
        "article": line(rule.article),
        "rewrite": line(rule.rewrite),
        "bad": [line(text) for text in rule.examples.bad],
        "good": [line(text) for text in rule.examples.good],
        "refs": atlas.refs(WORDING, rule.refs),
    }
