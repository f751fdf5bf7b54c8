"""Owns reading git, alone: which files differ from a commit. Missing git or history is said, never counted as passed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator.problems import Problem, QunceError, Span


def changed_files(root: Path, base: str) -> frozenset[str]:
    """Return the files below `root` that differ between the work tree and where its branch left `base`.

    Files that nobody has committed count, removed ones too; names are relative to `root`. Raises QunceError
    where git, the repository, the commit or the history up to it is missing.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise _refusal(root, "这里不是 git 仓库，看不出改了什么", "去掉 --changed，检查全部内容")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if commit is None:
        hint = "写分支名、标签或提交编号，例如 origin/main；在自动检查里先把它取下来"
        raise _refusal(root, f"git 里没有“{base}”这个版本", hint)
    fork = _git(root, "merge-base", commit.strip(), "HEAD")
    if fork is None:
        hint = "仓库可能只取了最近的提交：运行 git fetch --unshallow，自动检查里把 fetch-depth 写成 0"
        raise _refusal(root, f"找不到当前内容和“{base}”共同的起点", hint)
    differing = _git(
        root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", fork.strip(), "--"
    )
    added = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if differing is None or added is None:
        raise _refusal(root, "git 没有说出改了哪些文件", "运行 git status 看看，或者去掉 --changed，检查全部内容")
    return frozenset(name for name in f"{differing}\0{added}".split("\0") if name)


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or None where it refuses. Raises QunceError where there is no git."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise _refusal(root, "没有找到 git，看不出改了什么", "装上 git，或者去掉 --changed，检查全部内容") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _refusal(root: Path, message: str, hint: str) -> QunceError:
    return QunceError((Problem(Span(str(root)), message, hint, "history"),))
