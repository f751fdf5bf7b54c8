"""A group's page in a browser: short on a phone, its weeks folded, its posters small until opened, its files whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

GROUP = "groups/demo-welfare-01"
PAGE = f"{GROUP}/index.html"
WEEKLY = "groups/demo-baby-service-01/index.html"
Visitors = Callable[..., Visitor]


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")]
)
def test_a_group_fits_its_screen_with_everything_open(
    visitors: Visitors, site_url: str, viewport: dict[str, int], scheme: str
) -> None:
    visitor = visitors(site_url, viewport, scheme)
    visitor.page.clock.install(time="2026-11-24T02:00:00Z")  # so that some of its days are past
    page = visitor.visit(PAGE)
    page.evaluate("document.querySelectorAll('main details').forEach((node) => { node.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert (visitor.foreign, visitor.complaints) == ([], [])
    assert faults_of(page) == []


def test_on_a_disk_a_group_asks_nobody_either(visitors: Visitors, built_site: Path) -> None:
    visitor = visitors(f"{built_site.as_uri()}/")
    visitor.visit(PAGE)
    assert (visitor.foreign, visitor.complaints) == ([], [])


def test_what_one_needs_first_is_within_reach_on_a_phone(visitors: Visitors, site_url: str) -> None:
    page = visitors(site_url).visit(PAGE)
    screen = PHONE["height"]
    tops = {name: page.locator(name).first.evaluate("node => node.getBoundingClientRect().top") for name in WITHIN}
    assert {name: top for name, top in tops.items() if top > WITHIN[name] * screen} == {}
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * screen


WITHIN = {".q-actions .q-button": 1, ".q-quota": 1.5, ".q-month": 2, ".q-week": 2.5, "#scripts": 8, "#posters": 11}


def test_the_week_that_is_now_stands_open_and_an_address_opens_its_day(visitors: Visitors, home: str) -> None:
    visitor = visitors(home)
    visitor.page.clock.install(time="2026-12-02T02:00:00Z")
    page = visitor.visit(PAGE)
    weeks = page.locator(".q-week")
    assert [week.get_attribute("data-week") for week in weeks.all() if week.get_attribute("open") is not None] == [
        "2026-11-30"
    ]
    day = page.locator("#d-2026-12-12")
    assert not day.locator("summary").first.is_visible()
    page.locator(".q-month__day[data-date='2026-12-12']").click()
    day.locator("summary").first.wait_for()
    assert "d-2026-12-12" in page.url


def test_without_scripts_the_first_week_stands_open(built_site: Path) -> None:
    said = (built_site / PAGE).read_text(encoding="utf-8")
    assert said.count('<details class="q-week"') >= 4
    assert said.index(" open") < said.index('id="d-2026-11-21"')


def test_the_quota_is_drawn_as_long_as_it_says(visitors: Visitors, site_url: str) -> None:
    for path in (PAGE, WEEKLY):
        page = visitors(site_url).visit(path)
        for row in page.locator(".q-quota > div").all():
            used, rest = row.locator(".q-quota__said").inner_text().split(" / ")
            allowed = int(rest.split("，")[0]) + (int(rest.split("另留 ")[1].split(" ")[0]) if "另留" in rest else 0)
            drawn = row.locator(".q-quota__bar").evaluate("bar => bar.firstChild.offsetWidth / bar.offsetWidth")
            assert drawn == pytest.approx(min(1, int(used) / allowed), abs=0.02)


def test_posters_are_small_until_they_are_opened(built_site: Path, visitors: Visitors, site_url: str) -> None:
    visitor = visitors(site_url, DESKTOP)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    page = visitor.visit(PAGE)
    picture = page.locator(".q-poster img").first
    assert picture.get_attribute("loading") == "lazy"
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    size = picture.evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert [int(str(picture.get_attribute(name))) for name in ("width", "height")] == size
    assert not any("/posters/" in url for url in asked)
    page.locator(".q-poster a").first.click()
    page.wait_for_url("**/posters/*.jpg")
    small = list(built_site.glob("groups/*/thumbs/*.webp"))
    full = list(built_site.glob("groups/*/posters/*.jpg"))
    assert len(small) == len(full) > 0
    assert max(path.stat().st_size for path in small) <= 40_000


def test_every_row_says_why_it_is_there(visitors: Visitors, site_url: str) -> None:
    page = visitors(site_url).visit(PAGE)
    rows = page.locator("details.q-entry, details[id^='w-']")
    reasons = page.locator("details.q-entry, details[id^='w-']").filter(has_text="为什么有这一条")
    assert rows.count() == reasons.count() > 30


def test_the_group_leads_to_its_board(visitors: Visitors, home: str) -> None:
    page = visitors(home).visit(PAGE)
    page.locator(".q-actions .q-button").first.click()
    page.wait_for_selector("select[name=who]")
    assert page.locator("select[name=who]").input_value() == "group=demo-welfare-01"


def test_the_calendar_is_subscribed_at_the_sites_own_address(visitors: Visitors, site_url: str) -> None:
    page = visitors(site_url).visit(PAGE)
    link = page.get_by_role("link", name="订阅到日历")
    assert link.get_attribute("href") == f"webcal://qunce.example.com/{GROUP}/calendar.ics"


def test_the_pack_is_downloaded_whole(built_site: Path, visitors: Visitors, site_url: str) -> None:
    page = visitors(site_url).visit(PAGE)
    link = page.get_by_role("link", name="下载内容包")
    with page.expect_download() as downloading:
        link.click()
    data = Path(downloading.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert {"calendar.xlsx", "calendar.ics", "scripts/welcome-welfare.md", "posters/invite.jpg"} <= set(names)
    said = float(link.inner_text().split("约 ")[1].split(" MB")[0])
    assert len(data) / 1e6 == pytest.approx(said, abs=0.3)


def test_the_days_of_the_grid_are_the_days_of_the_list(visitors: Visitors, site_url: str) -> None:
    page = visitors(site_url).visit(PAGE)
    grid = page.locator("a.q-month__day").evaluate_all("days => days.map((day) => day.dataset.date)")
    listed = page.locator(".q-day").evaluate_all("days => days.map((day) => day.dataset.date)")
    assert grid == listed == [f"{date(2026, 11, 21) + timedelta(days=offset)}" for offset in range(30)]
