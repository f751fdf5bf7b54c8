"""Owns the reference of fields: every model of a content file as rows people can read.

It must not know any content.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.load.homes import HOMES, SETTINGS, Home
from generator.model.layout.tone import Tone
from generator.model.value import Address, Colour, Day, Flag, Id, Knowledge, Ref, TimeOfDay

_FILES = {
    "settings": "手册的设置", "brand": "品牌", "people": "同事", "kind": "群类型", "sop": "SOP", "rhythm": "一周节奏",
    "topics": "话题库", "campaign": "活动", "nodes": "节点", "script": "话术", "chapter": "手册的章", "group": "群",
    "sources": "出处", "glossary": "术语", "layout": "海报版式", "notice": "放假通知", "limits": "限额",
    "checklist": "清单", "role": "岗位", "competencies": "能力", "interview": "面试题", "faq": "常见问题", "metrics": "指标",
    "lock": "抽奖锁定", "wording": "用语规则", "allowed": "有依据的说法",
}  # fmt: skip
_NAMED = (
    (Id, "编号"),
    (Day, "日期"),
    (TimeOfDay, "时间"),
    (Flag, "开关"),
    (Colour, "色值"),
    (Address, "网址"),
    (Ref, "出处编号"),
)
_PLAIN: dict[Any, str] = {str: "文字", int: "整数", float: "小数", bool: "开关"}
# A tone is written as one word, so its parts are nobody's fields.
_WORDS: dict[Any, str] = {Tone: "配色角色"}


@cache
def field_sections() -> list[dict[str, Any]]:
    """Return each kind of content file with a row for each of its fields."""
    return [_section(home) for home in (SETTINGS, *HOMES)]


def _section(home: Home) -> dict[str, Any]:
    path = f"{home.path}/*{home.suffix}" if home.is_folder else home.path
    return {
        "id": home.schema,
        "title": _FILES.get(home.schema, home.schema),
        "path": path,
        "rows": list(_rows(home.model, "", set())),
    }


def _rows(model: type[BaseModel], prefix: str, seen: set[type[BaseModel]]) -> Iterator[dict[str, Any]]:
    """Yield a row for each field, those all knowledge has last; fields of a model that comes again are told once."""
    if model in seen:
        return
    seen.add(model)
    for name, field in sorted(model.model_fields.items(), key=lambda item: item[0] in Knowledge.model_fields):
        path = prefix + (field.alias or name)
        yield {
            "path": path,
            "type": _type_words(field),
            "need": _need_words(field),
            "required": field.is_required(),
            "text": field.description or "",
        }
        models = _models(field.annotation)
        for part in models:
            form = f"（{_form_name(part)}）" if len(models) > 1 else ""
            yield from _rows(part, f"{path}{_inside(field.annotation)}{form}.", seen)


def _type_words(field: FieldInfo) -> str:
    return _words(field.annotation, tuple(field.metadata))


def _words(kind: Any, metadata: tuple[Any, ...] = ()) -> str:  # noqa: PLR0911  one return a form of type
    for alias, word in _NAMED:
        if get_args(alias)[1] in metadata:
            return word
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]
    if origin is Annotated:
        return _words(parts[0], tuple(parts[1:]))
    if origin is Literal:
        return "、".join(str(part) for part in parts)
    if origin in (Union, UnionType):
        return "或".join(dict.fromkeys(_words(part) for part in parts))
    if origin in (tuple, list):
        return f"{_words(parts[0])}列表"
    if origin is dict:
        return f"{_words(parts[0])}→{_words(parts[1])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "选一个"
    return (
        _WORDS.get(kind)
        or _PLAIN.get(kind)
        or ("字段组" if isinstance(kind, type) and issubclass(kind, BaseModel) else "日期")
    )


def _need_words(field: FieldInfo) -> str:
    if field.is_required():
        return "必填"
    default = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(default, bool):
        return f"不写是 {str(default).lower()}"
    if isinstance(default, BaseModel) or default in (None, "", ()) or default == {}:
        return "可不写"
    return f"不写是 {default.value if isinstance(default, Enum) else default}"


def _models(kind: Any) -> list[type[BaseModel]]:
    """Return the models whose fields are written inside a field of type `kind`."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [] if kind in _WORDS else [kind]
    parts = get_args(kind)[:1] if get_origin(kind) is Annotated else get_args(kind)
    return [model for part in parts for model in _models(part)]


def _inside(kind: Any) -> str:
    """Return how a path goes on inside a field: `[]` for each of a list, `.*` for each name of a mapping."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is dict:
        return ".*" + _inside(parts[1])
    if origin in (tuple, list):
        return "[]"
    return next((inner for part in parts if (inner := _inside(part))), "")


def _form_name(model: type[BaseModel]) -> str:
    """Return how people tell one form of a field from another: its `type`, or the first key that only it has."""
    if words := get_args(model.model_fields["type"].annotation) if "type" in model.model_fields else ():
        return str(words[0])
    return next(name for name in model.__annotations__ if name in model.model_fields)
