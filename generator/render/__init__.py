"""From one spec to bytes: pure, picklable, the same bytes for the same spec everywhere."""

from __future__ import annotations

from generator.model.artifact import (
    BundleSpec,
    CalendarSpec,
    DataSpec,
    DocumentSpec,
    FeedSpec,
    PackFileSpec,
    PosterSpec,
    SampleSpec,
    ScriptSpec,
    SearchSpec,
    Spec,
    ThumbnailSpec,
)
from generator.problems import Problem
from generator.render.document import render_data, render_document, render_script

_POSTER = (
    ("render/poster", "model/layout"),
    ("pillow", "numpy", "simplejpeg", "isal", "zxing-cpp", "manimgx-fonts-cjk", "resvg-py"),
)
# What a kind of spec is drawn by: modules of this package, and the distributions whose version shows in the bytes.
VERSIONS = {
    "document": (("text.py", "render/document.py"), ("jinja2",)),
    "data": (("render/document.py",), ()),
    "script": (("render/document.py",), ()),
    "calendar": (("render/table", "model/entry.py", "model/words.py"), ()),
    "search": (("render/search",), ()),
    "feed": (("render/table", "model/entry.py", "model/words.py"), ()),
    "poster": _POSTER,
    "sample": ((*_POSTER[0], "render/thumbnail.py"), _POSTER[1]),
    "thumbnail": (("render/thumbnail.py",), ("pillow",)),
    "bundle": (("render/bundle.py",), ()),
}


def render(spec: Spec) -> bytes | tuple[Problem, ...]:  # noqa: PLR0911  one return a kind of spec
    """Return the bytes of `spec`, or the problems that keep it from being made."""
    match spec:
        case DocumentSpec():
            return render_document(spec)
        case DataSpec():
            return render_data(spec)
        case ScriptSpec():
            return render_script(spec)
        case CalendarSpec():
            from generator.render.table import render_calendar

            return render_calendar(spec)
        case FeedSpec():
            from generator.render.table import render_feed

            return render_feed(spec.title, spec.timezone, spec.rows)
        case PosterSpec():
            from generator.render.poster import render_poster

            return render_poster(spec)
        case SampleSpec():
            from generator.render.poster import render_poster
            from generator.render.thumbnail import render_thumbnail

            data = render_poster(spec.poster)
            return render_thumbnail(data, spec.width, spec.height) if isinstance(data, bytes) else data
        case PackFileSpec() | ThumbnailSpec() | BundleSpec():
            raise TypeError("what is made of a pack's files needs their bytes")
        case SearchSpec():
            raise TypeError("the search is made of pages that are rendered before it")
