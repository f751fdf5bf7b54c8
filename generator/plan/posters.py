"""Owns the posters of one group for one period: words for every field, colours, variants. Knows nothing of pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from generator.model.artifact import Artifact, Asset, PosterSpec
from generator.model.brand import Theme
from generator.model.layout.layers import Art
from generator.model.layout.layout import Layout
from generator.model.layout.words import NeedKind, PosterWords
from generator.model.limit import Limit
from generator.model.place import Place
from generator.model.poster import PosterText, PosterVariant
from generator.model.words import LimitUnit
from generator.plan.dates import Period
from generator.plan.looks import POSTER_BYTES, PRESET_BYTES
from generator.plan.occurrences import occurrences
from generator.plan.scripts import Speaker
from generator.problems import Problem, Span, did_you_mean

ORIGINAL = "a"
POSTER_SUFFIX = ".jpg"
_BYTES = {LimitUnit.BYTES: 1, LimitUnit.MEGABYTES: 1 << 20}


def poster_path(key: str) -> str:
    """Return where in a pack the poster `key` lies."""
    return f"posters/{key}{POSTER_SUFFIX}"


def plan_posters(speaker: Speaker, period: Period, *, every_variant: bool = False) -> Iterator[Artifact]:
    """Yield the posters of a group, each in the variant that is the group's, or in all of them."""
    slice = speaker.slice
    for index, poster in enumerate(slice.kind.posters):
        place = slice.place("kinds", slice.group.kind, "posters", index)
        yield from _variants(_Draft(speaker, poster.id, poster, place, {}), every_variant)
    for run in (run for run in occurrences(slice, period) if not run.barred):
        for index, poster in enumerate(run.campaign.posters):
            place = slice.place("campaigns", run.use.use, "posters", index)
            yield from _variants(_Draft(speaker, run.poster_key(poster.id), poster, place, run.values), every_variant)


def variant_of(group: str, poster: PosterText) -> str:
    """Return which variant of a poster a group gets: the same in every period, on every machine."""
    ids = (ORIGINAL, *(variant.id for variant in poster.variants))
    seed = blake2b(f"{group}\n{poster.id}".encode(), digest_size=8).digest()
    return ids[int.from_bytes(seed) % len(ids)]


@dataclass(frozen=True)
class _Draft:
    """A poster before its words are expanded: under which key, where it was written, what else its words may use."""

    speaker: Speaker
    key: str
    poster: PosterText
    place: Place
    extra: Mapping[str, Any]

    def say(self, text: str, place: Place) -> str:
        return self.speaker.say(text, place, self.extra)


def _variants(draft: _Draft, every_variant: bool) -> Iterator[Artifact]:
    mine = variant_of(draft.speaker.slice.key, draft.poster)
    for index, variant in enumerate((None, *draft.poster.variants)):
        if every_variant or (variant.id if variant else ORIGINAL) == mine:
            place = draft.place.at("variants", index - 1) if variant else draft.place
            yield _artifact(draft, variant, place)


def _artifact(draft: _Draft, variant: PosterVariant | None, place: Place) -> Artifact:
    poster = draft.poster
    title = draft.say(poster.title, draft.place.at("title"))
    return Artifact(
        poster_path(draft.key),
        f"{title}（变体 {variant.id}）" if variant else title,
        _spec(draft, variant, place),
        variant=variant.id if variant else ORIGINAL if poster.variants else "",
        variants=(ORIGINAL, *(other.id for other in poster.variants)) if poster.variants else (),
    )


def _spec(draft: _Draft, variant: PosterVariant | None, place: Place) -> PosterSpec:
    slice, poster = draft.speaker.slice, draft.poster
    layout = slice.layouts[poster.layout]
    words: dict[str, str | tuple[str, ...]] = {}
    spans: dict[str, Span] = {}
    for name, text, at in _written(draft, variant, place, layout):
        words[name], spans[name] = _say(draft, text, at), at.span
    if slice.logo:
        spans.setdefault("logo", slice.place("brands", slice.group.brand, "logo").span)
    return PosterSpec(
        layout=layout,
        theme=_theme(draft, variant),
        values=words,
        source=poster.layout,
        logo=slice.logo,
        pictures=_pictures(draft, layout, words, spans),
        art={name: slice.looks.art[name] for name in _drawings(layout, words) if name in slice.looks.art},
        max_bytes=_max_bytes(slice.limits, layout),
        spans=spans,
    )


def _written(
    draft: _Draft, variant: PosterVariant | None, place: Place, layout: Layout
) -> Iterator[tuple[str, PosterWords, Place]]:
    """Yield the words of each field and where they were written: in the variant, the poster, or else the layout."""
    own = variant.values if variant else {}
    for name, text in draft.poster.values.items():
        if name not in own:
            yield name, text, draft.place.at("values", name)
    for name, text in own.items():
        yield name, text, place.at("values", name)
    for name, need in layout.needs.items():
        if need.default is not None and name not in own and name not in draft.poster.values:
            at = draft.speaker.slice.place("layouts", draft.poster.layout, "needs", name, "default")
            yield name, need.default, at


def _say(draft: _Draft, text: PosterWords, place: Place) -> str | tuple[str, ...]:
    if isinstance(text, str):
        return draft.say(text, place)
    return tuple(draft.say(line, place.at(index)) for index, line in enumerate(text))


def _theme(draft: _Draft, variant: PosterVariant | None) -> Theme:
    slice = draft.speaker.slice
    name = (variant.theme if variant else None) or draft.poster.theme
    return slice.looks.themes[name].colours() if name else slice.brand.theme


def _pictures(
    draft: _Draft, layout: Layout, words: Mapping[str, str | tuple[str, ...]], spans: Mapping[str, Span]
) -> dict[str, Asset]:
    found, looks = {}, draft.speaker.slice.looks
    for field, need in layout.needs.items():
        name = words.get(field)
        if need.kind is not NeedKind.PICTURE or not isinstance(name, str) or not name:
            continue
        if name in looks.assets:
            found[field] = looks.assets[name]
        else:
            hint = did_you_mean(name, looks.asset_names) or "先把照片放进 content/assets/"
            message = f"{need.title}：没有“{name}”这张照片（群 {draft.speaker.slice.key}）"
            draft.speaker.problems.append(Problem(spans[field], message, hint, "poster_picture"))
    return found


def _drawings(layout: Layout, words: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    for layer in layout.layers:
        if isinstance(layer, Art) and (name := layer.name or words.get(layer.field or "")):
            yield str(name)


def _max_bytes(limits: Mapping[str, Limit], layout: Layout) -> int | None:
    preset = layout.canvas.preset
    keys = (PRESET_BYTES[preset], POSTER_BYTES) if preset in PRESET_BYTES else (POSTER_BYTES,)
    known = [limits[key] for key in keys if key in limits and limits[key].unit in _BYTES]
    return min((limit.value * _BYTES[limit.unit] for limit in known), default=None)
