"""Owns the step from plain values to models: every error of a file at its line, in Chinese, with what to do."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.load.yamlio import FULL_WIDTH_COLON, Parsed
from generator.model.place import Place
from generator.model.words import Word
from generator.problems import Problem, QunceError, Span, did_you_mean

M = TypeVar("M", bound=BaseModel)

_NEEDED = {
    "string_type": ("这里应该是一段文字", ""),
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
        found = dict.fromkeys(_problem(model, parsed.place, detail) for detail in error.errors(include_url=False))
        raise QunceError(tuple(found)) from None


def _problem(model: type[BaseModel], place: Place, error: Any) -> Problem:
    path, kind = error["loc"], error["type"]
    span = _span(place, path, kind)
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1]), span, _known_keys(model, path[:-1]))
    if kind == "missing":
        return Problem(span, f"缺少“{path[-1]}”", _description(model, path), "missing_key")
    if error["input"] is None and kind != "value_error":
        hint = "# 后面的内容是注释；文字要以 # 开头就加引号" if path else ""
        return Problem(span, f"“{_last_key(path)}”没有内容", hint or "补上内容", "empty_value")
    message, hint = _words(error)
    return Problem(span, message, hint or _description(model, path), kind)


def _span(place: Place, path: Sequence[str | int], kind: str) -> Span:
    """Point at the key itself where the key is wrong, else at the value, else at what should have held it."""
    parent = place.at(*path[:-1])
    if path and path[-1] == "[key]":
        return place.at(*path[:-2]).keys.get(str(path[-2]), parent.span)
    if kind == "extra_forbidden":
        return parent.keys.get(str(path[-1]), parent.span)
    return place.at(*path).span


def _unknown_key(key: str, span: Span, known: set[str]) -> Problem:
    hint = did_you_mean(key, known)
    if "：" in key:
        hint = FULL_WIDTH_COLON
    return Problem(span, f"没有“{key}”这个字段", hint, "unknown_key")


def _words(error: Any) -> tuple[str, str]:
    kind, raw, context = error["type"], error["input"], error.get("ctx", {})
    if "hint" in context:
        return error["msg"], context["hint"]
    if kind in _NEEDED:
        message, hint = _NEEDED[kind]
        return _quoted(raw, message), FULL_WIDTH_COLON if isinstance(raw, str) and "：" in raw else hint
    if kind in ("enum", "literal_error"):
        return f"“{raw}”不在可选的词里", _choices(raw, context)
    return _bounds(kind, raw, context)


def _bounds(kind: str, raw: Any, context: Any) -> tuple[str, str]:  # noqa: PLR0911  one line a kind of error
    written = len(raw) if isinstance(raw, str | list | tuple | dict) else raw
    match kind:
        case "int_parsing" | "int_from_float":
            return f"“{raw}”不是整数", "例如 3"
        case "float_parsing":
            return f"“{raw}”不是数字", "例如 1.5"
        case "greater_than_equal":
            return f"{raw} 太小", f"最小是 {context['ge']}"
        case "less_than_equal":
            return f"{raw} 太大", f"最大是 {context['le']}"
        case "string_too_short":
            return "这里没有内容", "补上内容"
        case "string_too_long":
            return f"“{raw}”有 {written} 个字，太长", f"最多 {context['max_length']} 个字"
        case "too_short":
            return f"只写了 {written} 项", f"至少要 {context['min_length']} 项"
        case "too_long":
            return f"写了 {written} 项，太多", f"最多 {context['max_length']} 项"
        case _:
            return f"“{raw}”不符合要求", ""


def _quoted(raw: Any, message: str) -> str:
    return f"“{raw}”写法不对，{message}" if isinstance(raw, str) else f"写法不对，{message}"


def _choices(raw: Any, context: Any) -> str:
    words = [word.strip().strip("'") for word in context["expected"].replace(" or ", ", ").split(",")]
    return did_you_mean(str(raw), words, listed=12)


def _last_key(path: Sequence[str | int]) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str) and ":" not in step), "文件")


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
    """Return the models a value at `path` may have; a trigger's form narrows the choice."""
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
        elif isinstance(step, str) and step.startswith("trigger:"):
            form = step.partition(":")[2]
            owners = [owner for owner in owners if form in owner.model_fields]
    return owners


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return []
    return [found for part in typing.get_args(annotation) for found in _models_in(part)]
