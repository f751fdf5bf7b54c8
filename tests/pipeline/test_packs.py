import json
import zipfile

import pytest

from generator.pipeline.packs import remove_packs, zip_pack
from generator.pipeline.workspace import open_workspace
from tests.conftest import LAWFUL, SMALL, TODAY, replace_in, write_files

PACK = "build/packs/one"


def stamps(folder):
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}


def test_a_pack_describes_itself(root, build):
    (built,) = build(root)
    manifest = json.loads((root / PACK / "pack.json").read_bytes())
    assert {key: manifest[key] for key in ("format", "group", "title", "brand", "from", "days")} == {
        "format": 1,
        "group": "one",
        "title": "示例水果群01",
        "brand": "示例小店",
        "from": "2026-11-21",
        "days": 7,
    }
    listed = [file["path"] for file in manifest["files"]]
    on_disk = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    assert set(listed) == on_disk - {"pack.json"}
    assert set(built.result.written) == set(listed)


def test_a_second_run_does_nothing(root, build):
    build(root)
    before = stamps(root / "build")
    (built,) = build(root)
    assert built.skipped
    assert stamps(root / "build") == before


def test_a_comment_in_a_source_does_nothing(root, build):
    build(root)
    topics = SMALL["content/topics/fruit.yml"]
    write_files(root, {"content/topics/fruit.yml": f"# 一行注释\n{topics}"})
    assert build(root)[0].skipped


@pytest.mark.parametrize(
    ("name", "old", "new", "written"),
    [
        (
            "content/topics/fruit.yml",
            "葡萄看梗。",
            "葡萄看果粉。",
            {"calendar.md", "calendar.csv", "calendar.xlsx", "calendar.ics", "calendar.json", "README.md"},
        ),
        ("content/kinds/welfare.yml", "headline: 进群先知道", "headline: 先知道", {"posters/invite.jpg"}),
        ("content/sops/opening.yml", "done_when: [回复都看过]", "done_when: [都回复了]", {"checklists/opening.md"}),
        ("templates/pack/script.md.j2", "什么时候说：", "何时说：", {"scripts/hello.md"}),
        ("content/topics/fruit.yml", "title: 水果\n", "title: 鲜果\n", set()),
        ("content/glossary.yml", "要说的话", "要讲的话", set()),
        ("content/guide/start.md", "先看", "请先看", set()),
    ],
    ids=["topic", "poster", "checklist", "template", "title of a topic file", "glossary", "guide"],
)
def test_a_change_makes_only_the_files_it_reaches(root, build, name, old, new, written):
    build(root)
    replace_in(root, name, old, new)
    (built,) = build(root)
    assert set(built.result.written) <= written
    assert bool(built.result.written) == bool(written)
    assert built.skipped == (not written)


def test_a_change_for_one_group_leaves_the_others_alone(root, build):
    group = SMALL["content/groups/one.yml"]
    write_files(root, {"content/groups/two.yml": group.replace("today-7", "today-3")})
    build(root)
    replace_in(root, "content/groups/two.yml", "title: 示例水果群01", "title: 示例水果群02")
    assert [built.skipped for built in build(root)] == [True, False]


def test_two_folders_get_the_same_bytes(root, build, tree, tmp_path):
    write_files(tmp_path / "elsewhere" / "deep", LAWFUL)
    build(root, days=30)
    build(tmp_path / "elsewhere" / "deep", days=30)
    assert tree(root / PACK) == tree(tmp_path / "elsewhere" / "deep" / PACK)
    assert len(tree(root / PACK)) == 13


def test_building_in_steps_ends_in_the_same_bytes_as_building_once(root, build, tree, tmp_path):
    once = tmp_path / "once"
    write_files(once, LAWFUL)
    build(once)
    for days in (30, 3, 7):
        build(root, days=days)
    assert tree(root / PACK) == tree(once / PACK)
    assert not (root / "build" / "kept").exists()


def test_files_of_people_move_to_kept(root, build):
    build(root)
    (root / PACK / "calendar.md").write_text("我写的安排", encoding="utf-8")
    (root / PACK / "笔记.txt").write_text("我的笔记", encoding="utf-8")
    (built,) = build(root)
    kept = {path.read_text(encoding="utf-8") for path in built.result.set_aside}
    assert kept == {"我写的安排", "我的笔记"}
    assert {path.parent for path in built.result.set_aside} == {root / "build" / "kept" / "one"}


def test_a_text_that_cannot_be_expanded_leaves_the_old_pack(root, build, tree):
    build(root)
    before = tree(root / PACK)
    replace_in(root, "content/scripts/hello.md", "{{ group.title }}", "{{ group.titel }}")
    (built,) = build(root)
    assert [problem.span.file for problem in built.result.problems] == ["content/scripts/hello.md"]
    assert tree(root / PACK) == before


def test_a_poster_that_cannot_be_set_leaves_the_old_pack(root, build, tree):
    build(root)
    before = tree(root / PACK)
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)
    (built,) = build(root)
    assert [problem.span.file for problem in built.result.problems] == ["content/kinds/welfare.yml"]
    assert tree(root / PACK) == before


def test_a_template_that_cannot_be_expanded_leaves_the_old_pack(root, build, tree):
    build(root)
    before = tree(root / PACK)
    replace_in(root, "templates/pack/script.md.j2", "{{ script.bytes }}", "{{ script.size }}")
    (built,) = build(root)
    assert [problem.span.file for problem in built.result.problems] == ["templates/pack/script.md.j2"]
    assert tree(root / PACK) == before


def test_a_zip_holds_the_whole_pack_and_is_the_same_every_time(root, build, tree):
    (built,) = build(root)
    target = zip_pack(built)
    first, stamp = target.read_bytes(), target.stat().st_mtime_ns
    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == tree(built.folder)
    assert zip_pack(built) == target == root / "build/packs/one.zip"
    assert (target.read_bytes(), target.stat().st_mtime_ns) == (first, stamp)


def test_what_a_killed_run_left_beside_the_packs_is_cleared_away(root, build):
    write_files(root, {"build/packs/.qunce-half": b"half"})
    build(root)
    assert not (root / "build/packs/.qunce-half").exists()


def test_the_manifest_lists_what_requests_leave_open(root, build):
    build(root, days=14)
    manifest = json.loads((root / "build/packs/one/pack.json").read_bytes())
    rows = {row["name"]: row for row in manifest["placeholders"]}
    assert "{{chat_id:one}}" in rows
    paths = {file["path"] for file in manifest["files"]}
    assert all(set(row["files"]) <= paths and row["meaning"] for row in rows.values())


def test_the_pack_of_a_group_that_is_no_more_goes_and_what_people_wrote_in_it_stays(root, build):
    write_files(root, {"content/groups/two.yml": SMALL["content/groups/one.yml"].replace("群01", "群02")})
    zip_pack(build(root)[1])
    write_files(root, {"build/packs/two/README.md": "我改过", "build/packs/two/自己加的/话.txt": "我写的"})
    write_files(root, {"build/packs/手工/话.txt": "不是生成的", "content/groups/two.yml": None})
    (gone,) = remove_packs(open_workspace(root, TODAY).catalog, root / "build/packs")
    assert (gone.group, gone.gone, "calendar.md" in gone.result.removed) == ("two", True, True)
    assert sorted(path.name for path in (root / "build/packs").glob("[!.]*")) == ["one", "手工"]
    assert sorted(path.read_text() for path in gone.result.set_aside) == ["我写的", "我改过"]
    assert list(remove_packs(open_workspace(root, TODAY).catalog, root / "build/packs")) == []


def test_a_folder_that_does_not_say_it_was_made_by_us_is_left_alone(root, build):
    build(root)
    mine = {
        "build/packs/two/pack.json": '{"format": 1',
        "build/packs/two/话.txt": "我写的",
        "build/packs/two.zip": "我的",
    }
    write_files(root, mine)
    assert list(remove_packs(open_workspace(root, TODAY).catalog, root / "build/packs")) == []
    assert all((root / name).read_text() == text for name, text in mine.items())
