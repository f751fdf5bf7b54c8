"""Owns digests: equal values have equal digests in every process, on every machine. Knows nothing of files written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

_PACKAGE = Path(__file__).parents[1]
_DIGEST_BYTES = 16


def digest_bytes(data: bytes) -> str:
    """Return the hexadecimal blake2b digest of `data`, 32 characters."""
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()


def digest(value: Any) -> str:
    """Return the digest of a plain value, a model or a dataclass.

    Fields that take no part in comparison (positions in sources, paths of files) take none here.
    Raises TypeError for anything whose digest could differ between processes.
    """
    return Digests().of(value)


class Digests:
    """Digests of many values; what stands in several of them, a model or a dataclass, is worked out once."""

    def __init__(self) -> None:
        # With each digest the value, so that nothing else gets its id.
        self._known: dict[int, tuple[Any, str]] = {}
        self._before: dict[int, tuple[Any, str]] = {}
        # In C and in one go: mappings keep their order, and nothing that differs is written alike.
        self._encode = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":"), default=self._stand_in
        ).encode

    def of(self, value: Any) -> str:
        """Return the digest of a value; see `digest`."""
        return digest_bytes(self._encode(value).encode())

    def turn(self) -> None:
        """Forget the values that nobody has asked about since the last turn."""
        self._before, self._known = self._known, {}

    def _stand_in(self, value: Any) -> Any:
        """Return what stands for a value that JSON does not know; no text of ours holds a NUL."""
        if isinstance(value, MappingProxyType):
            return dict(value)
        if isinstance(value, date | time):
            return {"\0": value.isoformat()}
        known = self._known.get(id(value)) or self._before.get(id(value)) or (value, self._digest_of(value))
        self._known[id(value)] = known
        return {f"\0{type(value).__name__}": known[1]}

    def _digest_of(self, value: Any) -> str:
        if isinstance(value, BaseModel):
            return digest_bytes(value.model_dump_json(by_alias=True).encode())
        return self.of([getattr(value, name) for name in _compared(type(value))])


_COMPARED: dict[type, tuple[str, ...]] = {}


def _compared(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that take part in comparison, found once."""
    if kind not in _COMPARED:
        if not is_dataclass(kind):
            raise TypeError(f"no digest for {kind.__name__}")
        _COMPARED[kind] = tuple(field.name for field in fields(kind) if field.compare)
    return _COMPARED[kind]


@cache
def code_digest(modules: Iterable[str], distributions: Iterable[str]) -> str:
    """Return the digest of parts of this package (files or folders) and of the versions they stand on."""
    hasher = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for module in modules:
        path = _PACKAGE / module
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            hasher.update(file.relative_to(_PACKAGE).as_posix().encode())
            hasher.update(file.read_bytes().replace(b"\r\n", b"\n"))
    for name in distributions:
        hasher.update(f"{name}=={version(name)};".encode())
    return hasher.hexdigest()
