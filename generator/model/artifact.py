"""Owns what is to be made: an artifact is a path and the spec its renderer needs, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from generator.model.brand import Theme
from generator.model.layout.layout import Layout
from generator.problems import Span

if TYPE_CHECKING:  # one poster waits for no calendar
    from generator.model.entry import Entry, QuotaCount, Unplaced, Watched


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A text template: its name, its text, and where the text starts in its file."""

    name: str
    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture of content/assets/: its name, the digest of its bytes, and the file to read them from."""

    name: str
    digest: str
    file: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """A text document: a template, the partials it may import, and plain values."""

    kind = "document"
    template: TextTemplate
    values: Mapping[str, Any]
    partials: tuple[TextTemplate, ...] = ()


class TableFormat(StrEnum):
    """The forms a calendar is written in."""

    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """A calendar as a file for a program: its entries in order of time, and what they belong to.

    `first` and `days` are the period asked for; `quota`, `unplaced` and `watched` are what else a person wants to
    know of it. `group` is the group's id.
    """

    kind = "calendar"
    format: TableFormat
    group: str
    title: str
    brand: str
    timezone: str
    entries: tuple[Entry, ...]
    first: date
    days: int
    quota: tuple[QuotaCount, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    watched: tuple[Watched, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One person's calendar over groups: each entry with its group's id and title."""

    kind = "feed"
    title: str
    timezone: str
    rows: tuple[tuple[str, str, Entry], ...]


class PictureFormat(StrEnum):
    """The forms a poster is written in."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"


@dataclass(frozen=True, slots=True)
class PosterSpec:
    """A poster: a layout, its colours, the words of its fields, and where the words were written.

    `pictures` holds the file behind each picture field, `art` the SVG of each drawing the layout can show, by name.
    `max_bytes` is what the platform takes at most; None where no limit is known. `source` names the layout, for the
    picture's own record of where it comes from. `boxes` draws the boxes of the layout over it.
    """

    kind = "poster"
    layout: Layout
    theme: Theme
    values: Mapping[str, str | tuple[str, ...]]
    format: PictureFormat = PictureFormat.JPEG
    source: str = ""
    logo: Asset | None = None
    pictures: Mapping[str, Asset] = field(default_factory=dict)
    art: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int | None = None
    boxes: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """A small picture of a poster that is not itself kept: as wide as `width`, cut at `height`."""

    kind = "sample"
    poster: PosterSpec
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DataSpec:
    """A JSON file for a program; JSON is also YAML, so MkDocs reads its settings from one."""

    kind = "data"
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PackFileSpec:
    """A file of a published pack, by the digest of its bytes."""

    kind = "pack_file"
    group: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class ThumbnailSpec:
    """A small picture of a published poster, by the digest of its bytes: as wide as `width`, cut at `height`."""

    kind = "thumbnail"
    group: str
    path: str
    digest: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class BundleSpec:
    """A ZIP of files of a published pack: each path with the digest of its bytes."""

    kind = "bundle"
    group: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScriptSpec:
    """A script of data: it assigns `value` to `target`, then runs `then`. A page opened from a disk cannot fetch JSON."""

    kind = "script"
    target: str
    value: Mapping[str, Any]
    then: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page that can be found: where it lies, what it is called, the kind it is listed under, and its document."""

    path: str
    title: str
    kind: str
    document: DocumentSpec


@dataclass(frozen=True, slots=True)
class SearchSpec:
    """A file that the search in the browser reads: titles, how sections begin (`leads`), or the `rest` of them.

    Pages that repeat others come last: a sentence is kept where it stands first. Each of `synonyms` is a term and what
    else people call it.
    """

    kind = "search"
    part: str
    pages: tuple[SearchPage, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()


ShownSpec = PackFileSpec | ThumbnailSpec | BundleSpec
"""What the site takes from packs that are built already."""
Spec = DocumentSpec | CalendarSpec | FeedSpec | PosterSpec | SampleSpec | DataSpec | ScriptSpec | SearchSpec | ShownSpec


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file to make. `path` is relative to its pack or to the staged site, with forward slashes.

    A poster that has variants names its own and all there are.
    """

    path: str
    title: str
    spec: Spec
    because: str = ""
    variant: str = ""
    variants: tuple[str, ...] = ()


def as_before(before: Mapping[str, Artifact], artifact: Artifact) -> Artifact:
    """Return an artifact, or the one of `before` at its path where that is equal: what is known of it need not be found again."""
    known = before.get(artifact.path)
    return known if known == artifact and known is not None else artifact
