"""What stands around every page: light and dark, the menu, the search field of the first page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import DESKTOP, PHONE, Visitor

# A4 without its margins, as a browser lays it out.
SHEET = {"width": 680, "height": 1009}


def scheme_of(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(("system", "first", "then"), [("light", "default", "slate"), ("dark", "slate", "default")])
def test_light_and_dark_follow_the_system_until_one_chooses(
    visitors: Callable[..., Visitor], home: str, system: str, first: str, then: str
) -> None:
    visitor = visitors(home, PHONE, system)
    page = visitor.visit("index.html")
    assert scheme_of(page) == first
    button = page.locator("[data-scheme]")
    expect(button).to_have_attribute("aria-label", "换成深色" if first == "default" else "换成浅色")
    button.click()
    assert scheme_of(page) == then
    visitor.visit("sops/flash-sale.html")
    assert scheme_of(page) == then
    page.emulate_media(color_scheme="light" if system == "dark" else "dark")
    assert scheme_of(page) == then
    assert visitor.complaints == [] and visitor.foreign == []


def test_without_a_choice_light_and_dark_change_with_the_system(
    visitors: Callable[..., Visitor], site_url: str
) -> None:
    page = visitors(site_url, PHONE, "light").visit("index.html")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_is_dark_before_its_words_are_read(visitors: Callable[..., Visitor], site_url: str) -> None:
    visitor = visitors(site_url, PHONE, "dark")
    visitor.page.add_init_script(FIRST_SCHEME)
    page = visitor.visit("sops/flash-sale.html")
    assert page.evaluate("window.firstScheme") == "slate"


def test_storage_that_is_forbidden_keeps_nobody_from_choosing(browser_page: Visitor) -> None:
    browser_page.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = browser_page.visit("index.html")
    page.locator("[data-scheme]").click()
    assert scheme_of(page) == "slate"


def test_the_menu_is_out_of_reach_until_it_is_opened(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    link = page.locator(".md-sidebar--primary .md-nav__link:not([for])").last
    seen = "link => link.checkVisibility()"
    assert not link.evaluate(seen)
    page.locator(".md-header label[for=__drawer]").click()
    page.wait_for_function(seen, arg=link.element_handle())
    page.locator(".md-overlay").click(position={"x": 370, "y": 400})
    page.wait_for_function(f"link => !({seen})(link)", arg=link.element_handle())


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_field_of_the_first_page_opens_the_search(browser_page: Visitor, size: dict[str, int]) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    page = browser_page.visit("index.html")
    page.locator("[data-find]").click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("群规")
    expect(page.locator(".q-found__link").first).to_be_visible()


def test_the_first_screen_of_a_phone_has_a_door_for_everybody(browser_page: Visitor) -> None:
    page = browser_page.visit("index.html")
    doors = page.locator(".q-door")
    assert [door.locator("small").inner_text() for door in doors.all()] == [
        "一线运营",
        "新人",
        "团队负责人",
        "内容编辑",
    ]
    box = doors.last.bounding_box()
    assert box is not None and box["y"] + box["height"] <= PHONE["height"]
    for link in page.locator(".q-door a:visible").all():
        reach = link.bounding_box()
        assert reach is not None and reach["height"] >= 44, link.inner_text()


@pytest.fixture
def desk(browser_page: Visitor) -> Visitor:
    """A visitor at a desk, where menus stand beside the page."""
    browser_page.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    return browser_page


def test_the_script_of_the_theme_is_not_loaded(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in loaded if "bundle" in name] == []
    assert any(name.endswith("frame.js") for name in loaded)
    assert browser_page.complaints == []


def test_the_header_names_the_page_when_its_heading_is_out_of_sight(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    site, own = page.locator(".md-header__topic").all()
    expect(site).to_have_css("opacity", "1")
    expect(own).to_have_css("opacity", "0")
    page.evaluate("scrollTo(0, 1500)")
    expect(site).to_have_css("opacity", "0")
    expect(own).to_have_css("opacity", "1")
    expect(own).to_have_text("五天快闪群")
    page.evaluate("scrollTo(0, 0)")
    expect(site).to_have_css("opacity", "1")


def test_the_table_of_contents_marks_what_is_read(desk: Visitor) -> None:
    page = desk.visit("guide/six-questions.html")
    links = page.locator(".md-sidebar--secondary [data-md-component=toc] a")
    for place in (3, 1):
        link = links.nth(place)
        link.click()
        expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)
        expect(link).to_have_class("md-nav__link md-nav__link--passed md-nav__link--active")
    expect(links.nth(0)).to_have_class("md-nav__link md-nav__link--passed")
    expect(links.nth(2)).to_have_class("md-nav__link")


def test_menus_beside_the_page_stay_in_sight_and_scroll_by_themselves(desk: Visitor) -> None:
    desk.page.set_viewport_size({"width": 1440, "height": 500})
    page = desk.visit("sops/flash-sale.html")
    for _ in range(2):
        for side in ("primary", "secondary"):
            box = page.locator(f".md-sidebar--{side} .md-sidebar__scrollwrap").bounding_box()
            assert box is not None and box["y"] >= 0 and box["height"] <= 500, side
        page.evaluate("scrollTo(0, 2000)")
    here = page.locator(".md-sidebar--primary a.md-nav__link--active")
    expect(here).to_have_text("五天快闪群")
    expect(here).to_be_in_viewport()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_who_turns_back_is_offered_the_way_to_the_top(browser_page: Visitor, motion: str) -> None:
    browser_page.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page = browser_page.visit("sops/flash-sale.html")
    button = page.locator(".md-top")
    hidden = "document.querySelector('.md-top').hidden"
    assert page.evaluate(hidden)
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_function("document.querySelector('.md-header__title--active')")
    assert page.evaluate(hidden)
    page.evaluate("scrollTo(0, 2600)")
    page.wait_for_function(f"!{hidden}")
    button.click()
    page.wait_for_function(f"scrollY === 0 && {hidden}")


def test_the_menu_closes_when_one_goes_to_a_part_of_the_page_or_presses_escape(browser_page: Visitor) -> None:
    page = browser_page.visit("sops/flash-sale.html")
    drawer = page.locator("#__drawer")
    opener = page.locator(".md-header label[for=__drawer]")
    opener.click()
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
    opener.click()
    page.locator(".md-sidebar--primary [data-md-component=toc] a").nth(1).click()
    expect(drawer).not_to_be_checked()
    assert page.evaluate("location.hash") != ""


def test_what_is_folded_is_printed_too(browser_page: Visitor) -> None:
    page = browser_page.visit("interview/foundations.html")
    folded = page.locator(".md-content details:not([open])")
    before = folded.count()
    assert before > 10
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


@pytest.mark.parametrize(
    "path",
    [
        "sops/flash-sale.html",
        "groups/demo-welfare-01/index.html",
        "checklists/launch.html",
        "interview/foundations.html",
    ],
)
def test_no_words_longer_than_half_a_sheet_are_kept_whole_on_paper(browser_page: Visitor, path: str) -> None:
    browser_page.page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page = browser_page.visit(path)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(KEPT_WHOLE) == []


def test_the_first_sheet_of_an_sop_holds_its_timeline(browser_page: Visitor) -> None:
    browser_page.page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page = browser_page.visit("sops/flash-sale.html")
    page.emulate_media(media="print")
    box = page.locator(".q-chart").bounding_box()
    assert box is not None and box["y"] + box["height"] <= 1009


# What a printer would rather move to the next sheet than break, though it leaves most of one empty.
KEPT_WHOLE = """[...document.querySelectorAll(".md-content :not(figure)")].filter((node) => {
  const isWhole = getComputedStyle(node).breakInside.startsWith("avoid");
  return isWhole && node.getBoundingClientRect().height > innerHeight / 2;
}).map((node) => node.outerHTML.slice(0, 80))"""

# The scheme that stands when the first heading of a page is read.
FIRST_SCHEME = """new MutationObserver((changes, observer) => {
  if (!document.querySelector("h1")) return;
  window.firstScheme = document.body.dataset.mdColorScheme;
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
