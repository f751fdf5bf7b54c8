"""The command `qunce pack`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli.command import Command
from generator.cli.options import format_option, period_options, resolve_root, resolve_today, workspace_options
from generator.cli.report import progress, relative, say_problems
from generator.pipeline.packs import BuiltPack
from generator.problems import Problem


@click.command("pack", cls=Command)
@click.argument("groups", nargs=-1, metavar="[群...]")
@period_options
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="放到哪个文件夹，默认 build/packs。")
@click.option("--zip", "zipped", is_flag=True, help="每个群另外打一个 zip。")
@format_option("text", "json")
@workspace_options
def command(
    root: Path | None,
    today: date | None,
    first: date | None,
    days: int | None,
    out: Path | None,
    groups: tuple[str, ...],
    form: str,
    *,
    zipped: bool,
) -> int:
    """生成内容包；不写群就生成全部群。"""
    from generator.pipeline.packs import build_packs, remove_packs, zip_pack
    from generator.pipeline.people import build_feeds
    from generator.pipeline.workspace import chosen_groups, open_workspace

    workspace = open_workspace(resolve_root(root), resolve_today(today))
    names, period = chosen_groups(workspace.catalog, groups), workspace.period(first, days)
    target = out or workspace.output / "packs"
    built = build_packs(workspace.catalog, names, period, target)
    packs = list(progress(built, len(names), "生成内容包"))
    if not groups and out is None:
        packs += remove_packs(workspace.catalog, target)
    zips = [zip_pack(pack) for pack in packs if zipped and not (pack.gone or pack.result.problems)]
    say_packs(packs, zips, form)
    if not groups and out is None and not any(pack.result.problems for pack in packs):
        build_feeds(workspace.catalog, period, workspace.output / "people")
    return 1 if any(pack.result.problems for pack in packs) else 0


def say_packs(packs: Sequence[BuiltPack], zips: Sequence[Path], form: str) -> None:
    """Print what building did to each pack."""
    if form == "json":
        click.echo(json.dumps([_as_json(pack) for pack in packs], ensure_ascii=False, indent=2))
    for pack in packs:
        if form == "text" and not pack.result.problems:
            click.echo(f"{relative(pack.folder)}  {result_words(pack)}")
        for path in pack.result.set_aside:
            click.echo(f"  有人改过的文件移到了 {relative(path)}", err=True)
    if form == "text":
        for path in zips:
            click.echo(f"{relative(path)}")
    problems: list[Problem] = [problem for pack in packs for problem in pack.result.problems]
    if form == "text":
        say_problems(list(dict.fromkeys(problems)))


def result_words(pack: BuiltPack) -> str:
    """Return what building did to a pack, in words."""
    if pack.skipped:
        return "没有变化"
    if pack.gone:
        return "这个群已经不在内容里，它的内容包删了"
    counts = (("写了", pack.result.written), ("没变", pack.result.unchanged), ("删了", pack.result.removed))
    return "，".join(f"{word} {len(paths)} 个文件" for word, paths in counts if paths)


def _as_json(pack: BuiltPack) -> dict[str, object]:
    result = pack.result
    return {
        "group": pack.group,
        "folder": str(pack.folder),
        "skipped": pack.skipped,
        "gone": pack.gone,
        "written": list(result.written),
        "unchanged": list(result.unchanged),
        "removed": list(result.removed),
        "set_aside": [str(path) for path in result.set_aside],
        "problems": [str(problem) for problem in result.problems],
    }
