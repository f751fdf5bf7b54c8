"""What a poster takes from files, and what its own file says: pictures, drawings, limits, where it comes from."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from generator.model.artifact import Asset, PictureFormat
from generator.problems import Span
from generator.render.poster import check_poster, render_poster

LAYOUT = """
title: 认识老师
canvas: {width: 480, height: 640}
styles:
  name: {weight: 700, max_size: 60, min_size: 40, leading: 1.2, colour: ink}
needs:
  photo: {title: 照片, kind: picture}
  motif: {title: 图案, kind: art, required: false}
  name: {title: 名字, max_chars: 12}
layers:
  - {type: fill, colour: paper}
  - {type: art, name: leaf, box: {x: 0, y: 0, width: 480, height: 100}}
  - {type: art, field: motif, box: {x: 0, y: 540, width: 480, height: 100}}
  - {type: logo, field: name, style: name, box: {x: 20, y: 20, width: 120, height: 60}}
  - {type: picture, field: photo, box: {x: 40, y: 120, width: 400, height: 300}, radius: 24}
  - {type: text, field: name, style: name, lines: 1, box: {x: 40, y: 440, width: 400, height: 80}}
"""
LEAF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 100"><path d="M0 0h480L0 100z" fill="#2f6f5e"/></svg>'
WORDS = {"photo": "teacher.jpg", "motif": "wave", "name": "林老师 👩🏻‍🏫"}


@pytest.fixture
def teacher(poster, layout_of, tmp_path):
    """Return the poster of a teacher, its photo and its logo files, with something about it changed."""
    Image.new("RGB", (800, 600), "#2f6f5e").save(tmp_path / "teacher.jpg")
    Image.new("RGBA", (200, 80), (217, 119, 63, 128)).save(tmp_path / "logo.png")
    photo, logo = (Asset(name, name, str(tmp_path / name)) for name in ("teacher.jpg", "logo.png"))

    def make(**changed):
        spec = replace(
            poster(layout=layout_of(LAYOUT), words=WORDS),
            pictures={"photo": photo},
            logo=logo,
            art={"leaf": LEAF, "wave": LEAF},
            source="teacher",
        )
        return replace(spec, **changed)

    return make


def only(problems) -> tuple[str, str, str]:
    (problem,) = problems
    return str(problem.span), problem.message, problem.rule


@pytest.mark.parametrize("form", PictureFormat)
def test_photo_logo_art_and_emoji_make_a_picture(teacher, form):
    spec = teacher(format=form)
    assert check_poster(spec) == ()
    data = render_poster(spec)
    assert data == render_poster(spec)
    with Image.open(BytesIO(data)) as image:
        assert image.size == (480, 640)
        red, green, blue = image.convert("RGB").getpixel((240, 270))
        assert abs(red - 0x2F) + abs(green - 0x6F) + abs(blue - 0x5E) < 12


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "找不到图片“teacher.jpg”"),
        (b"no picture", "图片“teacher.jpg”打不开：不是 JPEG、PNG、WebP、GIF 或 BMP，或者文件坏了"),
    ],
)
def test_a_photo_that_cannot_be_used_is_found_where_it_is_named(teacher, tmp_path, content, message):
    asset = Asset("teacher.jpg", f"broken {content!r}", str(tmp_path / "other.jpg"))
    if content:
        (tmp_path / "other.jpg").write_bytes(content)
    spec = teacher(pictures={"photo": asset})
    assert only(check_poster(spec)) == only(render_poster(spec)) == ("kinds/welfare.yml:40", message, "poster_picture")


def test_a_photo_that_ends_too_early_is_found_when_it_is_drawn(teacher, tmp_path):
    whole = (tmp_path / "teacher.jpg").read_bytes()
    (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
    spec = teacher(pictures={"photo": Asset("half.jpg", "half of it", str(tmp_path / "half.jpg"))})
    assert only(render_poster(spec))[1].startswith("图片“half.jpg”打不开")


def test_a_logo_that_is_missing_is_found_where_the_brand_names_it(teacher, tmp_path):
    spec = teacher(logo=Asset("logo.svg", "none", str(tmp_path / "logo.svg")))
    spec = replace(spec, spans={**spec.spans, "logo": Span("brands/demo.yml", 9)})
    assert only(check_poster(spec)) == ("brands/demo.yml:9", "找不到图片“logo.svg”", "poster_picture")


def test_broken_art_is_found_in_its_file_or_where_it_was_chosen(teacher):
    broken = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.com/a.png"/></svg>'
    place, message, rule = only(check_poster(teacher(art={"leaf": broken, "wave": LEAF})))
    assert (place, rule) == ("templates/posters/art/leaf.svg", "poster_art")
    assert message == "插图“leaf”里有图片，海报的插图不能用"
    assert only(render_poster(teacher(art={"leaf": LEAF, "wave": broken})))[0] == "kinds/welfare.yml:41"


def source(data: bytes) -> str:
    with Image.open(BytesIO(data)) as image:
        return image.info["comment"].decode()


def test_a_picture_names_its_layout_and_a_digest_of_all_that_is_on_it(teacher):
    first = source(render_poster(teacher()))
    assert re.fullmatch(r"qunce teacher [0-9a-f]{32}", first)
    others = [
        teacher(values={**WORDS, "name": "王老师"}),
        teacher(art={"leaf": LEAF.replace("#2f6f5e", "#d9773f"), "wave": LEAF}),
        teacher(pictures={"photo": replace(teacher().pictures["photo"], digest="another picture of that name")}),
    ]
    assert len({first, *(source(render_poster(spec)) for spec in others)}) == 4
    assert source(render_poster(teacher(source=""))).startswith("qunce - ")


def test_a_picture_that_is_too_large_for_its_platform_is_a_problem(teacher):
    spec = teacher(max_bytes=3000)
    place, message, rule = only(render_poster(spec))
    assert (place, rule) == ("kinds/welfare.yml:40", "poster_bytes")
    assert message.endswith("超过平台最多的 3 KB")
    largest = len(render_poster(teacher()))
    assert len(render_poster(teacher(max_bytes=largest))) == largest
    assert len(render_poster(teacher(max_bytes=largest - 1))) < largest
