"""The command line: one module per command, loaded on use; the only place that prints or exits."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
import tempfile
import traceback

import click

from generator import __version__
from generator.cli.chinese import say_wrong_usage, speak_chinese
from generator.cli.command import FINE

speak_chinese()

USAGE, BUG, INTERRUPTED = 2, 3, 130
# Looking for plug-ins reads the metadata of all that is installed, and one that is there would change what we read.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
# Nearly all that a command makes lives until it ends: looking for garbage every 700 values finds none.
gc.set_threshold(200_000, 10, 10)

COMMANDS = {
    "build": "检查内容，生成全部内容包和网站。",
    "check": "检查内容，列出所有问题。",
    "pack": "生成群的内容包。",
    "today": "今天要发什么、做什么。",
    "calendar": "看一个群的推送表。",
    "poster": "画一个群的海报。",
    "campaign": "锁定抽奖公布的内容。",
    "nodes": "看一年的节点：哪天、什么基调。",
    "site": "生成或预览网站。",
    "export": "导出给别的系统用的文件。",
    "schema": "更新编辑器用的字段说明。",
}


class Commands(click.Group):
    """The commands by name; a command's module is imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"generator.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
@click.version_option(__version__, prog_name="qunce")
def qunce() -> None:
    """群策：一份内容，生成社群运营手册和每个群的内容包。"""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    code = run(arguments)
    gc.freeze()  # the process ends here, and needs no last look for garbage through all that was made
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 problems, 2 wrong usage, 3 our bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        result = qunce.main(args=arguments, prog_name="qunce", standalone_mode=False)
        return result if isinstance(result, int) else FINE
    except click.ClickException as error:
        say_wrong_usage(error)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。已经写好的文件都是完整的，重新运行会接着做。", err=True)
        return INTERRUPTED
    except SystemExit:
        return FINE  # Click's way out when nobody reads our output any more, as in `qunce check | head`
    except Exception:
        return _apologise()


def _apologise() -> int:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="qunce-error-", suffix=".log", delete=False) as log:
        traceback.print_exc(file=log)
    click.echo(f"抱歉，程序自己出错了，不是内容的问题。请把这个文件发给维护者：{log.name}", err=True)
    return BUG


__all__ = ["COMMANDS", "main", "qunce", "run"]
