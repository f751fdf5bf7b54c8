from datetime import date

import pytest

from generator.pipeline.proofs import check_all_groups
from generator.pipeline.workspace import chosen_groups, find_root, open_workspace
from generator.plan import Period
from generator.problems import QunceError
from tests.conftest import SMALL, TODAY, replace_in, write_files


def said(problems):
    return [f"{problem.span}: {problem.message}" for problem in problems]


def refusal(call, *arguments):
    with pytest.raises(QunceError) as caught:
        call(*arguments)
    return [str(problem) for problem in caught.value.problems]


def test_the_root_is_the_nearest_folder_with_settings(root):
    assert find_root(root) == root
    assert find_root(root / "content" / "groups") == root


def test_outside_a_workspace_there_is_no_root(tmp_path):
    assert refusal(find_root, tmp_path) == [
        f"{tmp_path}: 这里和上级文件夹都不是群策工作区\n"
        "  提示：到有 content/settings.yml 的文件夹里运行，或者用 --root 指定"
    ]


def test_a_workspace_has_the_settings_period_unless_asked(root):
    workspace = open_workspace(root, TODAY)
    assert workspace.period() == Period(TODAY, 30)
    assert workspace.period(date(2026, 12, 1), 7) == Period(date(2026, 12, 1), 7)
    assert workspace.output == root / "build"


def test_opening_says_every_error_at_once(root):
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: welfar")
    replace_in(root, "content/people.yml", "brand: demo, seats: [staff]", "brand: dem, seats: [staff]")
    found = refusal(open_workspace, root, TODAY)
    assert [line.partition(":")[0] for line in found] == ["content/groups/one.yml", "content/people.yml"] or len(
        found
    ) > 1
    assert any("没有“welfar”这个群类型" in line for line in found)
    assert any("没有“dem”这个品牌" in line for line in found)


def test_opening_without_settings_that_can_be_read_says_so(root):
    write_files(root, {"content/settings.yml": "title: 手册\n"})
    assert all(line.startswith("content/settings.yml:") for line in refusal(open_workspace, root, TODAY))


def test_a_warning_does_not_keep_a_workspace_shut(root):
    url = '"https://example.com/g/1"'
    replace_in(root, "content/groups/one.yml", f"{{url: {url}}}", f"{{url: {url}, expires_on: 2026-11-01}}")
    assert said(open_workspace(root, TODAY).warnings) == ["content/groups/one.yml:11:52: 进群链接 2026-11-01 就失效了"]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [((), ("one", "two")), (("two",), ("two",)), (("two", "one", "two"), ("two", "one"))],
    ids=["none", "one", "twice"],
)
def test_groups_are_chosen_by_name(small, names, chosen):
    catalog = small({"content/groups/two.yml": SMALL["content/groups/one.yml"]}).catalog
    assert chosen_groups(catalog, names) == chosen


def test_an_unknown_group_is_refused_with_the_nearest_name(starter):
    assert refusal(chosen_groups, starter, ("demo-welfare-1", "demo-flash-01", "x")) == [
        "content/groups: 没有“demo-welfare-1”这个群\n  提示：是不是想写 demo-welfare-01？",
        "content/groups: 没有“x”这个群\n  提示：可以写：demo-baby-service-01、demo-baby-welfare-01、demo-books-knowledge-01、demo-books-paid-01、"
        "demo-exchange-01、demo-flash-01、demo-fruit-flash-01、demo-fruit-welfare-01……",
    ]


def test_a_green_workspace_has_no_problems(root):
    assert [*open_workspace(root, TODAY).warnings, *check_all_groups(open_workspace(root, TODAY))] == []


def test_checking_finds_what_building_would_meet(root):
    replace_in(root, "content/scripts/hello.md", "{{ group.title }}", "{{ group.titel }}")
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)
    found = said(check_all_groups(open_workspace(root, TODAY)))
    assert found[0] == "content/scripts/hello.md:8:1: “titel”在这里没有值（是不是想写 title？）（群 one）"
    assert found[1].startswith("content/kinds/welfare.yml:20:17: ")
    assert not (root / "build").exists()


def test_checking_says_a_problem_of_many_groups_once(root):
    write_files(root, {"content/groups/two.yml": SMALL["content/groups/one.yml"]})
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)
    lines = [line for line in said(check_all_groups(open_workspace(root, TODAY))) if "welfare.yml:20:17" in line]
    assert len(lines) == len(set(lines)) == 2  # it is too long for its place, for one group and for the other


def test_checking_a_broken_workspace_says_why(root):
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: welfar")
    assert refusal(open_workspace, root, TODAY)[0].splitlines()[:1] == [
        "content/groups/one.yml:3:7: 没有“welfar”这个群类型"
    ]
