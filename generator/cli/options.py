"""Owns the options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from pydantic_core import PydanticCustomError

from generator.model.value import parse_day

F = TypeVar("F", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A date, written year-month-day."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day: date = parse_day(value)
        except PydanticCustomError as error:
            self.fail(f"{error.message()}。写成 年-月-日，例如 2026-11-11。", param, ctx)
        return day


DAY = DayType()


def workspace_options(command: F) -> F:
    """Add --root and --today: which workspace, and which day it is."""
    command = click.option("--today", type=DAY, help="把这一天当作今天，默认是北京时间的今天。")(command)
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--root", type=folder, help="工作区文件夹，默认从当前文件夹往上找。")(command)


def period_options(command: F) -> F:
    """Add --from and --days: which period."""
    command = click.option("--days", metavar="天数", type=click.IntRange(1, 366), help="多少天，默认按 settings.yml。")(
        command
    )
    return click.option("--from", "first", type=DAY, help="从哪天开始，默认今天。")(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """Add --format with the forms a command can print, the first being for people."""
    help_text = "输出格式：text 给人看，json 给程序。" + ("github 给拉取请求。" if "github" in formats else "")
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], help=help_text)


def resolve_root(root: Path | None) -> Path:
    """Return the workspace's folder. Raises QunceError where there is none."""
    from generator.pipeline.workspace import find_root

    return find_root((root or Path.cwd()).resolve())


def resolve_today(today: date | None) -> date:
    """Return the day asked for, or today in China: packs are sent by the clock of its readers."""
    return today or datetime.now(ZoneInfo("Asia/Shanghai")).date()
