import os

import pytest

from generator.build.files import Folder, build_folder, clear_leftovers, is_current, write_atomic
from generator.model.artifact import Artifact, DataSpec
from generator.problems import Problem, Span

VERSIONS = {"data": "1"}
BROKEN = Problem(Span("content/a.yml", 3, 1), "坏了")


class Press:
    """A renderer that remembers what it has rendered."""

    def __init__(self):
        self.rendered = []

    def __call__(self, spec):
        word = spec.value["word"]
        self.rendered.append(word)
        return (BROKEN,) if word == "broken" else word.encode()


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "pack", tmp_path / "pack" / "pack.json", tmp_path / "kept")


def build(folder, files, versions=VERSIONS, key="k"):
    press = Press()
    artifacts = [Artifact(path, path.upper(), DataSpec({"word": word}), "因为") for path, word in files.items()]
    return press, build_folder(folder, artifacts, press, versions, key=key, about={"group": "one"})


def tree(root):
    """Return every file below `root` with its bytes, and every empty folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }


def stamps(root):
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.rglob("*") if path.is_file()}


def test_a_first_run_writes_everything(folder):
    press, result = build(folder, {"a.txt": "甲", "sub/b.txt": "乙"})
    assert press.rendered == ["甲", "乙"]
    assert (result.written, result.unchanged, result.problems) == (("a.txt", "sub/b.txt"), (), ())
    assert set(tree(folder.path)) == {"a.txt", "sub/b.txt", "pack.json"}
    assert is_current(folder, "k").outputs().keys() == {"a.txt", "sub/b.txt"}


def test_a_second_run_renders_nothing_and_rewrites_no_file(folder):
    files = {"a.txt": "甲", "sub/b.txt": "乙"}
    build(folder, files)
    before = stamps(folder.path)
    press, result = build(folder, files)
    assert press.rendered == []
    assert (result.written, result.unchanged) == ((), ("a.txt", "sub/b.txt"))
    assert stamps(folder.path) == before


def test_only_what_changed_is_rendered_and_written(folder):
    build(folder, {"a.txt": "甲", "b.txt": "乙"})
    before = stamps(folder.path)
    press, result = build(folder, {"a.txt": "甲", "b.txt": "丙"})
    assert press.rendered == ["丙"]
    assert result.written == ("b.txt",)
    assert stamps(folder.path)[folder.path / "a.txt"] == before[folder.path / "a.txt"]


def test_another_renderer_renders_again_and_rewrites_only_what_comes_out_different(folder):
    build(folder, {"a.txt": "甲"})
    before = stamps(folder.path)[folder.path / "a.txt"]
    press, result = build(folder, {"a.txt": "甲"}, versions={"data": "2"})
    assert (press.rendered, result.written) == (["甲"], ())
    assert stamps(folder.path)[folder.path / "a.txt"] == before


def test_what_is_no_longer_wanted_is_removed_with_its_folder(folder):
    build(folder, {"a.txt": "甲", "deep/er/b.txt": "乙"})
    _, result = build(folder, {"a.txt": "甲"})
    assert result.removed == ("deep/er/b.txt",)
    assert set(tree(folder.path)) == {"a.txt", "pack.json"}
    assert not folder.kept.exists()


def test_a_file_changed_by_hand_is_kept_and_made_again(folder):
    build(folder, {"a.txt": "甲"})
    (folder.path / "a.txt").write_text("我改过", encoding="utf-8")
    assert is_current(folder, "k") is None
    press, result = build(folder, {"a.txt": "甲"})
    assert press.rendered == ["甲"]
    assert (folder.path / "a.txt").read_text(encoding="utf-8") == "甲"
    (kept,) = result.set_aside
    assert kept.parent == folder.kept
    assert kept.read_text(encoding="utf-8") == "我改过"


def test_a_file_changed_by_hand_is_kept_even_where_it_is_no_longer_wanted(folder):
    build(folder, {"sub/a.txt": "甲"})
    (folder.path / "sub" / "a.txt").write_text("我改过", encoding="utf-8")
    _, result = build(folder, {})
    (kept,) = result.set_aside
    assert kept.parent == folder.kept / "sub"
    assert kept.read_text(encoding="utf-8") == "我改过"
    assert set(tree(folder.path)) == {"pack.json"}


def test_a_stranger_is_kept_and_never_deleted(folder):
    build(folder, {"a.txt": "甲"})
    (folder.path / "notes").mkdir()
    (folder.path / "notes" / "mine.txt").write_text("我的", encoding="utf-8")
    assert is_current(folder, "k") is None
    _, result = build(folder, {"a.txt": "甲"})
    (kept,) = result.set_aside
    assert kept.read_text(encoding="utf-8") == "我的"
    assert set(tree(folder.path)) == {"a.txt", "pack.json"}


def test_two_versions_changed_by_hand_are_both_kept(folder):
    for words in ("第一次", "第二次"):
        build(folder, {"a.txt": "甲"})
        (folder.path / "a.txt").write_text(words, encoding="utf-8")
    build(folder, {"a.txt": "甲"})
    assert sorted(path.read_text(encoding="utf-8") for path in folder.kept.iterdir()) == ["第一次", "第二次"]


def test_a_deleted_file_is_made_again(folder):
    build(folder, {"a.txt": "甲", "b.txt": "乙"})
    (folder.path / "a.txt").unlink()
    press, result = build(folder, {"a.txt": "甲", "b.txt": "乙"})
    assert (press.rendered, result.written) == (["甲"], ("a.txt",))


def test_a_link_is_set_aside_and_its_target_left_alone(folder, tmp_path):
    build(folder, {"a.txt": "甲"})
    (tmp_path / "target").write_text("甲", encoding="utf-8")
    (folder.path / "a.txt").unlink()
    (folder.path / "a.txt").symlink_to(tmp_path / "target")
    (folder.path / "broken").symlink_to(tmp_path / "nowhere")
    (folder.path / "folder").symlink_to(tmp_path)
    _, result = build(folder, {"a.txt": "甲"})
    assert sorted(path.name.partition(".")[0] for path in result.set_aside) == ["a", "broken", "folder"]
    assert not (folder.path / "a.txt").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") == "甲"
    assert set(tree(folder.path)) == {"a.txt", "pack.json"}


def test_a_folder_in_the_place_of_a_file_makes_room(folder):
    (folder.path / "a.txt" / "inner").mkdir(parents=True)
    (folder.path / "a.txt" / "mine.txt").write_text("我的", encoding="utf-8")
    _, result = build(folder, {"a.txt": "甲"})
    assert [path.read_text(encoding="utf-8") for path in result.set_aside] == ["我的"]
    assert (folder.path / "a.txt").read_text(encoding="utf-8") == "甲"


def test_a_file_in_the_place_of_a_folder_makes_room(folder):
    folder.path.mkdir()
    (folder.path / "sub").write_text("我的", encoding="utf-8")
    _, result = build(folder, {"sub/a.txt": "甲"})
    assert [path.read_text(encoding="utf-8") for path in result.set_aside] == ["我的"]
    assert (folder.path / "sub" / "a.txt").read_text(encoding="utf-8") == "甲"


def test_one_problem_leaves_the_old_pack_untouched(folder):
    build(folder, {"a.txt": "甲", "b.txt": "乙"})
    before, old = tree(folder.path), stamps(folder.path)
    _, result = build(folder, {"a.txt": "新", "b.txt": "broken", "c.txt": "broken"}, key="other")
    assert result.problems == (BROKEN,)
    assert (result.written, result.removed) == ((), ())
    assert (tree(folder.path), stamps(folder.path)) == (before, old)
    assert is_current(folder, "k")


def test_one_problem_writes_nothing_at_all_the_first_time(folder):
    build(folder, {"a.txt": "甲", "b.txt": "broken"})
    assert not folder.path.exists()


@pytest.mark.parametrize("text", ["", "{}", '{"format": 99, "key": "k", "files": []}'], ids=["empty", "bare", "newer"])
def test_a_manifest_that_cannot_be_trusted_is_made_again(folder, text):
    build(folder, {"a.txt": "甲"})
    before = tree(folder.path)
    folder.manifest.write_text(text, encoding="utf-8")
    assert is_current(folder, "k") is None
    _, result = build(folder, {"a.txt": "甲"})
    assert (result.written, result.set_aside) == ((), ())
    assert tree(folder.path) == before


def test_without_its_manifest_a_pack_is_made_again_and_differing_files_are_kept(folder):
    build(folder, {"a.txt": "甲", "b.txt": "乙"})
    folder.manifest.unlink()
    _, result = build(folder, {"a.txt": "甲", "b.txt": "丙"})
    assert (result.written, result.unchanged) == (("b.txt",), ("a.txt",))
    assert [path.read_text(encoding="utf-8") for path in result.set_aside] == ["乙"]


def test_another_key_is_not_current(folder):
    build(folder, {"a.txt": "甲"})
    assert is_current(folder, "k")
    assert is_current(folder, "another") is None


def test_the_manifest_may_lie_outside_the_folder(tmp_path):
    folder = Folder(tmp_path / "docs", tmp_path / "docs.json", tmp_path / "kept")
    build(folder, {"a.txt": "甲"})
    assert set(tree(tmp_path)) == {"docs/a.txt", "docs.json"}
    assert is_current(folder, "k")


def test_what_a_killed_run_left_is_cleared_away(folder):
    build(folder, {"sub/a.txt": "甲"})
    (folder.path / "sub" / ".qunce-abc").write_bytes(b"half")
    _, result = build(folder, {"sub/a.txt": "甲"})
    assert result.set_aside == ()
    assert set(tree(folder.path)) == {"sub/a.txt", "pack.json"}


def test_files_of_a_killed_run_are_nobodys_changes(folder):
    build(folder, {"a.txt": "甲", "b.txt": "乙"})
    finished = folder.manifest.read_bytes()
    build(folder, {"a.txt": "丙", "b.txt": "乙", "c.txt": "丁"})
    journal = "\n".join(is_current(folder, "k").outputs().values())
    folder.manifest.write_bytes(finished)  # killed before the manifest was written …
    folder.journal.write_text(journal, encoding="ascii")  # … and before its journal was done with
    (folder.path / "b.txt").write_text("我改过", encoding="utf-8")
    _, result = build(folder, {"a.txt": "戊", "b.txt": "乙"})
    assert (result.written, result.removed) == (("a.txt", "b.txt"), ("c.txt",))
    assert [path.read_text(encoding="utf-8") for path in result.set_aside] == ["我改过"]
    assert set(tree(folder.path)) == {"a.txt", "b.txt", "pack.json"}


def test_a_run_killed_at_its_last_step_is_finished_by_the_next(folder):
    build(folder, {"a.txt": "甲"})
    folder.journal.write_bytes(b"\xff")
    assert is_current(folder, "k") is None
    press, result = build(folder, {"a.txt": "甲"})
    assert (press.rendered, result.set_aside) == ([], ())
    assert is_current(folder, "k")


def test_clearing_leftovers_touches_nothing_else(tmp_path):
    for name in (".qunce-1", "one.zip", ".lock"):
        (tmp_path / name).write_bytes(b"")
    clear_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "one.zip"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.txt"
    write_atomic(path, b"old")
    with pytest.raises(TypeError):
        write_atomic(path, "not bytes")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"a.txt": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_written_files_can_be_read_by_everybody(tmp_path):
    write_atomic(tmp_path / "deep" / "a.txt", b"x")
    assert (tmp_path / "deep" / "a.txt").stat().st_mode & 0o777 == 0o644
