import os
import re
import subprocess
import sys

import pytest

from tests.conftest import replace_in

pty = pytest.importorskip("pty", reason="needs a terminal")
BUILD = [
    sys.executable,
    "-c",
    "from generator.cli import main; main()",
    "build",
    "--today",
    "2026-11-21",
    "--days",
    "3",
]


def watched(command, root):
    """Run a command whose standard error is a terminal; return its exit code, its output and what flickered by."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=theirs, encoding="utf-8") as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # the terminal is gone with its last user
        out = process.stdout.read()
    os.close(ours)
    return process.returncode, out, shown.decode()


def test_build_makes_packs_and_site_and_says_where_they_are(site, qunce):
    code, out, shown = watched(BUILD, site)
    assert (code, out) == (
        0,
        "内容没有错误。\n"
        "build/packs/one  写了 10 个文件\n"
        "build/site  已生成\n\n"
        "内容包  build/packs/，每个群一个文件夹，先看里面的 README.md\n"
        "日历    build/people/，每位同事一个 calendar.ics，手机订阅\n"
        "网站    用浏览器打开 build/site/index.html，或者运行 qunce site serve\n",
    )
    assert re.search("生成内容包.*生成网站", shown, re.DOTALL)
    assert (site / "build/site/index.html").is_file()
    again = qunce("build", "--days", "3")
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines()[1:3] == ["build/packs/one  没有变化", "build/site  没有变化"]
    assert qunce("site", "build", "--days", "3") == (0, "build/site/index.html  没有变化\n", "")


def test_build_makes_no_site_without_its_settings(root, qunce):
    code, out, err = qunce("build", "--days", "3")
    assert code == 1
    assert out == "内容没有错误。\nbuild/packs/one  写了 10 个文件\n"
    assert err.startswith("mkdocs.yml: 缺少网站的设置")


def test_build_counts_warnings_and_goes_on(root, qunce):
    replace_in(root, "content/groups/one.yml", 'g/1"}', 'g/1", expires_on: 2026-11-01}')
    assert qunce("build", "--days", "3").out.startswith("内容没有错误，1 条提醒。\nbuild/packs/one")


def test_build_stops_where_a_pack_cannot_be_made(root, qunce):
    replace_in(root, "content/sops/opening.yml", 'day: 2, at: "12:30"', 'on: 2027-06-01, at: "12:30"')
    replace_in(root, "content/sops/opening.yml", "你们家常买什么水果？", '"{{ nobody }}"')
    code, out, err = qunce("build", "--from", "2027-06-01", "--days", "1")
    assert (code, out) == (1, "内容没有错误。\n")
    assert err.startswith("content/sops/opening.yml:22:15: “nobody”没有值（群 one）")
