"""Posters as a plan: which words, colours, pictures and variants a group gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.build.digest import digest
from generator.model.artifact import PosterSpec
from generator.model.poster import PosterText
from generator.plan import Speaker, plan_posters, slice_of
from generator.plan.dates import Period
from generator.plan.posters import variant_of
from tests.conftest import SMALL, TODAY

KIND = "content/kinds/welfare.yml"
LIMITS = "content/compliance/limits.yml"
LAYOUT = """\
title: 试
canvas: {preset: fission}
styles:
  big: {weight: 900, max_size: 96, min_size: 48, leading: 1.2, colour: ink}
needs:
  headline: {title: 标题, max_chars: 40, default: "{{ brand.name }}欢迎你"}
  photo: {title: 照片, kind: picture, required: false}
  motif: {title: 图案, kind: art, default: sun}
layers:
  - {type: art, name: frame, box: {x: 0, y: 0, width: 720, height: 1280}}
  - {type: art, field: motif, box: {x: 0, y: 0, width: 720, height: 400}}
  - {type: picture, field: photo, box: {x: 0, y: 0, width: 720, height: 400}}
  - {type: text, field: headline, style: big, lines: 3, box: {x: 60, y: 480, width: 600, height: 600}}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
THEME = """\
title: 海盐
tone: plain
paper: "#f3f7fa"
ink: "#152b3d"
brand: "#245f8f"
accent: "#d05a3a"
tint: "#dbe8f1"
"""
FILES = {
    "templates/posters/plain.yml": LAYOUT,
    "templates/posters/art/sun.svg": SVG,
    "templates/posters/art/moon.svg": SVG,
    "templates/posters/art/frame.svg": SVG,
    "templates/themes/haiyan.yml": THEME,
    "content/assets/teacher.jpg": b"a photo",
    "content/assets/other.jpg": b"another photo",
}


def poster(more: str = "", values: str = "{}") -> str:
    head, _, _ = SMALL[KIND].partition("posters:")
    return f"{head}posters:\n  - {{id: hi, title: 海报, layout: plain, values: {values}{more}}}\n"


@pytest.fixture
def posters(small: Any) -> Callable[..., Any]:
    """Plan the posters of the one group: with the speaker, whose problems are of interest too."""

    def plan(kind: str, *, every_variant: bool = False, **files: Any) -> Any:
        loaded = small({**FILES, KIND: kind, **files})
        assert loaded.problems == ()
        speaker = Speaker(slice_of(loaded.catalog, "one"))
        found = plan_posters(speaker, Period(TODAY, 30), every_variant=every_variant)
        return [artifact for artifact in found if artifact.path.endswith("hi.jpg")], speaker

    return plan


def the(planned: Any) -> PosterSpec:
    (artifact,), speaker = planned
    assert speaker.problems == []
    assert isinstance(artifact.spec, PosterSpec)
    return artifact.spec


def test_a_field_that_nobody_wrote_takes_the_layouts_words(posters) -> None:
    spec = the(posters(poster()))
    assert spec.values == {"headline": "示例小店欢迎你", "motif": "sun"}
    assert str(spec.spans["headline"]) == "templates/posters/plain.yml:6:49"
    assert set(spec.art) == {"sun", "frame"}
    assert spec.source == "plain"


def test_a_field_that_somebody_wrote_keeps_its_words(posters) -> None:
    spec = the(posters(poster(values="{headline: 晚上好, motif: moon}")))
    assert spec.values == {"headline": "晚上好", "motif": "moon"}
    assert set(spec.art) == {"moon", "frame"}
    assert spec.spans["headline"].file == KIND


def test_a_mistake_in_a_default_is_reported_at_the_layouts_line(posters) -> None:
    files = {"templates/posters/plain.yml": LAYOUT.replace("brand.name", "brand.nam")}
    _, speaker = posters(poster(), **files)
    assert [str(problem.span).split(":")[:2] for problem in speaker.problems] == [["templates/posters/plain.yml", "6"]]


def test_the_brands_logo_is_named_where_the_brand_names_it(posters) -> None:
    brand = "content/brands/demo.yml"
    files = {brand: SMALL[brand] + "logo: mark.png\n", "content/assets/mark.png": b"a mark"}
    spec = the(posters(poster(), **files))
    assert spec.logo.name == "mark.png" and spec.spans["logo"].file == brand


def test_a_photo_is_found_by_its_name(posters) -> None:
    spec = the(posters(poster(values="{photo: teacher.jpg}")))
    assert spec.pictures["photo"].name == "teacher.jpg"


def test_a_photo_that_is_not_there_is_a_problem_at_its_field(posters) -> None:
    _, speaker = posters(poster(values="{photo: techer.jpg}"))
    (problem,) = speaker.problems
    assert problem.message == "照片：没有“techer.jpg”这张照片（群 one）"
    assert (problem.hint, problem.span.file) == ("是不是想写 teacher.jpg？", KIND)


def test_a_theme_replaces_the_brands_colours(posters) -> None:
    assert the(posters(poster())).theme.brand == "#2f6f5e"
    themed = the(posters(poster(", theme: haiyan")))
    assert (themed.theme.brand, type(themed.theme).__name__) == ("#245f8f", "Theme")


@pytest.mark.parametrize(
    ("limits", "most"),
    [
        ({}, None),
        ({"poster-bytes": (10, "megabytes")}, 10 << 20),
        ({"poster-bytes": (10, "megabytes"), "poster-fission-bytes": (2, "megabytes")}, 2 << 20),
        ({"poster-fission-bytes": (2000000, "bytes")}, 2000000),
        ({"poster-bytes": (10, "pixels")}, None),
    ],
)
def test_the_narrowest_limit_of_a_size_holds(posters, limits, most) -> None:
    rows = "".join(
        f"  - {{id: {key}, title: 图, value: {value}, unit: {unit}, applies_to: 图, source: 某处, "
        "verified_on: 2026-11-21, status: official}\n"
        for key, (value, unit) in limits.items()
    )
    assert the(posters(poster(), **{LIMITS: SMALL[LIMITS] + rows})).max_bytes == most


VARIANTS = ", variants: [{id: b, theme: haiyan}, {id: c, values: {headline: 另一句}}]"


def test_all_variants_can_be_asked_for(posters) -> None:
    artifacts, _ = posters(poster(VARIANTS, "{headline: 一句}"), every_variant=True)
    assert [(one.variant, one.title, one.spec.values["headline"]) for one in artifacts] == [
        ("a", "海报", "一句"),
        ("b", "海报（变体 b）", "一句"),
        ("c", "海报（变体 c）", "另一句"),
    ]
    assert [one.spec.theme.brand for one in artifacts] == ["#2f6f5e", "#245f8f", "#2f6f5e"]
    assert {one.variants for one in artifacts} == {("a", "b", "c")}
    assert artifacts[2].spec.spans["headline"].column > artifacts[0].spec.spans["headline"].column


def test_a_group_gets_one_variant_and_keeps_it(posters) -> None:
    kind = poster(VARIANTS)
    (first,), _ = posters(kind)
    (second,), _ = posters(kind)
    assert first == second
    assert first.variant in first.variants
    assert first.path == "posters/hi.jpg"


def test_a_poster_without_variants_names_none(posters) -> None:
    ((artifact,), _) = posters(poster())
    assert (artifact.variant, artifact.variants, artifact.title) == ("", (), "海报")


def test_variants_are_dealt_about_evenly_and_each_poster_for_itself() -> None:
    raw = {"title": "海报", "layout": "plain", "values": {}, "variants": [{"id": "b"}]}
    hi, ho = (PosterText.model_validate({"id": name, **raw}) for name in ("hi", "ho"))
    dealt = [(variant_of(f"group-{n}", hi), variant_of(f"group-{n}", ho)) for n in range(400)]
    assert all(70 <= dealt.count((one, other)) <= 130 for one in "ab" for other in "ab")


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"templates/posters/plain.yml": LAYOUT.replace("试", "改")}, False),
        ({"templates/themes/haiyan.yml": THEME.replace("#d05a3a", "#d0603a")}, False),
        ({"templates/posters/art/sun.svg": SVG.replace("9 9", "8 8")}, False),
        ({"content/assets/teacher.jpg": b"changed"}, False),
        ({"templates/posters/art/moon.svg": SVG.replace("9 9", "8 8")}, True),
        ({"content/assets/other.jpg": b"changed"}, True),
        ({"templates/themes/other.yml": THEME}, True),
    ],
)
def test_a_slice_has_what_its_posters_are_made_from_and_no_more(small, changed, same) -> None:
    kind = poster(", theme: haiyan", "{photo: teacher.jpg}")
    before = digest(slice_of(small({**FILES, KIND: kind}).catalog, "one"))
    after = digest(slice_of(small({**FILES, KIND: kind, **changed}).catalog, "one"))
    assert (before == after) is same


def test_a_name_that_is_only_known_once_expanded_reaches_every_photo(small) -> None:
    kind = poster(values='{photo: "{{ group.title }}.jpg"}')
    looks = slice_of(small({**FILES, KIND: kind}).catalog, "one").looks
    assert set(looks.assets) == {"teacher.jpg", "other.jpg"}
