"""References: what is broken or listed is never called missing, and a link is found wherever it stands."""

from __future__ import annotations

import pytest

from generator.validate.references import LABELS, references_lead_somewhere
from tests.conftest import SMALL
from tests.validate.conftest import Load, found


def test_a_picture_that_is_there_is_found(small: Load) -> None:
    brand = str(SMALL["content/brands/demo.yml"]) + "logo: logo.png\n"
    assert found(small({"content/brands/demo.yml": brand, "content/assets/logo.png": b"x"})) == []


def test_a_picture_that_is_missing_is_asked_for(small: Load) -> None:
    brand = str(SMALL["content/brands/demo.yml"]) + "logo: logo.png\n"
    catalog = small({"content/brands/demo.yml": brand}).catalog
    assert catalog is not None
    (problem,) = references_lead_somewhere(catalog)
    expected = "content/brands/demo.yml:12:7: 没有“logo.png”这个图片\n  提示：先把它加上，再在这里引用"
    assert str(problem) == expected


def test_every_link_of_a_line_stands_at_its_own_column(small: Load) -> None:
    chapter = str(SMALL["content/guide/start.md"]).replace("先看[自己](start.md)。", "a.md：[甲](a.md)、[乙](b.md#x)")
    assert found(small({"content/guide/start.md": chapter})) == [
        "content/guide/start.md:10:10: 链接“a.md”没有对应的页面",
        "content/guide/start.md:10:20: 链接“b.md”没有对应的页面",
    ]


def test_an_unknown_brand_is_said_once_and_not_again_for_each_colleague(small: Load) -> None:
    group = str(SMALL["content/groups/one.yml"]).replace("brand: demo\n", "brand: other\n")
    assert found(small({"content/groups/one.yml": group})) == ["content/groups/one.yml:2:8: 没有“other”这个品牌"]


def test_an_unknown_rhythm_is_said_once_for_each_kind_and_group_that_names_it(small: Load) -> None:
    kind = str(SMALL["content/kinds/welfare.yml"]).replace("rhythm: week", "rhythm: wek")
    assert found(small({"content/kinds/welfare.yml": kind})) == ["content/kinds/welfare.yml:13:9: 没有“wek”这个节奏"]


@pytest.mark.parametrize("table", LABELS)
def test_every_table_that_is_named_exists(table: str, small: Load) -> None:
    assert hasattr(small({}).catalog, table)
