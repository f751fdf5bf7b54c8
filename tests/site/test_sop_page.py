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
    shown, instead = (".q-way", ".q-chart__box") if size is PHONE else (".q-chart__box", ".q-way")
    assert page.locator(shown).first.is_visible() and not page.locator(instead).first.is_visible()
    assert page.locator(".q-chart__when").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)") >= 11
    assert browser_page.complaints == [] and browser_page.foreign == []


@pytest.mark.parametrize("marks", [".q-chart__mark", ".q-way__step"], ids=["drawn", "listed"])
@pytest.mark.parametrize("path", SHAPES)
def test_a_step_has_its_mark_in_the_timeline_or_its_line_beside_it(
    browser_page: Visitor, path: str, marks: str
) -> None:
    page = browser_page.visit(path)
    steps = page.locator(".q-step__title").evaluate_all("titles => titles.map((title) => '#' + title.id)")
    named = page.locator(f"{marks}, .q-apart a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    assert sorted(named) == sorted(steps)


def test_a_mark_leads_to_its_step_by_the_keyboard(browser_page: Visitor) -> None:
    browser_page.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page = browser_page.visit("sops/group-opening.html")
    mark = page.locator(".q-chart__mark").nth(4)
    assert str(mark.get_attribute("aria-label")).startswith("5 ")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{mark.get_attribute('href')}")).to_be_in_viewport()


@pytest.mark.parametrize("path", SHAPES)
def test_a_mark_is_called_what_it_shows(browser_page: Visitor, path: str) -> None:
    marks = browser_page.visit(path).locator(".q-chart__mark")
    for shown, called in marks.evaluate_all("marks => marks.map((a) => [a.textContent, a.getAttribute('aria-label')])"):
        title = shown.split(maxsplit=1)
        assert called.startswith(f"{title[0]} {title[1].splitlines()[0].strip()}"), (shown, called)


def test_on_a_phone_days_of_a_timeline_unfold_and_lead_to_their_steps(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    days = page.locator(".q-way__row")
    assert [day.evaluate("day => day.open") for day in days.all()] == [True, False, False, False, False]
    days.last.locator("summary").click()
    link = days.last.locator(".q-way__step").last
    box = link.bounding_box()
    assert box is not None and box["height"] >= 44
    link.click()
    expect(page.locator(f"{link.get_attribute('href')}")).to_be_in_viewport()


def test_words_of_a_step_are_folded_and_copied_exactly(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/group-opening.html")
    step = page.locator(".q-step").first
    assert not step.locator(".q-copy").is_visible()
    step.locator("summary").click()
    step.locator(".q-copy").click()
    expect(step.locator(".q-copy")).to_have_attribute("data-copied", "")
    assert page.evaluate("navigator.clipboard.readText()") == step.locator("[data-copy-text]").text_content()


def test_far_steps_are_left_undrawn_yet_found_linked_and_printed(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    last = page.locator(".q-step").last
    drawn = "step => step.firstElementChild.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(drawn)
    box = last.locator(".q-box span").last
    assert page.evaluate("words => window.find(words)", box.text_content())
    expect(box).to_be_in_viewport()
    page.goto(f"{page.url}#{page.locator('.q-step__title').nth(12).get_attribute('id')}")
    expect(page.locator(".q-step__title").nth(12)).to_be_in_viewport()
    page.emulate_media(media="print")
    page.wait_for_function(f"() => [...document.querySelectorAll('.q-step')].every({drawn})")  # in the next frame


def test_nothing_jumps_while_a_page_loads(browser_page: Visitor) -> None:
    browser_page.page.add_init_script(SHIFTS)
    for path in ("sops/flash-sale.html", "index.html", "checklists/launch.html"):
        page = browser_page.visit(path)
        page.wait_for_function("document.readyState === 'complete' && performance.getEntriesByType('paint').length > 0")
        assert page.evaluate("window.shifted") < 0.005, path


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


# How far things have moved by themselves since the page was opened.
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""

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
