"""Owns what is kept between posters: values under a key, up to so many bytes. It must not know what they are."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values made once and kept until newer ones need their room; a value without a size, or too large, is not kept."""

    def __init__(self, room_bytes: int, size_of: Callable[[Value], int | None]) -> None:
        self.room_bytes = room_bytes
        self._size_of = size_of
        self._values: dict[Hashable, Value] = {}
        self._sizes: dict[Hashable, int] = {}
        self._lock = Lock()

    @property
    def held_bytes(self) -> int:
        """Return how many bytes are kept now."""
        return sum(self._sizes.values())

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value under `key`, made if it is not there."""
        known = self._values.get(key)
        if known is not None:
            return known
        value = make()
        with self._lock:
            self._keep(key, value, self._size_of(value))
        return value

    def _keep(self, key: Hashable, value: Value, size: int | None) -> None:
        if size is None or size > self.room_bytes:
            return
        held = self.held_bytes - self._sizes.get(key, 0)
        while held + size > self.room_bytes:
            oldest = next(iter(self._values))
            del self._values[oldest]
            held -= self._sizes.pop(oldest)
        self._values[key], self._sizes[key] = value, size
