"""What is remembered of a plan of the site: a part is planned again where what it asked has another answer."""

from dataclasses import replace

import pytest

from generator.plan.site import Memory, plan_site
from generator.plan.site.atlas import Atlas
from generator.plan.site.usage import Usage
from tests.plan.test_site import loaded, packs_of


@pytest.fixture
def counted():
    """A part that tells how often it was planned, and what it asks."""
    seen = []

    def part(catalog, atlas, usage, words):
        seen.append(words)
        yield (len(catalog.groups), atlas.title("sops", "opening"), usage.users("scripts", "hello"))
        yield catalog.span("guide", "start")

    return part, seen


def given(catalog, words="甲"):
    atlas = Atlas(catalog)
    return catalog, atlas, Usage(catalog, atlas), [words]


def renamed(catalog, table, key, **update):
    rows = getattr(catalog, table)
    return replace(catalog, **{table: {**rows, key: rows[key].model_copy(update=update)}})


def test_a_part_is_planned_once_for_the_same_answers(small, counted):
    (part, seen), memory, catalog = counted, Memory(), loaded(small)
    first = memory.part(part, *given(memory.settle(catalog)))
    other = renamed(renamed(catalog, "nodes", "member-day", title="老客日"), "sops", "opening", summary="另一句话。")
    assert memory.part(part, *given(memory.settle(other))) is first
    assert len(seen) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda catalog: renamed(catalog, "groups", "one", title="示例水果群02"),
        lambda catalog: renamed(catalog, "sops", "opening", title="开张"),
        lambda catalog: renamed(catalog, "kinds", "welfare", scripts=()),
        lambda catalog: replace(catalog, places={}),
        lambda catalog: replace(catalog, groups={**catalog.groups, "two": catalog.groups["one"]}),
    ],
    ids=["a table", "a title", "a use", "a place", "one more"],
)
def test_a_part_is_planned_again_for_another_answer(small, counted, change):
    (part, seen), memory, catalog = counted, Memory(), loaded(small)
    memory.part(part, *given(memory.settle(catalog)))
    memory.part(part, *given(memory.settle(change(catalog))))
    assert len(seen) == 2


def test_a_part_is_planned_again_for_another_value_and_another_order(small, counted):
    (part, seen), memory, catalog = counted, Memory(), loaded(small)
    catalog = replace(catalog, groups={"one": catalog.groups["one"], "two": catalog.groups["one"]})
    memory.part(part, *given(memory.settle(catalog)))
    memory.part(part, *given(memory.settle(catalog), words="乙"))
    turned = replace(catalog, groups=dict(reversed(catalog.groups.items())))
    memory.part(part, *given(memory.settle(turned), words="乙"))
    assert seen == [["甲"], ["乙"], ["乙"]]


def test_artifacts_as_before_are_the_very_same(small):
    memory, catalog = Memory(), loaded(small)
    packs = packs_of(catalog, "one")
    first = plan_site(catalog, packs, memory)
    second = plan_site(renamed(catalog, "guide", "start", body="另一段话。"), packs, memory)
    before = {artifact.path: artifact for artifact in first.artifacts}
    changed = {artifact.path for artifact in second.artifacts if before[artifact.path] is not artifact}
    assert {path for path in changed if path.endswith(".md")} == {"guide/start.md"}
