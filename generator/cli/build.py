"""The command `qunce build`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import period_options, resolve_root, resolve_today, workspace_options
from generator.cli.report import count_words, progress, relative, say_problems


@click.command("build", cls=Command)
@period_options
@workspace_options
def command(root: Path | None, today: date | None, first: date | None, days: int | None) -> int:
    """检查内容，生成全部内容包和网站。"""
    from generator.cli.pack import say_packs
    from generator.pipeline.packs import build_packs, remove_packs
    from generator.pipeline.people import build_feeds
    from generator.pipeline.proofs import check_all_groups
    from generator.pipeline.site import build_site
    from generator.pipeline.workspace import open_workspace
    from generator.problems import errors

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    problems = [*workspace.warnings, *check_all_groups(workspace)]
    say_problems(problems)
    if errors(problems):
        return 1
    click.echo("内容没有错误。" if not problems else f"内容没有错误，{count_words(problems)}")
    period, packs_folder = workspace.period(first, days), workspace.output / "packs"
    names = list(workspace.catalog.groups)
    packs = list(progress(build_packs(workspace.catalog, names, period, packs_folder), len(names), "生成内容包"))
    packs += remove_packs(workspace.catalog, packs_folder)
    say_packs(packs, (), "text")
    if any(pack.result.problems for pack in packs):
        return 1
    feeds = workspace.output / "people"
    build_feeds(workspace.catalog, period, feeds)
    (built,) = progress((build_site(workspace, period) for _ in range(1)), 1, "生成网站")
    say_problems(built.problems)
    if built.problems:
        return 1
    click.echo(f"{relative(built.folder)}  {'没有变化' if built.skipped else '已生成'}")
    click.echo()
    click.echo(f"内容包  {relative(packs_folder)}/，每个群一个文件夹，先看里面的 README.md")
    click.echo(f"日历    {relative(feeds)}/，每位同事一个 calendar.ics，手机订阅")
    click.echo(f"网站    用浏览器打开 {relative(built.folder / 'index.html')}，或者运行 qunce site serve")
    return 0
