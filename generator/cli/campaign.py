"""The command `qunce campaign`, with what is done about one campaign of a group."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import DAY, format_option, resolve_root, resolve_today, workspace_options
from generator.cli.report import relative


@click.group("campaign", options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
def command() -> None:
    """管一个群的活动。"""


@command.command("lock", cls=Command)
@click.argument("group", metavar="群")
@click.argument("campaign", metavar="活动")
@click.option("--on", type=DAY, help="锁哪一天开奖的，默认最近的一场。")
@format_option("text", "json")
@workspace_options
def lock(root: Path | None, today: date | None, group: str, campaign: str, on: date | None, form: str) -> int:
    """抽奖公布的当天，锁定十五项：之后再改，检查会报错。"""
    from generator.pipeline.locks import lock_lottery
    from generator.pipeline.workspace import chosen_groups, open_workspace

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    (name,) = chosen_groups(workspace.catalog, (group,))
    locked = lock_lottery(workspace, name, campaign, on)
    sheet = locked.sheet
    if form == "json":
        value = {
            "file": str(locked.path),
            "anchor": sheet.anchor.isoformat(),
            "digest": sheet.digest,
            "new": locked.is_new,
            "sheet": f"{name}/{sheet.path}",
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return 0
    click.echo(f"{relative(locked.path)}  {'已锁定' if locked.is_new else '早就锁定了，没有变化'}")
    click.echo(f"{sheet.title}，{sheet.anchor} 开奖，指纹 {sheet.digest}")
    if locked.is_new:
        click.echo(f"把这份文件提交进仓库，再生成内容包：公示单在 {name}/{sheet.path}")
    return 0
