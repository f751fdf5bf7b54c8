"""What people put into posters by mistake: said in Chinese at the field that holds it, or drawn right anyway.

Each goes through the whole of `qunce pack` and `qunce poster`; what cannot be drawn leaves what was there as it was.
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from tests.conftest import LAWFUL, write_files

KIND, BRAND, PHOTO, LOGO = (
    "content/kinds/welfare.yml",
    "content/brands/demo.yml",
    "content/assets/photo.png",
    "content/assets/logo.png",
)
LAYOUT = """\
title: 认识老师
canvas: {width: 720, height: 1280}
styles:
  big: {weight: 900, max_size: 96, min_size: 64, leading: 1.2, colour: ink}
  small: {weight: 400, max_size: 40, min_size: 28, leading: 1.4, colour: ink}
needs:
  headline: {title: 标题, max_chars: 12}
  items: {title: 清单, kind: list, max_chars: 16, min_items: 2, max_items: 4}
  photo: {title: 照片, kind: picture}
  qr: {title: 二维码网址, max_chars: 120}
  brand: {title: 品牌名, max_chars: 12}
layers:
  - {type: fill, colour: paper}
  - {type: picture, field: photo, box: {x: 0, y: 0, width: 720, height: 360}}
  - {type: logo, field: brand, style: small, box: {x: 40, y: 1160, width: 300, height: 60}}
  - {type: text, field: headline, style: big, lines: 2, box: {x: 40, y: 400, width: 640, height: 240}}
  - {type: list, field: items, style: small, lines: 1, between: 24, box: {x: 40, y: 680, width: 640, height: 240}}
  - {type: qr, field: qr, box: {x: 400, y: 940, width: 300, height: 300}}
"""
POSTER = """\
posters:
  - id: teacher
    title: 认识老师
    layout: teacher
    values:
      headline: 认识林老师
      items: [每周三答疑, 每天一条]
      photo: photo.png
      qr: "{{ group.join_url }}"
      brand: "{{ brand.name }}"
"""
UPPER, LOWER = (200, 40, 40), (40, 40, 200)


def two_halves(width: int = 144, height: int = 72) -> Image.Image:
    """A picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (width, height), UPPER)
    image.paste(LOWER, (0, height // 2, width, height))
    return image


def saved(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def sixteen_bits() -> bytes:
    """A PNG of 16 bits a channel, written by hand because Pillow writes none."""
    levels = np.asarray(two_halves()).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in levels)
    chunks = {b"IHDR": struct.pack(">IIBBBBB", 144, 72, 16, 2, 0, 0, 0), b"IDAT": zlib.compress(rows), b"IEND": b""}
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def on_its_side() -> bytes:
    """A photo taken with the camera held upright: turned in the file, with the note that turns it back."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(two_halves().transpose(Image.Transpose.ROTATE_90), exif=exif)


@pytest.fixture
def bad(root):
    """Lay changes over the workspace: a file by its name, a field of the poster by its words; None removes a file."""
    welfare = str(LAWFUL[KIND]).partition("posters:\n")[0] + POSTER
    files = {KIND: welfare, "templates/posters/teacher.yml": LAYOUT, PHOTO: saved(two_halves())}
    write_files(root, files)

    def lay(changes):
        text = welfare
        for field, words in ((name, words) for name, words in changes.items() if "/" not in name):
            text = re.sub(rf"^      {field}: .*$", lambda _: f"      {field}: {words}", text, flags=re.MULTILINE)  # noqa: B023
        write_files(root, {KIND: text, **{name: data for name, data in changes.items() if "/" in name}})

    return lay


def place_of(root, name: str, key: str) -> str:
    """Return where the value of a key begins in a file: file:line."""
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, 1) if line.lstrip().startswith(f"{key}:"))
    return f"{name}:{number}:"


def everything(root) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in (root / "build").rglob("*")
        if path.is_file() and ".lock" not in path.name
    }


REFUSED = {
    "missing-logo": ({BRAND: f"{LAWFUL[BRAND]}logo: logo.png\n"}, "logo", "没有“logo.png”"),
    "corrupt-logo": (
        {BRAND: f"{LAWFUL[BRAND]}logo: logo.png\n", LOGO: b"no picture at all"},
        "logo",
        "图片“logo.png”打不开：不是 JPEG、PNG、WebP、GIF 或 BMP，或者文件坏了",
    ),
    "missing-photo": ({PHOTO: None}, "photo", "没有“photo.png”这张照片"),
    "corrupt-photo": ({PHOTO: b"\x89PNG\r\n\x1a\n nonsense"}, "photo", "图片“photo.png”打不开"),
    "half-a-photo": ({PHOTO: saved(two_halves(900, 600), "JPEG")[:3000]}, "photo", "图片“photo.png”打不开"),
    "vast-photo": ({PHOTO: saved(Image.new("1", (20_000, 40)))}, "photo", "有 20000×40 像素，太大，不打开它"),
    # A brand cannot bring a font; the one there is has Chinese. What it lacks is named, never drawn as a box.
    "font-of-a-brand": ({BRAND: f"{LAWFUL[BRAND]}font: Latin.ttf\n"}, "font", "没有“font”这个字段"),
    "not-in-the-font": ({"headline": "认识ก老师"}, "headline", "“ก”U+0E01 THAI CHARACTER KO KAI：字体里没有它"),
    "no-such-emoji": ({"headline": "认识👩‍🪿"}, "headline", "画不出的emoji “👩‍🪿”"),
    "dense-code": ({"qr": f"https://example.com/{'x' * 180}"}, "qr", "二维码太密，手机扫不稳"),
    "empty-list": ({"items": "[]"}, "items", "清单（items）是空的"),
    "list-of-nothing": ({"items": '["", " "]'}, "items", "清单（items）是空的"),
    "long-headline": ({"headline": "护" * 40}, "headline", "长 40 个字，最多 12 个"),
    "wide-headline": ({"headline": "Dermatologically-tested"}, "headline", "标题“Dermatologically-tested”缩到最小字号"),
    "right-to-left": ({"headline": "你好 שלום"}, "headline", "“ש”U+05E9 HEBREW LETTER SHIN：这是从右向左书写的文字"),
    "arabic": ({"headline": "你好 سلام"}, "headline", "这是从右向左书写的文字"),
    "combining": ({"headline": '"q\\u0323uality"'}, "headline", "U+0323 COMBINING DOT BELOW：这是叠加在别的字上的符号"),
    "zero-width": ({"headline": '"认识\\u200b老师"'}, "headline", "U+200B ZERO WIDTH SPACE：这是看不见的控制字符"),
    "joiner": ({"headline": '"认识\\u200d老师"'}, "headline", "U+200D ZERO WIDTH JOINER：它只能在 emoji 里面"),
    "direction": ({"headline": '"认识\\u202e老师"'}, "headline", "U+202E RIGHT-TO-LEFT OVERRIDE：这是看不见的控制字符"),
}


@pytest.mark.parametrize(("changes", "field", "said"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("command", [("pack",), ("poster", "one", "teacher")], ids=["pack", "poster"])
def test_a_mistake_is_said_where_it_stands_and_nothing_is_written(qunce, root, bad, command, changes, field, said):
    bad({})
    assert qunce(*command).code == 0
    before = everything(root)
    assert any(name.endswith("teacher.jpg") for name in before)
    bad(changes)
    code, _, err = qunce(*command)
    assert code == 1
    place = place_of(root, BRAND if field in ("logo", "font") else KIND, field)
    assert any(line.startswith(place) and said in line for line in err.splitlines()), err
    assert "提示：" in err
    assert everything(root) == before


DRAWN = {
    "print-colours": saved(two_halves().convert("CMYK"), "JPEG", quality=95),
    "sixteen-bits": sixteen_bits(),
    "on-its-side": on_its_side(),
    "palette": saved(two_halves().quantize(4)),
    "gif": saved(two_halves(), "GIF"),
}


@pytest.mark.parametrize("photo", DRAWN.values(), ids=DRAWN)
def test_an_unusual_photo_is_shown_upright_in_its_colours(qunce, root, bad, photo):
    bad({PHOTO: photo})
    assert qunce("poster", "one", "teacher", "--as", "png").code == 0
    with Image.open(root / "build/posters/one-teacher.png") as poster:
        for place, colour in (((360, 90), UPPER), ((360, 270), LOWER)):
            assert np.abs(np.subtract(poster.getpixel(place), colour)).max() < 12


def test_a_mark_that_has_a_precomposed_form_is_that_form(qunce, root, bad):
    pictures = []
    for written in ('"Cre\\u0300me 面霜"', '"Cr\\u00e8me 面霜"'):
        bad({"headline": written})
        assert qunce("poster", "one", "teacher", "--as", "png").code == 0
        pictures.append((root / "build/posters/one-teacher.png").read_bytes())
    assert pictures[0] == pictures[1]
