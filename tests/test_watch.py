import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from queue import Empty, Queue
from unittest.mock import ANY

import pytest

from generator.watch import restage, snapshot, undisturbed
from tests.conftest import LAWFUL, REPOSITORY, TODAY, replace_in, write_files

SERVE = "from generator.cli import main; main()"


@pytest.fixture
def root(tmp_path):
    """The smallest workspace with what a site needs."""
    folder = tmp_path / "workspace"
    write_files(folder, LAWFUL)
    for name in ("templates/site", "site_overrides"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


def restaged(root):
    reports = []
    restage(root, TODAY, (None, 7), lambda *said: reports.append(said))
    ((problems, seconds, _),) = reports
    assert seconds > 0
    return [str(problem).partition("\n")[0] for problem in problems]


def test_a_snapshot_sees_every_kind_of_change(root):
    seen = [snapshot(root)]
    replace_in(root, "content/settings.yml", "title: 手册", "title: 新手册")
    seen.append(snapshot(root))
    write_files(root, {"templates/site/new.md.j2": ""})
    seen.append(snapshot(root))
    (root / "content/guide/start.md").unlink()
    seen.append(snapshot(root))
    os.utime(root / "content/settings.yml", ns=(1, 1))
    seen.append(snapshot(root))
    assert len({tuple(sorted(moment.items())) for moment in seen}) == 5


def test_a_snapshot_passes_over_what_is_not_a_source(root):
    before = snapshot(root)
    write_files(root, {"build/docs/index.md": "", "README.md": "", "content/empty/": ""})
    (root / "content" / "broken.yml").symlink_to(root / "nowhere")
    assert snapshot(root) == before
    assert all(name.startswith(("content/", "templates/")) for name in before)


def test_restaging_reports_once_and_stages(root):
    assert restaged(root) == []
    assert (root / "build/docs/index.md").is_file()


def changed_pages(root):
    """Stage again; return the pages that then count as changed, and whether that was said of all."""
    pages = sorted((root / "build/docs").rglob("*.md"))
    for page in pages:
        os.utime(page, ns=(1, 1))
    reports = []
    restage(root, TODAY, (None, 7), lambda *said: reports.append(said))
    changed = {page.relative_to(root / "build/docs").as_posix() for page in pages if page.stat().st_mtime_ns > 1}
    return changed, len(pages), reports[0][2]


def test_only_pages_that_changed_are_made_anew_unless_the_navigation_changed(root):
    restaged(root)
    assert changed_pages(root) == (set(), ANY, False)
    replace_in(root, "content/guide/start.md", "先看[自己]", "再看[自己]")
    assert changed_pages(root) == ({"guide/start.md"}, ANY, False)
    replace_in(root, "content/guide/start.md", "title: 从这里开始", "title: 从哪里开始")
    changed, pages, whole = changed_pages(root)
    assert (len(changed), whole) == (pages, True)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "content/groups/one.yml",
            "kind: welfare",
            "kind: nothing",
            "content/groups/one.yml:3:7: 没有“nothing”这个群类型",
        ),
        (
            "content/scripts/hello.md",
            "{{ group.title }}",
            "{{ group.titel }}",
            "content/scripts/hello.md:8:1: “titel”在这里没有值（是不是想写 title？）（群 one）",
        ),
    ],
    ids=["in a source", "in a text"],
)
def test_with_problems_the_last_good_tree_stays(root, name, old, new, said):
    restaged(root)
    docs = {path: path.read_bytes() for path in (root / "build/docs").rglob("*") if path.is_file()}
    replace_in(root, name, old, new)
    assert restaged(root) == [said]
    assert {path: path.read_bytes() for path in (root / "build/docs").rglob("*") if path.is_file()} == docs


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Served:
    """A running `qunce site serve`: what it says, line by line."""

    def __init__(self, root):
        command = [sys.executable, "-u", "-c", SERVE, "site", "serve", "--today", "2026-11-21", "--days", "7"]
        self.process = subprocess.Popen(
            [*command, "--port", str(free_port())],
            cwd=root,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.lines = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def wait_for(self, pattern, seconds=60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                line = self.lines.get(timeout=1)
            except Empty:
                assert self.process.poll() is None, f"ended before anybody said {pattern}"
                continue
            if re.search(pattern, line):
                return line
        raise AssertionError(f"nobody said {pattern}")

    def rest(self, seconds):
        time.sleep(seconds)
        return [self.lines.get() for _ in range(self.lines.qsize())]

    def end(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(timeout=30)
        self.reader.join(timeout=30)
        if self.reader.is_alive():  # a server that lives on holds the pipe open, and all tests with it
            os.killpg(self.process.pid, signal.SIGKILL)
            raise AssertionError("the server lives on")
        self.process.stdout.close()
        return self.process.returncode


@pytest.fixture
def served(root):
    running = Served(root)
    yield running
    running.end()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_one_save_is_one_restaging(root, served):
    served.wait_for("^已更新，用时")
    served.rest(1)
    replace_in(root, "content/topics/fruit.yml", "葡萄看梗。", "葡萄看果粉。")
    served.wait_for("^已更新，用时")
    assert [line for line in served.rest(1.5) if line.startswith("已更新")] == []
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: nothing")
    served.wait_for("content/groups/one.yml:3:7: 没有“nothing”这个群类型")
    assert [line for line in served.rest(1) if line.startswith(("已更新", "content/"))] == []
    assert served.end() == 130


def test_what_ends_the_command_waits_until_a_starting_server_is_known():
    def end(number, frame):
        raise KeyboardInterrupt

    before, started = signal.signal(signal.SIGTERM, end), []
    try:
        with pytest.raises(KeyboardInterrupt), undisturbed():
            signal.raise_signal(signal.SIGTERM)
            started.append("server")
        assert (started, signal.getsignal(signal.SIGTERM)) == (["server"], end)
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_ending_the_command_ends_the_server_too(served):
    served.wait_for("^已更新，用时")
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=30) == 130
    with pytest.raises(ProcessLookupError):  # nobody is left in its group
        for _ in range(50):
            os.killpg(served.process.pid, 0)
            time.sleep(0.1)
