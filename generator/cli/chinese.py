"""Owns what Click says, in Chinese: usage, options and its own errors."""

from __future__ import annotations

import re
import unicodedata
from types import ModuleType

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

# Every sentence of Click that a person can meet here. A test reads Click's source and finds none missing.
WORDS = {
    "(Did you mean one of: {possibilities}?)": "（是不是：{possibilities}？）",
    "(dynamic)": "（自动）",
    "Aborted!": "已中断。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要 {nargs} 个值。",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": "参数只能声明一次：{decls}",
    "Choice({choices})": "可选：{choices}",
    "Choose from:\n\t{choices}": "可以选：\n\t{choices}",
    "Commands": "命令",
    "Confirm the action without prompting.": "不再询问，直接执行。",
    "Could not open file {filename!r}: {message}": "打不开文件“{filename}”：{message}",
    "Did you mean {possibility}?": "是不是想写{possibility}？",
    "Do you want to continue?": "要继续吗？",
    "Error: The two entered values do not match.": "两次输入不一致。",
    "Error: invalid input": "输入不对。",
    "Error: {message}": "错误：{message}",
    "Got unexpected extra argument ({args})": "多了参数：{args}",
    "Got unexpected extra arguments ({args})": "多了参数：{args}",
    "Invalid start character for option ({option})": "选项开头的字符不对：{option}",
    "Invalid value for {param_hint}: {message}": "{param_hint}的值不对：{message}",
    "Invalid value: {message}": "值不对：{message}",
    "Missing argument": "缺少参数",
    "Missing command.": "缺少命令。",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少{param_type}",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不写值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Options": "选项",
    "Positional arguments": "参数",
    "Press any key to continue...": "按任意键继续……",
    "Repeat for confirmation": "再输入一次",
    "Show the version and exit.": "显示版本。",
    "Show this message and exit.": "显示这段说明。",
    "Takes {nargs} values but 1 was given.": "要 {nargs} 个值，只写了 1 个。",
    "Takes {nargs} values but {len} were given.": "要 {nargs} 个值，写了 {len} 个。",
    "Try '{command} {option}' for help.": "用“{command} {option}”看说明。",
    "Usage:": "用法：",
    "Value must be an iterable.": "值应该是一个列表。",
    "default: {default}": "默认 {default}",
    "deprecated": "不再使用",
    "directory": "文件夹",
    "env var: {var}": "环境变量 {var}",
    "file": "文件",
    "path": "路径",
    "unknown error": "未知错误",
    "{len_type} values are required, but {len_value} was given.": "要 {len_type} 个值，写了 {len_value} 个。",
    "{len_type} values are required, but {len_value} were given.": "要 {len_type} 个值，写了 {len_value} 个。",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，应该是{name}。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，应该是{name}。",
    "{name} {filename!r} is not executable.": "{name}“{filename}”不能执行。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”不能读。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”不能写。",
    "{value!r} does not match the format {format}.": "“{value}”的写法不对，应该像 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”的写法不对，应该像 {formats}。",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”不是开关值，可以写：{states}",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数字。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选的 {choices} 里。",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之间。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
}
_SPEAKERS: tuple[ModuleType, ...] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.termui,
    click.types,
)


def translate(words: str) -> str:
    """Return Click's words in Chinese."""
    return WORDS.get(words, words)


def _translate_count(one: str, many: str, count: int) -> str:
    return translate(one if count == 1 else many)


def punctuate(message: str) -> str:
    """Return a message of Click with Chinese quotation marks and full stop.

    >>> punctuate("缺少参数 '群'."), punctuate("没有“--a”这个选项。 （是不是：'--b', '--c'？）")
    ('缺少参数“群”。', '没有“--a”这个选项。（是不是：“--b”、“--c”？）')
    """
    message = re.sub(r"'([^']*)'", r"“\1”", message).replace("”, “", "”、“")
    message = re.sub(r"(?<=[^\x00-\x7f]) (?=[“（])|(?<=[。”]) (?=[^\x00-\x7f])", "", message)
    return f"{message[:-1]}。" if message.endswith(".") else message


def say_wrong_usage(error: click.ClickException) -> None:
    """Print what is wrong with a command line, and where its help is; a group called with nothing prints its help."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):
        said = punctuate(error.format_message())
        setattr(error, "format_message", lambda: said)  # noqa: B010  (mypy refuses to replace a method)
    error.show()


class ChineseFormatter(click.HelpFormatter):
    """Help whose headings end with a full-width colon."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, translate("Usage:") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}：\n")


def cell_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: Chinese characters take two.

    >>> cell_width("群a")
    3
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in click.unstyle(text))


def speak_chinese() -> None:
    """Make Click speak Chinese, whatever the machine's language.

    Click's messages go through gettext, which listens to the environment alone; its modules' `_` is the one
    place where a program can answer instead.
    """
    for module in _SPEAKERS:
        for name, speak in (("_", translate), ("ngettext", _translate_count)):
            if hasattr(module, name):
                setattr(module, name, speak)
    setattr(click.formatting, "term_len", cell_width)  # noqa: B010  (mypy takes the function for final)
    click.Context.formatter_class = ChineseFormatter
