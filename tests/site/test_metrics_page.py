"""The page of metrics in a browser: each formula that is plain arithmetic works itself out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from generator.model.catalog import Catalog
from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

METRICS = "metrics.html"


def answer(page: Page, metric: str, *values: str) -> str:
    card = page.locator(f"#metric-{metric}")
    card.evaluate("card => { card.open = true; }")
    for field, value in zip(card.locator("[data-sign]").all(), values, strict=True):
        field.fill(value)
    return card.locator("[data-answer]").inner_text()


@pytest.mark.parametrize(
    ("metric", "values", "said"),
    [
        ("active-rate", ("37", "180"), "20.6%"),
        ("active-rate", ("１2", "1,500"), "0.8%"),
        ("active-rate", ("12", ""), "还差 1 个数"),
        ("active-rate", ("", ""), "填上面的数"),
        ("active-rate", ("十二", "150"), "只填数字"),
        ("active-rate", ("12", "0"), "除数是 0，算不了"),
        ("active-rate", ("200", "180"), "111.1%，超过 100%，再核对一遍两个数的口径"),
        ("leaves", ("180", "12", "185"), "7 人"),
        ("net-growth", ("3", "8"), "-5 人"),
        ("member-messages", ("420", "130"), "290 条"),
        ("campaign-roi", ("5400", "300", "800", "500", "1200"), "1.93 倍"),
        ("campaign-roi", ("-900", "100", "100", "100", "100"), "-2.25 倍"),
    ],
)
def test_a_calculator_works_out_its_formula(
    browser_page: Visitor, metric: str, values: tuple[str, ...], said: str
) -> None:
    assert answer(browser_page.visit(METRICS), metric, *values) == said
    assert browser_page.foreign == [] and browser_page.complaints == []


def test_clearing_empties_the_answer(browser_page: Visitor) -> None:
    page = browser_page.visit(METRICS)
    answer(page, "active-rate", "1", "2")
    page.locator("#metric-active-rate [type=reset]").click()
    page.wait_for_function("document.querySelector('#metric-active-rate [data-answer]').textContent === '填上面的数'")


def test_only_formulas_that_are_arithmetic_have_a_calculator(browser_page: Visitor, starter: Catalog) -> None:
    page = browser_page.visit(METRICS)
    found = page.locator("details:has([data-calc])").evaluate_all("all => all.map((one) => one.id)")
    assert found == [f"metric-{key}" for key, metric in starter.metrics.items() if metric.calculation]


def test_every_count_is_named_as_in_its_formula(starter: Catalog) -> None:
    for key, metric in starter.metrics.items():
        if parts := metric.calculation:
            names = (*parts.add, *parts.subtract, *parts.divide_by)
            assert [name for name in names if name not in metric.formula] == [], key
            assert len(set(names)) == len(names), key


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_an_opened_metric_fits_and_reads(browser_page: Visitor, scheme: str, size: dict[str, int]) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    browser_page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = browser_page.visit(METRICS)
    page.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert faults_of(page) == []
    for box in (item.bounding_box() for item in page.locator(".q-calc input").all()):
        assert box is not None and box["height"] >= 44
