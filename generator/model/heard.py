"""Owns hearing what is asked of a catalog, so that work whose questions have the same answers need not be done again.

It must not know what the work is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from generator.model.catalog import Catalog
from generator.model.place import Place, Step

Answers = dict[tuple[str, ...], Any]
_FIELDS = frozenset(field.name for field in fields(Catalog))


def settle(catalog: Catalog, last: Catalog | None) -> Catalog:
    """Return a catalog with those tables of the last one that hold the same in the same order: the very same objects."""
    same = {name: getattr(last, name) for name in _FIELDS if last and _is_alike(last, catalog, name)}
    return replace(catalog, **same)


def _is_alike(last: Catalog, catalog: Catalog, name: str) -> bool:
    old, new = getattr(last, name), getattr(catalog, name)
    if old is new:
        return True
    return list(old.items()) == list(new.items()) if isinstance(old, Mapping) else bool(old == new)


def note(answers: Answers, source: Any, *question: str) -> Any:
    """Ask `source` a question, the name of one of its methods and words for it, and note the answer."""
    if question not in answers:
        answers[question] = getattr(source, question[0])(*question[1:])
    return answers[question]


def still_says(source: Any, answers: Answers) -> bool:
    """Tell whether `source` gives the same answers; a table is the same only where it is the very same."""
    try:
        return all(
            (now := getattr(source, name)(*words)) is answer or (not isinstance(answer, Mapping) and now == answer)
            for (name, *words), answer in answers.items()
        )
    except KeyError:  # what was named is no more
        return False


class HeardCatalog(Catalog):
    """A catalog that notes which fields it is asked for, and which places."""

    noted: Answers

    def __init__(self, catalog: Catalog) -> None:
        vars(self).update(vars(catalog), source=catalog, noted={})

    def __getattribute__(self, name: str) -> Any:
        if name not in _FIELDS:
            return super().__getattribute__(name)
        return note(vars(self)["noted"], vars(self)["source"], "__getattribute__", name)

    def place(self, table: str, key: str, *path: Step) -> Place:
        """Return where a value was written; only this place is noted, not all of them."""
        place: Place = note(vars(self)["noted"], vars(self)["source"], "place", table, key)
        return place.at(*path)
