from datetime import date

from generator.plan import Period
from generator.plan.candidates import wishes
from generator.plan.slices import slice_of
from tests.conftest import SMALL

GROUP = "content/groups/one.yml"
OPENED = date(2026, 11, 14)


def sop(*stages):
    """Return an SOP of stages; each is a name, day offsets or triggers, and where it goes then."""
    text = "title: 流程\nsummary: 概\naudience: 群主\nwhen: 时\npurpose: retention\nstages:\n"
    for name, triggers, then in stages:
        text += f"  - id: {name}\n    title: {name}\n    goal: 标\n"
        text += f"    then: {then}\n" if then else ""
        text += "    steps:\n"
        for trigger in triggers:
            when = f"day: {trigger}" if isinstance(trigger, int) else trigger
            key = f"s{trigger}" if isinstance(trigger, int) else "again"
            text += f'      - {{id: {key}, title: 步, kind: value, trigger: {{{when}, at: "12:30"}}, body: 说, done_when: [好]}}\n'
    return text


def told(small, days, *started, **sops):
    """Return how many days after the opening each step comes, in order."""
    files = {f"content/sops/{key}.yml": text for key, text in sops.items()}
    group = SMALL[GROUP].partition("campaigns:")[0] + f"sops: [{', '.join(started)}]\n"
    slice = slice_of(small({**files, GROUP: group}).catalog, "one")
    found = [wish for wish in wishes(slice, Period(OPENED, days)) if wish.table == "sops"]
    assert len({wish.id for wish in found}) == len(found)
    return [((wish.day - OPENED).days, wish.id.split(".")[2]) for wish in sorted(found, key=lambda wish: wish.day)]


def test_stages_follow_each_other_by_their_days(small):
    plain = sop(("one", [0, 2], None), ("two", [5, 9], None))
    assert told(small, 60, "a", a=plain) == [(0, "one"), (2, "one"), (5, "two"), (9, "two")]


def test_a_stage_that_leads_back_makes_a_cycle(small):
    cycle = sop(("open", [0], None), ("week", [3, 5], "{stage: week}"))
    weeks = [(day, "week") for day in (3, 5, 6, 8, 9, 11, 12, 14)]
    assert told(small, 15, "a", a=cycle) == [(0, "open"), *weeks]


def test_a_cycle_of_all_stages_starts_again_the_day_after(small):
    cycle = sop(("one", [0, 1], None), ("two", [4], "{stage: one}"))
    days = [(0, "one"), (1, "one"), (4, "two"), (5, "one"), (6, "one"), (9, "two"), (10, "one")]
    assert told(small, 11, "a", a=cycle) == days


def test_what_an_sop_leads_on_to_counts_from_the_day_after(small):
    first, second = sop(("one", [0, 6], "{sop: b}")), sop(("care", [2, 4], None))
    assert told(small, 60, "a", a=first, b=second) == [(0, "one"), (6, "one"), (7, "care"), (9, "care")]


def test_two_sops_may_lead_on_to_each_other(small):
    first, second = sop(("one", [0], "{sop: b}")), sop(("two", [0, 1], "{sop: a}"))
    days = [(0, "one"), (1, "two"), (2, "two"), (3, "one"), (4, "two"), (5, "two"), (6, "one")]
    assert told(small, 7, "a", a=first, b=second) == days


def test_a_stage_with_days_before_those_it_comes_after_ends_all_the_same(small):
    odd = sop(("late", [10], None), ("early", [2], "{stage: late}"))
    days = [(2, "early"), (10, "late"), (11, "early"), (19, "late"), (20, "early")]
    assert told(small, 22, "a", a=odd) == days


def test_an_sop_that_is_started_and_led_on_to_does_nothing_twice(small):
    first, second = sop(("one", [0], "{sop: b}")), sop(("two", ["every: day"], None))
    assert told(small, 3, "a", "b", a=first, b=second) == [(0, "one"), (0, "two"), (1, "two"), (2, "two")]


def test_what_recurs_does_so_while_its_stage_runs(small):
    first, second = sop(("one", [0, 4, "every: monday"], "{sop: b}")), sop(("two", ["every: [monday, friday]"], None))
    found = told(small, 15, "a", a=first, b=second)
    # The group opened on a Saturday; the second SOP begins on Thursday, day 5.
    assert found == [(0, "one"), (2, "one"), (4, "one"), (6, "two"), (9, "two"), (13, "two")]
