"""The command `qunce schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import resolve_root, workspace_options
from generator.cli.report import relative


@click.command("schema", cls=Command)
@click.option("--check", "checking", is_flag=True, help="只看有没有过时，不写文件。")
@workspace_options
def command(root: Path | None, today: object, *, checking: bool) -> int:
    """更新 content/.schemas/，编辑器靠它提示字段。"""
    from generator.pipeline.schemas import stale_schemas

    stale = stale_schemas(resolve_root(root), write=not checking)
    for path in stale:
        click.echo(f"{relative(path)}  {'过时了，运行 qunce schema 更新' if checking else '已更新'}", err=checking)
    if not stale:
        click.echo("字段说明都是新的。")
    return 1 if checking and stale else 0
