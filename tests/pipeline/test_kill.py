import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import LAWFUL, write_files

GROUPS = ("one", "three", "two")
KILLS = 8
RUN = [sys.executable, "-c", "from generator.cli import main; main()", "pack", "--today", "2026-11-21"]


@pytest.fixture
def start(root):
    """Start `qunce pack` in a workspace of three groups."""
    for group in GROUPS:
        write_files(root, {f"content/groups/{group}.yml": LAWFUL["content/groups/one.yml"]})

    def run(*arguments, where=root):
        return subprocess.Popen(
            [*RUN, *arguments], cwd=where, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    return run


def wait_for(path, process):
    while not path.exists() and process.poll() is None:
        time.sleep(0.001)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_run_that_was_killed_often_ends_like_one_that_was_not(start, root, tree, tmp_path):
    undisturbed = tmp_path / "undisturbed"
    groups = {f"content/groups/{name}.yml": LAWFUL["content/groups/one.yml"] for name in GROUPS}
    write_files(undisturbed, {**LAWFUL, **groups})
    whole = start("--days", "30", where=undisturbed)
    chance = random.Random(20261121)
    killed = 0
    for number in range(KILLS):
        lock = root / "build/packs/.lock"
        lock.unlink(missing_ok=True)
        process = start("--days", str(7 + number))
        if number % 2:
            wait_for(root / "build/packs" / chance.choice(GROUPS) / "pack.writing", process)
        else:
            wait_for(lock, process)
            time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed >= KILLS // 2
    assert finish(start("--days", "30")) == 0
    assert finish(whole) == 0
    assert tree(root / "build") == tree(undisturbed / "build")


def finish(process):
    _, said = process.communicate(timeout=60)
    assert said == ""
    return process.returncode


@pytest.mark.skipif(os.name == "nt", reason="needs SIGSTOP")
def test_a_second_run_at_the_same_time_is_told_so(start, root):
    first = start("--days", "9")
    wait_for(root / "build/packs/one/pack.json", first)
    first.send_signal(signal.SIGSTOP)
    second = start("--days", "9")
    _, said = second.communicate(timeout=60)
    first.send_signal(signal.SIGCONT)
    assert (second.returncode, said) == (
        1,
        f"{root}/build/packs: 另一个 qunce 正在写这个文件夹\n  提示：等它结束再运行\n\n1 个错误。\n",
    )
    assert finish(first) == 0
