"""The whole check: what a branch touches, which problems are asked for, and what can be set right."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline.check import Checked, check, plan_fixes
from generator.pipeline.reach import reached, touched_files
from generator.pipeline.workspace import open_workspace
from generator.plan import Slicer
from generator.problems import QunceError
from tests.conftest import LAWFUL, TODAY, replace_in, write_files
from tests.load.test_history import git

HELLO = "content/scripts/hello.md"
GROUP = "content/groups/one.yml"
KIND = "content/kinds/welfare.yml"
STALE = "reviewed_on: 2020-01-01\nreview_after_days: 30\n"
OTHER = """\
people:
  - {id: owner-1, name: 阿禾, brand: demo, seats: [owner, admin]}
  - {id: staff-1, name: 豆芽, brand: demo, seats: [staff]}
  - {id: owner-2, name: 阿麦, brand: demo, seats: [owner, admin]}
"""


@pytest.fixture
def branch(root: Path) -> Path:
    """The smallest workspace with a second group of another kind, all of it committed."""
    second = str(LAWFUL[GROUP]).replace("kind: welfare", "kind: other").replace("owner: owner-1", "owner: owner-2")
    second = second[: second.index("campaigns:")]
    kind = str(LAWFUL[KIND]).replace("sops: [opening]", "sops: [opening]").replace("[hello]", "[bye]")
    bye = str(LAWFUL[HELLO]).replace("title: 问好", "title: 再见")
    files = {"content/groups/two.yml": second, "content/kinds/other.yml": kind, "content/scripts/bye.md": bye}
    write_files(root, {**files, "content/people.yml": OTHER})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "first")
    return root


def said(checked: Checked) -> list[str]:
    return [f"{problem.span}: {problem.message}" for problem in checked.problems]


def groups(root: Path, *changed: str) -> list[str]:
    catalog = open_workspace(root, TODAY).catalog
    return [slice.key for slice in reached(catalog, map(Slicer(catalog).slice, catalog.groups), set(changed))]


def test_a_green_workspace_has_nothing_to_say(root: Path) -> None:
    assert check(root, TODAY) == Checked((), groups=1, all_groups=1, planned=True)


def test_typography_and_unused_content_are_checked_too(root: Path) -> None:
    write_files(root, {"content/scripts/idle.md": LAWFUL[HELLO], HELLO: str(LAWFUL[HELLO]) + "好a\n"})
    assert said(check(root, TODAY)) == [
        f"{HELLO}:10:1: “好a”的排版不对",
        "content/scripts/idle.md:2:1: “问好”没有用上：群类型、SOP、活动、节奏和章都没有写它",
    ]
    assert [problem.rule for problem in check(root, TODAY, ["unused"]).problems] == ["content_is_used"]
    assert [problem.rule for problem in check(root, TODAY, ["typography_is_clean"]).problems] == ["typography_is_clean"]
    assert check(root, TODAY, ["limits", "tactics"]).problems == ()


def test_what_keeps_groups_from_being_planned_is_said_in_any_case(branch: Path) -> None:
    replace_in(branch, GROUP, "kind: welfare", "kind: welfar")
    git(branch, "commit", "--quiet", "-am", "broken")
    for checked in (check(branch, TODAY, ["wording"]), check(branch, TODAY, (), "HEAD")):
        assert said(checked) == [f"{GROUP}:3:7: 没有“welfar”这个群类型"]
        assert not checked.planned and not checked.groups


def test_nothing_changed_nothing_checked(branch: Path) -> None:
    assert check(branch, TODAY, (), "main") == Checked((), all_groups=2, planned=True)


def test_only_what_a_branch_touches_is_listed_and_the_rest_counted(branch: Path) -> None:
    replace_in(branch, HELLO, "when: 新人进群时。", f"when: 新人进群时。\n{STALE.strip()}")
    replace_in(branch, "content/campaigns/sale.yml", "when: 有货时。", f"when: 有货时。\n{STALE.strip()}")
    git(branch, "commit", "--quiet", "-am", "old")
    replace_in(branch, HELLO, "欢迎来到", "hello欢迎来到")
    checked = check(branch, TODAY, (), "HEAD")
    assert [problem.rule for problem in checked.problems] == ["knowledge_is_fresh", "typography_is_clean"]
    assert (checked.changed, checked.elsewhere, checked.groups, checked.all_groups) == (1, 1, 2, 2)
    assert len(check(branch, TODAY).problems) == 3


def test_a_problem_in_what_refers_to_a_change_is_listed(branch: Path) -> None:
    replace_in(branch, KIND, "when: 有常客时。", f"when: 有常客时。\n{STALE.strip()}")
    git(branch, "commit", "--quiet", "-am", "old")
    replace_in(branch, HELLO, "欢迎来到", "你好，欢迎来到")
    assert [problem.span.file for problem in check(branch, TODAY, (), "HEAD").problems] == [KIND]
    git(branch, "checkout", "--quiet", HELLO)
    write_files(branch, {"content/scripts/bye.md": str(LAWFUL[HELLO]) + "再来。\n"})
    assert check(branch, TODAY, (), "HEAD").problems == ()


def test_messages_are_checked_of_the_groups_a_change_reaches(branch: Path) -> None:
    limit = "  - {id: welcome-text, title: 欢迎语, value: 30, unit: bytes, applies_to: 群, source: 文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}\n"
    write_files(branch, {"content/compliance/limits.yml": str(LAWFUL["content/compliance/limits.yml"]) + limit})
    git(branch, "commit", "--quiet", "-am", "limit")
    assert {problem.rule for problem in check(branch, TODAY).problems} == {"messages_keep_limits"}
    write_files(branch, {"content/scripts/bye.md": str(LAWFUL[HELLO]) + "再来。\n"})
    checked = check(branch, TODAY, (), "HEAD")
    assert checked.groups == 1
    assert all("群 two" in problem.message for problem in checked.problems)


def test_a_change_reaches_the_groups_made_from_it(branch: Path) -> None:
    assert groups(branch) == []
    assert groups(branch, "README.md", "content/.schemas/group.json", "generator/x.py") == []
    assert groups(branch, "content/scripts/bye.md") == ["two"]
    assert groups(branch, "content/campaigns/sale.yml") == ["one"]
    assert groups(branch, "content/groups/one.yml") == ["one"]
    for file in ("content/scripts/hello.md", "content/topics/fruit.yml", "content/brands/demo.yml"):
        assert groups(branch, file) == ["one", "two"]


def test_a_change_that_may_reach_anybody_reaches_everybody(branch: Path) -> None:
    for file in (KIND, "content/rhythms/week.yml", "content/compliance/limits.yml", "content/settings.yml"):
        assert groups(branch, file) == ["one", "two"]
    assert groups(branch, "content/scripts/gone.md") == ["one", "two"]
    assert groups(branch, "templates/pack/readme.md.j2") == ["one", "two"]


def test_touched_are_the_changed_and_what_names_them(branch: Path) -> None:
    catalog = open_workspace(branch, TODAY).catalog
    assert touched_files(catalog, set()) == set()
    assert touched_files(catalog, {"content/scripts/bye.md"}) == {"content/scripts/bye.md", "content/kinds/other.yml"}
    assert touched_files(catalog, {"content/guide/start.md"}) == {"content/guide/start.md"}


def test_an_unknown_base_is_refused(branch: Path) -> None:
    with pytest.raises(QunceError):
        check(branch, TODAY, (), "nothing")


def test_fixing_changes_the_texts_and_nothing_else(root: Path) -> None:
    body = str(LAWFUL[HELLO]).replace("\n", "\r\n") + "第2段,`a,好`\r\n"
    write_files(root, {HELLO: b"\xef\xbb\xbf" + body.encode()})
    (root / HELLO).chmod(0o600)
    (fix,) = plan_fixes(root, TODAY)
    assert [(str(span), old, new) for span, old, new in fix.lines()] == [
        (f"{HELLO}:10", "第2段,`a,好`", "第 2 段，`a,好`")
    ]
    assert body.encode() in (root / HELLO).read_bytes()
    fix.write()
    wanted = body.replace("第2段,", "第 2 段，")
    assert (root / HELLO).read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert os.name == "nt" or stat.S_IMODE((root / HELLO).stat().st_mode) == 0o600
    assert list(plan_fixes(root, TODAY)) == []
    assert check(root, TODAY).problems == ()


def test_fixing_follows_a_link_and_keeps_it(root: Path, tmp_path: Path) -> None:
    write_files(tmp_path, {"elsewhere.md": str(LAWFUL[HELLO]) + "好a\n"})
    (root / HELLO).unlink()
    (root / HELLO).symlink_to(tmp_path / "elsewhere.md")
    for fix in plan_fixes(root, TODAY):
        fix.write()
    assert (root / HELLO).is_symlink()
    assert (tmp_path / "elsewhere.md").read_text(encoding="utf-8").endswith("\n好 a\n")


def test_fixing_of_a_branch_leaves_other_sources_alone(branch: Path) -> None:
    write_files(branch, {"content/guide/start.md": str(LAWFUL["content/guide/start.md"]) + "好a\n"})
    git(branch, "commit", "--quiet", "-am", "old")
    write_files(branch, {HELLO: str(LAWFUL[HELLO]) + "好a\n"})
    assert [fix.file for fix in plan_fixes(branch, TODAY, "HEAD")] == [HELLO]
    assert sorted(fix.file for fix in plan_fixes(branch, TODAY)) == ["content/guide/start.md", HELLO]


def test_what_cannot_be_fixed_or_read_stays(root: Path) -> None:
    replace_in(root, "content/people.yml", "name: 豆芽", 'name: "豆\\u82bda"')
    assert list(plan_fixes(root, TODAY)) == []
    assert [problem.rule for problem in check(root, date(2026, 11, 21)).problems] == ["typography_is_clean"]
    write_files(root, {"content/settings.yml": "title: 手册a\n"})
    assert list(plan_fixes(root, TODAY)) == []
