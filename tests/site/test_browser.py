"""The built site in a browser: nothing leaves it, words are copied exactly, it is found and read on a phone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.content.conftest import expect_none
from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

PAGE_TYPES = (
    "index.html",
    "guide/index.html",
    "guide/*.html",
    "sops/*.html",
    "kinds/*.html",
    "campaigns/*.html",
    "scripts/*.html",
    "checklists/index.html",
    "checklists/*.html",
    "roles/*.html",
    "competencies.html",
    "interview/index.html",
    "interview/*.html",
    "interview/practice.html",
    "purposes.html",
    "faq/index.html",
    "faq/*.html",
    "topics/*.html",
    "metrics.html",
    "reference/matrix.html",
    "rhythms.html",
    "nodes.html",
    "board.html",
    "groups/index.html",
    "groups/*/index.html",
    "reference/glossary.html",
    "reference/sources.html",
    "reference/fields.html",
    "reference/limits.html",
    "reference/wording.html",
    "404.html",
)


def page_of(site: Path, pattern: str) -> str:
    """Return a page of a type: the first that is not the list of its folder."""
    found = sorted(site.glob(pattern), key=lambda path: (path.name == "index.html", path.as_posix()))
    assert found, f"no page like {pattern}"
    return found[0].relative_to(site).as_posix()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop-dark"])
@pytest.mark.parametrize("pattern", PAGE_TYPES)
def test_a_page_fits_asks_nobody_else_and_is_open_to_all(
    built_site: Path, browser_page: Visitor, pattern: str, size: dict[str, int], scheme: str
) -> None:
    browser_page.page.set_viewport_size(size)  # type: ignore[arg-type]
    browser_page.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = browser_page.visit(page_of(built_site, pattern))
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("h1").count() == 1
    expect_none(faults_of(page, "html"))
    assert browser_page.foreign == []
    assert browser_page.complaints == []


def test_a_wrong_address_is_searched_for(browser_page: Visitor) -> None:
    page = browser_page.visit("404.html")
    page.locator("[data-lost]").click()
    assert page.locator(".md-search__input").input_value() == "404"
    page.wait_for_selector(".md-search-result a, .md-search-result button")


def test_buttons_are_as_large_as_a_thumb(built_site: Path, browser_page: Visitor) -> None:
    page = browser_page.visit(page_of(built_site, "groups/*/index.html"))
    page.locator("details.q-entry summary").first.click()
    summaries = (".q-week > summary", "details.q-entry summary:visible")
    for selector in (".q-button", *summaries, "details.q-entry[open] .q-copy", ".q-dock a"):
        for box in (item.bounding_box() for item in page.locator(selector).all()):
            assert box is not None and box["height"] >= 44, selector


def test_the_copy_button_copies_what_the_calendar_says(built_site: Path, browser_page: Visitor) -> None:
    group = Path(page_of(built_site, "groups/*/index.html")).parent
    table = (built_site / group / "calendar.csv").read_bytes().decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["内容"]]
    page = browser_page.visit(f"{group.as_posix()}/index.html")
    page.evaluate("document.querySelectorAll('.q-week').forEach((week) => { week.open = true; })")
    entries = page.locator("details.q-entry:has(.q-copy)")
    assert entries.count() == len(rows)
    for index in (0, len(rows) // 2, len(rows) - 1):
        entry, body = entries.nth(index), rows[index]["内容"].replace("\r\n", "\n")
        entry.locator("summary").click()
        button = entry.locator(".q-copy")
        button.click()
        page.wait_for_function("node => node.hasAttribute('data-copied')", arg=button.element_handle())
        assert page.evaluate("navigator.clipboard.readText()") == body
        assert button.inner_text() == f"已复制 · {len(body.encode())} 字节"


def test_copying_works_where_the_clipboard_interface_does_not_exist(built_site: Path, browser_page: Visitor) -> None:
    browser_page.page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page = browser_page.visit(page_of(built_site, "scripts/*.html"))
    page.locator(".q-copy").first.click()
    page.wait_for_selector(".q-copy[data-copied]")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-copy-text]").first.text_content()


def test_the_day_that_is_today_is_marked(built_site: Path, browser_page: Visitor) -> None:
    path = page_of(built_site, "groups/*/index.html")
    page = browser_page.visit(path)
    date = page.locator(".q-day").nth(3).get_attribute("data-date")
    page.clock.install(time=f"{date}T01:00:00Z")
    page.goto(browser_page.home + path)
    current = page.locator(".q-day[aria-current=date]")
    assert current.get_attribute("data-date") == date
    assert "今天" in current.inner_text()
    assert page.locator("[data-today-link]").first.get_attribute("href") == f"#d-{date}"


def test_a_table_stands_in_rows_on_a_phone(browser_page: Visitor) -> None:
    page = browser_page.visit("reference/fields.html")
    assert not page.locator("thead").first.is_visible()
    cell = page.locator("tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"说明"'


def test_the_site_asks_not_to_be_found(built_site: Path) -> None:
    pages = list(built_site.rglob("*.html"))
    assert len(pages) > len(PAGE_TYPES)
    for path in pages:
        assert '<meta name="robots" content="noindex, nofollow">' in path.read_text(encoding="utf-8"), path


def test_a_page_leads_to_the_file_it_comes_from(browser_page: Visitor) -> None:
    page = browser_page.visit("reference/glossary.html")
    assert str(page.locator("a[rel~=edit]").get_attribute("href")).endswith("/edit/main/content/glossary.yml")
