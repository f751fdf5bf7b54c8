"""Owns what every command does: a Chinese usage line, and problems said in the form that was asked for."""

from __future__ import annotations

import errno
from typing import Any

import click

from generator.cli.report import say_problems
from generator.problems import Problem, QunceError, Span, errors

FINE, PROBLEMS = 0, 1
# What a disk or its owner can refuse. Other reasons of the system would be our mistake.
_REFUSALS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个位置只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.EISDIR: "已经有同名的文件夹",
    errno.ENAMETOOLONG: "名字太长",
}


class Command(click.Command):
    """A command of ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return its exit code."""
        try:
            return super().invoke(ctx)
        except QunceError as error:
            problems = error.problems
        except OSError as error:
            if error.errno not in _REFUSALS:
                raise
            problems = (_refusal(error),)
        say_problems(problems, ctx.params.get("form", "text"))
        return PROBLEMS if errors(problems) else FINE


def _refusal(error: OSError) -> Problem:
    reason = _REFUSALS[error.errno or 0]
    where = Span(str(error.filename or "build"))
    return Problem(where, f"写不了或读不了：{reason}", "腾出空间、改权限，或者用 --out 换一个文件夹", "system")
