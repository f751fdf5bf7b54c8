from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.load.history import changed_files
from generator.problems import QunceError
from tests.conftest import write_files


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=阿禾", "-c", "user.email=ahe@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch `work` left `main` after the first of two commits."""
    write_files(tmp_path, {"content/a.yml": "a", "content/b.yml": "b", "content/c.yml": "c", ".gitignore": "build/\n"})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    git(tmp_path, "branch", "work")
    write_files(tmp_path, {"content/main.yml": "m"})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "second")
    git(tmp_path, "checkout", "--quiet", "work")
    return tmp_path


def refusal(root: Path, base: str) -> list[str]:
    with pytest.raises(QunceError) as caught:
        changed_files(root, base)
    return [f"{problem.message}/{problem.hint}" for problem in caught.value.problems]


def test_nothing_has_changed_at_first_though_the_other_branch_went_on(repository: Path) -> None:
    assert changed_files(repository, "main") == frozenset()


def test_committed_staged_changed_new_and_removed_files_count(repository: Path) -> None:
    write_files(repository, {"content/a.yml": "new"})
    git(repository, "commit", "--quiet", "-am", "third")
    write_files(repository, {"content/b.yml": "new", "content/新.yml": "d", "staged.yml": "s", "build/x": "x"})
    git(repository, "add", "staged.yml")
    write_files(repository, {"content/c.yml": None})
    names = {"content/a.yml", "content/b.yml", "content/c.yml", "content/新.yml", "staged.yml"}
    assert changed_files(repository, "main") == names
    assert changed_files(repository, "HEAD") == names - {"content/a.yml"}


def test_names_are_relative_to_the_workspace(repository: Path) -> None:
    write_files(repository, {"content/a.yml": "new", "elsewhere.md": "new", "content/d.yml": "d"})
    assert changed_files(repository / "content", "main") == {"a.yml", "d.yml"}


@pytest.mark.parametrize("base", ["nothing", "--output=/tmp/x", "", "main:content/a.yml"])
def test_a_commit_that_is_not_there_is_said(repository: Path, base: str) -> None:
    (said,) = refusal(repository, base)
    assert said.startswith(f"git 里没有“{base}”这个版本/写分支名")


def test_a_folder_without_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refusal(tmp_path, "main") == ["这里不是 git 仓库，看不出改了什么/去掉 --changed，检查全部内容"]


def test_missing_git_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal(repository, "main") == ["没有找到 git，看不出改了什么/装上 git，或者去掉 --changed，检查全部内容"]


def test_missing_history_is_said(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "alone")
    git(repository, "commit", "--quiet", "-m", "alone")
    (said,) = refusal(repository, "main")
    assert said.startswith("找不到当前内容和“main”共同的起点/仓库可能只取了最近的提交：运行 git fetch --unshallow")


def test_a_repository_git_cannot_read_is_said(repository: Path) -> None:
    (repository / ".git" / "index").write_bytes(b"broken")
    assert refusal(repository, "main") == [
        "git 没有说出改了哪些文件/运行 git status 看看，或者去掉 --changed，检查全部内容"
    ]
