"""The command `qunce export`, which brings what the workspace holds into the forms of other systems."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import resolve_root, resolve_today, workspace_options
from generator.cli.report import relative

FORMS = ("json", "csv")


@click.group("export", options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
def command() -> None:
    """导出给别的系统用的文件。"""


@command.command("sensitive-words", cls=Command)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写到哪个文件，默认打印出来。")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="json 是接口的字段，csv 给表格软件；默认看 --out 的后缀。"
)
@workspace_options
def sensitive_words(root: Path | None, today: date | None, out: Path | None, form: str | None) -> int:
    """把用语规则导出成企业微信聊天敏感词规则：禁用的拦截，其余的警告。"""
    from generator.build.files import write_atomic
    from generator.pipeline.words import export_words, open_for_words

    catalog = open_for_words(resolve_root(root), resolve_today(today))
    exported = export_words(catalog, form or ("csv" if out and out.suffix.lower() == ".csv" else "json"))
    if out:
        write_atomic(out, exported.data)
        click.echo(f"{relative(out)}  {exported.rules} 条规则，{exported.words} 个词")
    else:
        click.echo(exported.data.decode("utf-8-sig"), nl=False)
    for note in exported.notes:
        click.echo(note, err=True)
    return 0
