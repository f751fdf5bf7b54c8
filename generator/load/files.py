"""Owns reading source files: bytes to text, with a problem for every way a file can disappoint."""

from __future__ import annotations

import errno
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.problems import Problem, QunceError, Span

MAX_BYTES = 8_000_000
_REASONS = {errno.ENOENT: "找不到这个文件", errno.EACCES: "没有读取权限", errno.ELOOP: "链接绕成了圈"}


def read_text(path: Path, file: str) -> str:
    """Return the text of a UTF-8 file with `\\n` line ends and no BOM; `file` is how problems call it.

    Raises QunceError where it is not a readable file of at most MAX_BYTES bytes of UTF-8.
    """
    return decode_text(read_bytes(path, file), file)


def decode_text(raw: bytes, file: str) -> str:
    """Return the text of some bytes of UTF-8 with `\\n` line ends and no BOM. Raises QunceError for any others."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8-sig")
        raise _refusal(
            Span(file, line, len(before) + 1),
            f"文件不是 UTF-8 编码（{_guess_encoding(raw)}）",
            "在编辑器里另存为 UTF-8 编码",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path, file: str) -> bytes:
    """Return the bytes of a regular file. Raises QunceError where that cannot be."""
    span = Span(file)
    try:
        found = path.stat()
        if S_ISDIR(found.st_mode):
            raise _refusal(span, "这是一个文件夹，应该是文件", "给文件夹换个名字，或者把内容写成同名文件")
        if not S_ISREG(found.st_mode):
            raise _refusal(span, "这不是普通文件", "换成普通的文本文件")
        if found.st_size > MAX_BYTES:
            raise _refusal(span, f"文件超过 {MAX_BYTES // 1_000_000} MB", "拆成几个文件，图片先压缩")
        return path.read_bytes()
    except OSError as error:
        raise _refusal(
            span, f"文件读不了：{_REASONS.get(error.errno or 0, error.strerror)}", "检查文件是否还在、有没有读取权限"
        ) from None


def _guess_encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "看起来是 UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "认不出是什么编码"
    return "看起来是 GBK"


def _refusal(span: Span, message: str, hint: str) -> QunceError:
    return QunceError((Problem(span, message, hint, "file"),))
