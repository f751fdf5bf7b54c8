import subprocess
import sys

import pytest

from generator.build.lock import only_run
from generator.problems import QunceError
from tests.conftest import REPOSITORY

HOLD = """
import sys, time
from pathlib import Path
from generator.build.lock import only_run
with only_run(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_run_at_a_time(tmp_path):
    folder = tmp_path / "packs"
    with only_run(folder), pytest.raises(QunceError) as caught, only_run(folder):
        pass
    (problem,) = caught.value.problems
    assert (problem.span.file, problem.message, problem.hint) == (
        str(folder),
        "另一个 qunce 正在写这个文件夹",
        "等它结束再运行",
    )


def test_a_lock_ends_with_its_block_even_after_a_mistake(tmp_path):
    with pytest.raises(ZeroDivisionError), only_run(tmp_path):
        raise ZeroDivisionError
    with only_run(tmp_path):
        pass


def test_other_folders_are_free(tmp_path):
    with only_run(tmp_path / "a"), only_run(tmp_path / "b"):
        pass


def test_a_lock_dies_with_its_process(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(QunceError), only_run(tmp_path):
            pass
        holder.kill()
    with only_run(tmp_path):
        pass
