"""The practice page in a browser: filters, marks that stay, and a question drawn by chance."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.catalog import Catalog
from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

PRACTICE = "interview/practice.html"
SHOWN = "[data-question]:not([hidden])"


def mark(page: Page, index: int, what: str) -> str:
    """Mark the question at `index` of those shown, and return its id."""
    ask = page.locator(SHOWN).nth(index)
    key = str(ask.get_attribute("data-question"))
    ask.locator(f"[data-mark={what}]").click()
    return key


def test_all_questions_are_on_the_page_with_their_answers_folded(browser_page: Visitor, starter: Catalog) -> None:
    page = browser_page.visit(PRACTICE)
    assert page.locator(SHOWN).count() == len(starter.questions)
    assert page.locator("[data-question] details[open]").count() == 0
    assert browser_page.complaints == [] and browser_page.foreign == []


def test_filters_narrow_and_say_how_many(browser_page: Visitor, starter: Catalog) -> None:
    page = browser_page.visit(PRACTICE)
    page.locator("[data-filter=level]").select_option("junior")
    page.locator("[data-filter=role]").select_option("analyst")
    wanted = {
        key
        for key, question in starter.questions.items()
        if question.level.value == "junior" and (not question.roles or "analyst" in question.roles)
    }
    shown = page.locator(SHOWN).evaluate_all("asks => asks.map((ask) => ask.dataset.question)")
    assert set(shown) == wanted and wanted
    assert page.locator("[data-found]").inner_text() == f"符合 {len(wanted)} 题 · 会了 0 · 还不会 0"
    assert page.locator("[data-section]:not([hidden]) h2").count() == len(
        {starter.questions[key].competency for key in wanted}
    )


def test_the_address_can_choose_a_role(browser_page: Visitor) -> None:
    page = browser_page.visit("roles/operator.html")
    page.get_by_role("link", name="练这个岗位的题").click()
    expect(page.locator("[data-filter=role]")).to_have_value("operator")
    page.goto(f"{browser_page.home}{PRACTICE}?role=nobody")
    expect(page.locator("[data-filter=role]")).to_have_value("")


def test_marks_stay_and_are_counted_by_competency(browser_page: Visitor) -> None:
    page = browser_page.visit(PRACTICE)
    mark(page, 0, "can")
    key = mark(page, 1, "not")
    page.reload()
    assert "会了 1 · 还不会 1 · 共" in page.locator("[data-skill-words]").first.inner_text()
    page.locator("[data-filter=mark]").select_option("not")
    assert page.locator(SHOWN).count() == 1
    assert page.locator(SHOWN).get_attribute("data-question") == key
    page.locator(f"{SHOWN} [data-mark=not]").click()
    expect(page.locator("[data-found]")).to_have_text("没有符合的题，放宽一个条件")
    expect(page.locator("[data-draw]")).to_be_disabled()


def test_a_mark_is_the_same_on_the_page_of_its_subject(browser_page: Visitor) -> None:
    page = browser_page.visit("interview/data.html")
    key = mark(page, 0, "can")
    page.goto(browser_page.home + PRACTICE)
    button = page.locator(f'[data-question="{key}"] [data-mark=can]')
    assert button.get_attribute("aria-pressed") == "true"


def test_a_drawn_question_stands_alone_and_is_never_drawn_twice_in_a_row(browser_page: Visitor) -> None:
    page = browser_page.visit(PRACTICE)
    page.locator("[data-filter=level]").select_option("lead")
    last = None
    for _ in range(12):
        page.locator("[data-draw]").click()
        assert page.locator(SHOWN).count() == 1
        key = page.locator(SHOWN).get_attribute("data-question")
        assert page.locator(SHOWN).get_attribute("data-level") == "lead" and key != last
        last = key
    expect(page.locator(f"{SHOWN} .q-ask__title")).to_be_focused()
    page.locator("[data-list]").click()
    assert page.locator(SHOWN).count() > 1


def test_what_is_not_known_yet_is_drawn_more_often(browser_page: Visitor) -> None:
    page = browser_page.visit(f"{PRACTICE}?level=junior&competency=service")
    count = page.locator(SHOWN).count()
    assert count >= 2
    for index in range(count - 1):
        mark(page, index, "can")
    weak = mark(page, count - 1, "not")
    # The share of the draws that fall on it: four parts of what it weighs, one for each of the others.
    share = 4 / (4 + count - 1)
    page.evaluate(f"Math.random = () => {1 - share + 0.001}")
    page.locator("[data-draw]").click()
    assert page.locator(SHOWN).get_attribute("data-question") == weak


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_page_fits_and_its_controls_are_as_large_as_a_thumb(browser_page: Visitor, size: dict[str, int]) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    page = browser_page.visit(PRACTICE)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    controls = ".q-choose select, [data-draw], [data-skill], [data-question]:nth-of-type(1) [data-mark]"
    for box in (item.bounding_box() for item in page.locator(controls).all()):
        assert box is not None and box["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_and_unfolded_text_can_be_told_from_its_ground(browser_page: Visitor, scheme: str) -> None:
    browser_page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = browser_page.visit("interview/data.html")
    mark(page, 0, "can")
    mark(page, 1, "not")
    page.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    assert faults_of(page) == []


def test_questions_read_without_scripts(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PRACTICE)
    assert page.locator(".q-ask__title").first.is_visible()
    assert not page.locator("[data-practice]").is_visible()
    page.locator("details.q-answer summary").first.click()
    assert page.locator("details.q-answer[open] .q-done").first.is_visible()
    context.close()
