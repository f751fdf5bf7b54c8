"""From a spec to a picture, through the public entry."""

import os
import pickle
import subprocess
import sys
from hashlib import blake2b
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from generator.model.artifact import PictureFormat
from generator.model.brand import Theme
from generator.render.poster import check_poster, render_poster


@pytest.mark.parametrize(("form", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_a_poster_is_a_picture_whose_code_can_be_scanned(poster, form, kind):
    with Image.open(BytesIO(render_poster(poster(form=PictureFormat(form))))) as image:
        assert (image.format, image.size) == (kind, (1080, 1920))
        assert [code.text for code in zxingcpp.read_barcodes(image)] == ["https://example.com/g/demo01"]
        third = image.resize((360, 640))
        assert [code.text for code in zxingcpp.read_barcodes(third)] == ["https://example.com/g/demo01"]


def test_the_accent_stays_small(poster):
    with Image.open(BytesIO(render_poster(poster(form=PictureFormat.PNG)))) as image:
        share = (np.asarray(image) == (0xD9, 0x77, 0x3F)).all(axis=2).mean()
    assert 0 < share < 0.1


@pytest.mark.parametrize("form", PictureFormat)
def test_the_same_poster_is_the_same_bytes(poster, form):
    assert render_poster(poster(form=form)) == render_poster(poster(form=form))


@pytest.mark.parametrize("form", PictureFormat)
def test_another_order_of_posters_changes_no_byte(poster, form):
    """A fresh process that draws something else first gives the same picture."""
    script = (
        "import pickle, sys; from hashlib import blake2b; from generator.render.poster import render_poster\n"
        "specs = pickle.load(sys.stdin.buffer)\n"
        "print(blake2b([render_poster(spec) for spec in specs][-1]).hexdigest())"
    )
    specs = pickle.dumps([poster(headline="先画一张别的"), poster(form=form)])
    env = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", script], input=specs, capture_output=True, check=True, env=env)
    assert done.stdout.decode().strip() == blake2b(render_poster(poster(form=form))).hexdigest()


@pytest.mark.parametrize("name", ["headline", "support", "items", "action", "caption", "brand", "footer"])
def test_one_character_more_than_the_limit_is_refused(poster, headline_list, name):
    too_long = "护" * (headline_list.needs[name].max_chars + 1)
    changed = {name: (too_long, "一", "二") if name == "items" else too_long}
    assert [problem.rule for problem in check_poster(poster(**changed))] == ["poster_text_long"]


def test_every_limit_of_the_starter_layout_can_be_used(poster, headline_list):
    """Words as long as the layout allows fit their boxes."""
    longest = {name: "护" * need.max_chars for name, need in headline_list.needs.items() if name not in ("items", "qr")}
    need = headline_list.needs["items"]
    assert check_poster(poster(items=("肤" * need.max_chars,) * need.max_items, **longest)) == ()


def test_the_longest_address_is_scanned(poster):
    address = "https://example.com/" + "x" * 86
    with Image.open(BytesIO(render_poster(poster(qr=address)))) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]


def test_problems_come_back_instead_of_a_picture(poster):
    spec = poster(headline=None)
    assert render_poster(spec) == check_poster(spec) != ()


def test_a_good_poster_has_no_problems(poster):
    assert check_poster(poster()) == ()


def test_a_code_that_cannot_be_read_is_a_problem(poster):
    pale = Theme(paper="#f6f1e7", ink="#f6f1e7", brand="#2f6f5e", accent="#d9773f", tint="#e3ebe2")
    (problem,) = render_poster(poster(theme=pale))
    assert problem.message == "海报上的二维码读不出来，应当是“https://example.com/g/d…”"
    assert problem.hint.startswith("拉开配色里底色和文字颜色的深浅")
    assert problem.rule == "poster_qr_unreadable"
