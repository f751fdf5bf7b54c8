from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.plan import PackPlan, Period, plan_pack, slice_of
from generator.problems import errors
from generator.validate import check_catalog
from tests.conftest import SMALL, TODAY, Files

# A campaign whose two entries may follow each other: only the second is a promotion.
SALE = "content/campaigns/sale.yml"
BASE = {**SMALL, SALE: SMALL[SALE].replace("title: 明天特卖, kind: promo", "title: 明天特卖, kind: value")}


@pytest.fixture
def plan(small) -> Callable[..., PackPlan]:
    """Plan a pack of the smallest workspace with `files` laid over it; the workspace must be green."""

    def make(files: Files | None = None, group: str = "one", first: date = TODAY, days: int = 30) -> PackPlan:
        loaded = small({SALE: BASE[SALE], **(files or {})})
        assert loaded.problems == ()
        assert errors(check_catalog(loaded.catalog)) == []
        return plan_pack(slice_of(loaded.catalog, group), Period(first, days))

    return make


@pytest.fixture
def edited() -> Callable[..., Files]:
    """Return a file of the smallest workspace with texts replaced that stand in it exactly once."""

    def edit(name: str, *changes: tuple[str, str]) -> Files:
        text = BASE[name]
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        return {name: text}

    return edit


@pytest.fixture
def rows() -> Callable[[PackPlan], list[str]]:
    """Say each entry of a plan in one line: when, how and what. Which topic the bank gives is another test's matter."""

    def say(plan: PackPlan) -> list[str]:
        return [
            f"{entry.starts_at:%m-%d %H:%M} {entry.slot.label} {entry.channel.label} "
            + ("〔话题〕" if entry.source.startswith("topics/") else entry.title)
            for entry in plan.schedule.entries
        ]

    return say
