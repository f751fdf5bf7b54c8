"""The board 今日推送 in a browser: what is now, next and later by the group's calendar, copied, ticked and exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page

from tests.site.axe import faults_of
from tests.site.conftest import DESKTOP, PHONE, Visitor

GROUP = "demo-welfare-01"
OTHER = "demo-exchange-01"
Row = dict[str, str]
Visitors = Callable[..., Visitor]


@pytest.fixture(scope="session")
def rows(built_site: Path) -> list[Row]:
    """The group's calendar as its CSV has it: what the board must say."""
    return calendar(built_site, GROUP)


def calendar(site: Path, group: str) -> list[Row]:
    table = (site / f"groups/{group}/calendar.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table)))


def sent_row(rows: list[Row]) -> Row:
    """Return a row that has an end, a text, and others of its day before and after it."""
    return next(
        row
        for before, row, after in zip(rows[8:], rows[9:], rows[10:], strict=False)
        if row["截止"]
        and row["触点"] != "内部"
        and before["日期"] == row["日期"] == after["日期"]
        and row["时间"] < after["时间"]
    )


def later(row: Row, key: str, minutes: int) -> str:
    return f"{datetime.strptime(row[key], '%H:%M') + timedelta(minutes=minutes):%H:%M}"


def opened(visitor: Visitor, row: Row, at: str, who: str = f"group={GROUP}") -> Page:
    page = visitor.visit(f"board.html?{who}&on={row['日期']}&at={at}")
    page.wait_for_selector("[data-parts]:not([hidden])")
    return page


def titles(page: Page, part: str) -> list[str]:
    return [said.split("】")[-1] for said in page.locator(f"[data-part={part}] .q-item__title").all_text_contents()]


def item(page: Page, row: Row) -> Locator:
    return page.locator(".q-item", has=page.get_by_text(row["标题"], exact=True)).first


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")]
)
def test_a_day_is_told_by_what_is_now_next_and_later(
    visitors: Visitors, home: str, rows: list[Row], viewport: dict[str, int], scheme: str
) -> None:
    visitor, row = visitors(home, viewport, scheme), sent_row(rows)
    at = later(row, "时间", 1)
    page = opened(visitor, row, at)
    today = [other for other in rows if other["日期"] == row["日期"]]
    begun, coming = ([other for other in today if (other["时间"] > at) is ahead] for ahead in (False, True))
    tomorrow = f"{datetime.fromisoformat(row['日期']) + timedelta(days=1):%Y-%m-%d}"
    assert sorted(titles(page, "now")) == sorted(other["标题"] for other in begun)
    assert titles(page, "now")[0] == row["标题"]
    assert titles(page, "next") == [other["标题"] for other in coming if other["时间"] == coming[0]["时间"]]
    assert titles(page, "later") == [other["标题"] for other in coming if other["时间"] != coming[0]["时间"]] + [
        other["标题"] for other in rows if other["日期"] == tomorrow
    ]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert (visitor.foreign, visitor.complaints) == ([], [])
    assert faults_of(page) == []


def test_what_is_to_be_sent_now_is_within_the_first_screen_of_a_phone(
    visitors: Visitors, site_url: str, rows: list[Row]
) -> None:
    visitor, row = visitors(site_url), sent_row(rows)
    visitor.page.clock.install(time=f"{row['日期']}T{later(row, '时间', 1)}:00+08:00")
    page = visitor.visit(f"board.html?group={GROUP}")
    copy = page.locator("[data-part=now] .q-copy").first
    box = copy.bounding_box()
    assert box is not None and box["y"] + box["height"] < 500


def test_a_message_is_copied_exactly_and_a_task_not_at_all(visitors: Visitors, home: str, rows: list[Row]) -> None:
    row = sent_row(rows)
    page = opened(visitors(home), row, later(row, "时间", 1))
    button = item(page, row).locator(".q-copy")
    button.click()
    page.wait_for_function("node => node.hasAttribute('data-copied')", arg=button.element_handle())
    body = row["内容"].replace("\r\n", "\n")
    assert page.evaluate("navigator.clipboard.readText()") == body
    assert button.inner_text() == f"已复制 · {len(body.encode())} 字节"
    assert page.locator(".q-item--task").count() > 0
    assert page.locator(".q-item--task .q-copy").count() == 0


def test_what_waits_for_its_cue_stands_apart_and_keeps_its_placeholders(
    visitors: Visitors, site_url: str, rows: list[Row]
) -> None:
    page = opened(visitors(site_url), rows[0], rows[0]["时间"])
    page.locator("[data-part=watched] > summary").click()
    welcome = page.locator("[data-part=watched] .q-item", has_text="%NICKNAME%").first
    welcome.locator("summary").click()
    welcome.locator(".q-copy").click()
    page.wait_for_selector(".q-copy[data-copied]")
    assert "%NICKNAME%" in page.evaluate("navigator.clipboard.readText()")
    assert welcome.locator(".q-item__do").count() == 0


def test_what_was_not_sent_in_time_says_for_how_long(visitors: Visitors, site_url: str, rows: list[Row]) -> None:
    row = sent_row(rows)
    page = opened(visitors(site_url), row, later(row, "截止", 40))
    assert "过点 40 分钟" in item(page, row).locator("summary").inner_text()
    page = opened(Visitor(page, site_url), row, row["截止"])
    assert f"到 {row['截止']}" in item(page, row).locator("summary").inner_text()
    assert "过点" not in item(page, row).locator("summary").inner_text()


def test_the_clock_moves_what_comes_next_to_now(visitors: Visitors, site_url: str, rows: list[Row]) -> None:
    visitor, row = visitors(site_url), sent_row(rows)
    visitor.page.clock.install(time=f"{row['日期']}T{later(row, '时间', -1)}:30+08:00")
    page = visitor.visit(f"board.html?group={GROUP}")
    page.wait_for_selector("[data-part=next] .q-item")
    assert row["标题"] in titles(page, "next")
    page.clock.run_for(60_000)
    assert titles(page, "now")[0] == row["标题"]
    assert row["标题"] not in titles(page, "next")


def test_a_tick_stays_is_exported_and_can_be_taken_back(visitors: Visitors, home: str, rows: list[Row]) -> None:
    visitor, row = visitors(home), sent_row(rows)
    page = opened(visitor, row, later(row, "时间", 1))
    item(page, row).get_by_role("button", name="标记已发").click()
    assert page.locator("[data-undo]").inner_text().startswith(f"已记下：{row['标题']}")
    assert page.evaluate("document.activeElement.textContent") == "撤回"
    page.reload()
    page.wait_for_selector("[data-part=done]:not([hidden])")
    assert titles(page, "done") == [row["标题"]]
    assert row["标题"] not in titles(page, "now")
    page.locator("[data-part=records] > summary").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="导出 CSV").click()
    data = Path(downloading.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (told,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert list(told) == ["日期", "时间", "群", "标题", "完成时间"]
    assert (told["日期"], told["时间"], told["标题"]) == (row["日期"], row["时间"], row["标题"])
    assert datetime.strptime(told["完成时间"], "%Y-%m-%d %H:%M")
    page.locator("[data-part=done] > summary").click()
    item(page, row).locator("summary").click()
    item(page, row).get_by_role("button", name="撤回").click()
    assert row["标题"] in titles(page, "now")
    assert page.locator("[data-part=done]").is_hidden()


def test_a_title_in_the_exported_table_is_no_formula(visitors: Visitors, site_url: str, rows: list[Row]) -> None:
    page = opened(visitors(site_url), rows[0], "12:00")
    mark = '{"date":"2026-11-21","time":"08:00","group":"甲,\\"乙\\"","title":"=1+1","at":"2026-11-21 08:01"}'
    page.evaluate("mark => localStorage.setItem('qunce:done:x/y', mark)", mark)
    page.reload()
    page.locator("[data-part=records] > summary").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="导出 CSV").click()
    (told,) = csv.DictReader(io.StringIO(Path(downloading.value.path()).read_bytes().decode("utf-8-sig")))
    assert (told["标题"], told["群"]) == ("'=1+1", '甲,"乙"')


def test_old_ticks_are_cleared_and_new_ones_stay(visitors: Visitors, site_url: str, rows: list[Row]) -> None:
    visitor = visitors(site_url)
    visitor.page.clock.install(time="2026-11-25T04:00:00Z")
    page = opened(visitor, rows[0], "12:00")
    for date in ("2026-10-25", "2026-10-26"):
        page.evaluate("date => localStorage.setItem(`qunce:done:x/${date}`, JSON.stringify({ date }))", date)
    page.reload()
    page.locator("[data-part=records] > summary").click()
    page.get_by_role("button", name="清掉 30 天以前的").click()
    assert page.locator("[data-notes]").inner_text() == "清掉了 1 条记录。"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('qunce:done:'))") == [
        "qunce:done:x/2026-10-26"
    ]


def test_a_day_outside_the_calendar_says_what_to_do(visitors: Visitors, home: str, rows: list[Row]) -> None:
    visitor = visitors(home)
    page = visitor.visit(f"board.html?group={GROUP}&on=2027-06-01&at=09:00")
    note = page.locator(".q-board__note")
    note.wait_for()
    assert "重新生成" in note.inner_text() and "2027 年 6 月 1 日" in note.inner_text()
    assert page.locator("[data-parts]").is_hidden()
    note.get_by_role("button").click()
    page.wait_for_selector("[data-parts]:not([hidden])")
    assert f"on={rows[0]['日期']}" in page.url


def test_a_poster_stands_beside_its_message_and_is_saved_in_full(
    built_site: Path, visitors: Visitors, home: str, rows: list[Row]
) -> None:
    row = next(row for row in rows if row["海报"])
    page = opened(visitors(home), row, later(row, "时间", 1))
    shot = item(page, row).locator(".q-shot")
    picture = shot.locator("img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    assert [picture.get_attribute(name) for name in ("width", "height")] == [
        str(picture.evaluate(f"image => image.{name}")) for name in ("naturalWidth", "naturalHeight")
    ]
    poster = built_site / f"groups/{GROUP}/posters/{row['海报']}.jpg"
    for link in shot.locator("a").all():
        assert str(link.get_attribute("href")).endswith(f"groups/{GROUP}/posters/{poster.name}")
    assert shot.locator("a[download]").count() == 1


def test_a_colleague_sees_what_is_theirs_in_all_groups(built_site: Path, visitors: Visitors, home: str) -> None:
    both = [row for group in (GROUP, OTHER) for row in calendar(built_site, group)]
    name = "豆芽"
    row = next(row for row in both if row["负责人"] == name)
    who = f"person={quote('示例护肤')}/{quote(name)}"
    page = opened(visitors(home), row, "00:00", who)
    page.wait_for_function("Object.keys(window.qunceBoard).length >= 3")  # the third runs no longer than its flash
    today = [other for other in both if other["日期"] == row["日期"] and other["负责人"] == name]
    shown = [*titles(page, "next"), *titles(page, "later")]
    assert {other["标题"] for other in today} <= set(shown)
    assert "示例护肤福利群 01" in page.locator("[data-part=later]").inner_text()
    assert page.locator(".q-item").filter(has_text="阿禾 ·").count() == 0


def test_the_choice_is_remembered_and_stands_in_the_address(visitors: Visitors, home: str) -> None:
    visitor = visitors(home)
    page = visitor.visit("board.html")
    assert page.locator("[data-groups-list]").is_visible()
    page.locator(f"[data-pick='group={GROUP}']").click()
    page.wait_for_function("() => location.search === '?group=demo-welfare-01'")
    assert page.locator("[data-groups-list]").is_hidden()
    visitor.visit("board.html")
    assert page.locator("select[name=who]").input_value() == f"group={GROUP}"


def test_buttons_of_the_board_are_as_large_as_a_thumb(visitors: Visitors, site_url: str, rows: list[Row]) -> None:
    row = sent_row(rows)
    page = opened(visitors(site_url), row, later(row, "时间", 1))
    for thing in page.locator("button:visible, select:visible, .q-board input:visible, .q-board summary:visible").all():
        box = thing.bounding_box()
        if thing.evaluate("node => Boolean(node.closest('.q-board'))"):
            assert box is not None and box["height"] >= 44, thing.inner_text()


def test_without_scripts_the_board_leads_to_the_groups(chromium, site_url: str) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}board.html")
    link = page.locator(f"[data-pick='group={GROUP}']")
    assert link.is_visible()
    assert page.locator("[data-choose]").is_hidden() and page.locator("[data-parts]").is_hidden()
    link.click()
    assert page.locator("h1").inner_text().startswith("示例护肤福利群 01")
    context.close()
