import pytest

from generator.load import load_catalog
from generator.model.artifact import PosterSpec
from generator.plan import Period, plan_pack, slice_of
from generator.plan.schedule import explain_day, plan_schedule
from generator.plan.scripts import Speaker
from generator.problems import errors
from generator.render.poster import check_poster
from generator.validate import check_catalog
from tests.conftest import REPOSITORY, TODAY

DAYS = 30
MONTHS = [
    TODAY.replace(year=TODAY.year + (TODAY.month + n) // 12, month=(TODAY.month + n) % 12 + 1, day=1) for n in range(36)
]


@pytest.mark.parametrize("today", MONTHS, ids=lambda day: f"{day:%Y-%m}")
def test_the_starter_gives_full_packs_on_any_day(today):
    loaded = load_catalog(REPOSITORY, today)
    assert not errors([*loaded.problems, *check_catalog(loaded.catalog)])
    for key in loaded.catalog.groups:
        slice = slice_of(loaded.catalog, key)
        plan = plan_pack(slice, Period(today, DAYS))
        assert plan.problems == ()
        assert poster_problems(plan) == []
        assert_is_full(slice, plan, today)


def poster_problems(plan):
    specs = [artifact.spec for artifact in plan.artifacts if isinstance(artifact.spec, PosterSpec)]
    return [problem for spec in specs for problem in check_poster(spec)]


def assert_is_full(slice, plan, today):
    paths = {artifact.path for artifact in plan.artifacts}
    assert {f"calendar.{form}" for form in ("md", "csv", "xlsx", "ics", "json")} | {"README.md"} < paths
    assert {f"scripts/{key}.md" for key in slice.kind.scripts} < paths
    assert {f"checklists/{key}.md" for key in slice.sops} < paths
    assert {f"posters/{poster.id}.jpg" for poster in slice.kind.posters} <= paths
    life = [day for day in Period(today, DAYS) if slice.is_open(day)]
    assert len(life) == (slice.kind.life_days or DAYS)
    sent = [entry for entry in plan.schedule.entries if not entry.is_task]
    assert {entry.starts_at.date() for entry in sent} == set(life)
    assert all(entry.title and entry.body for entry in sent)
    assert all(entry.title and entry.done_when for entry in plan.schedule.entries if entry.is_task)


@pytest.mark.parametrize("group", ["demo-exchange-01", "demo-flash-01", "demo-welfare-01"])
def test_the_reasons_of_a_day_agree_with_the_starters_calendar(starter, group):
    speaker = Speaker(slice_of(starter, group))
    for day in Period(TODAY, 40):
        schedule = plan_schedule(speaker, Period(day, 1))
        verdicts = explain_day(speaker, day)
        kept_out = [verdict.title for verdict in verdicts if verdict.outcome == "未排入"]
        gone = [verdict.title for verdict in verdicts if verdict.outcome.startswith("改到")]
        assert sorted(kept_out) == sorted(row.title for row in schedule.unplaced)
        assert len(verdicts) == len(kept_out) + len(gone) + len(schedule.entries)


def test_the_months_are_the_first_days_of_the_next_three_years():
    assert (str(MONTHS[0]), str(MONTHS[1]), str(MONTHS[-1])) == ("2026-12-01", "2027-01-01", "2029-11-01")
    assert len(set(MONTHS)) == 36
