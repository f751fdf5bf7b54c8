from __future__ import annotations

from generator.validate.upkeep import check_upkeep
from tests.conftest import SMALL, Files
from tests.validate.conftest import Load

SCRIPT = str(SMALL["content/scripts/hello.md"])
SALE = str(SMALL["content/campaigns/sale.yml"])
TOPICS = str(SMALL["content/topics/fruit.yml"])


def said(small: Load, files: Files) -> list[str]:
    loaded = small(files)
    assert loaded.catalog is not None
    problems = list(check_upkeep(loaded.catalog))
    assert all(problem.warning for problem in problems)
    return [f"{problem.span}: {problem.message}" for problem in problems]


def test_what_is_used_is_not_named(small: Load) -> None:
    assert said(small, {}) == []


def test_what_nobody_uses_is_named(small: Load) -> None:
    files = {
        "content/scripts/idle.md": SCRIPT,
        "content/sops/idle.yml": SMALL["content/sops/opening.yml"],
        "content/rhythms/idle.yml": SMALL["content/rhythms/week.yml"],
        "content/campaigns/idle.yml": SALE,
    }
    assert said(small, files) == [
        "content/scripts/idle.md:2:1: “问好”没有用上：群类型、SOP、活动、节奏和章都没有写它",
        "content/sops/idle.yml:1:1: “开群”没有用上：群类型、群、别的 SOP 和章都没有写它",
        "content/rhythms/idle.yml:1:1: “一周”没有用上：群类型和群都没有写它",
        "content/campaigns/idle.yml:1:1: “节点特卖”没有用上：群都没有写它",
    ]


def test_a_chapter_that_links_to_a_script_uses_it_but_only_groups_use_campaigns(small: Load) -> None:
    chapter = str(SMALL["content/guide/start.md"])
    links = "[话术](../scripts/idle.md)，[活动](../campaigns/idle.md)。\n"
    files = {
        "content/scripts/idle.md": SCRIPT,
        "content/campaigns/idle.yml": SALE,
        "content/guide/start.md": chapter + links,
    }
    assert said(small, files) == ["content/campaigns/idle.yml:1:1: “节点特卖”没有用上：群都没有写它"]


def test_a_topic_that_no_rhythm_takes_is_named(small: Load) -> None:
    row = "  - {id: fig, title: 无花果, body: 看看。, "
    slot, kind = f"{TOPICS}{row}kind: tip, slots: [morning]}}\n", f"{TOPICS}{row}kind: game}}\n"
    named = "content/topics/fruit.yml:6:5: “无花果”没有用上：没有节奏用得到它"
    assert said(small, {"content/topics/fruit.yml": slot}) == [named]
    assert said(small, {"content/topics/fruit.yml": kind}) == [named]
    other = f"{TOPICS}{row}kind: tip, trades: [other]}}\n"
    assert said(small, {"content/topics/fruit.yml": other}) == []


def test_where_a_user_may_not_have_been_read_nothing_is_called_unused(small: Load) -> None:
    assert said(small, {"content/scripts/idle.md": SCRIPT, "content/kinds/welfare.yml": "title: 破\n"}) == []


def test_a_workspace_without_groups_is_only_begun(small: Load) -> None:
    files = {"content/scripts/idle.md": SCRIPT, "content/groups/one.yml": None}
    assert said(small, files) == []
