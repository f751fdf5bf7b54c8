"""What browser tests share: the built site behind a server of its own, and a Chromium that reports what it meets."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

BROWSERS = (
    os.environ.get("QUNCE_BROWSER", ""),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class SiteServer(ThreadingHTTPServer):
    """A server that says nothing of requests which a browser breaks off when it leaves a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address the built site is served at; 127.0.0.1 counts as secure, so the clipboard works."""
    server = SiteServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "these tests drive Chromium or Chrome: run `make test`, which installs it, or set QUNCE_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A page of the browser, and every complaint and foreign request since it was opened."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: message.type == "error" and self._complain(message))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))

    def _complain(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    def _note(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(url)

    def visit(self, path: str) -> Page:
        self.page.goto(self.home + path, wait_until="load")
        return self.page


@pytest.fixture
def browser_page(chromium: Browser, site_url: str) -> Iterator[Visitor]:
    """A visitor on a phone, allowed to use the clipboard; what is kept for offline has tests of its own."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        permissions=["clipboard-read", "clipboard-write"],
        service_workers="block",
    )
    yield Visitor(context.new_page(), site_url)
    context.close()


@pytest.fixture
def visitors(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Opens visitors of any home, a server's or a folder's address, on any screen, each with a storage of its own."""
    contexts = []

    def visitor(home: str, viewport: dict[str, int] = PHONE, scheme: str = "light") -> Visitor:
        context = chromium.new_context(
            viewport=viewport,  # type: ignore[arg-type]
            color_scheme=scheme,  # type: ignore[arg-type]
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        return Visitor(context.new_page(), home)

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site_url: str, built_site: Path) -> str:
    """The two ways a site is read: from a web server, and from a disk."""
    return site_url if request.param == "http" else f"{built_site.as_uri()}/"
