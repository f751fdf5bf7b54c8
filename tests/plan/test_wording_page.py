"""The page of wording rules: every rule with its reason, article, rewrite and examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from generator.load import Loaded
from generator.model.catalog import Catalog
from generator.plan.site.atlas import Atlas
from generator.plan.site.wording import wording_page
from tests.conftest import REPOSITORY, TODAY, Files
from tests.validate.test_wording import ALLOWED, CLAIM, WORDING


def test_the_page_lists_rules_and_claims_that_hold(small: Callable[[Files], Loaded]) -> None:
    claims = CLAIM % TODAY + (CLAIM % (TODAY - timedelta(1))).replace("allowed:\n", "").replace("id: top", "id: old")
    catalog = small({**WORDING, ALLOWED: claims}).catalog
    assert catalog is not None
    page = wording_page(catalog, Atlas(catalog))
    (pack,) = page.values["packs"]
    assert pack["rules"][0] == {
        "id": "lowest",
        "title": "最低价",
        "level": "禁用",
        "reason": "没法证明。",
        "article": "广告法第九条",
        "rewrite": "写比哪天低。",
        "bad": ["最低价到了", "全网最低价"],
        "good": ["最低温", "价格低"],
        "refs": [],
    }
    assert (page.values["count"], page.values["patterns"]) == (3, 3)
    assert [claim["until"] for claim in page.values["allowed"]] == [TODAY.isoformat()]


def test_the_starters_page_has_every_rule_and_says_it_is_no_legal_advice(starter: Catalog) -> None:
    page = wording_page(starter, Atlas(starter))
    shown = [rule["id"] for pack in page.values["packs"] for rule in pack["rules"]]
    assert sorted(shown) == sorted(starter.wording_rules)
    assert "不是法律意见" in (REPOSITORY / "templates/site/wording.md.j2").read_text(encoding="utf-8")
