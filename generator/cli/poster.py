"""The command `qunce poster`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import format_option, period_options, resolve_root, resolve_today, workspace_options
from generator.cli.report import relative, say_problems
from generator.problems import Problem

FORMS = ("jpg", "png", "webp")


@click.command("poster", cls=Command)
@click.argument("group", metavar="群")
@click.argument("layout", metavar="版式")
@period_options
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="放到哪个文件夹，默认 build/posters。")
@click.option("--as", "picture", type=click.Choice(FORMS), default="jpg", help="存成哪种图片，默认 jpg。")
@click.option("--theme", metavar="配色", help="换一种配色，写 templates/themes 里的文件名，不带 .yml。")
@click.option("--boxes", is_flag=True, help="画出每个图层的框和名字，改版式时用。")
@format_option("text", "json")
@workspace_options
def command(
    root: Path | None,
    today: date | None,
    first: date | None,
    days: int | None,
    out: Path | None,
    picture: str,
    theme: str | None,
    group: str,
    layout: str,
    form: str,
    *,
    boxes: bool,
) -> int:
    """用一种版式画出一个群的海报。"""
    from generator.model.artifact import PictureFormat
    from generator.pipeline.posters import draw_posters, open_for_posters
    from generator.pipeline.workspace import chosen_groups

    workspace = open_for_posters(resolve_root(root), resolve_today(today), group)
    (name,) = chosen_groups(workspace.catalog, (group,))
    target, period = out or workspace.output / "posters", workspace.period(first, days)
    drawn = draw_posters(
        workspace.catalog, name, layout, period, target, form=PictureFormat(picture), theme=theme, boxes=boxes
    )
    problems: list[Problem] = [problem for found in drawn.values() if isinstance(found, tuple) for problem in found]
    paths = [path for path, found in drawn.items() if found is None]
    if form == "json":
        click.echo(json.dumps([str(path) for path in paths], ensure_ascii=False, indent=2))
    else:
        for path in paths:
            click.echo(relative(path))
    say_problems(problems)
    return 1 if problems else 0
