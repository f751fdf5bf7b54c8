"""The search in a browser: what it finds, what it downloads, and that hands, keys and readers of a folder can use it."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.site.axe import faults_of
from tests.site.conftest import Visitor

QUERIES = Path(__file__).with_name("queries")
DESK = {"width": 1440, "height": 900}
# Finds all queries in the page itself, by the files and the code that the worker has.
FIND = """async ([home, rows]) => {
  const run = (address) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: home + address, onload: done, onerror: failed }));
  });
  for (const name of ["words", "sounds", "pages", "rank"]) await run(`assets/javascripts/search/${name}.js`);
  for (const name of ["titles", "leads", "rest"]) await run(`assets/search/${name}.js`);
  return rows.map((query) => {
    const { hits, near } = qunceSearch.find(query);
    return { places: hits.map(({ path, anchor }) => path + decodeURI(anchor)), near };
  });
}"""


def rows_of(name: str) -> list[list[str]]:
    rows: list[list[str]] = yaml.safe_load((QUERIES / f"{name}.yml").read_text(encoding="utf-8"))["queries"]
    return rows


def find(visitor: Visitor, queries: list[str]) -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = visitor.visit("404.html").evaluate(FIND, [visitor.home, queries])
    return found


def is_right(place: str, right: list[str]) -> bool:
    return any(place == one or ("#" not in one and place.partition("#")[0] == one) for one in right)


def part(site: Path, name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((site / f"assets/search/{name}.js").read_text(encoding="utf-8").split("\n")[1])
    return value


@pytest.fixture
def desk(chromium: Browser, site_url: str) -> Iterator[Visitor]:
    """A visitor at a desk."""
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    visitor = Visitor(context.new_page(), site_url)
    yield visitor
    context.close()
    assert visitor.complaints == []
    assert visitor.foreign == []


def search(page: Page, words: str) -> None:
    """Open the box by a key, type, and wait for what is found."""
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(words)
    page.wait_for_selector(".q-found__link")


# ---------- What it finds ----------


@pytest.mark.parametrize(("name", "first", "five"), [("tuned", 0.95, 0.97), ("held_out", 0.94, 0.96)])
def test_queries_find_their_answers(browser_page: Visitor, name: str, first: float, five: float) -> None:
    rows = rows_of(name)
    found = find(browser_page, [row[1] for row in rows])
    hits = [[is_right(place, row[2:]) for place in one["places"][:5]] for row, one in zip(rows, found, strict=True)]
    missed = [row[1] for row, hit in zip(rows, hits, strict=True) if not any(hit[:1])]
    assert sum(any(hit[:1]) for hit in hits) / len(rows) >= first, missed
    assert sum(any(hit) for hit in hits) / len(rows) >= five, missed
    assert [row[1] for row, one in zip(rows, found, strict=True) if not one["places"]] == []


def test_there_are_many_queries_and_every_right_answer_exists(built_site: Path) -> None:
    rows = {name: rows_of(name) for name in ("tuned", "held_out")}
    assert min(map(len, rows.values())) >= 75
    assert not {row[1] for row in rows["tuned"]} & {row[1] for row in rows["held_out"]} - {"数据分析"}
    for row in rows["tuned"] + rows["held_out"]:
        for right in row[2:]:
            path, _, anchor = right.partition("#")
            text = html.unescape((built_site / f"{path}.html").read_text(encoding="utf-8"))
            assert not anchor or f'id="{anchor}"' in text, right


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("歡迎語", "scripts/index#welcome"),
        ("huanyingyu", "scripts/index#welcome"),
        ("开场白", "scripts/index#welcome"),
        ("欢迎雨", "scripts/index#welcome"),
        ("ＵＧＣ", "reference/glossary#UGC"),
        ("xsms", "campaigns/flash-price"),
        ("72小时", "sops/newcomer-72h"),
        ("海报尺寸", "reference/glossary#版式"),
        ("踢人", "reference/glossary#移出群"),
        ("顾客说过敏了", "scripts/felt-unwell"),
    ],
)
def test_a_thing_is_found_however_it_is_written(browser_page: Visitor, query: str, place: str) -> None:
    (found,) = find(browser_page, [query])
    assert place in found["places"][:3]


def test_what_is_nowhere_gets_titles_that_are_near(browser_page: Visitor) -> None:
    nothing, near = find(browser_page, ["%%%", "龘龘规"])
    assert nothing == {"places": [], "near": []}
    assert near["places"] == [] and any("规" in title for title in near["near"])


def test_every_place_that_can_be_found_is_on_its_page(built_site: Path) -> None:
    slugs = re.compile(r"[^\w\- ]")
    for path, _, _, *rest in part(built_site, "titles")["pages"]:
        text = (built_site / f"{path}.html").read_text(encoding="utf-8")
        ids = {html.unescape(name) for name in re.findall(r'id="([^"]*)"', text)}
        for given, title in zip(rest[::2], rest[1::2], strict=True):
            assert (given or slugs.sub("", title.lower()).strip().replace(" ", "-")) in ids, (path, title)


# ---------- What it downloads ----------


def test_a_page_downloads_little_and_a_visit_nothing_of_the_index(built_site: Path, desk: Visitor) -> None:
    sizes = {
        name: len(gzip.compress((built_site / f"assets/search/{name}.js").read_bytes(), 9))
        for name in ("titles", "leads")
    }
    pages = len(part(built_site, "titles")["pages"])
    assert sum(sizes.values()) <= 768 * pages
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    page = desk.visit("sops/index.html")
    page.wait_for_function("document.readyState === 'complete' && window.search$ === undefined")
    assert [url for url in asked if "search/" in url or "workers/" in url] == []
    search(page, "群规")
    assert any(url.endswith("assets/search/titles.js") for url in asked)
    assert [url for url in asked if "search_index" in url or "rest.js" in url] == []


def test_the_rest_of_the_texts_comes_when_titles_do_not_answer(built_site: Path, desk: Visitor) -> None:
    words = re.findall(r"[\u4e00-\u9fff]{9,}", part(built_site, "rest")["texts"][1])[0]
    page = desk.visit("index.html")
    with page.expect_response(lambda response: response.url.endswith("assets/search/rest.js")):
        search(page, words)
    expect(page.locator(".q-found__text mark").first).to_be_visible()


# ---------- How it is used ----------


def test_hits_stand_under_their_kind_with_section_and_marks(desk: Visitor) -> None:
    page = desk.visit("index.html")
    search(page, "发票")
    group = page.locator(".q-found__group").first
    assert group.get_attribute("aria-label") == "常见问题"
    assert group.locator(".q-found__title mark").first.inner_text() == "发票"
    assert group.locator(".q-found__of").first.inner_text() == "售后服务"
    link = str(group.locator("a").first.get_attribute("href"))
    assert link.endswith("faq/service.html#faq-invoice")


def test_enter_goes_to_the_first_hit_and_its_words_are_marked(desk: Visitor) -> None:
    page = desk.visit("index.html")
    search(page, "怎么开发票")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/service.html#faq-invoice")
    page.wait_for_function("CSS.highlights.get('q-found')?.size > 0")
    assert page.locator("#faq-invoice").get_attribute("open") is not None


def test_enter_before_the_answer_waits_for_it(desk: Visitor) -> None:
    page = desk.visit("index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text("群内抽奖")
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaigns/lottery.html")


def test_arrows_walk_through_hits_and_a_letter_goes_back_to_the_box(desk: Visitor) -> None:
    page = desk.visit("index.html")
    search(page, "群规")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".q-found__link").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".q-found__link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("短")
    expect(page.locator(".md-search__input")).to_have_value("群规短")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_an_open_box_proposes_and_a_proposal_is_looked_for(desk: Visitor) -> None:
    page = desk.visit("index.html")
    page.keyboard.press("/")
    page.locator(".q-found__word", has_text="面试题").click()
    page.wait_for_selector(".q-found__link")
    page.locator(".md-search button[type=reset]").click()
    expect(page.locator(".q-found__word").first).to_be_visible()
    page.keyboard.insert_text("%%%%")
    expect(page.locator(".md-search-result__meta")).to_have_text("没有找到，换个说法试试：")
    expect(page.locator(".q-found__word").first).to_be_visible()


def test_keys_that_open_the_search_are_letters_in_other_boxes(desk: Visitor) -> None:
    page = desk.visit("index.html")
    page.evaluate(
        "document.querySelector('.md-content').append(Object.assign(document.createElement('textarea'), { id: 'box' }))"
    )
    page.locator("#box").focus()
    page.keyboard.type("s/f")
    expect(page.locator("#box")).to_have_value("s/f")
    expect(page.locator("#__search")).not_to_be_checked()


def test_more_of_a_kind_is_shown_on_demand(desk: Visitor) -> None:
    page = desk.visit("index.html")
    search(page, "欢迎语")
    group = page.get_by_role("region", name="话术")
    expect(group.locator("a")).to_have_count(5)
    group.locator(".q-found__more").click()
    expect(group.locator("a").nth(5)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hits_fit_a_phone_in_both_schemes_and_are_big_enough(chromium: Browser, site_url: str, scheme: Any) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = Visitor(context.new_page(), site_url).visit("index.html")
    page.locator("label.md-header__button[for=__search]").click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.insert_text("群公告")
    link = page.locator(".q-found__link").first
    page.wait_for_selector(".q-found__text")
    slides = "document.querySelector('.md-search').getAnimations({subtree: true})"
    page.evaluate(f"Promise.allSettled({slides}.map((slide) => slide.finished))")
    box = link.bounding_box()
    assert box is not None and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults_of(page, ".md-search") == []
    context.close()


def test_the_search_works_from_a_folder(built_site: Path, chromium: Browser) -> None:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    visitor = Visitor(context.new_page(), built_site.as_uri())
    page = visitor.visit("/sops/index.html")
    search(page, "tuikuan")
    page.locator(".md-search__input").fill("群规短版")
    expect(page.locator(".q-found__title").first).to_have_text("群规短版")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scripts/rules-short.html")
    assert visitor.complaints == [] and visitor.foreign == []
    context.close()


# The index of a site with one page, as the theme's own search reads it.
OTHERS = {
    "config": {
        "lang": ["en"],
        "separator": "[\\s]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    },
    "docs": [{"location": "index.html", "title": "a", "text": "b"}],
}


def theirs(site: Path) -> str:
    """Return the settings and the script of a theme that brings a search of its own."""
    scripts = site / "assets/javascripts"
    worker, bundle = next(scripts.glob("workers/search.*.js")), next(scripts.glob("bundle.*.js"))
    config = {"base": ".", "features": [], "translations": {}, "search": worker.relative_to(site).as_posix()}
    script = f'<script src="{bundle.relative_to(site).as_posix()}"></script>'
    return f'<script id="__config" type="application/json">{json.dumps(config)}</script>{script}'


def test_another_builders_search_is_left_alone(built_site: Path, desk: Visitor) -> None:
    page = (built_site / "404.html").read_text(encoding="utf-8")
    named = re.sub(
        r'<meta name="generator" content="[^"]*">', '<meta name="generator" content="zensical-0.0.73">', page
    )
    other = re.sub(r'<script src="[^"]*frame\.js"></script>', theirs(built_site), named)
    assert page != named != other
    desk.page.route("**/404.html", lambda route: route.fulfill(body=other, content_type="text/html"))
    desk.page.route(
        "**/search/search_index.json",
        lambda route: route.fulfill(json=OTHERS),
    )
    with desk.page.expect_request("**/search/search_index.json"):
        desk.visit("404.html")
    assert desk.page.locator("#q-found").count() == 0
    assert desk.page.locator("[data-md-component=search-query]").count() == 1
