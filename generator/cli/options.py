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

# Lunar dates are known for these years; a plan looks a few weeks around its days.
FIRST_YEAR, LAST_YEAR = 2000, 2100
F = TypeVar("F", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A date, written year-month-day."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day: date = parse_day(value)
        except PydanticCustomError as error:
            self.fail(f"{error.message()}。写成 年-月-日，例如 2026-11-11。", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"{day} 太早或太晚，要在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间。", param, ctx)
        return day


class WholeNumber(click.ParamType[int]):
    """A whole number from `least` to `most`."""

    name = "整数"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number = int(value) if str(value).isdecimal() else None
        if number is None or not self.least <= number <= self.most:
            self.fail(f"“{value}”应该是 {self.least} 到 {self.most} 的整数。", param, ctx)
        return number


DAY = DayType()


def workspace_options(command: F) -> F:
    """Add --root and --today: which workspace, and which day it is."""
    command = click.option("--today", type=DAY, help="把这一天当作今天，默认是北京时间的今天。")(command)
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--root", type=folder, help="工作区文件夹，默认从当前文件夹往上找。")(command)


def period_options(command: F) -> F:
    """Add --from and --days: which period."""
    days = WholeNumber(1, 366)
    command = click.option("--days", metavar="天数", type=days, help="多少天，1 到 366，默认按 settings.yml。")(command)
    return click.option("--from", "first", type=DAY, help="从哪天开始，默认今天。")(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """Add --format with the forms a command can print, the first being for people."""
    meanings = {
        "text": "text 给人看",
        "json": "json 给程序",
        "github": "github 给拉取请求",
        "sarif": "sarif 给代码平台",
    }
    help_text = f"输出格式：{'，'.join(meanings[name] for name in formats)}。"
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], help=help_text)


def resolve_root(root: Path | None) -> Path:
    """Return the workspace's folder. Raises QunceError where there is none."""
    from generator.pipeline.workspace import find_root

    return find_root((root or Path.cwd()).resolve())


def resolve_today(today: date | None) -> date:
    """Return the day asked for, or today in China: packs are sent by the clock of its readers."""
    return today or datetime.now(ZoneInfo("Asia/Shanghai")).date()
