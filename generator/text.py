"""Owns expanding templates with plain values; the only home of jinja2."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import (
    DictLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from generator.model.artifact import TextTemplate
from generator.problems import Problem, Span, did_you_mean

MAX_CHARACTERS = 1_000_000
# Escaped as entities, which hold in Markdown text and in HTML alike, so one rule serves both. A line end is
# escaped too: a value that begins no line can begin no heading, list or table either.
_MARKDOWN = re.compile(r"[&<>\"'\\`*_\[\]|~{\n\r]")


class _Missing(StrictUndefined):
    """A name nobody gave a value: says so in Chinese."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_name is None:
            return "列表是空的，取不到值"
        owner = self._undefined_obj
        known = list(owner) if isinstance(owner, Mapping) else []
        hint = f"（{did_you_mean(str(self._undefined_name), known)}）" if known else ""
        return f"“{self._undefined_name}”{'没有值' if owner is missing else '在这里没有值'}{hint}"


class _Unfit(TemplateError):
    """A value that cannot stand here: it has no words, or would fill the memory."""

    def __init__(self, words: str, hint: str = "检查这一行引用的名字和写法") -> None:
        super().__init__(words)
        self.hint = hint


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which also refuses to blow a text up into gigabytes."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not all(isinstance(side, int | float) for side in (left, right)) or operator == "**":
            raise _Unfit("模板里只能用数字做乘法和求余")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field: values are plain, so what a dictionary holds goes before what dictionaries can do."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` to `is_safe_attribute`, which refuses it."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr not in _REFUSED_METHODS and super().is_safe_attribute(obj, attr, value)


# Asked of every value on every page, so the types are put together once.
_WITH_WORDS = (str, int, float, _Missing)


def _speakable(value: Any) -> Any:
    if isinstance(value, _WITH_WORDS) and not isinstance(value, bool):
        return value
    if value is None or isinstance(value, Undefined):
        raise _Unfit("这里的值是空的")
    if isinstance(value, list | tuple):
        raise _Unfit("这里的值是列表，不是文字", '用 join 连成一段，例如 {{ group.can | join("、") }}')
    raise _Unfit("这里的值不是文字", "写到具体的一个值，例如 {{ group.title }}")


def _escaped(value: Any) -> Any:
    value = _speakable(value)
    if isinstance(value, Markup | _Missing):
        return value
    return Markup(
        _MARKDOWN.sub(
            lambda found: html.escape(found[0]) if found[0] in "&<>\"'" else f"&#{ord(found[0])};", str(value)
        )
    )


_OPTIONS: dict[str, Any] = {
    "undefined": _Missing,
    "loader": DictLoader({}),
    "cache_size": -1,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
# Not in a template: chance, fillers that make gigabytes out of a short line, and escapes that know only of HTML.
_REFUSED_FILTERS = (
    *("random", "batch", "center", "format", "indent", "pprint", "slice", "urlize", "wordwrap", "xmlattr"),
    *("e", "escape", "forceescape", "tojson"),
)
_REFUSED_METHODS = frozenset(
    ["center", "encode", "expandtabs", "format", "format_map", "ljust", "rjust", "to_bytes", "zfill"]
)
# What jinja2, and the Python it compiles to, raise at a template that makes no sense.
_MISTAKES = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
_PLAIN = _Environment(**_OPTIONS, finalize=_speakable)
_PAGE = _Environment(**_OPTIONS, finalize=_escaped, autoescape=True)
for _environment in (_PLAIN, _PAGE):
    for _name in _REFUSED_FILTERS:
        del _environment.filters[_name]
    _environment.globals.clear()


def expand(template: TextTemplate, values: Mapping[str, Any], partials: Iterable[TextTemplate] = ()) -> str | Problem:
    """Return `template` with `values`, or the problem at its line.

    Values are data: they are never expanded themselves. In a page of the site (a template named `site/…`)
    they are escaped for Markdown and HTML as well. The macros of a partial `site/_rows.md.j2` are called
    as `rows.name()`; a mistake in one of them is a problem in its own file.
    """
    sources = (template, *partials)
    macros: dict[str, Any] = {}
    for source in sources[1:]:
        try:
            macros[_stem(source)] = _macros(source)
        except _MISTAKES as error:
            return _failure((source,), error, {})
    try:
        text = _compiled(template).render({**values, **macros} if macros else values)
    except _MISTAKES as error:
        return _failure(sources, error, values)
    if len(text) > MAX_CHARACTERS:
        return _problem(template, 1, f"展开后有 {len(text)} 个字，太长", f"最多 {MAX_CHARACTERS} 个字，检查循环")
    return text


@cache
def _compiled(template: TextTemplate) -> Template:
    environment = _PAGE if template.name.startswith("site/") else _PLAIN
    code = environment.compile(template.text, name=template.name, filename=template.name)
    return Template.from_code(environment, code, {})


def _macros(partial: TextTemplate) -> Any:
    compiled = _compiled(partial)
    try:
        return compiled.module
    except _MISTAKES:
        compiled.environment.handle_exception()  # raises again, with the template's own lines in the traceback


def _stem(partial: TextTemplate) -> str:
    return partial.name.rpartition("/")[2].partition(".")[0].removeprefix("_")


def _failure(sources: tuple[TextTemplate, ...], error: BaseException, values: Mapping[str, Any]) -> Problem:
    template, line = _origin(sources, error)
    if isinstance(error, TemplateSyntaxError):
        hint = "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确"
        return _problem(template, error.lineno, f"模板写法有误：{_syntax_words(error)}", hint)
    if isinstance(error, _Unfit):
        return _problem(template, line, str(error), error.hint)
    if isinstance(error, TemplateNotFound):
        return _problem(template, line, "模板里不能引用别的模板", "templates/site/ 里 _ 开头的文件会自动引入")
    if isinstance(error, SyntaxError | RecursionError | MemoryError):
        return _problem(template, line, "模板套得太深，或者太长", "减少循环和判断的层数")
    words = str(error) if isinstance(error, UndefinedError) else "这里的写法用不了这个值"
    name = re.match(r"“(.+?)”没有值$", words)
    hint = did_you_mean(name[1], values, listed=20) if name else ""
    return _problem(template, line, words, hint or "检查这一行引用的名字和写法")


def _origin(sources: tuple[TextTemplate, ...], error: BaseException) -> tuple[TextTemplate, int]:
    """Return the template and the line where `error` was raised; jinja2 puts both into the traceback."""
    names = {source.name: source for source in sources}
    template, line, trace = sources[0], 1, error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in names:
            template, line = names[code.co_filename], trace.tb_lineno
        trace = trace.tb_next
    return template, line


def _syntax_words(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    if "expected token" in message or "unexpected" in message:
        return "括号没有成对，或者多了少了符号"
    if "unknown tag" in message or "Unknown" in message:
        return "没有这个指令"
    if "No filter" in message or "No test" in message:
        return "没有这个过滤器"
    return "读不懂这一行"


def _problem(template: TextTemplate, line: int, message: str, hint: str) -> Problem:
    origin = template.span
    column = origin.column if line == 1 else 1
    return Problem(Span(origin.file, origin.line + line - 1, column), message, hint, "template")
