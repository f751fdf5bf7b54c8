"""Owns reading a staged page for the search: its sections, each with the text a reader would look for.

Pure; it must not know where pages lie or how results are ranked.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

# What says of a page only where it is used or what it rests on: the same words stand on hundreds of pages.
_ASIDES = re.compile(r"q-line--quiet|q-items__cited|q-actions|q-month|data-search-exclude")
_ASIDE_SECTIONS = frozenset(("used-in", "refs"))
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} (?P<title>.*?)(?: \{: #(?P<id>[^ }]+)[^}]*\})?$")
_ANCHOR = re.compile(
    r"<(?:h[1-6]|details|tr|li|section|p(?=[^>]* role=\"heading\"))\b[^>]*\bid=\"(?P<id>[^\"]+)\"[^>]*>"
)
# The title of what has an id: a row's first cell, a day's name, a fold's summary, or all the element says.
_TITLES = (
    re.compile(r"<th scope=\"row\">(.*?)(?:<small>|</th>)"),
    re.compile(r"<span class=\"q-nodes__title\">(.*?)(?:<small>|</span>)"),
    re.compile(r"<summary>(.*?)(?:<small|<span|</summary>)"),
    re.compile(r"\bid=\"[^>]*>(.*?)</(?:h[1-6]|p)>"),
    re.compile(r"<p><span class=\"q-items__id\">(.*?)</p>"),
)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{:?[^}]*\})?")
# The name of a value says nothing that the value does not.
_LABEL = re.compile(r"<(dt|(?:span|p) class=\"q-label\")>.*?</(?:dt|span|p)>")
_TAG = re.compile(r"<[^>]+>")
_MARKS = re.compile(r"\*\*|`|\{:[^}]*\}|^[>#|\s-]+")
_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Section:
    """A part of a page that can be linked to, its lines without marks.

    The first of a page has no id and no title and holds what comes before the others.
    """

    id: str
    title: str
    text: str


@lru_cache(maxsize=4096)  # who edits one page beside a running server has all others read again
def sections_of(page: str) -> tuple[Section, ...]:
    """Return the sections of a staged Markdown page, in order.

    >>> sections_of("# 群规 {: #top }\\n先看这里\\n## 怎么说 {: #how }\\n**别**刷屏")
    (Section(id='', title='', text='先看这里'), Section(id='how', title='怎么说', text='别刷屏'))
    """
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    skipped = False
    lines = _FRONT.sub("", page).splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        head = _head(line, after)
        if head:
            skipped = head[0] in _ASIDE_SECTIONS or "data-search-exclude" in line
            if head[0] != "top" and not skipped:
                found.append((*head, []))
        if not (skipped or line.startswith("#") or _ASIDES.search(line)):
            found[-1][2].append(_plain(line).removeprefix(found[-1][1]).strip())
    return tuple(Section(id, title, "\n".join(filter(None, lines))) for id, title, lines in found)


def slug(title: str) -> str:
    """Return the id that MkDocs gives a heading without one.

    >>> slug("X1：托")
    'x1托'
    """
    return _SLUG.sub("", title.lower()).strip().replace(" ", "-")


def _head(line: str, after: str) -> tuple[str, str] | None:
    """Return the id and the title of the section that begins with `line`."""
    if heading := _HEADING.match(line):
        title = _plain(heading["title"])
        return html.unescape(heading["id"] or slug(title)), title
    anchor = _ANCHOR.search(line)
    for pattern in _TITLES if anchor else ():
        if found := pattern.search(line) or pattern.search(after):
            assert anchor is not None
            return html.unescape(anchor["id"]), _plain(found[1])
    return None


def _plain(line: str) -> str:
    """Return a line of Markdown and HTML as a reader sees it."""
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", _LABEL.sub(" ", line)))
    text = html.unescape(_TAG.sub(" ", text))
    return " ".join(_MARKS.sub("", text).split())
