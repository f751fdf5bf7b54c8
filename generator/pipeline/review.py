"""Owns the review of what a pack would send: nothing leaves that the platform or the law will refuse."""

from __future__ import annotations

from collections.abc import Iterable

from generator.build.digest import code_digest, digest
from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.problems import Problem, errors
from generator.validate.messages import check_messages
from generator.validate.wording import packs_for


class Review:
    """Reviews the messages of groups of one catalog; `key` changes with whatever may change a verdict."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._keys: dict[str, str] = {}

    def key(self, trade: str) -> str:
        """Return the digest of what messages of brands of a trade are reviewed by."""
        if trade not in self._keys:
            catalog = self._catalog
            claims = [claim for claim in catalog.allowed.values() if claim.valid_until >= catalog.today]
            code = code_digest(("validate",), ("ahocorasick-rs", "numpy"))
            packs = packs_for(catalog.wording.values(), trade)
            self._keys[trade] = digest((packs, claims, tuple(catalog.limits.values()), code))
        return self._keys[trade]

    def problems(self, messages: Iterable[Message]) -> tuple[Problem, ...]:
        """Return what must not be sent."""
        return tuple(errors(check_messages(messages, self._catalog)))
