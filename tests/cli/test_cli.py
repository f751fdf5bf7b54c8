import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import qunce as commands
from tests.conftest import REPOSITORY, replace_in, write_files

BROKEN = "content/groups/one.yml:3:7: 没有“nothing”这个群类型\n  提示：可以写：welfare\n\n1 个错误。\n"
MAIN = [sys.executable, "-c", "from generator.cli import main; main()"]


@pytest.fixture
def command():
    """Add a command that does what it is told, for as long as the test runs."""
    added = []

    def add(callback):
        commands.add_command(click.Command("added", callback=callback))
        added.append("added")

    yield add
    for name in added:
        del commands.commands[name]


def break_off(root):
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: nothing")


def outside(*arguments, **environment):
    return subprocess.run([*MAIN, *arguments], env={**os.environ, **environment}, capture_output=True, check=False)


def test_0_is_fine(qunce, root):
    assert qunce("check") == (0, "内容没有错误。\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["pack"],
        ["pack", "one", "--zip"],
        ["calendar", "one"],
        ["poster", "one", "invite"],
        ["build"],
        ["site", "build"],
    ],
    ids=" ".join,
)
def test_1_is_problems(qunce, root, arguments):
    break_off(root)
    assert qunce(*arguments) == (1, "", BROKEN)
    assert not (root / "build").exists()


def test_2_is_wrong_usage(qunce):
    assert qunce("nothing", today="").code == 2


def test_3_is_our_bug_and_leaves_a_log(qunce, command):
    command(lambda: 1 / 0)
    code, out, err = qunce("added", today="")
    assert (code, out) == (3, "")
    said, _, path = err.strip().rpartition("：")
    assert said == "抱歉，程序自己出错了，不是内容的问题。请把这个文件发给维护者"
    log = Path(path)
    assert "ZeroDivisionError: division by zero" in log.read_text(encoding="utf-8")
    log.unlink()


def test_130_is_interrupted(qunce, command):
    def interrupt():
        raise KeyboardInterrupt

    command(interrupt)
    code, _, err = qunce("added", today="")
    assert (code, err.strip()) == (130, "已中断。已经写好的文件都是完整的，重新运行会接着做。")


def test_a_reader_who_goes_away_is_no_mistake(qunce, command):
    def speak_to_nobody():
        raise BrokenPipeError(32, "Broken pipe")

    command(speak_to_nobody)
    out, err = sys.stdout, sys.stderr
    try:
        assert commands.commands["added"] and qunce("added", today="").code == 0
    finally:
        sys.stdout, sys.stderr = out, err


def test_the_version_is_said(qunce):
    assert qunce("--version", today="") == (0, "qunce 0.1.0\n", "")


def test_the_workspace_is_found_from_a_folder_inside_it(qunce, root, monkeypatch):
    monkeypatch.chdir(root / "content" / "groups")
    assert qunce("check").code == 0
    monkeypatch.chdir("/")
    assert qunce("check", "--root", str(root / "content" / "sops")).code == 0


def test_outside_a_workspace_that_is_said(qunce, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert qunce("check") == (
        1,
        "",
        f"{tmp_path}: 这里和上级文件夹都不是群策工作区\n"
        "  提示：到有 content/settings.yml 的文件夹里运行，或者用 --root 指定\n\n1 个错误。\n",
    )


@pytest.mark.parametrize("arguments", [["pack", "on"], ["calendar", "on"], ["poster", "on", "invite"]], ids=" ".join)
def test_an_unknown_group_gets_the_nearest_name(qunce, root, arguments):
    assert qunce(*arguments) == (1, "", "content/groups: 没有“on”这个群\n  提示：是不是想写 one？\n\n1 个错误。\n")


@pytest.mark.skipif(os.name == "nt" or (os.geteuid() == 0 and not Path("/proc").exists()), reason="needs /proc")
def test_a_folder_that_cannot_be_written_is_no_bug(qunce, root):
    write_files(root, {"taken": "a file"})
    code, out, err = qunce("pack", "--out", "taken/packs")
    assert (code, out) == (1, "")
    assert err == (
        "taken/packs: 写不了或读不了：上级不是文件夹\n  提示：腾出空间、改权限，或者用 --out 换一个文件夹\n\n1 个错误。\n"
    )


def test_an_error_of_the_system_that_only_we_can_cause_is_a_bug(qunce, root):
    from generator.cli.command import Command

    def lose_a_file():
        raise FileNotFoundError(2, "No such file", "gone")

    commands.add_command(Command("lost", callback=lose_a_file))
    try:
        code, _, err = qunce("lost", today="")
    finally:
        del commands.commands["lost"]
    assert code == 3
    Path(err.strip().rpartition("：")[2]).unlink()


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_a_terminal_that_cannot_show_chinese_gets_something_all_the_same(encoding):
    arguments = ["calendar", "demo-flash-01", "--root", str(REPOSITORY), "--today", "2026-11-21", "--days", "2"]
    done = outside(*arguments, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode(encoding)
    assert ("推送表" if encoding != "ascii" else "\\u63a8\\u9001\\u8868") in said


def test_a_wrong_option_in_a_terminal_that_cannot_show_chinese():
    done = outside("pack", "--fro", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "错误：没有“--fro”这个选项。" in done.stderr.decode()  # Click takes ASCII for a mistake and writes UTF-8


def test_the_language_of_the_machine_does_not_matter():
    done = outside("--help", LANGUAGE="en", LC_ALL="C", PYTHONUTF8="1")
    assert done.stdout.decode().startswith("用法：qunce")


def test_starting_loads_no_heavy_library():
    code = (
        "import sys, generator.cli; print(*[name for name in sys.modules if name in ('PIL', 'jinja2', 'yaml', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_one_poster_waits_for_no_calendar_and_no_model_of_what_it_does_not_read(root):
    names = [f"generator.{name}" for name in ("plan.schedule", "model.entry", "model.interview", "model.wording")]
    code = (
        "import sys; from generator.cli import run; code = run(['poster', 'one', 'invite']);"
        f"print(code, *[name for name in {names} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "build/posters/one-invite.jpg\n0\n"
