"""Photos and logos: every kind of file becomes upright 8-bit pixels, or a sentence."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from generator.model.artifact import Asset
from generator.render.poster import pictures
from generator.render.poster.faults import Fault
from generator.render.poster.pictures import check_picture, read_picture

MIDDLE = (50, 50)


@pytest.fixture
def asset(tmp_path):
    """Return an asset of a picture saved with some options, or of bytes."""

    def make(content: Image.Image | bytes, name: str = "photo.png", **options: object) -> Asset:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content.save(path, **options)
        return Asset(name, str(zlib.crc32(path.read_bytes())), str(path))

    return make


def quarters(size: int = 80) -> Image.Image:
    """A picture with red, green / blue, white quarters."""
    image, half = Image.new("RGB", (size, size), "white"), size // 2
    for place, colour in (((0, 0), "#ff0000"), ((half, 0), "#00ff00"), ((0, half), "#0000ff")):
        image.paste(colour, (*place, place[0] + half, place[1] + half))
    return image


def corners(pixels: np.ndarray) -> list[str]:
    return [bytes(pixels[y, x, :3]).hex() for y in (4, -4) for x in (4, -4)]


UPRIGHT = ["ff0000", "00ff00", "0000ff", "ffffff"]


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.gif", "a.bmp"])
def test_the_formats_people_have(asset, name):
    pixels = read_picture(asset(quarters(), name, lossless=True), 80, 80, "cover", MIDDLE)
    assert pixels.shape == (80, 80, 4)
    assert corners(pixels) == UPRIGHT


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_may_be_held_in_any_way(asset, orientation):
    """Saved as the camera sees it, with the orientation that turns it upright again."""
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that undoes what the viewer will do
    image = quarters(160).resize((160, 80))
    seen = image if orientation == 1 else image.transpose(turns[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    pixels = read_picture(asset(seen, "a.png", exif=exif), 160, 80, "contain", MIDDLE)
    assert pixels.shape == (80, 160, 4)
    assert corners(pixels) == UPRIGHT


def test_a_turned_jpeg_is_decoded_small_and_right(asset):
    exif = Image.Exif()
    exif[0x0112] = 6
    seen = quarters(2000).resize((2000, 1000)).transpose(Image.Transpose.ROTATE_90)
    pixels = read_picture(asset(seen, "a.jpg", exif=exif, quality=95), 200, 100, "cover", MIDDLE)
    wanted = np.asarray(quarters(200).resize((200, 100)))
    assert np.abs(pixels[..., :3].astype(int) - wanted).mean() < 3


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        ("L", 128),
        ("LA", 128),
        ("1", 255),
        ("P", 128),
        ("RGBA", 128),
        ("I;16", 128),
    ],
)
def test_every_mode_becomes_eight_bit_colour(asset, mode, shown):
    grey = Image.new("RGB", (20, 20), (128, 128, 128))
    image = Image.fromarray(np.full((20, 20), 128 * 257, np.uint16)) if mode == "I;16" else grey.convert(mode)
    if mode in ("1", "P"):
        image = Image.new(mode, (20, 20), 1)
    if mode == "P":
        image.putpalette([0, 0, 0, 128, 128, 128])
    assert read_picture(asset(image), 20, 20, "cover", MIDDLE)[10, 10].tolist() == [shown, shown, shown, 255]


def test_sixteen_bits_of_colour(asset):
    """Written by hand, because Pillow writes none: one pixel of 16-bit red."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" + struct.pack(">HHH", 0xC8C8, 0, 0)))
    data = b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")
    assert read_picture(asset(data), 4, 4, "cover", MIDDLE)[2, 2].tolist() == [200, 0, 0, 255]


def test_print_colours_become_screen_colours(asset):
    image = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
    red, green, blue, alpha = read_picture(asset(image, "a.jpg", quality=95), 20, 20, "cover", MIDDLE)[10, 10]
    assert red > 240
    assert max(green, blue) < 15
    assert alpha == 255


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_profile_is_followed(asset, mode):
    """In Lab-wide colours the same numbers mean another colour; here the profile says the screen's own."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new(mode, (20, 20), (10, 120, 200) if mode == "RGB" else (10, 120, 200, 90))
    pixel = read_picture(asset(image, icc_profile=profile), 20, 20, "cover", MIDDLE)[10, 10]
    assert np.abs(pixel[:3].astype(int) - (10, 120, 200)).max() <= 1
    assert pixel[3] == (255 if mode == "RGB" else 90)


def test_a_broken_profile_is_left_aside(asset):
    image = Image.new("RGB", (20, 20), (10, 120, 200))
    pixel = read_picture(asset(image, icc_profile=b"nonsense" * 20), 20, 20, "cover", MIDDLE)[10, 10]
    assert pixel.tolist() == [10, 120, 200, 255]


def test_see_through_palettes_and_colours_stay_see_through(asset):
    image = Image.new("P", (20, 20), 0)
    image.putpalette([10, 20, 30] * 256)
    assert read_picture(asset(image, "p.png", transparency=0), 20, 20, "cover", MIDDLE)[10, 10, 3] == 0
    colour = Image.new("RGB", (20, 20), (9, 9, 9))
    assert read_picture(asset(colour, "c.png", transparency=(9, 9, 9)), 20, 20, "cover", MIDDLE)[10, 10, 3] == 0


@pytest.mark.parametrize(
    ("focus", "colour"),
    [((0, 0), "ff0000"), ((100, 0), "00ff00"), ((0, 100), "0000ff"), ((100, 100), "ffffff")],
)
def test_the_focus_stays_in_sight(asset, focus, colour):
    wide, high = asset(quarters(), "w.png"), asset(quarters(), "h.png")
    assert corners(read_picture(wide, 80, 20, "cover", focus))[1 if focus[0] else 0] == colour
    assert corners(read_picture(high, 20, 80, "cover", focus))[2 if focus[1] else 0] == colour


def test_a_thin_picture_keeps_a_pixel(asset):
    assert read_picture(asset(Image.new("RGB", (2, 4000))), 100, 100, "contain", MIDDLE).shape == (100, 1, 4)


def test_a_missing_picture(tmp_path):
    asset = Asset("logo.png", "0", str(tmp_path / "logo.png"))
    fault = check_picture(asset)
    assert fault == read_picture(asset, 9, 9, "cover", MIDDLE)
    assert fault == Fault(
        "找不到图片“logo.png”", "把文件放进 content/assets/，或者改成那里有的文件名", "poster_picture"
    )


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"\xff\xd8\xff\xe0"])
def test_bytes_that_are_no_picture(asset, content):
    fault = check_picture(asset(content, "logo.png"))
    assert fault.message == "图片“logo.png”打不开：不是 JPEG、PNG、WebP、GIF 或 BMP，或者文件坏了"
    assert fault.rule == "poster_picture"


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif", "a.bmp"])
def test_half_a_file(asset, name):
    image, out = quarters(400), BytesIO()
    image.save(out, {"a.jpg": "JPEG"}.get(name, name[2:].upper()))
    fault = read_picture(asset(out.getvalue()[: len(out.getvalue()) // 2], name), 80, 80, "cover", MIDDLE)
    assert "文件坏了" in fault.message


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (20_000, 100), (10_000, 9_500), (9_000, 6_000)])
def test_a_bomb_is_refused_by_its_header(asset, width, height):
    """Only the header says how large it would be; there is nothing to decode behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    bomb = asset(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 100) + b"IDAT", "big.png")
    fault = check_picture(bomb)
    assert fault == read_picture(bomb, 80, 80, "cover", MIDDLE)
    assert fault.message.startswith("图片“big.png”")
    assert fault.message.endswith("太大，不打开它")
    assert fault.hint == "先缩小：宽和高都不超过 12000 像素，总共不超过 5000 万像素"


def test_a_large_photo_that_is_still_allowed_names_its_size_when_it_is_not(asset):
    image = Image.new("1", (12_001, 10))
    assert check_picture(asset(image)).message == "图片“photo.png”有 12001×10 像素，太大，不打开它"
    assert check_picture(asset(Image.new("1", (12_000, 10)))) is None


def test_what_is_kept_is_found_by_content_and_bounded(asset):
    one = asset(quarters())
    assert read_picture(one, 80, 80, "cover", MIDDLE) is read_picture(one, 80, 80, "cover", MIDDLE)
    assert pictures._KEPT.held_bytes <= pictures._KEPT.room_bytes <= 32 << 20
