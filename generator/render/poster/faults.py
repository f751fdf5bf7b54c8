"""Owns why a picture or a drawing cannot be painted, in people's words; it must not know which field named it."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, what to do, and the name of the rule."""

    message: str
    hint: str
    rule: str
