"""The site without a network: opened pages stay, the board keeps today, and a new build takes the old one's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.conftest import SiteServer, Visitor

BOARD = "board.html?group=demo-welfare-01"
POSTER_DAY = "on=2026-11-26&at=20:10"
Visitors = Callable[..., Visitor]


@dataclass
class Server:
    """A server of the built site, some of whose files a test replaces."""

    url: str = ""
    replaced: dict[str, bytes] = field(default_factory=dict)


class _Replacing(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, server_state: Server, **options: Any) -> None:
        self.state = server_state
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        data = self.state.replaced.get(self.path.split("?")[0].lstrip("/"))
        if data is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path.split("?")[0]))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@pytest.fixture
def server(built_site: Path) -> Iterator[Server]:
    state = Server()
    handler = partial(_Replacing, directory=str(built_site), server_state=state)
    server = SiteServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_port}/"
    yield state
    server.shutdown()
    server.server_close()


def until(page: Page, question: str, argument: str | None = None) -> None:
    """Ask a page, which may promise its answer, until it says yes. To wait_for_function the promise itself is a yes."""
    end = monotonic() + 30
    while not page.evaluate(question, argument):
        assert monotonic() < end, f"never true: {question} of {argument}"
        page.wait_for_timeout(20)


def kept(page: Page, path: str) -> None:
    """Wait until the worker has kept a file."""
    until(page, "path => caches.match(new URL(path, location.origin)).then(Boolean)", path)


def controlled(page: Page) -> None:
    page.wait_for_function("() => Boolean(navigator.serviceWorker.controller)")


def test_pages_that_were_opened_stay_readable(visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit("scripts/welcome-welfare.html")
    controlled(page)
    kept(page, "scripts/welcome-welfare.html")
    kept(page, "index.html")
    title = page.locator("h1").inner_text()
    page.context.set_offline(True)
    visitor.visit("scripts/welcome-welfare.html")
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--q-paper') !== ''")
    visitor.visit("index.html")
    assert page.locator("h1").inner_text() == "现在要做什么？"
    assert visitor.foreign == []


def test_a_page_that_was_never_opened_says_so_and_leads_to_the_board(visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit("index.html")
    controlled(page)
    kept(page, "board.html")
    page.context.set_offline(True)
    visitor.visit("metrics.html")
    assert page.locator("h1").inner_text() == "没有网络"
    page.get_by_role("link", name="今日推送").click()
    page.wait_for_selector("select[name=who]")


def test_the_board_keeps_todays_messages_and_posters(visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit(f"{BOARD}&{POSTER_DAY}")
    poster = page.locator(".q-shot a").first.get_attribute("href")
    controlled(page)
    for path in (str(poster), "groups/demo-welfare-01/board.js", "board.html"):
        kept(page, path)
    page.context.set_offline(True)
    visitor.visit(f"{BOARD}&{POSTER_DAY}")
    page.wait_for_selector("[data-part=now] .q-item")
    picture = page.locator(".q-shot img").first
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    text = page.locator("[data-part=now] [data-copy-text]").first.text_content()
    page.locator("[data-part=now] .q-copy").first.click()
    page.wait_for_selector(".q-copy[data-copied]")
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert page.evaluate("url => fetch(url).then((answer) => answer.status)", poster) == 200


def test_a_group_that_was_not_kept_is_named(visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit("board.html")
    controlled(page)
    kept(page, "board.html")
    page.context.set_offline(True)
    visitor.visit(BOARD)
    note = page.locator(".q-board__note")
    note.wait_for()
    assert note.inner_text() == "没有取到示例护肤福利群 01的推送，连上网再刷新。"


def test_search_data_is_kept_once_it_was_asked_for(visitors: Visitors, server: Server) -> None:
    server.replaced["assets/search/titles.js"] = b"window.qunceTitles = 1;"
    visitor = visitors(server.url)
    page = visitor.visit("index.html")
    controlled(page)
    assert page.evaluate("fetch('assets/search/titles.js').then((answer) => answer.status)") == 200
    kept(page, "assets/search/titles.js")
    page.context.set_offline(True)
    assert page.evaluate("fetch('assets/search/titles.js').then((answer) => answer.status)") == 200


def test_a_new_build_takes_the_place_of_the_old_one(built_site: Path, visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit(f"{BOARD}&{POSTER_DAY}")
    controlled(page)
    kept(page, "groups/demo-welfare-01/board.js")
    (before,) = page.evaluate("caches.keys()")
    worker = (built_site / "service-worker.js").read_bytes()
    build = before.removeprefix("qunce-").encode()
    data = (built_site / "groups/demo-welfare-01/board.js").read_bytes()
    server.replaced["service-worker.js"] = worker.replace(build, b"another-build")
    server.replaced["groups/demo-welfare-01/board.js"] = data.replace("八点，".encode(), "改过的，".encode())
    assert server.replaced["groups/demo-welfare-01/board.js"] != data
    visitor.visit(f"{BOARD}&{POSTER_DAY}")
    until(page, "() => caches.keys().then((names) => String(names) === 'qunce-another-build')")
    page.context.set_offline(True)
    visitor.visit(f"{BOARD}&{POSTER_DAY}")
    page.wait_for_selector("[data-part=now] .q-item")
    assert "改过的" in page.locator("[data-part=now]").inner_text()


def test_a_server_that_is_back_is_believed_before_what_was_kept(visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit("metrics.html")
    controlled(page)
    kept(page, "metrics.html")
    server.replaced["metrics.html"] = b"<!doctype html><title>x</title><h1>new words</h1>"
    visitor.visit("metrics.html")
    assert page.locator("h1").inner_text() == "new words"


def test_beside_the_live_reload_server_there_is_no_worker(built_site: Path, visitors: Visitors, server: Server) -> None:
    visitor = visitors(server.url)
    page = visitor.visit("index.html")
    controlled(page)
    said = (built_site / "metrics.html").read_bytes()
    server.replaced["metrics.html"] = said.replace(b"</body>", b"<script>function livereload() {}</script></body>")
    visitor.visit("metrics.html")
    until(page, "() => navigator.serviceWorker.getRegistrations().then((found) => found.length === 0)")


def test_a_page_on_a_disk_asks_for_no_worker(built_site: Path, visitors: Visitors) -> None:
    visitor = visitors(f"{built_site.as_uri()}/")
    page = visitor.visit("board.html")
    assert page.locator("link[rel=manifest]").count() == 0
    assert not any("worker" in said.lower() for said in visitor.complaints)


def test_the_site_can_be_put_on_a_phones_screen(visitors: Visitors, server: Server) -> None:
    page = visitors(server.url).visit("groups/index.html")
    link = page.wait_for_selector("link[rel=manifest]", state="attached")
    manifest = page.evaluate(
        "url => fetch(url).then((answer) => answer.json())", link.get_property("href").json_value()
    )
    assert manifest["start_url"] == "board.html" and manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        size = page.evaluate(
            "src => { const icon = new Image(); icon.src = `/${src}`; return icon.decode().then(() => `${icon.naturalWidth}x${icon.naturalHeight}`); }",
            icon["src"],
        )
        assert size == icon["sizes"]
