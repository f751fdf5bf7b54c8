"""The command `qunce check`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command import Command
from generator.cli.options import format_option, resolve_root, resolve_today, workspace_options
from generator.cli.report import count_words, say_problems
from generator.model.words import Channel
from generator.problems import errors

if TYPE_CHECKING:
    from generator.pipeline.check import Checked

CHANNELS = tuple(channel.value for channel in Channel if channel is not Channel.TASK)
NO_ADVICE = "用语检查不构成法律意见，拿不准的请问律师。"


class Dash(click.ParamType[str]):
    """The sign for standard input."""

    name = "-"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return (
            value
            if value == "-"
            else self.fail(f"“{value}”不对：检查标准输入的文字写 -，检查全部内容就不写。", param, ctx)
        )


class Names(click.ParamType[tuple[str, ...]]):
    """Areas and rules of the check, with commas between them."""

    name = "类别或规则"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        from generator.validate.areas import unknown_name

        names = tuple(name.strip() for name in value.split(",") if name.strip())
        for name in names:
            if hint := unknown_name(name):
                self.fail(f"没有“{name}”这一类检查，也没有这条规则。{hint}", param, ctx)
        return names or self.fail("至少写一个类别或规则，例如 wording。", param, ctx)


@click.command("check", cls=Command)
@click.argument("text", metavar="[-]", required=False, type=Dash())
@click.option("--channel", type=click.Choice(CHANNELS), help="只和 - 一起用：文字从哪个触点发，默认 manual。")
@click.option("--poster", is_flag=True, help="只和 - 一起用：这是海报上的字。")
@click.option("--trade", metavar="行业", help="只和 - 一起用：按这个行业的规则查，写品牌文件里的 trade。")
@click.option("--only", "names", type=Names(), help="只列这些类别或规则的问题，用逗号隔开，例如 wording,limits。")
@click.option("--changed", "base", metavar="版本", help="只列和这个版本相比、改动牵涉到的问题，例如 origin/main。")
@click.option("--fix", "fixing", is_flag=True, help="把能自动改的排版改好，直接写进文件。")
@format_option("text", "json", "github", "sarif")
@workspace_options
def command(
    root: Path | None,
    today: date | None,
    text: str | None,
    channel: str | None,
    trade: str | None,
    names: tuple[str, ...] | None,
    base: str | None,
    form: str,
    *,
    poster: bool,
    fixing: bool,
) -> int:
    """检查内容，一次列出所有文件的所有问题；写 - 就检查标准输入的一段文字。"""
    _refuse_mixed(
        text, {"--channel": channel, "--poster": poster, "--trade": trade}, {"--changed": base, "--fix": fixing}
    )
    if poster and channel:
        raise click.UsageError("--poster 和 --channel 只写一个。")
    if fixing and names and not {"typography", "typography_is_clean"} & set(names):
        raise click.UsageError("--fix 只改排版：和 --only 一起用时，里面要有 typography。")
    folder, day = resolve_root(root), resolve_today(today)
    if text:
        return _check_text(folder, day, names or (), form, channel=channel, poster=poster, trade=trade or "")
    from generator.pipeline.check import check

    if fixing:
        _fix(folder, day, base)
    checked = check(folder, day, names or (), base)
    say_problems(checked.problems, form)
    if form == "text":
        _say_summary(checked, base, is_part=bool(names))
    return 1 if errors(checked.problems) else 0


def _refuse_mixed(text: str | None, of_text: dict[str, object], of_workspace: dict[str, object]) -> None:
    """Raise a usage error for options that say nothing about what is checked: one text, or the workspace."""
    for name, value in (of_workspace if text else of_text).items():
        if value:
            raise click.UsageError(
                f"{name} 不能和 - 一起用。" if text else f"{name} 只和 - 一起用：qunce check - {name}"
            )


def _check_text(
    folder: Path, day: date, names: tuple[str, ...], form: str, *, channel: str | None, poster: bool, trade: str
) -> int:
    from generator.pipeline.text import Pasted, check_text, decode_pasted, open_for_texts, trades
    from generator.problems import did_you_mean
    from generator.validate.areas import within

    catalog = open_for_texts(folder, day)
    if trade and trade not in (known := trades(catalog)):
        raise click.BadParameter(f"没有“{trade}”这个行业。{did_you_mean(trade, known)}", param_hint="'--trade'")
    stream = sys.stdin
    words = decode_pasted(stream.buffer.read(), stream.encoding)
    pasted = Pasted(
        words, next((item for item in Channel if item.value == channel), Channel.MANUAL), poster=poster, trade=trade
    )
    problems = within(dict.fromkeys(check_text(pasted, catalog)), names)
    say_problems(problems, form)
    if form == "text":
        if not problems:
            click.echo(f"没有发现问题，{len(words.encode())} 字节。")
        if catalog.wording:
            click.echo(NO_ADVICE, err=bool(problems))
    return 1 if errors(problems) else 0


def _fix(folder: Path, day: date, base: str | None) -> None:
    """Say what is set right in each source, and write it."""
    from generator.pipeline.check import plan_fixes

    for fix in plan_fixes(folder, day, base):
        for span, old, new in fix.lines():
            click.echo(f"{span}: {click.style(old, fg='red')} → {click.style(new, fg='green')}", err=True)
        fix.write()
        click.echo(f"{fix.file}  改好了 {len(fix.corrections)} 处排版", err=True)


def _say_summary(checked: Checked, base: str | None, *, is_part: bool) -> None:
    """Say what the problems said before come to, what was not looked at, and that none of it is legal advice."""
    bad = bool(errors(checked.problems))
    if not bad:
        fine = "内容没有错误" if not is_part else "这几类没有错误"
        click.echo(f"{fine}。" if not checked.problems else f"{fine}，{count_words(checked.problems)}")
    if base is not None and not checked.planned:
        click.echo("内容有错误，各群要发的没有检查。", err=True)
    elif base is not None:
        click.echo(
            f"只看了改动牵涉到的：和 {base} 相比改了 {checked.changed} 个文件，检查了 {checked.groups} 个群"
            f"（一共 {checked.all_groups} 个），别处的 {checked.elsewhere} 条提醒没有列出。",
            err=bad,
        )
    if checked.wording:
        click.echo(NO_ADVICE, err=bad)
