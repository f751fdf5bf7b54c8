"""Checklists in a browser: ticks outlive reloads and changes of the page, and a link shows them to somebody else."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import DESKTOP, PHONE, Visitor

CHECKLIST = "checklists/six-questions.html"
BOXES = "[data-item]"


def words(page: Page) -> str:
    return page.locator("[data-progress-words]").inner_text()


def tick(page: Page, *indexes: int) -> None:
    for index in indexes:
        page.locator(BOXES).nth(index).check()


def shared(page: Page) -> str:
    page.locator("[data-share]").click()
    expect(page.locator("[data-share]")).to_have_text("已复制")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    "path", [CHECKLIST, "roles/operator.html", "sops/group-opening.html", "campaigns/lottery.html"]
)
def test_ticks_are_counted_and_survive_a_reload(browser_page: Visitor, path: str) -> None:
    page = browser_page.visit(path)
    count = page.locator(BOXES).count()
    assert words(page) == f"已完成 0 / {count}"
    tick(page, 0, 2)
    assert words(page) == f"已完成 2 / {count}"
    page.reload()
    assert words(page) == f"已完成 2 / {count}"
    assert [page.locator(BOXES).nth(index).is_checked() for index in (0, 1, 2)] == [True, False, True]
    assert browser_page.complaints == [] and browser_page.foreign == []


def test_every_box_has_an_id_of_its_own(browser_page: Visitor) -> None:
    for path in (CHECKLIST, "sops/group-opening.html", "campaigns/lottery.html", "roles/operator.html"):
        ids = browser_page.visit(path).locator(BOXES).evaluate_all("boxes => boxes.map((box) => box.dataset.item)")
        assert len(ids) == len(set(ids)) > 5


def test_ticks_follow_their_item_when_the_page_changes_around_it(browser_page: Visitor) -> None:
    page = browser_page.visit(CHECKLIST)
    tick(page, 1)
    item = page.locator(BOXES).nth(1).get_attribute("data-item")

    def without_first(text: str) -> str:
        return re.sub(r'<section class="q-step".*?</section>', "", text, count=1, flags=re.DOTALL)

    page.route("**/six-questions.html", lambda route: route.fulfill(body=without_first(route.fetch().text())))
    page.reload()
    expect(page.locator(f'[data-item="{item}"]')).to_be_checked()
    assert words(page) == f"已完成 1 / {page.locator(BOXES).count()}"
    assert page.locator(BOXES).first.get_attribute("data-item") == item


def test_a_shared_link_shows_the_senders_ticks_and_asks(browser_page: Visitor) -> None:
    page = browser_page.visit(CHECKLIST)
    tick(page, 0, 3)
    link = shared(page)
    assert re.search(r"#done=[0-9a-z]{10}$", link)
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(browser_page.home + CHECKLIST)
    tick(page, 1)

    page.goto("about:blank")
    page.goto(link)
    count = page.locator(BOXES).count()
    assert f"完成了 2 / {count}" in page.locator("[data-offer-words]").inner_text()
    expect(page.locator("[data-offer]")).to_be_focused()
    assert [page.locator(BOXES).nth(index).is_checked() for index in range(4)] == [True, False, False, True]
    assert page.locator(BOXES).first.is_disabled()

    page.locator("[data-keep]").click()
    assert [page.locator(BOXES).nth(index).is_checked() for index in range(4)] == [False, True, False, False]
    assert "#" not in page.url

    page.goto(link)
    page.locator("[data-take]").click()
    expect(page.locator("[data-offer]")).to_be_hidden()
    page.reload()
    assert [page.locator(BOXES).nth(index).is_checked() for index in range(4)] == [True, False, False, True]


def test_a_link_from_before_an_item_went_says_so(browser_page: Visitor) -> None:
    page = browser_page.visit(f"{CHECKLIST}#done=zzzzz")
    assert "另有 1 项这一页已经没有了" in page.locator("[data-offer-words]").inner_text()


def test_a_reset_asks_first(browser_page: Visitor) -> None:
    page = browser_page.visit(CHECKLIST)
    expect(page.locator("[data-reset]")).to_be_disabled()
    tick(page, 0)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-reset]").click()
    assert words(page).startswith("已完成 1 /")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-reset]").click()
    assert words(page).startswith("已完成 0 /")
    page.reload()
    assert words(page).startswith("已完成 0 /")


def test_a_page_ticks_where_storage_is_forbidden(browser_page: Visitor) -> None:
    browser_page.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    page = browser_page.visit(CHECKLIST)
    tick(page, 0)
    assert words(page).startswith("已完成 1 /")


def test_print_keeps_the_boxes_and_drops_the_controls(browser_page: Visitor) -> None:
    page = browser_page.visit(CHECKLIST)
    page.emulate_media(media="print")
    assert page.locator(BOXES).first.is_visible()
    assert not page.locator("[data-share]").is_visible()


def test_a_role_counts_each_stretch_of_days(browser_page: Visitor) -> None:
    page = browser_page.visit("roles/operator.html")
    first, second = (page.locator("[data-part]").nth(index) for index in (0, 1))
    total = first.locator(BOXES).count()
    first.locator(BOXES).first.check()
    assert first.locator("[data-part-count]").inner_text() == f"1 / {total}"
    assert second.locator("[data-part-count]").inner_text().startswith("0 / ")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_controls_are_as_large_as_a_thumb(browser_page: Visitor, size: dict[str, int]) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    page = browser_page.visit(CHECKLIST)
    for box in (item.bounding_box() for item in page.locator(".q-tool:visible, .q-box").all()):
        assert box is not None and box["height"] >= 44


def test_a_page_reads_without_scripts(chromium, site_url: str) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    assert page.locator(BOXES).first.is_visible()
    assert not page.locator("[data-progress]").is_visible()
    context.close()
