"""Locking a lottery: what was published is written down, and a change is an error from then on."""

from datetime import date

import pytest

from generator.model.lottery import ITEMS
from generator.pipeline.locks import lock_lottery, lock_name
from generator.pipeline.workspace import open_workspace
from generator.plan import Period, plan_pack, slice_of
from generator.plan.lotteries import PrizeSheet
from generator.problems import QunceError
from generator.render import render
from tests.conftest import TODAY, replace_in, write_files
from tests.validate.test_messages import DRAW, GROUP, SOURCES, THEME

LOCKS = "content/locks"


@pytest.fixture
def drawn(root):
    """A workspace with a lottery drawn on 1 December that nobody has locked."""
    files = {
        name: text
        for name, text in SOURCES.items()
        if name in (DRAW, GROUP, THEME) or name.startswith("templates/posters/")
    }
    write_files(root, files)
    return root


def refusal(call, *arguments):
    with pytest.raises(QunceError) as caught:
        call(*arguments)
    return [str(problem) for problem in caught.value.problems]


def test_a_lottery_is_locked_once(drawn):
    locked = lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    assert (locked.is_new, locked.path) == (True, drawn / LOCKS / "one-draw-2026-12-01.yml")
    again = lock_lottery(open_workspace(drawn, TODAY), "one", "draw", date(2026, 12, 1))
    assert (again.is_new, again.path, again.sheet.digest) == (False, locked.path, locked.sheet.digest)


def test_the_lock_is_what_was_published_and_reads_back(drawn):
    locked = lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    lock = open_workspace(drawn, TODAY).catalog.locks["one-draw-2026-12-01"]
    assert (lock.group, lock.campaign, lock.anchor, lock.locked_on) == ("one", "draw", date(2026, 12, 1), TODAY)
    assert (lock.digest, lock.node, lock.items) == (locked.sheet.digest, None, locked.sheet.items)
    assert list(lock.items) == list(ITEMS)


def test_a_change_after_the_lock_is_an_error_and_a_new_day_is_another_lottery(drawn):
    lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    replace_in(drawn, GROUP, "what: 果盒", "what: 果篮")
    (problem,) = refusal(open_workspace, drawn, TODAY)
    assert problem.startswith(f"{GROUP}:14:39: “抽奖”2026-11-21 已经公布，不能再改：奖品品名")
    replace_in(
        drawn, GROUP, "{use: draw, on: 2026-12-01, with: {what: 果篮", "{use: draw, on: 2026-12-01, with: {what: 果盒"
    )
    text = (drawn / GROUP).read_text(encoding="utf-8")
    write_files(drawn, {GROUP: f"{text}  - {{use: draw, on: 2027-01-10, with: {{what: 果篮}}}}\n"})
    assert open_workspace(drawn, TODAY).warnings == ()
    second = lock_lottery(open_workspace(drawn, TODAY), "one", "draw", date(2027, 1, 10))
    assert second.path.name == "one-draw-2027-01-10.yml"


def test_what_is_over_may_be_changed_for_the_next_time(drawn):
    lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    replace_in(drawn, GROUP, "what: 果盒", "what: 果篮")
    refusal(open_workspace, drawn, date(2026, 12, 1))
    open_workspace(drawn, date(2026, 12, 2))


def test_a_lottery_at_a_node_is_known_by_its_node(drawn):
    replace_in(drawn, GROUP, "on: 2026-12-01", "node: member-day")
    locked = lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    assert locked.path.name == "one-draw-2026-11-28.yml"
    assert open_workspace(drawn, TODAY).catalog.locks["one-draw-2026-11-28"].node == "member-day"
    replace_in(drawn, GROUP, "what: 果盒", "what: 果篮")
    assert len(refusal(open_workspace, drawn, TODAY)) == 1


def test_a_lock_of_what_is_no_lottery_any_more_says_nothing(drawn):
    lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    lock = (drawn / LOCKS / "one-draw-2026-12-01.yml").read_text(encoding="utf-8")
    write_files(drawn, {f"{LOCKS}/one-draw-2026-12-01.yml": lock.replace("campaign: draw", "campaign: sale")})
    assert open_workspace(drawn, TODAY).warnings == ()


def test_what_cannot_be_locked_is_said(drawn):
    workspace = open_workspace(drawn, TODAY)
    assert refusal(lock_lottery, workspace, "one", "drawn") == [
        f"{GROUP}:13:3: 群“one”没有用“drawn”这个活动\n  提示：是不是想写 draw？"
    ]
    assert refusal(lock_lottery, workspace, "one", "sale") == [
        "content/campaigns/sale.yml:1:1: “节点特卖”不是抽奖，没有十五项可锁\n  提示：是抽奖的，先在活动里写上 lottery"
    ]
    assert refusal(lock_lottery, workspace, "one", "draw", date(2026, 12, 2)) == [
        f"{GROUP}:13:3: 群“one”在 2026-12-02 没有“抽奖”\n  提示：看群文件里的 on 或 node，用 --on 写开奖的那一天"
    ]
    late = open_workspace(drawn, date(2026, 12, 2))
    assert "往后一年没有“抽奖”" in refusal(lock_lottery, late, "one", "draw")[0]


def test_the_pack_holds_the_prize_sheet(drawn):
    def sheet():
        plan = plan_pack(slice_of(open_workspace(drawn, TODAY).catalog, "one"), Period(TODAY, 14))
        (found,) = [item for item in plan.artifacts if item.path.startswith("lotteries/")]
        assert found.path == "lotteries/draw-2026-12-01.md"
        return render(found.spec).decode()

    text = sheet()
    assert "1. 奖项种类：一个" in text
    assert "15. 主办方及其联系方式：示例小店" in text
    assert "还没有锁定" in text
    locked = lock_lottery(open_workspace(drawn, TODAY), "one", "draw")
    assert f"11 月 21 日公布并锁定，之后不改、不加条件。指纹 `{locked.sheet.digest}`" in sheet()


def test_long_names_still_make_an_id():
    sheet = PrizeSheet("c" * 60, "抽奖", date(2026, 12, 1), None, 2, {}, None)
    name = lock_name("g" * 60, sheet)
    assert len(name) <= 63
    assert name.endswith("-2026-12-01-2")
    assert name != lock_name("h" * 60, sheet)
    assert sheet.path == f"lotteries/{'c' * 60}-2026-12-01-2.md"
