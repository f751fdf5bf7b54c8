import io

import pytest
from PIL import Image

from generator.pipeline.posters import draw_posters
from generator.pipeline.workspace import open_workspace
from generator.problems import QunceError
from tests.conftest import TODAY, replace_in


@pytest.fixture
def draw(root):
    def run(layout):
        workspace = open_workspace(root, TODAY)
        return draw_posters(workspace.catalog, "one", layout, workspace.period(), root / "out")

    return run


def test_a_layout_draws_all_posters_that_use_it(draw, root):
    drawn = draw("headline-list")
    assert drawn == {
        root / "out/one-invite.jpg": None,
        root / "out/one-sale-2026-11-28-sale.jpg": None,
    }
    for path in drawn:
        assert Image.open(io.BytesIO(path.read_bytes())).format == "JPEG"


def test_one_poster_can_be_drawn_by_its_own_name(draw, root):
    assert list(draw("invite")) == [root / "out/one-invite.jpg"]


def test_a_layout_nobody_uses_is_refused_with_the_nearest_name(draw):
    with pytest.raises(QunceError) as caught:
        draw("headline-lst")
    (problem,) = caught.value.problems
    assert problem.message == "群“one”没有用“headline-lst”这个版式的海报"
    assert problem.hint == "是不是想写 headline-list？"


def test_a_poster_with_a_problem_is_not_written_but_the_others_are(draw, root):
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)
    drawn = draw("headline-list")
    assert [path.name for path, problems in drawn.items() if problems] == ["one-invite.jpg"]
    assert [path.name for path in (root / "out").iterdir()] == ["one-sale-2026-11-28-sale.jpg"]


def test_a_text_that_cannot_be_expanded_draws_nothing(draw, root):
    replace_in(root, "content/kinds/welfare.yml", "{{ group.title }}", "{{ group.titel }}")
    with pytest.raises(QunceError):
        draw("invite")
    assert not (root / "out").exists()
