"""Owns personal data: phone numbers, identity numbers and mail addresses of people stay out of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from generator.model.catalog import Catalog
from generator.model.place import Path
from generator.model.value import ADDRESS_PATTERN
from generator.problems import Problem

_MAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
# A mobile number, as people write it, with or without the country and gaps.
_PHONE = re.compile(r"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
# What the first 17 digits of an identity number are multiplied with, and its last character by the rest: GB 11643.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_TABLES = ("groups", "people", "campaigns")


def personal_data_stays_out(catalog: Catalog) -> Iterator[Problem]:
    """Demand groups, colleagues and campaigns without what belongs to one person; only its kind is said."""
    for table in _TABLES:
        for key, value in getattr(catalog, table).items():
            for path, text in _texts(value, ()):
                if kind := kind_of_data(text):
                    message = f"这里像是{kind}，个人信息不能写进仓库"
                    hint = "写花名、客服入口或 400 电话；成员的联系方式留在企业微信后台"
                    yield Problem(catalog.span(table, key, *path), message, hint, "personal_data_stays_out")


@lru_cache(maxsize=65536)  # groups say much alike, and a watcher asks again about all of them
def kind_of_data(text: str) -> str:
    """Return what kind of personal data a text holds, or nothing.

    >>> kind_of_data("找 138 0013 8000"), kind_of_data("单号 20261111138001380001")
    ('手机号', '')
    """
    if _MAIL.search(text):
        return "邮箱"
    if re.fullmatch(ADDRESS_PATTERN, text):
        return ""  # long numbers in an address name pages, not people
    if any(_is_identity(found[0]) for found in _IDENTITY.finditer(text)):
        return "身份证号"
    return "手机号" if _PHONE.search(text) else ""


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a value with its path as it was written."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


RULES = (personal_data_stays_out,)
