"""The command `qunce today`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command import Command
from generator.cli.options import DAY, format_option, resolve_root, resolve_today, workspace_options

if TYPE_CHECKING:
    from generator.pipeline.people import Due


@click.command("today", cls=Command)
@click.option("--on", "on", type=DAY, help="看哪一天，默认今天。")
@click.option("--person", metavar="同事", help="只看这位同事的，写花名或编号。")
@format_option("text", "json")
@workspace_options
def command(root: Path | None, today: date | None, on: date | None, person: str | None, form: str) -> int:
    """今天要发什么、要做什么：所有群一起看，按时间排。"""
    from generator.pipeline.people import due_in
    from generator.pipeline.workspace import open_workspace
    from generator.plan import Period
    from generator.render.table import entry_row

    catalog = open_workspace(resolve_root(root), resolve_today(today)).catalog
    day = on or catalog.today
    due = due_in(catalog, Period(day, 1), person)
    if form == "json":
        rows = [{"group": item.group, "group_title": item.title, **entry_row(item.entry)} for item in due]
        click.echo(json.dumps({"date": day.isoformat(), "entries": rows}, ensure_ascii=False, indent=2, default=str))
    else:
        _say_table(day, due)
    return 0


def _say_table(day: date, due: list[Due]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from generator.plan.dates import spoken, weekday

    tasks = sum(item.entry.is_task for item in due)
    title = f"{spoken(day)}{weekday(day).label}，{len(due) - tasks} 条" + (f"，{tasks} 件内部的事" if tasks else "")
    table = Table(title=title, box=SIMPLE_HEAD, title_style="bold", title_justify="left")
    for heading in ("时间", "群", "触点", "标题", "负责人", "配图"):
        table.add_column(heading, no_wrap=heading not in ("群", "标题"), overflow="fold")
    for item in due:
        entry = item.entry
        until = f"–{entry.until:%H:%M}" if entry.until else ""
        status = f"【{entry.status}】" if entry.status else ""
        when, poster = f"{entry.starts_at:%H:%M}{until}", "有" if entry.poster else ""
        table.add_row(when, item.title, entry.channel.label, f"{status}{entry.title}", entry.assignee, poster)
    Console().print(table if due else f"{spoken(day)}没有要发的。", markup=False)
