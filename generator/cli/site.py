"""The commands `qunce site build` and `qunce site serve`."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import WholeNumber, period_options, resolve_root, resolve_today, workspace_options
from generator.cli.report import relative, say_problems
from generator.problems import Problem


@click.group("site", options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
def command() -> None:
    """生成或预览网站。"""


@command.command("build", cls=Command)
@period_options
@workspace_options
def build(root: Path | None, today: date | None, first: date | None, days: int | None) -> int:
    """生成网站到 build/site。"""
    from generator.pipeline.site import build_site
    from generator.pipeline.workspace import open_workspace

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    built = build_site(workspace, workspace.period(first, days))
    say_problems(built.problems)
    if not built.problems:
        click.echo(f"{relative(built.folder / 'index.html')}  {'没有变化' if built.skipped else '已生成'}")
    return 1 if built.problems else 0


@command.command("serve", cls=Command)
@period_options
@click.option("--port", metavar="端口", type=WholeNumber(1, 65535), default=8000, help="本机端口，默认 8000。")
@workspace_options
def serve(root: Path | None, today: date | None, first: date | None, days: int | None, port: int) -> int:
    """边改边看：保存内容后浏览器自动刷新，按 Ctrl+C 结束。"""
    from generator.watch import watch_site

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a terminal that closes ends the server too

    def report(problems: tuple[Problem, ...], seconds: float, whole: bool) -> None:
        say_problems(problems)
        if not problems:
            rest = "导航或标题变了，所有页面都要重新生成，请多等一会儿。" if whole else ""
            click.echo(f"已更新，用时 {seconds:.1f} 秒。{rest}")

    click.echo(f"打开 http://127.0.0.1:{port}/ 预览，按 Ctrl+C 结束。")
    return watch_site(resolve_root(root), resolve_today(today), (first, days), port=port, report=report)
