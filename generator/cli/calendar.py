"""The command `qunce calendar`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import format_option, period_options, resolve_root, resolve_today, workspace_options


@click.command("calendar", cls=Command)
@click.argument("group", metavar="群")
@period_options
@format_option("text", "json")
@workspace_options
def command(root: Path | None, today: date | None, first: date | None, days: int | None, group: str, form: str) -> int:
    """在终端里看一个群的推送表。"""
    from generator.model.artifact import CalendarSpec, TableFormat
    from generator.pipeline.workspace import chosen_groups, open_workspace
    from generator.plan import plan_pack, slice_of
    from generator.problems import QunceError
    from generator.render import render

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    (name,) = chosen_groups(workspace.catalog, (group,))
    plan = plan_pack(slice_of(workspace.catalog, name), workspace.period(first, days))
    if plan.problems:
        raise QunceError(plan.problems)
    specs = (artifact.spec for artifact in plan.artifacts)
    spec = next(spec for spec in specs if isinstance(spec, CalendarSpec) and spec.format is TableFormat.JSON)
    if form == "json":
        data = render(spec)
        assert isinstance(data, bytes)
        click.echo(data.decode(), nl=False)
    else:
        _say_table(spec)
    return 0


def _say_table(spec: object) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from generator.model.artifact import CalendarSpec
    from generator.plan.dates import weekday

    assert isinstance(spec, CalendarSpec)
    table = Table(title=f"{spec.title}推送表", box=SIMPLE_HEAD, title_style="bold", title_justify="left")
    for heading in ("日期", "时间", "时段", "触点", "类型", "标题", "负责人"):
        table.add_column(heading, no_wrap=heading != "标题", ratio=1 if heading == "标题" else None)
    before = None
    for entry in spec.entries:
        day = entry.starts_at.date()
        shown = "" if day == before else f"{day:%m-%d} {weekday(day).label}"
        cells = (f"{entry.starts_at:%H:%M}", entry.slot.label, entry.channel.label, entry.kind.label)
        table.add_row(shown, *cells, entry.title, entry.assignee)
        before = day
    console = Console()
    console.print(table if spec.entries else "这段时间没有推送。", markup=False)
