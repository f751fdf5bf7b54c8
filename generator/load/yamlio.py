"""Owns reading YAML: text to plain values with their places, refusing whatever YAML would misread in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from generator.model.place import Place, Step
from generator.problems import Problem, QunceError, Span, clip

MAX_DEPTH = 30

FULL_WIDTH_COLON = "冒号要用半角 : 并在后面空一格，这里用了全角“：”"
COLON_GAP = "半角冒号 : 后面要空一格，例如 title: 手册"
TAB = "缩进要用空格，不能用 Tab 键"

# What libyaml says, in its own words, and what a person should do about it.
_SYNTAX_HINTS = (
    (r"mapping values are not allowed", "文字里有半角冒号加空格时，整段加引号；不是的话，检查这一行和上一行的缩进"),
    (r"could not find expected ':'", "这一行应该是“字段名: 值”：冒号要用半角 : 并在后面空一格，同一层的字段左边要对齐"),
    (r"escape|hexdecimal|Unicode character code", "双引号里的 \\ 有特别的意思：改用单引号，或者把 \\ 写两次"),
    (r"while scanning a quoted scalar", "引号没有成对，检查这一段的引号"),
    (r"while scanning a block scalar", "“|”后面直接换行，正文从下一行开始，用空格缩进"),
    (r"did not find expected key", "检查这一行的缩进，同一层的字段左边要对齐；文字里有引号时整段用另一种引号包起来"),
    (r"did not find expected ',' or|while parsing a flow", "方括号或花括号没有成对，或者少了逗号"),
    (r"block sequence entries are not allowed|did not find expected '-'", "列表的每一项以“- ”开头，左边要对齐"),
)
_STARTERS = {
    "@": '@ 开头的文字要加引号，例如 "@所有人"',
    "`": "反引号开头的文字要加引号",
    "%": '% 开头的文字要加引号，例如 "%NICKNAME%"',
    "*": "* 开头的文字要加引号",
    "&": "& 开头的文字要加引号",
    "!": "! 开头的文字要加引号",
    "{{": '{{ }} 开头的文字要整段加引号，例如 "{{ group.title }}"',
    "{%": "{% %} 开头的文字要整段加引号",
}
# What somebody writes, without quotes, to write nothing.
_EMPTY = frozenset(("", "~", "null"))
_FULL_WIDTH_COLON = re.compile(r"""\s*(?:-\s+)*["']?\w[\w-]*["']?：""")
_NO_GAP = re.compile(r"\s*(?:-\s+)*[A-Za-z]\w*:(?=\S)")
_COMMENT = re.compile(r"(?<!\S)#.*")
_HASHTAG = re.compile(r"(?<=[^\S\n])#+[^\s#]")
# What YAML refuses, or takes for the end of a line, and what no editor shows. Named one by one: a set of all that is
# allowed takes ten times as long to compile.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document: plain values (mappings, lists, strings, None) and where each stands."""

    value: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it is written: where it begins and ends, and its style, one of `'`, `"`, `|`, `>` or nothing."""

    value: str
    start: Span
    end: Span
    style: str


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read; `inline` means that it is written in brackets."""

    value: dict[str, Any] | list[Any]
    span: Span
    inline: bool
    children: dict[Step, Place] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    key: str = ""


def parse_yaml(text: str, file: str, first_line: int = 1) -> Parsed:
    """Return the one document of `text`, every scalar as the string that was written, empty ones as None.

    `first_line` is the line of `file` on which `text` begins. Raises QunceError with one problem: YAML
    cannot be read past its first mistake.
    """
    return _Reader(text, file, first_line).read()


def written_scalars(text: str, file: str, first_line: int = 1) -> list[Scalar]:
    """Return every value of a document that is no mapping and no list, as it is written; raises as parse_yaml does."""
    surveyor = _Surveyor(text, file, first_line)
    surveyor.read()
    return surveyor.found


def refuse_unseen(text: str, file: str, first_line: int = 1) -> None:
    """Raise QunceError at the first character that no editor shows, such as a control character."""
    if found := _UNSEEN.search(text):
        line = first_line + text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        raise QunceError((_unseen(Span(file, line, column), found[0]),))


class _Reader:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.text, self.file, self.offset = text, file, first_line
        # Most files hold none, and then the gaps between their values need no look.
        self.has_hashtag = bool(_HASHTAG.search(text))
        self.seen = 0
        self.open: list[_Open] = []
        self.expects_key = False
        self.root: Parsed | None = None

    def read(self) -> Parsed:
        refuse_unseen(self.text, self.file, self.offset)
        try:
            self.take_all()
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark
            self.refuse_hashtags(self.seen, mark.index)
            raise QunceError(
                (self.syntax_problem(f"{error.context} {error.problem}", mark, error.context_mark),)
            ) from None
        if self.root is None or self.root.value is None:
            self.fail(Span(self.file, self.offset, 1), "这里没有写任何字段", "照着同一文件夹里别的文件写，或者删掉它")
        return self.root

    def take_all(self) -> None:
        """Take what libyaml finds, refusing on the way what stands between two finds and would be lost."""
        event: Any
        for event in iter(yaml.CSafeLoader(self.text).get_event, None):
            if self.has_hashtag:
                self.refuse_hashtags(self.seen, event.start_mark.index)
                self.seen = event.end_mark.index
            self.take(event)

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.take_scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self.take_start(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self.open.pop()
            self.store(done.value, Place(done.span, done.children, done.keys))
        elif kind is yaml.AliasEvent:
            self.fail(self.span(event), "这里用了 YAML 的引用（*）", self.starter_hint(event) or "把内容直接写出来")
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self.fail(self.span(event), "一个文件里有两份内容", "去掉多余的 --- 行，或者拆成两个文件")

    def refuse_marks(self, event: Any) -> None:
        """Refuse what YAML writes before a value to copy it elsewhere or to make something else of it."""
        if event.anchor is not None:
            self.fail(self.span(event), "这里用了 YAML 的锚点（&）", "把内容直接写出来；文字要以 & 开头就加引号")
        if event.tag is not None:
            self.fail(self.span(event), "这里用了 YAML 的标签（!）", "去掉它；文字要以 ! 开头就加引号")

    def take_start(self, event: Any) -> None:
        self.refuse_marks(event)
        if self.expects_key:
            self.fail(
                self.span(event), "这里应该是字段名", self.starter_hint(event) or "字段名只能是一个词，后面跟冒号"
            )
        if len(self.open) >= MAX_DEPTH:
            self.fail(self.span(event), f"内容套了超过 {MAX_DEPTH} 层", "检查括号和缩进，内容不需要这么深")
        self.expects_key = type(event) is yaml.MappingStartEvent
        value: dict[str, Any] | list[Any] = {} if self.expects_key else []
        self.open.append(_Open(value, self.span(event), event.flow_style))

    def take_scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        start, style, value = event.start_mark, event.style, event.value
        line, indent = start.line, None
        span = Span(self.file, line + self.offset, start.column + 1)
        if not style:
            if event.end_mark.line > line:
                self.refuse_lines(event)
            if value in _EMPTY and not self.expects_key:
                value = None
        elif style == '"' and (found := _UNSEEN.search(value)):
            raise QunceError((_unseen(span, found[0]),))
        elif style in ("|", ">"):
            self.refuse_hashtags(start.index, self.text.find("\n", start.index))
            indent = self.indent_of(line + 1)
        if self.expects_key:
            self.take_key(value, span)
        else:
            self.store(value, Place(span, indent=indent) if indent is not None else Place(span))

    def indent_of(self, line: int) -> int:
        """Return how many blanks stand before the words of a block that begins at a line."""
        while line < len(self.lines) - 1 and not self.lines[line].strip():
            line += 1
        words = self.lines[min(line, len(self.lines) - 1)]
        return len(words) - len(words.lstrip(" "))

    def take_key(self, key: str, span: Span) -> None:
        mapping = self.open[-1]
        if key in mapping.keys:
            self.fail(span, f"“{clip(key)}”写了两次，第一次在第 {mapping.keys[key].line} 行", "只留一个")
        mapping.key = key
        mapping.keys[key] = span
        self.expects_key = False

    def store(self, value: Any, place: Place) -> None:
        if not self.open:
            self.root = Parsed(value, place)
            return
        parent = self.open[-1]
        if isinstance(parent.value, dict):
            parent.value[parent.key] = value
            parent.children[parent.key] = place
            self.expects_key = True
        else:
            parent.children[len(parent.value)] = place
            parent.value.append(value)
            self.expects_key = False

    def refuse_hashtags(self, start: int, end: int) -> None:
        """A comment starts at ` #`: text such as “福利 #护肤” would lose its tail without a word."""
        for found in _COMMENT.finditer(self.text, start, end):
            before = self.text[self.text.rfind("\n", 0, found.start()) + 1 : found.start()]
            if before.strip() and re.match(r"#+[^\s#]", found[0]):
                line = self.offset + self.text.count("\n", 0, found.start())
                self.fail(
                    Span(self.file, line, len(before) + 1),
                    f"“{clip(found[0].strip())}”会被当成注释丢掉",
                    "要保留它就给整段文字加引号；真要写注释，在 # 后面空一格",
                )

    def refuse_lines(self, event: Any) -> None:
        """Plain words over several lines are nearly always a slip in one of them: say which."""
        first, last = event.start_mark.line, event.end_mark.line
        for number in range(first, last + 1):
            self.refuse_full_width(number)
        if match := _NO_GAP.match(self.lines[first]):
            self.fail(Span(self.file, first + self.offset, match.end()), "冒号后面没有空格", COLON_GAP)
        hint = "多行文字用“|”另起一行写；不是多行的话，检查下一行的缩进和冒号"
        if self.open and self.open[-1].inline:
            hint = "检查这一行的末尾：少了逗号，或者方括号、花括号没有成对"
        self.fail(self.span(event), "没有加引号的文字跨了几行", hint)

    def refuse_full_width(self, number: int) -> None:
        if match := _FULL_WIDTH_COLON.match(self.lines[number]):
            self.fail(Span(self.file, number + self.offset, match.end()), "冒号写成了全角“：”", FULL_WIDTH_COLON)

    def span(self, event: Any) -> Span:
        return Span(self.file, event.start_mark.line + self.offset, event.start_mark.column + 1)

    def starter_hint(self, event: Any) -> str:
        line, column = event.start_mark.line, event.start_mark.column
        around = self.lines[line][max(0, column - 1) : column + 2]
        return next((hint for start, hint in _STARTERS.items() if start in around), "")

    def syntax_problem(self, words: str, mark: Any, began: Any) -> Problem:
        """Return what is wrong where libyaml stopped: where the thing began that it could not finish."""
        at_end = mark.index >= len(self.text.rstrip())
        if re.search(r"simple key|end of stream|alias|anchor|tag|directive", words) or (at_end and "flow" in words):
            mark = began or mark
        line, column = mark.line, mark.column
        if line == len(self.lines):  # libyaml ends a last line that has no end
            line, column = line - 1, len(self.lines[-1])
        for number in (line, max(0, line - ("mapping values" in words))):
            self.refuse_full_width(number)
        before, here = self.lines[line][:column], self.lines[line][column:]
        hint = next((text for start, text in _STARTERS.items() if (before[-1:] + here).startswith(start)), "")
        hint = hint or next((text for start, text in _STARTERS.items() if here.startswith(start)), "")
        if not hint and "{{" in here:
            hint = _STARTERS["{{"]
        if not hint and "\t" in self.lines[line]:
            hint = TAB
        span = Span(self.file, line + self.offset, column + 1)
        return Problem(span, "写法有误，从这里读不下去了", hint or _hint_for(words), "yaml_syntax")

    def fail(self, span: Span, message: str, hint: str) -> NoReturn:
        raise QunceError((Problem(span, message, hint, "yaml_refused"),))


class _Surveyor(_Reader):
    """Reads a document and keeps where each of its values is written."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        super().__init__(text, file, first_line)
        self.found: list[Scalar] = []

    def take_scalar(self, event: Any) -> None:
        is_key = self.expects_key
        super().take_scalar(event)
        if not is_key:
            mark = event.end_mark
            end = Span(self.file, mark.line + self.offset, mark.column + 1)
            self.found.append(Scalar(event.value, self.span(event), end, event.style or ""))


def _unseen(span: Span, char: str) -> Problem:
    message = f"这里有一个看不见的字符（U+{ord(char):04X}）"
    return Problem(span, message, "删掉它；看不到就把这一行重新打一遍", "unseen_character")


def _hint_for(words: str) -> str:
    return next(
        (hint for pattern, hint in _SYNTAX_HINTS if re.search(pattern, words)), "检查这一行和上一行的缩进、冒号和引号"
    )
