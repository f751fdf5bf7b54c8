"""Owns which wording of a script a group speaks: always the same one. Knows nothing of days or files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from generator.model.place import Place
from generator.plan.slices import Slice


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a script as it was written: a letter, what is particular about it, and where it stands."""

    letter: str
    title: str
    body: str
    place: Place


def wordings(slice: Slice, script: str) -> tuple[Wording, ...]:
    """Return the wordings of a script, the one this group speaks first."""
    value, place = slice.scripts[script], slice.place("scripts", script)
    found = [Wording("A", "", value.body, place.at("body"))]
    found += [
        Wording(chr(ord("B") + index), variant.title, variant.body, place.at("variants", index, "body"))
        for index, variant in enumerate(value.variants)
    ]
    own = chosen(slice.key, script, len(found))
    return (found[own], *found[:own], *found[own + 1 :])


def spoken(slice: Slice, script: str) -> Wording:
    """Return the wording of a script that this group speaks."""
    return wordings(slice, script)[0]


def chosen(group: str, script: str, count: int) -> int:
    """Return which of `count` wordings a group speaks: it looks random, and never changes.

    >>> chosen("one", "hello", 1), chosen("one", "hello", 3) == chosen("one", "hello", 3)
    (0, True)
    """
    if count == 1:
        return 0
    digest = hashlib.blake2b(f"{group}/{script}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % count
