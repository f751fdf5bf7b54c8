"""The command `qunce nodes`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.command import Command
from generator.cli.options import (
    FIRST_YEAR,
    LAST_YEAR,
    WholeNumber,
    format_option,
    resolve_root,
    resolve_today,
    workspace_options,
)

if TYPE_CHECKING:
    from generator.model.node import Node
    from generator.model.words import Region
    from generator.plan.almanac import NodeDay

_YEAR = WholeNumber(FIRST_YEAR, LAST_YEAR)


@click.command("nodes", cls=Command)
@click.option("--year", metavar="年份", type=_YEAR, help=f"哪一年，{FIRST_YEAR} 到 {LAST_YEAR}，默认今年。")
@format_option("text", "json")
@workspace_options
def command(root: Path | None, today: date | None, year: int | None, form: str) -> int:
    """列出一年的节点：哪天、什么基调、放假日子定了没有。"""
    from generator.pipeline.workspace import open_workspace
    from generator.plan.almanac import year_of_nodes

    day = resolve_today(today)
    catalog = open_workspace(resolve_root(root), day).catalog
    shown = year or day.year
    region = catalog.settings.region
    comings = year_of_nodes(catalog.nodes.values(), shown, region, catalog.notices)
    if form == "json":
        rows = [_row(node, coming, region) for node, coming in comings]
        value = {"year": shown, "region": region.value, "nodes": rows}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        _say_table(shown, comings)
    return 0


def _row(node: Node, coming: NodeDay, region: Region) -> dict[str, Any]:
    from generator.plan.almanac import rule_words

    return {
        "id": node.id,
        "title": node.title,
        "date": coming.day.isoformat(),
        "first": coming.first.isoformat(),
        "last": coming.last.isoformat(),
        "tone": node.tone.value,
        "tone_label": node.tone.label,
        "rule": rule_words(node.rule_in(region)),
        "holiday": node.holiday,
        "provisional": coming.provisional,
        "note": node.note,
    }


def _say_table(year: int, comings: list[tuple[Node, NodeDay]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from generator.plan.dates import weekday

    table = Table(title=f"{year} 年节点", box=SIMPLE_HEAD, title_style="bold", title_justify="left")
    for heading in ("日期", "节点", "基调", "前后", "编号"):
        table.add_column(heading, no_wrap=heading != "节点", overflow="fold")
    before = None
    for node, coming in comings:
        shown = "" if coming.day == before else f"{coming.day:%m-%d} {weekday(coming.day).label}"
        table.add_row(shown, node.title, node.tone.label, _around_words(node, coming), node.id)
        before = coming.day
    Console().print(table if comings else "这一年没有节点。", markup=False)


def _around_words(node: Node, coming: NodeDay) -> str:
    if coming.provisional:
        return "放假待定"
    if coming.first == coming.last:
        return "放假一天" if node.holiday else ""
    return f"{coming.first:%m-%d} 至 {coming.last:%m-%d}"
