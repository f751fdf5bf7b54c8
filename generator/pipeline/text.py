"""Owns checking one text that somebody pasted, as if a group were about to send it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.load.files import decode_text
from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Channel, Thing
from generator.pipeline.workspace import open_workspace
from generator.problems import Problem, QunceError, Span
from generator.validate.messages import check_messages
from generator.validate.typography import faults_of

# What a text is checked with; the rest of a workspace may be as it is.
TABLES = ("brands", "limits", "wording", "allowed")
SOURCE = "标准输入"


@dataclass(frozen=True)
class Pasted:
    """A text, and what it is for: a channel, or a poster, of a brand of some trade."""

    text: str
    channel: Channel = Channel.MANUAL
    poster: bool = False
    trade: str = ""


def open_for_texts(root: Path, today: date) -> Catalog:
    """Return as much of the workspace at `root` as texts are checked with. Raises QunceError where it has errors."""
    return open_workspace(root, today, TABLES).catalog


def trades(catalog: Catalog) -> tuple[str, ...]:
    """Return every trade of a brand or of a pack of wording rules."""
    named = {trade for pack in catalog.wording.values() for trade in pack.trades}
    return tuple(sorted(named | {brand.trade for brand in catalog.brands.values()}))


def decode_pasted(raw: bytes, encoding: str) -> str:
    """Return the text that was pasted or piped in: UTF-8, or whatever `encoding` this machine's console speaks.

    Raises QunceError where there is no text, or bytes that are neither.
    """
    try:
        text = decode_text(raw, SOURCE)
    except QunceError:
        try:
            text = decode_text(raw.decode(encoding).encode(), SOURCE)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if not text:
            raise
    if not text.strip():
        hint = "把要检查的文字用管道传进来，例如 qunce check - < 文字.txt"
        raise QunceError((Problem(Span(SOURCE), "没有收到文字", hint, "file"),))
    return text.rstrip("\n")


def check_text(pasted: Pasted, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a text; lines and columns are those of the text itself."""
    thing = Thing.POSTER if pasted.poster else Thing.TEXT
    message = Message(pasted.text, pasted.channel, "", Span(SOURCE, 1, 1), thing)
    yield from check_messages([message], catalog, pasted.trade)
    yield from faults_of(pasted.text, SOURCE)
