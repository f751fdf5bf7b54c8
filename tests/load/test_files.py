"""A source file is text in UTF-8; whatever else may lie on a disk is refused in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.load import files
from generator.load.files import MAX_BYTES, read_bytes, read_text
from generator.problems import QunceError


def refusal(path: Path) -> str:
    with pytest.raises(QunceError) as caught:
        read_text(path, path.name)
    (problem,) = caught.value.problems
    assert problem.rule == "file"
    return str(problem)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a: x\nb: y\n", "a: x\nb: y\n"),
        (b"\xef\xbb\xbfa: x\r\nb: y\r\n", "a: x\nb: y\n"),
        (b"a: x\rb: y", "a: x\nb: y"),
        (b"", ""),
    ],
    ids=["as written", "BOM and CRLF", "CR", "empty"],
)
def test_a_text_is_read_without_marks_and_with_plain_line_ends(raw: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "one.yml"
    path.write_bytes(raw)
    assert read_text(path, "one.yml") == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a: x\nb: 手册".encode("gbk"), "f.yml:2:4: 文件不是 UTF-8 编码（看起来是 GBK）"),
        ("手\nb: 册".encode() + b"\xff", "f.yml:2:5: 文件不是 UTF-8 编码（认不出是什么编码）"),
        ("a: x".encode("utf-16"), "f.yml:1:1: 文件不是 UTF-8 编码（看起来是 UTF-16）"),
    ],
    ids=["GBK", "broken", "UTF-16"],
)
def test_another_encoding_is_guessed_and_placed(raw: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_bytes(raw)
    assert refusal(path) == f"{expected}\n  提示：在编辑器里另存为 UTF-8 编码"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "f.yml").mkdir()
    expected = "f.yml: 这是一个文件夹，应该是文件\n  提示：给文件夹换个名字，或者把内容写成同名文件"
    assert refusal(tmp_path / "f.yml") == expected


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yml")
    assert refusal(tmp_path / "f.yml") == "f.yml: 这不是普通文件\n  提示：换成普通的文本文件"


@pytest.mark.parametrize(
    ("target", "reason"), [("nowhere", "找不到这个文件"), ("f.yml", "链接绕成了圈")], ids=["dangling", "loop"]
)
def test_a_link_that_leads_nowhere_is_explained(target: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "f.yml").symlink_to(tmp_path / target)
    assert refusal(tmp_path / "f.yml") == f"f.yml: 文件读不了：{reason}\n  提示：检查文件是否还在、有没有读取权限"


def test_a_file_has_a_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read_bytes(path, "f.yml")) == MAX_BYTES
    with path.open("ab") as file:
        file.write(b"x")
    assert refusal(path) == "f.yml: 文件超过 8 MB\n  提示：拆成几个文件，图片先压缩"


def test_what_cannot_be_read_twice_has_a_reason_in_chinese() -> None:
    assert all("一" <= reason[0] <= "鿿" for reason in files._REASONS.values())
