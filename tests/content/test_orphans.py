"""Nothing of the starter lies about unused: whatever is written is used by something, or explained by a chapter."""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.plan.site.atlas import Atlas
from generator.plan.site.usage import Usage
from tests.content.conftest import expect_none

# Of each table, who must use each of its values; any user will do where none is named.
USERS = {
    "campaigns": ("groups",),
    "sops": ("kinds", "groups", "sops", "guide"),
    "scripts": ("kinds", "sops", "campaigns", "rhythms", "guide", "roles"),
    "topics": ("rhythms",),
    "rhythms": ("kinds", "groups"),
    "kinds": ("groups", "guide"),
    "checklists": ("guide", "roles"),
    "roles": ("guide", "questions"),
    "competencies": ("roles", "questions"),
    "guide": ("guide", "roles", "questions"),
}


@pytest.fixture(scope="module")
def usage(starter: Catalog) -> Usage:
    return Usage(starter, Atlas(starter))


@pytest.mark.parametrize("table", USERS)
def test_everything_is_used(starter: Catalog, usage: Usage, table: str) -> None:
    orphans = [key for key in getattr(starter, table) if not usage.used_by(table, key) & set(USERS[table])]
    expect_none(orphans)
