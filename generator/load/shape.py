"""Owns the step from plain values to models: every error of a file at its line, in Chinese, with what to do."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.load.yamlio import COLON_GAP, FULL_WIDTH_COLON, Parsed
from generator.model.place import Place
from generator.model.words import Word
from generator.problems import Problem, QunceError, Span, clip, did_you_mean

M = TypeVar("M", bound=BaseModel)

# The key, and the mark in pydantic's paths, that tell the models of a union apart.
_TAG, _FORM = "type", "trigger:"

_NEEDED = {
    "string_type": ("这里应该是一段文字", "去掉多余的括号、缩进，或者给整段文字加引号"),
    "tuple_type": ("这里应该是一个列表", "每一项另起一行，以“- ”开头；或者写成 [甲, 乙]"),
    "dict_type": ("这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    "model_type": ("这里应该是几个字段", "每个字段另起一行写“名字: 值”，并比上一层多缩进"),
    "int_type": ("这里应该是整数", "例如 3"),
    "float_type": ("这里应该是数字", "例如 1.5"),
}


def shape(model: type[M], parsed: Parsed) -> M:
    """Return `parsed` as a `model`. Raises QunceError with all problems of the value."""
    try:
        return model.model_validate(parsed.value)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail)]
        found = dict.fromkeys(problem for detail in details for problem in _problems(model, parsed.place, detail))
        raise QunceError(tuple(found)) from None


def _is_echo(error: Any) -> bool:
    """Tell whether a list is called too short only because pydantic does not count its broken items."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _problems(model: type[BaseModel], place: Place, error: Any) -> list[Problem]:
    """Return one problem, or each of the mistakes that a model found between its parts, at the part it names."""
    if mistakes := error.get("ctx", {}).get("mistakes"):
        owner = place.at(*error["loc"])
        return [Problem(owner.at(*path).span, message, hint, error["type"]) for path, message, hint in mistakes]
    return [_problem(model, place, error)]


def _problem(model: type[BaseModel], place: Place, error: Any) -> Problem:
    path, kind = error["loc"], error["type"]
    span = _span(place, path, kind)
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1]), span, _known_keys(model, path[:-1]))
    if kind == "missing":
        return Problem(span, f"缺少“{path[-1]}”", _description(model, path), "missing_key")
    if error["input"] is None:
        key = _last_key(path)
        hint = _colon_hint(key) or f"{_description(model, path) or '补上内容。'}# 后面的字是注释，不算内容"
        return Problem(span, f"“{clip(key)}”没有内容", hint, "empty_value")
    if kind in ("union_tag_invalid", "union_tag_not_found", "model_attributes_type"):
        return Problem(span, *_untagged(error, _models_at(model, path)), kind)
    message, hint = _words(error)
    return Problem(span, message, hint or _description(model, path), kind)


def _span(place: Place, path: Sequence[str | int], kind: str) -> Span:
    """Point at the key itself where the key is wrong, else at the value, else at what should have held it."""
    parent = place.at(*path[:-1])
    if path and path[-1] == "[key]":
        return place.at(*path[:-2]).keys.get(str(path[-2]), parent.span)
    if kind == "extra_forbidden":
        return parent.keys.get(str(path[-1]), parent.span)
    if kind == "union_tag_invalid":
        return place.at(*path, _TAG).span
    return place.at(*path).span


def _unknown_key(key: str, span: Span, known: set[str]) -> Problem:
    hint = _colon_hint(key) or did_you_mean(key.strip(), known)
    return Problem(span, f"没有“{clip(key)}”这个字段", hint, "unknown_key")


def _colon_hint(key: str) -> str:
    if "：" in key:
        return FULL_WIDTH_COLON
    if ":" in key:
        return COLON_GAP
    return "缩进要用半角空格，这里用了全角空格" if "\u3000" in key else ""


def _words(error: Any) -> tuple[str, str]:
    kind, raw, context = error["type"], error["input"], error.get("ctx", {})
    if isinstance(context.get("raw", raw if kind == "enum" else ""), list | dict):
        hint = context.get("hint") or _choices("", context)
        return f"这里应该是一个值，不是{'几个字段' if isinstance(raw, dict) else '列表'}", hint
    if "hint" in context:
        return error["msg"], context["hint"]
    if kind in _NEEDED:
        message, hint = _NEEDED[kind]
        return _quoted(raw, message), FULL_WIDTH_COLON if isinstance(raw, str) and "：" in raw else hint
    if kind == "enum":
        return f"“{_brief(raw)}”不在可选的词里", _choices(raw, context)
    return _bounds(kind, raw, context)


def _bounds(kind: str, raw: Any, context: Any) -> tuple[str, str]:  # noqa: PLR0911  one line a kind of error
    brief, written = _brief(raw), len(raw) if isinstance(raw, str | list | tuple | dict) else raw
    match kind:
        case "int_parsing":
            return f"“{brief}”不是整数", "例如 3"
        case "int_parsing_size":
            return f"“{brief}”太大", "写小一点的整数"
        case "float_parsing":
            return f"“{brief}”不是数字", "例如 1.5"
        case "greater_than_equal":
            return f"{brief} 太小", f"最小是 {context['ge']:g}"
        case "less_than_equal":
            return f"{brief} 太大", f"最大是 {context['le']:g}"
        case "string_too_short":
            return "这里没有内容", "补上内容"
        case "string_too_long":
            return f"“{brief}”有 {written} 个字，太长", f"最多 {context['max_length']} 个字"
        case "string_pattern_mismatch":
            return f"名字“{brief}”写法不对", "用小写字母、数字和下划线，字母开头，最多 31 个字符"
        case "too_short":
            return f"只写了 {written} 项", f"至少要 {context['min_length']} 项"
        case _:
            return f"“{brief}”不符合要求", ""


def _untagged(error: Any, owners: Sequence[type[BaseModel]]) -> tuple[str, str]:
    """Return words for a value whose `type` does not say which of several models it is."""
    tags = sorted({tag for owner in owners for tag in _tags(owner)})
    if not isinstance(error["input"], dict):
        return _quoted(error["input"], "这里应该是几个字段"), f"写成 {{type: 种类, …}}，种类可以写：{'、'.join(tags)}"
    written = error["input"].get(_TAG)
    if not isinstance(written, str):
        return f"没有写清“{_TAG}”", f"可以写：{'、'.join(tags)}"
    return f"“{_brief(written)}”不在可选的词里", did_you_mean(written, tags)


def _brief(raw: Any) -> str:
    return clip(str(raw))


def _quoted(raw: Any, message: str) -> str:
    return f"“{_brief(raw)}”写法不对，{message}" if isinstance(raw, str) else f"写法不对，{message}"


def _choices(raw: Any, context: Any) -> str:
    words = [word.strip().strip("'") for word in context["expected"].replace(" or ", ", ").split(",")]
    return did_you_mean(str(raw), words, listed=12)


def _last_key(path: Sequence[str | int]) -> str:
    names = (step for step in reversed(path) if isinstance(step, str) and not step.startswith(_FORM))
    return next(names, "文件")


def _description(model: type[BaseModel], path: Sequence[str | int]) -> str:
    """Return the sentence of the field at `path`, which tells an editor what belongs there."""
    if not path or not isinstance(path[-1], str):
        return ""
    owners = _models_at(model, path[:-1])
    return next((field.description or "" for owner in owners for key, field in _fields(owner) if key == path[-1]), "")


def _known_keys(model: type[BaseModel], path: Sequence[str | int]) -> set[str]:
    return {key for owner in _models_at(model, path) for key, _ in _fields(owner)}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field


def _models_at(model: type[BaseModel], path: Sequence[str | int]) -> list[type[BaseModel]]:
    """Return the models a value at `path` may have; a trigger's form and a layer's type narrow the choice."""
    owners = [model]
    for step in path:
        inner = [
            found
            for owner in owners
            for key, field in _fields(owner)
            if key == step
            for found in _models_in(field.annotation)
        ]
        if inner:
            owners = inner
        elif isinstance(step, str):
            form = step.removeprefix(_FORM)
            owners = [
                owner for owner in owners if form in (owner.model_fields if form != step else _tags(owner))
            ] or owners
    return owners


def _tags(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the words by which a value says that it is a `model` among others."""
    return typing.get_args(model.model_fields[_TAG].annotation) if _TAG in model.model_fields else ()


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return []
    return [found for part in typing.get_args(annotation) for found in _models_in(part)]
