"""Owns reading YAML: text to plain values with their places, refusing whatever YAML would misread in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from generator.model.place import Place, Step
from generator.problems import Problem, QunceError, Span

MAX_DEPTH = 30

FULL_WIDTH_COLON = "冒号要用半角 : 并在后面空一格，这里用了全角“：”"
TAB = "缩进要用空格，不能用 Tab 键"

# What libyaml says, in its own words, and what a person should do about it.
_SYNTAX_HINTS = (
    (
        r"could not find expected ':'|mapping values are not allowed",
        "检查上下几行：冒号要用半角 : 并在后面空一格，同一层的字段左边要对齐",
    ),
    (r"found unexpected end of stream|while scanning a quoted scalar", "引号没有成对，检查这一段的引号"),
    (r"did not find expected key", "检查这一行的缩进，同一层的字段左边要对齐；文字里有引号时整段用另一种引号包起来"),
    (r"did not find expected ',' or|while parsing a flow", "方括号或花括号没有成对，或者少了逗号"),
    (r"block sequence entries are not allowed|did not find expected '-'", "列表的每一项以“- ”开头，左边要对齐"),
    (r"control characters|unacceptable character|special characters", "文件里有看不见的控制字符，删掉它"),
)
_STARTERS = {
    "@": '@ 开头的文字要加引号，例如 "@所有人"',
    "`": "反引号开头的文字要加引号",
    "%": '% 开头的文字要加引号，例如 "%NICKNAME%"',
    "*": "* 开头的文字要加引号",
    "&": "& 开头的文字要加引号",
    "!": "! 开头的文字要加引号",
    "{{": '{{ }} 开头的文字要整段加引号，例如 "{{ group.title }}"',
}
_FULL_WIDTH_COLON = re.compile(r"^[\s-]*[\w-]+：")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document: plain values (mappings, lists, strings, None) and where each stands."""

    value: Any
    place: Place


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    value: dict[str, Any] | list[Any]
    span: Span
    children: dict[Step, Place] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    key: str | None = None


def parse_yaml(text: str, file: str, first_line: int = 1) -> Parsed:
    """Return the one document of `text`, every scalar as the string that was written, empty ones as None.

    `first_line` is the line of `file` on which `text` begins. Raises QunceError with one problem: YAML
    cannot be read past its first mistake.
    """
    return _Reader(text, file, first_line).read()


class _Reader:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.splitlines()
        self.text, self.file, self.offset = text, file, first_line
        self.open: list[_Open] = []
        self.root: Parsed | None = None

    def read(self) -> Parsed:
        for event in self.events():
            self.take(event)
        if self.root is None:
            self.fail(Span(self.file), "文件里没有内容", "照着同一文件夹里别的文件写，或者删掉它")
        return self.root

    def events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self.text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            raise QunceError((self.syntax_problem(str(error), mark),)) from None

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.fail(self.span(event), "这里用了 YAML 的引用（*）", self.starter_hint(event) or "把内容直接写出来")
        if getattr(event, "anchor", None) is not None:
            self.fail(self.span(event), "这里用了 YAML 的锚点（&）", "把内容直接写出来；文字要以 & 开头就加引号")
        if getattr(event, "tag", None) is not None:
            self.fail(self.span(event), "这里用了 YAML 的标签（!）", "去掉它；文字要以 ! 开头就加引号")
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.fail(self.span(event), "一个文件里有两份内容", "去掉多余的 --- 行，或者拆成两个文件")
        if isinstance(event, yaml.ScalarEvent):
            self.take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.take_start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.open.pop()
            self.store(done.value, Place(done.span, done.children, done.keys))

    def take_start(self, event: Any) -> None:
        if self.expects_key():
            self.fail(
                self.span(event), "这里应该是字段名", self.starter_hint(event) or "字段名只能是一个词，后面跟冒号"
            )
        if len(self.open) >= MAX_DEPTH:
            self.fail(self.span(event), f"内容套了超过 {MAX_DEPTH} 层", "检查括号和缩进，内容不需要这么深")
        self.open.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], self.span(event)))

    def take_scalar(self, event: Any) -> None:
        span, plain = self.span(event), not event.style
        self.refuse_hashtag(event)
        if plain and event.end_mark.line > event.start_mark.line:
            self.fail(span, "没有加引号的文字跨了几行", "多行文字用“|”另起一行写；不是多行的话，检查下一行的缩进和冒号")
        if self.expects_key():
            self.take_key(event.value, span)
            return
        value = None if plain and event.value in ("", "~", "null") else event.value
        self.store(value, Place(span, block=event.style in ("|", ">")))

    def take_key(self, key: str, span: Span) -> None:
        mapping = self.open[-1]
        if key in mapping.keys:
            self.fail(span, f"“{key}”写了两次，第一次在第 {mapping.keys[key].line} 行", "只留一个")
        mapping.key = key
        mapping.keys[key] = span

    def store(self, value: Any, place: Place) -> None:
        if not self.open:
            self.root = Parsed(value, place)
            return
        parent = self.open[-1]
        if isinstance(parent.value, dict):
            assert parent.key is not None
            parent.value[parent.key] = value
            parent.children[parent.key] = place
            parent.key = None
        else:
            parent.children[len(parent.value)] = place
            parent.value.append(value)

    def expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def refuse_hashtag(self, event: Any) -> None:
        """A comment starts at ` #`: text such as “福利 #护肤” would lose its tail without a word."""
        if event.style in ("|", ">") or event.end_mark.line >= len(self.lines):
            return
        rest = self.lines[event.end_mark.line][event.end_mark.column :]
        match = re.match(r"(\s*:)?\s+#(?=[^\s#])", rest)
        if match:
            column = event.end_mark.column + match.end()
            span = Span(self.file, event.end_mark.line + self.offset, column)
            self.fail(
                span,
                f"“{rest[match.end() - 1 :].strip()}”会被当成注释丢掉",
                "要保留它就给整段文字加引号；真要写注释，在 # 后面空一格",
            )

    def span(self, event: Any) -> Span:
        return Span(self.file, event.start_mark.line + self.offset, event.start_mark.column + 1)

    def starter_hint(self, event: Any) -> str:
        line, column = event.start_mark.line, event.start_mark.column
        around = self.lines[line][max(0, column - 1) : column + 2] if line < len(self.lines) else ""
        return next((hint for start, hint in _STARTERS.items() if start in around), "")

    def syntax_problem(self, words: str, mark: Any) -> Problem:
        if mark is None:
            return Problem(Span(self.file), "YAML 写法有误", _hint_for(words), "yaml_syntax")
        line, column, hint = mark.line, mark.column, ""
        here = self.lines[line][column:] if line < len(self.lines) else ""
        for number in (line, line - 1):
            written = self.lines[number] if 0 <= number < len(self.lines) else ""
            if match := _FULL_WIDTH_COLON.match(written):
                line, column, hint = number, match.end() - 1, FULL_WIDTH_COLON
        hint = hint or next((text for start, text in _STARTERS.items() if here.startswith(start)), "")
        if not hint and "{{" in here:
            hint = _STARTERS["{{"]
        if not hint and "\t" in self.lines[min(line, len(self.lines) - 1)]:
            hint = TAB
        span = Span(self.file, line + self.offset, column + 1)
        return Problem(span, "YAML 写法有误，读不下去了", hint or _hint_for(words), "yaml_syntax")

    def fail(self, span: Span, message: str, hint: str) -> NoReturn:
        raise QunceError((Problem(span, message, hint, "yaml_refused"),))


def _hint_for(words: str) -> str:
    return next(
        (hint for pattern, hint in _SYNTAX_HINTS if re.search(pattern, words)), "检查这一行和上一行的缩进、冒号和引号"
    )
