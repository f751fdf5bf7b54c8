"""Owns posters as the site shows them: the words on one, and the pictures that published packs have of it.

It must not know any group that is not published in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.catalog import Catalog
from generator.model.poster import PosterText
from generator.plan.site.atlas import Atlas, home_of, relative
from generator.plan.site.downloads import poster_values
from generator.plan.site.page import line
from generator.plan.site.shown import PublishedPack, shown_packs
from generator.plan.site.speech import with_blanks

_MOST_PICTURES = 6


def poster_words(
    catalog: Catalog, poster: PosterText, table: str, key: str, index: int, extra: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a poster as a list of what is written on it; the picture itself belongs to a group."""
    layout = catalog.layouts.get(poster.layout)
    place = catalog.place(table, key, "posters", index)
    rows = []
    for name, text in poster.values.items():
        words = [text] if isinstance(text, str) else list(text)
        said = [line(with_blanks(word, place.at("values", name), extra)) for word in words]
        title = layout.needs[name].title if layout and name in layout.needs else name
        rows.append({"title": title, "lines": [word for word in said if word]})
    title = line(with_blanks(poster.title, place.at("title"), extra))
    return {
        "id": poster.id,
        "title": title,
        "layout": layout.title if layout else poster.layout,
        "rows": [row for row in rows if row["lines"]],
    }


def campaign_pictures(
    catalog: Catalog, atlas: Atlas, packs: Mapping[str, PublishedPack]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each campaign with pictures of its posters as published groups have them, each with its group."""
    groups = [(key, pack, poster_values(pack)) for key, pack in shown_packs(catalog, packs)]
    for campaign in catalog.campaigns:
        here, found = home_of("campaigns", campaign), []
        for key, pack, shown in groups:
            for path, title in _posters_of(pack, campaign):
                src = relative(here, f"groups/{key}/{shown[path]['thumb']}")
                group = atlas.link(here, "groups", key)
                found.append({**shown[path], "title": title, "src": src, "group": group})
        yield campaign, found[:_MOST_PICTURES]


def _posters_of(pack: PublishedPack, campaign: str) -> Iterator[tuple[str, str]]:
    """Yield path and title of each poster that was made of a campaign.

    It is called after the campaign, its day, and the poster's own id; see Occurrence.poster_key.
    """
    own = re.compile(rf"posters/{re.escape(campaign)}-\d{{4}}-\d{{2}}-\d{{2}}[.\d]*-")
    for artifact in pack.plan.artifacts:
        if artifact.path in pack.digests and own.match(artifact.path):
            yield artifact.path, line(artifact.title)
