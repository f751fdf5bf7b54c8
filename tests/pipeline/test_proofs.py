"""Every poster of every group is composed by `check`, in every variant, and equal posters once."""

from __future__ import annotations

from generator.pipeline.proofs import PosterCheck, check_all_groups
from generator.pipeline.workspace import open_workspace
from generator.plan import Slicer
from generator.validate.messages import WordingCheck
from tests.conftest import SMALL, TODAY, replace_in, write_files

KIND = "content/kinds/welfare.yml"
LONG = 'caption: "' + "{{ group.title }}" * 6 + '"'
TWO = SMALL["content/groups/one.yml"].replace("水果群01", "水果群02").replace("/g/1", "/g/2")


def said(root):
    return [str(problem).splitlines()[0] for problem in check_all_groups(open_workspace(root, TODAY))]


def test_a_text_that_is_too_long_is_named_with_its_line_and_the_group_it_broke_for(root):
    replace_in(root, KIND, 'caption: "{{ group.title }}"', LONG)
    (line,) = said(root)
    assert line.startswith(f"{KIND}:24:16: 二维码说明“示例水果群01示例水果群01示例水果群01示例…”长 ")
    assert line.endswith(" 个字，最多 30 个（群 one）")


def test_each_group_is_named(root):
    write_files(root, {"content/groups/two.yml": TWO.replace("today-7", "today-6")})
    replace_in(root, KIND, 'caption: "{{ group.title }}"', LONG)
    assert [line[-7:] for line in said(root) if "长" in line] == ["（群 one）", "（群 two）"]


def test_a_variant_that_no_group_gets_is_composed_too(root):
    replace_in(
        root, KIND, "title: 邀请海报", "title: 邀请海报\n    variants: [{id: b, values: {headline: ก}}, {id: c}]"
    )
    (line,) = said(root)
    assert "标题" in line
    assert line.startswith(f"{KIND}:18:")


def test_a_mistake_in_a_variants_template_is_said_once(root):
    replace_in(root, KIND, "title: 邀请海报", "title: 邀请海报\n    variants: [{id: b, values: {headline: '{{ x }}'}}]")
    lines = said(root)
    assert len(lines) == len(set(lines)) == 1


def test_equal_posters_are_composed_once(root):
    workspace = open_workspace(root, TODAY)
    slicer, check = Slicer(workspace.catalog), PosterCheck(WordingCheck(workspace.catalog))
    for _ in range(2):
        assert list(check.problems(slicer.slice("one"), workspace.period())) == []
    assert len(check._faults) == 2
