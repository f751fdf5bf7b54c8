"""Wordings of a script: a group always speaks the same one, groups differ, and the pack shows them all."""

from __future__ import annotations

from datetime import date

from generator.model.artifact import DocumentSpec
from generator.plan import slice_of
from generator.plan.variants import chosen, spoken, wordings
from generator.text import expand
from tests.conftest import SMALL

HELLO = "content/scripts/hello.md"
GROUP = "content/groups/one.yml"
TWO_WORDINGS = str(SMALL[HELLO]).replace(
    "when: 新人进群时。",
    'when: 新人进群时。\nvariants:\n  - {id: b, title: 短一点, body: "欢迎，这里是{{ group.title }}。"}',
)
A, B = "欢迎来到示例水果群01，我是小示。", "欢迎，这里是示例水果群01。"


def test_a_script_of_one_wording_is_always_spoken_in_it():
    assert {chosen(f"group-{number}", "hello", 1) for number in range(20)} == {0}


def test_groups_speak_different_wordings_about_equally_often():
    picked = [chosen(f"group-{number}", "hello", 3) for number in range(300)]
    assert all(80 < picked.count(index) < 120 for index in range(3))


def test_another_script_is_chosen_for_on_its_own():
    groups = [f"group-{number}" for number in range(50)]
    assert [chosen(group, "hello", 2) for group in groups] != [chosen(group, "rules", 2) for group in groups]


def test_the_calendar_the_cues_and_the_pack_speak_the_same_wording(plan):
    files = {HELLO: TWO_WORDINGS, **other_groups(12)}
    said = set()
    for group in ["one", *(f"g{number}" for number in range(12))]:
        made = plan(files, group=group, first=date(2026, 11, 14))
        (script,) = made.scripts
        sent = next(entry.body for entry in made.schedule.entries if entry.source == "sops/opening")
        assert sent == script.text
        assert {script.text, *(other.text for other in script.others)} == {A, B}
        said.add(script.own.letter)
    assert said == {"A", "B"}


def other_groups(count):
    """Return copies of the one group: only their ids differ."""
    return {f"content/groups/g{number}.yml": str(SMALL[GROUP]) for number in range(count)}


def test_a_cue_is_answered_in_the_same_wording(plan):
    sop = str(SMALL["content/sops/opening.yml"]).replace(
        'trigger: {day: 0, at: "10:00"}\n        script: hello', "trigger: {joined: 0m}\n        script: hello"
    )
    made = plan(
        {HELLO: TWO_WORDINGS, "content/sops/opening.yml": sop.replace("channel: announcement", "channel: welcome")}
    )
    assert made.watched[0].body == made.scripts[0].text


def test_the_script_of_a_pack_shows_its_own_wording_first_and_all_byte_counts(plan):
    made = plan({HELLO: TWO_WORDINGS})
    (file,) = [item for item in made.artifacts if item.path == "scripts/hello.md"]
    assert isinstance(file.spec, DocumentSpec)
    text = expand(file.spec.template, file.spec.values, file.spec.partials)
    assert isinstance(text, str)
    own, (other,) = made.scripts[0], made.scripts[0].others
    assert text.index(own.text) < text.index(other.text)
    assert f"说法 {own.own.letter}" in text and f"## 说法 {other.letter}" in text
    assert f"（{len(own.text.encode())} 字节）" in text and f"{other.text_bytes} 字节：" in text


def test_a_wording_knows_where_it_was_written(small):
    slice = slice_of(small({HELLO: TWO_WORDINGS}).catalog, "one")
    found = {wording.letter: wording for wording in wordings(slice, "hello")}
    assert str(found["B"].place.span).startswith(f"{HELLO}:7:")
    assert spoken(slice, "hello") == wordings(slice, "hello")[0]


def test_a_mistake_in_a_wording_nobody_speaks_is_found_all_the_same(plan):
    broken = TWO_WORDINGS.replace("欢迎，这里是{{ group.title }}", "欢迎，这里是{{ group.titel }}")
    (problem,) = plan({HELLO: broken}, first=date(2027, 3, 1)).problems
    assert str(problem.span).startswith(f"{HELLO}:7:")


def test_a_group_adds_procedures_to_those_of_its_kind(plan):
    more = (
        str(SMALL["content/sops/opening.yml"]).replace("title: 开群", "title: 打卡").replace("你们家常买", "今天你买了")
    )
    files = {
        "content/sops/check-in.yml": more,
        GROUP: str(SMALL[GROUP]).replace("demo: true", "demo: true\nmore_sops: [check-in, opening]"),
    }
    made = plan(files, first=date(2026, 11, 14))
    assert {entry.source for entry in made.schedule.entries} >= {"sops/opening", "sops/check-in"}
    assert [item.path for item in made.artifacts if item.path.startswith("checklists/")] == [
        "checklists/opening.md",
        "checklists/check-in.md",
    ]
