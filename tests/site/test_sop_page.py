"""SOP and campaign pages in a browser: the timeline leads to its steps, and the words of each step can be copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

# One of each shape: days, the hours of full days, around a node, since joining, since it went quiet, and a campaign.
SHAPES = (
    "sops/group-opening.html",
    "sops/flash-sale.html",
    "sops/month-review.html",
    "sops/newcomer-72h.html",
    "sops/activation-restart.html",
    "campaigns/lottery.html",
)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("path", SHAPES)
def test_a_timeline_stays_in_its_box_and_its_titles_apart(
    browser_page: Visitor, path: str, size: dict[str, int]
) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    page = browser_page.visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(LOST_TITLES) == []
    assert page.locator(".q-chart__when").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)") >= 11
    assert browser_page.complaints == [] and browser_page.foreign == []


@pytest.mark.parametrize("path", SHAPES)
def test_a_step_has_its_mark_in_the_timeline_or_its_line_beside_it(browser_page: Visitor, path: str) -> None:
    page = browser_page.visit(path)
    steps = page.locator(".q-step__title").evaluate_all("titles => titles.map((title) => '#' + title.id)")
    named = page.locator(".q-chart__mark, .q-apart a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    assert sorted(named) == sorted(steps)


def test_a_mark_leads_to_its_step_by_the_keyboard(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/group-opening.html")
    mark = page.locator(".q-chart__mark").nth(4)
    assert str(mark.get_attribute("aria-label")).startswith("第 5 步，建群")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{mark.get_attribute('href')}")).to_be_in_viewport()


def test_a_wide_timeline_scrolls_in_its_own_box_on_a_phone(browser_page: Visitor) -> None:
    box = browser_page.visit("sops/flash-sale.html").locator(".q-chart__box").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.get_attribute("tabindex") == "0"


def test_words_of_a_step_are_folded_and_copied_exactly(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/group-opening.html")
    step = page.locator(".q-step").first
    assert not step.locator(".q-copy").is_visible()
    step.locator("summary").click()
    step.locator(".q-copy").click()
    expect(step.locator(".q-copy")).to_have_attribute("data-copied", "")
    assert page.evaluate("navigator.clipboard.readText()") == step.locator("[data-copy-text]").text_content()


def test_all_words_unfold_at_once_and_for_print(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/group-opening.html")
    total = page.locator(".q-fold--words").count()
    button = page.locator("[data-unfold]")
    button.click()
    assert page.locator(".q-fold--words[open]").count() == total
    expect(button).to_have_text("收起全部的话")
    button.click()
    assert page.locator(".q-fold--words[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".q-fold--words[open]").count() == total


def test_a_campaign_shows_each_brand_its_own_words_and_its_posters(browser_page: Visitor) -> None:
    page = browser_page.visit("campaigns/lottery.html")
    brands = page.locator(".q-example > summary")
    assert brands.count() == 4
    assert "示例水果店" in brands.first.inner_text() and "参数已填好" in brands.first.inner_text()
    first = page.locator(".q-example").first.locator("[data-copy-text]").first.inner_text()
    assert "示例三拼果盒" in first and "〔" not in first
    assert page.locator(".q-fifteen li").count() == 15


@pytest.mark.parametrize("path", ["sops/newcomer-72h.html", "campaigns/lottery.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_unfolded_text_can_be_told_from_its_ground(browser_page: Visitor, path: str, scheme: str) -> None:
    browser_page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = browser_page.visit(path)
    page.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    assert faults_of(page) == []


# Titles of marks that lie on each other or leave their drawing, as the browser sets them.
LOST_TITLES = """() => {
  const lost = [];
  for (const svg of document.querySelectorAll(".q-chart__svg")) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll(".q-chart__text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    boxes.forEach(([words, box], index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) lost.push(`${words} leaves`);
      for (const [other, rival] of boxes.slice(index + 1)) {
        const apart = box.right <= rival.left || rival.right <= box.left || box.bottom <= rival.top + 2 || rival.bottom <= box.top + 2;
        if (!apart) lost.push(`${words} on ${other}`);
      }
    });
  }
  return lost;
}"""
