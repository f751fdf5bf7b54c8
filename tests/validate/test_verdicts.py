"""Who checks again finds what a first check would find, at the lines where it stands today."""

from generator.load import load_catalog
from generator.validate import Verdicts, check_catalog
from tests.conftest import SMALL, TODAY, replace_in, write_files

GROUP, SOP, GUIDE = "content/groups/one.yml", "content/sops/opening.yml", "content/guide/start.md"
EDITS = [
    (GROUP, "title: 示例水果群01", "title: 示例水果群02"),
    (GROUP, "小区住户", "找 138 0013 8000"),
    (GROUP, "team:", "# 一行注释\nteam:"),
    (GROUP, "brand: demo", "# 又一行\nbrand: demo"),
    (GROUP, "找 138 0013 8000", "小区住户"),
    (GROUP, "owner: owner-1", "owner: owner-9"),
    (SOP, "audience: 群主", "refs: [S9-99]\naudience: 群主"),
    (SOP, "title: 开群", "# 一行注释\ntitle: 开群"),
    ("content/sources.yml", "S2-15", "S9-99"),
    (SOP, "script: hello", "script: nothing"),
    (GUIDE, "(start.md)", "(nowhere.md)"),
    (GUIDE, "audience: 新人", "# 一行注释\naudience: 新人"),
    ("content/settings.yml", 'end: "08:00"', 'end: "11:00"'),
    ("content/kinds/welfare.yml", "rhythm: week", "rhythm: weak"),
    ("content/rhythms/week.yml", "title: 一周", "title: 每周"),
]


def test_checking_again_finds_what_a_first_check_finds(tmp_path):
    write_files(tmp_path, SMALL)
    verdicts, counts = Verdicts(), set()
    for name, old, new in [(GROUP, "demo: true", "demo: true"), *EDITS]:
        replace_in(tmp_path, name, old, new)
        catalog = load_catalog(tmp_path, TODAY).catalog
        first = list(check_catalog(catalog))
        assert list(check_catalog(verdicts.settle(catalog), verdicts)) == first
        counts.add(len(first))
    assert len(counts) > 3


def test_a_rule_is_asked_again_only_where_it_would_look_at_something_else(tmp_path):
    write_files(tmp_path, SMALL)
    verdicts, asked = Verdicts(), []

    def groups_have_titles(catalog):
        asked.append([group.title for group in catalog.groups.values()])
        return ()

    for name, old, new in [(GUIDE, "先看", "再看"), (SOP, "title: 开群", "title: 开张"), EDITS[0], EDITS[2]]:
        verdicts.of(groups_have_titles, verdicts.settle(load_catalog(tmp_path, TODAY).catalog))
        replace_in(tmp_path, name, old, new)
    verdicts.of(groups_have_titles, verdicts.settle(load_catalog(tmp_path, TODAY).catalog))
    assert asked == [["示例水果群01"], ["示例水果群02"]]
