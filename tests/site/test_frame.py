"""What stands around every page: light and dark, the menu, the search field of the first page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import DESKTOP, PHONE, Visitor


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


# The scheme that stands when the first heading of a page is read.
FIRST_SCHEME = """new MutationObserver((changes, observer) => {
  if (!document.querySelector("h1")) return;
  window.firstScheme = document.body.dataset.mdColorScheme;
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
