"""Owns the wording rules themselves: their examples come out as they say, and claims have evidence that still holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.problems import Problem, clip, did_you_mean
from generator.validate.wording import Scanner


def wording_examples_hold(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a rule finds its bad examples and leaves its good ones alone."""
    everywhere = tuple(pack for pack in catalog.wording.values() if not pack.rules)
    for key, pack in catalog.wording.items():
        scanner = Scanner((pack, *everywhere))
        for index, rule in enumerate(pack.rules):
            for name, is_bad in (("bad", True), ("good", False)):
                for number, text in enumerate(getattr(rule.examples, name)):
                    finds = [
                        finding for finding in scanner.scan(text) if finding.rule.id == rule.id and not finding.like
                    ]
                    if bool(finds) != is_bad:
                        span = catalog.span("wording", key, "rules", index, "examples", name, number)
                        message = f"规则“{rule.id}”查不出“{clip(text)}”"
                        if finds:
                            message = f"规则“{rule.id}”错把“{clip(text)}”里的“{clip(finds[0].quote)}”查了出来"
                        hint = (
                            "把它加进 exceptions，或者换一个例子"
                            if finds
                            else "给 patterns 补上这种写法，或者换一个例子"
                        )
                        yield Problem(span, message, hint, "wording_examples_hold")


def samples_name_rules(catalog: Catalog) -> Iterator[Problem]:
    """Demand that bad samples stand under a rule of their own pack: its article and rewrite are said of what is like them."""
    for key, pack in catalog.wording.items():
        rules = [rule.id for rule in pack.rules]
        for number, listed in enumerate(pack.samples.bad):
            if listed.rule not in rules:
                span = catalog.span("wording", key, "samples", "bad", number, "rule")
                hint = did_you_mean(listed.rule, rules) or f"改成这一组里的规则：{'、'.join(rules)}"
                yield Problem(span, f"这一组里没有规则“{listed.rule}”", hint, "samples_name_rules")


def allowed_claims_are_valid(catalog: Catalog) -> Iterator[Problem]:
    """Warn of claims whose evidence has run out."""
    for key, claim in catalog.allowed.items():
        if claim.valid_until < catalog.today:
            message = f"“{clip(claim.text)}”的依据只用到 {claim.valid_until}，已经不放行了"
            span = catalog.span("allowed", key, "valid_until")
            yield Problem(span, message, "换上新的依据和日期，或者删掉这一条", "allowed_claims_are_valid", warning=True)


RULES = (wording_examples_hold, samples_name_rules, allowed_claims_are_valid)
