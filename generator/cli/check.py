"""The command `qunce check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import format_option, resolve_root, resolve_today, workspace_options
from generator.cli.report import count_words, say_problems
from generator.problems import errors


@click.command("check", cls=Command)
@format_option("text", "json", "github")
@workspace_options
def command(root: Path | None, today: date | None, form: str) -> int:
    """检查内容，一次列出所有文件的所有问题。"""
    from generator.pipeline.workspace import check_workspace

    problems = list(check_workspace(resolve_root(root), resolve_today(today)))
    say_problems(problems, form)
    wrong = errors(problems)
    if form == "text" and not wrong:
        click.echo("内容没有错误。" if not problems else f"内容没有错误，{count_words(problems)}")
    return 1 if wrong else 0
