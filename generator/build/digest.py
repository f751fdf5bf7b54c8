"""Owns digests: equal values have equal digests in every process, on every machine. Knows nothing of files written."""

from __future__ import annotations

import hashlib
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


_LISTS, _MAPPINGS = (tuple, list), (dict, MappingProxyType)
_NUMBERS, _TIMES = (bool, int, float), (date, time)


class Digests:
    """Digests of many values, in which those of some classes stand as their own digest, worked out once for each."""

    def __init__(self, *shared: type) -> None:
        self._shared = shared
        # With each digest the value, so that nothing else gets its id.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any) -> str:
        """Return the digest of a value; see `digest`."""
        parts: list[bytes] = []
        self._feed(parts, value)
        return digest_bytes(b"".join(parts))

    def _once(self, value: Any) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            parts: list[bytes] = []
            self._feed_fields(parts, value)
            known = self._known[id(value)] = value, bytes.fromhex(digest_bytes(b"".join(parts)))
        return known[1]

    def _feed(self, parts: list[bytes], value: Any) -> None:
        """Add what a value says to `parts`; called for every text of a site, which mostly are plain strings."""
        if isinstance(value, str):
            data = value.encode()
            parts += b"s%d:" % len(data), data
        elif isinstance(value, _LISTS):
            parts.append(b"[")
            for item in value:
                self._feed(parts, item)
            parts.append(b"]")
        elif isinstance(value, _MAPPINGS):
            parts.append(b"{")
            for key, item in value.items():
                self._feed(parts, key)
                self._feed(parts, item)
            parts.append(b"}")
        elif value is None or isinstance(value, _NUMBERS):
            parts.append(f"{value!r};".encode())
        elif isinstance(value, _TIMES):
            parts.append(f"t{value.isoformat()};".encode())
        elif isinstance(value, BaseModel):
            parts.append(type(value).__name__.encode() + value.model_dump_json(by_alias=True).encode())
        elif isinstance(value, self._shared):
            parts.append(b"d" + self._once(value))
        else:
            self._feed_fields(parts, value)

    def _feed_fields(self, parts: list[bytes], value: Any) -> None:
        parts.append(type(value).__name__.encode() + b"(")
        for name in _compared(type(value)):
            self._feed(parts, getattr(value, name))
        parts.append(b")")


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
