"""`qunce campaign lock` says what it locked, and that nothing changed the second time."""

import json

import pytest

from tests.conftest import write_files
from tests.validate.test_messages import DRAW, GROUP, SOURCES, THEME


@pytest.fixture
def drawn(root):
    write_files(
        root,
        {
            name: text
            for name, text in SOURCES.items()
            if name in (DRAW, GROUP, THEME) or name.startswith("templates/posters/")
        },
    )
    return root


def test_locking_says_where_and_what_next(qunce, drawn):
    code, out, err = qunce("campaign", "lock", "one", "draw")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "content/locks/one-draw-2026-12-01.yml  已锁定"
    assert out.splitlines()[1].startswith("抽奖，2026-12-01 开奖，指纹 ")
    assert out.splitlines()[2].endswith("公示单在 one/lotteries/draw-2026-12-01.md")
    code, out, _ = qunce("campaign", "lock", "one", "draw", "--on", "2026-12-01")
    assert (code, out.splitlines()[0]) == (0, "content/locks/one-draw-2026-12-01.yml  早就锁定了，没有变化")
    assert len(out.splitlines()) == 2


def test_locking_speaks_json(qunce, drawn):
    code, out, _ = qunce("campaign", "lock", "one", "draw", "--format", "json")
    value = json.loads(out)
    assert (code, value["anchor"], value["new"], value["sheet"]) == (
        0,
        "2026-12-01",
        True,
        "one/lotteries/draw-2026-12-01.md",
    )
    assert value["file"].endswith("content/locks/one-draw-2026-12-01.yml")


def test_what_is_no_lottery_fails(qunce, drawn):
    code, _, err = qunce("campaign", "lock", "one", "sale")
    assert code == 1
    assert "不是抽奖" in err
