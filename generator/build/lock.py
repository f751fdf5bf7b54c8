"""Owns that one run at a time writes an output folder; the lock dies with its process. Knows nothing of what is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Problem, QunceError, Span


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process. Raises QunceError where another process holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(handle)
        except OSError:
            problem = Problem(Span(str(folder)), "另一个 qunce 正在写这个文件夹", "等它结束再运行", "busy")
            raise QunceError((problem,)) from None
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
