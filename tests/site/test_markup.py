"""Every page of the built site: sound HTML, links that lead somewhere, pictures that are there, nothing out of reach."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest

from tests.content.conftest import expect_none

NOWHERE = ("http:", "https:", "mailto:", "data:", "javascript:", "webcal:")
# Reached by a browser without a link: the page for wrong addresses.
UNLINKED = {"404.html"}


class Html:
    """A page of the site, parsed once."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self._tree = self._parser.parse(path.read_text(encoding="utf-8"))

    @property
    def errors(self) -> list[tuple[str, object, object]]:
        return [(self.name, place, code) for place, code, _ in self._parser.errors]

    def values(self, attribute: str) -> list[str]:
        return [value for node in self._tree.iter() if (value := node.get(attribute)) is not None]

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(self.values("id"))

    def pictures(self) -> list[str | None]:
        """Return what each picture says it shows."""
        return [node.get("alt") for node in self._tree.iter("img")]

    def links(self) -> list[tuple[str, str]]:
        """Return what the page points at, as paths of the site and fragments."""
        found = [*self.values("href"), *self.values("src")]
        here = f"/{self.name}"
        ours = [value for value in found if value and not value.startswith(NOWHERE)]
        return [
            (unquote(path.partition("?")[0]).lstrip("/"), unquote(part))
            for path, part in (urldefrag(urljoin(here, value)) for value in ours)
        ]


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Html]:
    names = [path.relative_to(built_site).as_posix() for path in sorted(built_site.rglob("*.html"))]
    return {name: Html(built_site / name, name) for name in names}


def test_every_page_is_sound_html(pages: dict[str, Html]) -> None:
    expect_none([error for page in pages.values() for error in page.errors])


def test_an_id_stands_once_on_a_page(pages: dict[str, Html]) -> None:
    expect_none([(page.name, name) for page in pages.values() for name, count in page.ids.items() if count > 1])


def test_every_link_leads_somewhere(built_site: Path, pages: dict[str, Html]) -> None:
    dead = []
    for page in pages.values():
        for path, fragment in page.links():
            target = f"{path}index.html" if not path or path.endswith("/") else path
            if not (built_site / target).is_file() or (
                fragment and not fragment.startswith("__") and target in pages and fragment not in pages[target].ids
            ):
                dead.append((page.name, path, fragment))
    expect_none(dead)


def test_every_picture_says_what_it_shows(pages: dict[str, Html]) -> None:
    expect_none([page.name for page in pages.values() if None in page.pictures()])


def test_every_page_can_be_reached_from_the_first(pages: dict[str, Html]) -> None:
    seen, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name not in seen and name in pages:
            seen.add(name)
            ahead += [path or "index.html" for path, _ in pages[name].links()]
    assert set(pages) - seen == UNLINKED
