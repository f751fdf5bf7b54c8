"""Marks as pixels."""

import numpy as np
import pytest
from PIL import Image

from generator.model.artifact import Asset
from generator.render.poster import qr
from generator.render.poster.drawing import (
    Area,
    ArtMark,
    Cutout,
    Drawing,
    Emoji,
    Glyphs,
    Ink,
    Outline,
    Panel,
    Photo,
    QrMark,
    Ramp,
)
from generator.render.poster.paint import Broken, paint
from generator.render.poster.paint import lettering as words

WHITE = Panel(Area(0, 0, 320, 320), 0, Ink("#ffffff"))
BLACK = Ink("#000000")
RED = Ink("#c80000")
LEAF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#008000"/></svg>'


def painted(*marks, ground=(WHITE,)) -> np.ndarray:
    return paint(Drawing(320, 320, ground, marks))


def dark_px(pixels: np.ndarray) -> float:
    return float((255 - pixels[..., 1].astype(int)).sum() / 255)


def test_a_panel_fills_its_area_and_no_more():
    pixels = painted(Panel(Area(10, 20, 30, 40), 0, Ink("#102030")))
    assert (pixels[20:60, 10:40] == (16, 32, 48)).all()
    assert (pixels == 255).all(axis=2).sum() == 320 * 320 - 30 * 40


def test_an_area_may_bleed():
    assert painted(Panel(Area(-10, -10, 20, 20), 0, BLACK))[:10, :10].max() == 0
    assert painted(Panel(Area(310, 310, 40, 40), 20, BLACK))[310, 310].min() == 255
    assert painted(Panel(Area(400, 400, 40, 40), 20, BLACK)).min() == 255


@pytest.mark.parametrize("ink", [BLACK, Ink("#000000", 60)])
def test_a_disc_is_round_and_smooth(ink):
    pixels = painted(Panel(Area(100, 100, 100, 100), 50, ink))
    assert dark_px(pixels) == pytest.approx(np.pi * 50**2 * ink.percent / 100, rel=0.01)
    assert len(np.unique(pixels)) > 20


def test_rounded_panels_look_the_same_filled_or_mixed():
    """The fast way (filled, corners mixed) and the general way give the same pixels."""
    area, ground = Area(40, 60, 150, 90), (WHITE, Ramp(Area(0, 0, 320, 320), Ink("#ffffff"), Ink("#ffffff")))
    fast, general = painted(Panel(area, 24, BLACK)), painted(Cutout(area, "panel", 24, 0, BLACK), ground=ground)
    assert (fast == general).all()


@pytest.mark.parametrize("radius", [0, 12])
def test_opacity_mixes_with_what_is_below(radius):
    for ground in ((WHITE,), (Ramp(Area(0, 0, 320, 320), Ink("#ffffff"), Ink("#ffffff")),)):
        pixels = painted(Panel(Area(0, 0, 99, 99), radius, Ink("#000000", 20)), ground=ground)
        assert pixels[50, 50].tolist() == [204, 204, 204]


def test_a_ramp_goes_from_top_to_bottom():
    pixels = painted(Ramp(Area(0, 100, 320, 101), BLACK, RED))
    assert [pixels[row, 160].tolist() for row in (99, 100, 150, 200, 201)] == [
        [255, 255, 255],
        [0, 0, 0],
        [100, 0, 0],
        [200, 0, 0],
        [255, 255, 255],
    ]


def test_a_ramp_goes_across():
    pixels = painted(Ramp(Area(100, 0, 101, 320), BLACK, RED, across=True))
    assert [pixels[7, column].tolist() for column in (99, 100, 150, 200)] == [
        [255, 255, 255],
        [0, 0, 0],
        [100, 0, 0],
        [200, 0, 0],
    ]


def test_a_ramp_fades():
    pixels = painted(Ramp(Area(0, 0, 320, 101), BLACK, Ink("#000000", 20)))
    assert (pixels[0, 0, 0], pixels[100, 0, 0]) == (0, 204)


def test_an_outline_lies_inside_its_area():
    pixels = painted(Outline(Area(50, 50, 200, 100), 0, 4, BLACK))
    assert dark_px(pixels) == 200 * 100 - 192 * 92
    assert pixels[53, 60].max() == 0
    assert pixels[54, 60].min() == 255


@pytest.mark.parametrize("form", ["ribbon", "badge", "seal", "ticket"])
def test_a_form_is_solid_smooth_and_stays_in_its_area(form):
    pixels = painted(Cutout(Area(60, 80, 200, 160), form, 20, 0, BLACK))
    inside = pixels[80:240, 60:260]
    assert dark_px(pixels) == dark_px(inside)
    assert inside[80, 100].max() == 0
    assert len(np.unique(inside)) > 10


@pytest.mark.parametrize("form", ["ribbon", "badge", "seal", "ticket"])
def test_a_border_is_the_edge_of_its_form(form):
    whole, border = (painted(Cutout(Area(60, 80, 200, 160), form, 20, width, BLACK)) for width in (0, 6))
    assert border[160, 160].min() == 255
    assert (border >= whole).all()
    assert 0 < dark_px(border) < dark_px(whole) / 2


def test_a_ribbon_has_a_swallow_tail():
    row = painted(Cutout(Area(0, 0, 200, 100), "ribbon", 0, 0, BLACK))[..., 0]
    assert [int((row[y, :200] < 128).sum()) for y in (0, 49, 99)] == [200, 158, 200]


def test_a_ticket_has_its_notches():
    row = painted(Cutout(Area(0, 0, 200, 100), "ticket", 20, 0, BLACK))[..., 0]
    assert row[50, 10] == row[50, 189] == 255
    assert row[25, 5] == row[25, 194] == 0


def test_a_seal_is_worn_but_always_the_same():
    first = painted(Cutout(Area(60, 60, 200, 200), "seal", 0, 0, BLACK))
    assert (painted(Cutout(Area(60, 60, 200, 200), "seal", 0, 0, BLACK)) == first).all()
    assert not (first == first[:, ::-1]).all()


def test_art_stands_in_the_middle_of_its_area():
    pixels = painted(ArtMark(Area(100, 100, 100, 100), "leaf", LEAF, 100))
    assert (pixels[125:175, 100:200] == (0, 128, 0)).all()
    assert (pixels == 255).all(axis=2).sum() == 320 * 320 - 100 * 50


def test_art_can_be_pale():
    assert painted(ArtMark(Area(0, 0, 100, 50), "leaf", LEAF, 50))[25, 50].tolist() == [128, 192, 128]


def test_broken_art_is_named_by_its_mark():
    mark = ArtMark(Area(0, 0, 100, 50), "leaf", "<svg", 100)
    for drawing in (Drawing(320, 320, (WHITE,), (mark,)), Drawing(320, 320, (WHITE, mark), ())):
        broken = paint(drawing)
        assert isinstance(broken, Broken)
        assert broken.mark == mark


@pytest.fixture
def half(tmp_path) -> Asset:
    """A picture, its left half red and its right half blue."""
    image = Image.new("RGB", (200, 100), "#c80000")
    image.paste("#0000c8", (100, 0, 200, 100))
    image.save(tmp_path / "half.png")
    return Asset("half.png", "half", str(tmp_path / "half.png"))


def test_a_photo_covers_its_area(half):
    pixels = painted(Photo(Area(10, 10, 100, 100), half, "cover", 0, 50, 0))
    assert (pixels[10:110, 10:110] == (200, 0, 0)).mean() > 0.99
    assert (pixels == 255).all(axis=2).sum() == 320 * 320 - 100 * 100


def test_a_photo_is_contained_left_and_in_the_middle(half):
    pixels = painted(Photo(Area(10, 10, 100, 100), half, "contain", 50, 50, 0))
    filled = (pixels != 255).any(axis=2)
    assert filled[35:85, 10:110].all()
    assert filled.sum() == 5000


def test_a_photo_is_rounded_smoothly(half):
    pixels = painted(Photo(Area(10, 10, 100, 100), half, "cover", 0, 50, 50))
    assert dark_px(pixels) == pytest.approx(np.pi * 50**2, rel=0.01)
    assert len(np.unique(pixels[..., 1])) > 20


def test_a_missing_photo_is_named_by_its_mark(tmp_path):
    photo = Photo(Area(0, 0, 100, 50), Asset("no.jpg", "0", str(tmp_path / "no.jpg")), "cover", 50, 50, 0)
    assert painted(photo).mark == photo


def test_an_emoji_has_its_colours():
    pixels = painted(Emoji(100, 100, 96, 100, "❤️"))
    assert pixels[148, 148, 0] > 180 > pixels[148, 148, 1]
    assert (pixels[:100] == 255).all()
    assert (pixels[196:] == 255).all()


def test_an_emoji_can_be_pale():
    full, half = (painted(Emoji(100, 100, 96, percent, "❤️"))[148, 148].astype(int) for percent in (100, 50))
    assert np.abs(255 - half - (255 - full) / 2).max() <= 2


def test_glyphs_stand_on_their_baseline():
    rows = np.flatnonzero(painted(Glyphs(20, 200, 900, 100, BLACK, "一 H")).min(axis=(1, 2)) < 128)
    assert rows[-1] in (199, 200)
    assert rows[0] > 100


def test_tracking_moves_each_glyph_further():
    def ends(tracking: int) -> list[int]:
        columns = np.flatnonzero(painted(Glyphs(20, 200, 400, 40, BLACK, "一一一", tracking)).min(axis=(0, 2)) < 128)
        return [int(columns[0]), int(columns[-1])]

    (first, last), (wide_first, wide_last) = ends(0), ends(10)
    assert (wide_first, wide_last) == (first, last + 20)


@pytest.mark.parametrize("tracking", [0, -12])
@pytest.mark.parametrize("ink", [Ink("#22302b"), Ink("#22302b", 60)])
def test_words_look_the_same_copied_or_mixed(ink, tracking):
    """Ready mixed tiles on one colour, and glyphs mixed in place on what is only nearly known."""
    run = Glyphs(20, 200, 900, 60, ink, "群策 fjÉg", tracking)
    flat = Panel(Area(0, 0, 320, 320), 0, Ink("#e3ebe2"))
    unknown = Ramp(Area(0, 0, 320, 320), Ink("#e3ebe2"), Ink("#e3ebe2"))
    assert (painted(run, ground=(flat,)) == painted(run, ground=(unknown,))).all()


def test_blanks_leave_no_mark():
    assert painted(Glyphs(20, 200, 400, 60, BLACK, "  ")).min() == 255


def test_words_may_stand_on_words():
    one, two = Glyphs(20, 200, 900, 90, BLACK, "群策"), Glyphs(20, 150, 900, 90, BLACK, "群策")
    both = painted(one, two)
    assert (both <= np.minimum(painted(one), painted(two))).all()


def test_runs_of_one_line_may_reach_into_each_other():
    one, two = Glyphs(20, 200, 900, 90, BLACK, "群"), Glyphs(60, 200, 900, 90, BLACK, "策")
    both = painted(one, two)
    assert (both <= np.minimum(painted(one), painted(two))).all()


def test_words_across_an_edge_are_mixed_where_they_meet_it():
    run = Glyphs(20, 180, 900, 60, Ink("#2f6f5e"), "群策群策")
    disc = Panel(Area(60, 60, 200, 200), 100, Ink("#e3ebe2"))
    unknown = Ramp(Area(0, 0, 320, 320), Ink("#ffffff", 1), Ink("#ffffff", 1))  # changes nothing, hides what is below
    assert (painted(disc, run) == painted(disc, unknown, run)).all()


@pytest.mark.parametrize(("x", "baseline"), [(-30, 200), (300, 200), (20, 10), (20, 330)])
def test_words_may_bleed(x, baseline):
    wide = paint(
        Drawing(
            720,
            720,
            (Panel(Area(0, 0, 720, 720), 0, Ink("#ffffff")),),
            (Glyphs(x + 200, baseline + 200, 900, 60, BLACK, "群策"),),
        )
    )
    assert (painted(Glyphs(x, baseline, 900, 60, BLACK, "群策")) == wide[200:520, 200:520]).all()


def test_the_ground_is_not_painted_over():
    ground = (WHITE,)
    painted(Panel(Area(0, 0, 320, 320), 0, BLACK), ground=ground)
    assert painted(ground=ground).min() == 255


@pytest.mark.parametrize("below", [Ink("#ffffff"), Ink("#ffffff", 99)])
def test_a_code_reads_back(below):
    area = Area(20, 20, 280, 280)
    pixels = painted(Panel(area, 0, below), QrMark(area, 8, BLACK, "qr", "https://example.com/g"))
    assert qr.read(pixels[20:300, 20:300]) == "https://example.com/g"


def test_a_code_looks_the_same_copied_or_mixed():
    area = Area(20, 20, 280, 280)
    code = QrMark(area, 8, Ink("#22302b"), "qr", "https://example.com/g")
    unknown = Ramp(Area(0, 0, 320, 320), Ink("#ffffff"), Ink("#ffffff"))
    assert (painted(code) == painted(code, ground=(unknown,))).all()


@pytest.mark.parametrize("percent", [100, 60])
def test_an_emoji_looks_the_same_copied_or_mixed(percent):
    emoji = Emoji(100, 100, 96, percent, "🎉")
    unknown = Ramp(Area(0, 0, 320, 320), Ink("#ffffff"), Ink("#ffffff"))
    assert (painted(emoji) == painted(emoji, ground=(unknown,))).all()


def test_what_is_kept_of_glyphs_is_bounded(monkeypatch):
    cases = words.Cases(1000)
    for number in range(100):
        cases.put("look", chr(0x4E00 + number), number, 90)
    assert cases.held_bytes <= 1000
    assert set(cases.case("look").values()) == {99}
    assert sum(kept.room_bytes for kept in (words.SHAPES, words.TILES, words.VEILS)) <= 64 << 20
