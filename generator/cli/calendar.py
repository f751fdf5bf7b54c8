"""The command `qunce calendar`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command import Command
from generator.cli.options import DAY, format_option, period_options, resolve_root, resolve_today, workspace_options

if TYPE_CHECKING:
    from generator.model.catalog import Catalog
    from generator.plan import Verdict


@click.command("calendar", cls=Command)
@click.argument("group", metavar="群")
@period_options
@click.option("--why", type=DAY, help="说清这一天为什么这样排：谁想发、谁排上了、谁没排上。")
@format_option("text", "json")
@workspace_options
def command(
    root: Path | None,
    today: date | None,
    first: date | None,
    days: int | None,
    why: date | None,
    group: str,
    form: str,
) -> int:
    """在终端里看一个群的推送表。"""
    from generator.model.artifact import CalendarSpec, TableFormat
    from generator.pipeline.workspace import chosen_groups, open_workspace
    from generator.plan import plan_pack, slice_of
    from generator.problems import QunceError
    from generator.render import render

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    (name,) = chosen_groups(workspace.catalog, (group,))
    if why:
        return _explain(workspace.catalog, name, why, form)
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


def _explain(catalog: Catalog, group: str, day: date, form: str) -> int:
    from generator.plan import Speaker, explain_day, slice_of
    from generator.problems import QunceError

    speaker = Speaker(slice_of(catalog, group))
    verdicts = explain_day(speaker, day)
    if speaker.problems:
        raise QunceError(tuple(dict.fromkeys(speaker.problems)))
    if form == "json":
        value = {"group": group, "date": day.isoformat(), "wishes": [asdict(verdict) for verdict in verdicts]}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        _say_verdicts(catalog.groups[group].title, day, verdicts)
    return 0


def _say_verdicts(title: str, day: date, verdicts: list[Verdict]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from generator.plan.dates import spoken, weekday

    heading = f"{title}，{spoken(day)}{weekday(day).label}为什么这样排"
    table = Table(title=heading, box=SIMPLE_HEAD, title_style="bold", title_justify="left")
    for name in ("时间", "想发的", "结果", "来自", "原因"):
        table.add_column(name, no_wrap=name in ("时间", "结果"), overflow="fold")
    for verdict in verdicts:
        table.add_row(verdict.time, verdict.title, verdict.outcome, verdict.because, verdict.reason)
    Console().print(table if verdicts else f"{spoken(day)}没有人想发什么。", markup=False)


def _say_table(spec: object) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from generator.model.artifact import CalendarSpec
    from generator.plan.dates import weekday

    assert isinstance(spec, CalendarSpec)
    table = Table(title=f"{spec.title} · 推送表", box=SIMPLE_HEAD, title_style="bold", title_justify="left")
    for heading in ("日期", "时间", "时段", "触点", "额度", "类型", "标题", "负责人"):
        table.add_column(heading, no_wrap=heading != "标题", overflow="fold", ratio=1 if heading == "标题" else None)
    before = None
    for entry in spec.entries:
        day = entry.starts_at.date()
        shown = "" if day == before else f"{day:%m-%d} {weekday(day).label}"
        status = f"【{entry.status}】" if entry.status else ""
        cells = (f"{entry.starts_at:%H:%M}", entry.slot.label, entry.channel.label, entry.quota, entry.kind.label)
        table.add_row(shown, *cells, f"{status}{entry.title}", entry.assignee)
        before = day
    console = Console()
    console.print(table if spec.entries else "这段时间没有推送。", markup=False)
