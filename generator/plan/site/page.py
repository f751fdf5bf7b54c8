"""Owns what a page of the site is, and the front matter it begins with.

It must not know where pages lie or what they say.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page to write: where it lies, what it says, which source an editor opens to change it.

    `source` is a path of the workspace; a folder ends with a slash. `options` are further keys of the front matter.
    """

    path: str
    title: str
    description: str
    source: str
    template: str
    values: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)


def line(text: str) -> str:
    """Return `text` on one line.

    >>> line("先说\\n 再问 ")
    '先说 再问'
    """
    return " ".join(text.split())


def front_matter(page: Page) -> str:
    """Return the lines a page begins with; themes print these values as they are, so they are escaped here."""
    words = {"title": page.title, "description": page.description, "source": page.source}
    rows = {key: html.escape(line(text)) for key, text in words.items()} | dict(page.options)
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items())
    return "\n".join(["---", *lines, "---"])
