"""Owns scripts 话术 at their users: a script meant for some kinds of group is used by no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.problems import Problem


def scripts_suit_their_kind(catalog: Catalog) -> Iterator[Problem]:
    """Demand that a kind of group brings no script meant for other kinds."""
    for key, kind in catalog.kinds.items():
        for index, name in enumerate(kind.scripts):
            script = catalog.scripts.get(name)
            if script and script.kinds and key not in script.kinds:
                span = catalog.span("kinds", key, "scripts", index)
                message = f"话术“{script.title}”不给“{kind.title}”用"
                hint = f"换一份，或者在 content/scripts/{name}.md 的 kinds 里加上 {key}"
                yield Problem(span, message, hint, "scripts_suit_their_kind")


RULES = (scripts_suit_their_kind,)
