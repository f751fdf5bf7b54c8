"""What the gates over the starter share: its plans, one for each group, made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from generator.model.artifact import DocumentSpec, PosterSpec
from generator.model.catalog import Catalog
from generator.plan import PackPlan, Period, Slicer, plan_pack
from generator.problems import errors
from generator.text import expand
from generator.validate import check_catalog
from tests.conftest import TODAY


def expect_none(found: Iterable[object]) -> None:
    """Fail with each of `found` on a line of its own: a list that is cut short helps nobody who repairs it."""
    __tracebackhide__ = True
    rows = (
        [f"{key}: {value}" for key, value in found.items()] if isinstance(found, dict) else [str(row) for row in found]
    )
    if rows:
        pytest.fail(f"{len(rows)} found:\n" + "\n".join(rows), pytrace=False)


@pytest.fixture(scope="session")
def plans(starter: Catalog) -> dict[str, PackPlan]:
    """The pack of each starter group for sixty days."""
    expect_none(errors(check_catalog(starter)))
    slicer = Slicer(starter)
    return {key: plan_pack(slicer.slice(key), Period(TODAY, 60)) for key in starter.groups}


@pytest.fixture(scope="session")
def said(plans: dict[str, PackPlan]) -> dict[str, list[tuple[str, str]]]:
    """Every text of each starter group's pack as people read it, with the file it stands in."""
    return {key: list(_texts(plan)) for key, plan in plans.items()}


def _texts(plan: PackPlan) -> Iterator[tuple[str, str]]:
    for artifact in plan.artifacts:
        if isinstance(artifact.spec, DocumentSpec):
            text = expand(artifact.spec.template, artifact.spec.values, artifact.spec.partials)
            assert isinstance(text, str), text
            yield artifact.path, text
        elif isinstance(artifact.spec, PosterSpec):
            for words in artifact.spec.values.values():
                yield from ((artifact.path, word) for word in ([words] if isinstance(words, str) else words))
