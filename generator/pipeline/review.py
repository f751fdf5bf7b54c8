"""Owns the review of what a pack would send: nothing leaves that the platform or the law will refuse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from generator.build.digest import Digests, code_digest
from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.problems import Problem, errors
from generator.validate.messages import check_messages


class Review:
    """Reviews the messages of groups of one catalog; `key` changes with whatever may change a verdict."""

    def __init__(self, catalog: Catalog, digests: Digests) -> None:
        self._catalog, self._digests = catalog, digests

    @cached_property
    def key(self) -> str:
        """Return the digest of what messages are reviewed by."""
        catalog = self._catalog
        claims = [claim for claim in catalog.allowed.values() if claim.valid_until >= catalog.today]
        code = code_digest(("validate",), ("ahocorasick-rs", "numpy"))
        return self._digests.of((tuple(catalog.wording.values()), claims, tuple(catalog.limits.values()), code))

    def problems(self, messages: Iterable[Message]) -> tuple[Problem, ...]:
        """Return what must not be sent."""
        return tuple(errors(check_messages(messages, self._catalog)))
