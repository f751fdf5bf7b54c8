"""Owns expanding templates with plain values; the only home of jinja2."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from generator.model.artifact import TextTemplate
from generator.problems import Problem, Span, did_you_mean

MAX_CHARACTERS = 1_000_000
# Escaped as entities, which hold in Markdown text and in HTML alike, so one rule serves both.
_MARKDOWN = re.compile(r"[&<>\"'\\`*_\[\]|~{]")


class _Missing(StrictUndefined):
    """A name nobody gave a value: says so in Chinese."""

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        known = list(owner) if isinstance(owner, Mapping) else []
        hint = f"（{did_you_mean(str(self._undefined_name), known)}）" if known else ""
        return f"“{self._undefined_name}”{'没有值' if owner is missing else '在这里没有值'}{hint}"


class _Unfit(TemplateError):
    """A value that has no words: None, or something to be called."""


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which also refuses to multiply a text into gigabytes."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not all(isinstance(side, int | float) for side in (left, right)) or operator == "**":
            raise SecurityError("模板里只能用数字相乘")
        return super().call_binop(context, operator, left, right)


def _speakable(value: Any) -> Any:
    if isinstance(value, _Missing):
        return value
    if value is None or callable(value):
        raise _Unfit("这里的值是空的，或者不是文字")
    return value


def _escaped(value: Any) -> Any:
    value = _speakable(value)
    if isinstance(value, Markup | _Missing):
        return value
    return Markup(
        _MARKDOWN.sub(
            lambda found: html.escape(found[0]) if found[0] in "&<>\"'" else f"&#{ord(found[0])};", str(value)
        )
    )


_OPTIONS: dict[str, Any] = {"undefined": _Missing, "cache_size": -1, "trim_blocks": True, "lstrip_blocks": True}
# Not in a template: chance, and fillers that make gigabytes out of a short line.
_REFUSED_FILTERS = ("random", "center", "format", "indent", "pprint", "urlize", "xmlattr")
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
    as `rows.name()`.
    """
    try:
        macros = {_stem(partial): _compiled(partial).module for partial in partials}
        text = _compiled(template).render({**values, **macros})
    except TemplateSyntaxError as error:
        return _problem(
            template,
            error.lineno,
            f"模板写法有误：{_syntax_words(error)}",
            "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确",
        )
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        return _failure(template, error, values)
    if len(text) > MAX_CHARACTERS:
        return _problem(template, 1, f"展开后有 {len(text)} 个字，太长", f"最多 {MAX_CHARACTERS} 个字，检查循环")
    return text


@cache
def _compiled(template: TextTemplate) -> Template:
    environment = _PAGE if template.name.startswith("site/") else _PLAIN
    code = environment.compile(template.text, name=template.name, filename=template.name)
    return Template.from_code(environment, code, environment.make_globals(None))


def _stem(partial: TextTemplate) -> str:
    return partial.name.rpartition("/")[2].partition(".")[0].removeprefix("_")


def _failure(template: TextTemplate, error: Exception, values: Mapping[str, Any]) -> Problem:
    words = str(error) if isinstance(error, TemplateError) else "这里的写法用不了这个值"
    name = re.match(r"“(.+?)”没有值$", words)
    hint = did_you_mean(name[1], values, listed=20) if name else "检查这一行引用的名字和写法"
    return _problem(template, _line_of(error, template), words, hint)


def _line_of(error: Exception, template: TextTemplate) -> int:
    """Return the template's line at which `error` was raised; jinja2 puts it into the traceback."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == template.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


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
