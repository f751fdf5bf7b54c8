"""Owns digests: equal values have equal digests in every process, on every machine. Knows nothing of files written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
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
    """Digests of many values, in which those of some classes stand as their own digest, worked out once for each."""

    def __init__(self, *shared: type) -> None:
        self._shared = shared
        # With each digest the value, so that nothing else gets its id.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any) -> str:
        """Return the digest of a value; see `digest`."""
        hasher = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        self._feed(hasher.update, value)
        return hasher.hexdigest()

    def _once(self, value: Any) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            hasher = hashlib.blake2b(digest_size=_DIGEST_BYTES)
            self._feed_fields(hasher.update, value)
            known = self._known[id(value)] = value, hasher.digest()
        return known[1]

    def _feed(self, update: Any, value: Any) -> None:
        if isinstance(value, str):
            data = value.encode()
            update(b"s%d:" % len(data) + data)
        elif value is None or isinstance(value, bool | int | float):
            update(f"{value!r};".encode())
        elif isinstance(value, date | time):
            update(f"t{value.isoformat()};".encode())
        elif isinstance(value, BaseModel):
            update(type(value).__name__.encode() + value.model_dump_json(by_alias=True).encode())
        elif isinstance(value, Mapping):
            update(b"{")
            for key, item in value.items():
                self._feed(update, key)
                self._feed(update, item)
            update(b"}")
        elif isinstance(value, tuple | list):
            update(b"[")
            for item in value:
                self._feed(update, item)
            update(b"]")
        elif isinstance(value, self._shared):
            update(b"d" + self._once(value))
        else:
            self._feed_fields(update, value)

    def _feed_fields(self, update: Any, value: Any) -> None:
        if not is_dataclass(value):
            raise TypeError(f"no digest for {type(value).__name__}")
        update(type(value).__name__.encode() + b"(")
        for field in fields(value):
            if field.compare:
                self._feed(update, getattr(value, field.name))
        update(b")")


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
