"""What always holds of a calendar, whatever people write: checked on random fleets, by other means than the engine's."""

import os
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import load_catalog
from generator.model.trigger import AfterOpening
from generator.model.words import Channel, EntryKind, Platform, Tone
from generator.plan import Period, plan_pack
from generator.plan.almanac import node_days
from generator.plan.candidates import wishes
from generator.plan.guards import plan_month
from generator.plan.quota import span_of
from generator.plan.rotation import topics_of
from generator.plan.rows import Guard
from generator.plan.schedule import explain_day, months_of, plan_schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slicer
from tests.conftest import SMALL, TODAY, write_files
from tests.plan.fleets import START, fleet, some_day, some_window

IN_GROUP = ("broadcast", "manual", "announcement")
QUARTER = Period(START, 100)
FLEETS = int(os.environ.get("QUNCE_FLEETS", "50"))


@pytest.fixture(scope="module")
def base(tmp_path_factory, starter):
    root = tmp_path_factory.mktemp("small")
    write_files(root, SMALL)
    catalog = load_catalog(root, TODAY).catalog
    return replace(catalog, notices=starter.notices)


def always(test):
    """Try many fleets; all tests draw from one pool, so each fleet is planned once."""
    return settings(max_examples=FLEETS, deadline=None)(given(seed=st.integers(0, FLEETS - 1))(test))


@pytest.fixture(scope="module")
def slices(base):
    """Return the slices of the fleet with a number."""

    @cache
    def cut(seed):
        slicer = Slicer(fleet(Random(seed), base))
        return [slicer.slice(key) for key in slicer.catalog.groups]

    return cut


@pytest.fixture(scope="module")
def planned():
    """Plan a slice for a period."""
    kept = {}

    def plan(slice, period=QUARTER):
        key = id(slice), period
        if key not in kept:
            kept[key] = slice, plan_schedule(Speaker(slice), period)
        return kept[key][1]

    return plan


@pytest.fixture(scope="module")
def rows():
    """Return the rows of each month of the quarter."""
    kept = {}

    def plan(slice):
        if id(slice) not in kept:
            kept[id(slice)] = slice, [(month, plan_month(slice, month)) for month in months_of(QUARTER)]
        return kept[id(slice)][1]

    return plan


def day_of(entry):
    return entry.starts_at.date()


def read_in_the_group(schedule):
    return [entry for entry in schedule.entries if entry.channel.value in IN_GROUP]


@always
def test_two_promotions_never_follow_each_other_within_a_week(slices, planned, seed):
    for slice in slices(seed):
        if not slice.kind.mix.promos_in_a_row:
            for one, other in pairwise(read_in_the_group(planned(slice))):
                promos = one.kind is EntryKind.PROMO and other.kind is EntryKind.PROMO
                assert not promos or (day_of(other) - day_of(one)).days > 7


@always
def test_promotions_keep_their_share_of_every_month(slices, planned, seed):
    for slice in slices(seed):
        months = defaultdict(Counter)
        for entry in read_in_the_group(planned(slice, Period(date(2026, 10, 1), 151))):
            months[day_of(entry).month][entry.kind is EntryKind.PROMO] += 1
        for counts in months.values():
            share = counts[True] * 100 / counts.total()
            assert counts[True] <= 1 or share <= slice.kind.mix.promo_percent


@always
def test_solemn_days_carry_no_promotion_and_nothing_festive(slices, planned, seed):
    for slice in slices(seed):
        solemn = {
            coming.day
            for node in slice.nodes.values()
            if node.tone is Tone.SOLEMN
            for coming in node_days(node, QUARTER, slice.settings.region, {})
        }
        for entry in planned(slice).entries:
            if day_of(entry) in solemn:
                assert entry.kind is not EntryKind.PROMO
                assert not entry.because.startswith("活动 · gay")
                assert " · gay" not in entry.because
                topic = slice.topics.get(entry.source.removeprefix("topics/"))
                assert topic is None or topic.kind.value != "game"


@always
def test_one_run_holds_a_slot_of_the_group(slices, planned, seed):
    for slice in slices(seed):
        runs = defaultdict(set)
        for entry in read_in_the_group(planned(slice)):
            run = "rhythm" if entry.id.startswith("rhythm") else entry.source
            if entry.id.startswith("campaign"):
                run = entry.id.rpartition(".")[0]
            runs[day_of(entry), entry.slot].add(run)
        assert all(len(held) == 1 for held in runs.values())


@always
def test_nothing_is_lost_moved_far_or_sent_twice(slices, rows, seed):
    for slice in slices(seed):
        for month, planned in rows(slice):
            wanted = [wish.id for wish in wishes(slice, month)]
            assert len(set(wanted)) == len(wanted)
            assert sorted(row.wish.id for row in planned) == sorted(wanted)
            for row in planned:
                assert row.placed or row.guard
                assert row.day in month
                assert slice.is_open(row.day)
                wait = (row.day - row.wish.day).days
                assert wait == 0 or (row.placed and row.guard and 0 < wait <= 3 and row.wish.id.startswith("sop."))


@always
def test_who_is_said_to_hold_a_slot_stands_there(slices, rows, seed):
    for slice in slices(seed):
        for _, planned in rows(slice):
            placed = {row.wish.id: row for row in planned if row.placed}
            for row in planned:
                if row.winner:
                    assert not row.placed
                    assert row.winner.id in placed
                if row.guard and row.guard.name == "SLOT" and not row.placed:
                    assert placed[row.winner.id].day == row.wish.day
                    assert row.winner.slot is row.wish.slot


@always
def test_ids_are_unique_and_days_lie_in_the_window_and_in_the_groups_life(slices, planned, seed):
    period = some_window(Random(seed))
    for slice in slices(seed):
        schedule = planned(slice, period)
        ids = [entry.id for entry in schedule.entries] + [row.id for row in schedule.unplaced]
        assert len(set(ids)) == len(ids)
        for entry in schedule.entries:
            assert day_of(entry) in period
            assert slice.is_open(day_of(entry))
            assert entry.title
            assert entry.body or entry.is_task
        for row in schedule.unplaced:
            assert row.day in period
            assert row.title
            assert row.reason
        assert list(schedule.entries) == sorted(schedule.entries, key=lambda entry: (entry.starts_at, entry.id))


@always
def test_steps_that_are_moved_keep_the_order_of_their_sop(slices, rows, seed):
    for slice in slices(seed):
        for _, planned in rows(slice):
            runs = defaultdict(list)
            for row in planned:
                if row.placed and row.wish.table == "sops" and row.wish.channel is not Channel.TASK:
                    runs[row.wish.run].append(row)
            for steps in runs.values():
                for one, other in product(steps, steps):
                    if (one.wish.day, one.at) < (other.wish.day, other.at):
                        assert (one.day, one.at) <= (other.day, other.at)


@always
def test_a_slot_goes_to_no_lesser_claim(slices, rows, seed):
    for slice in slices(seed):
        for _, planned in rows(slice):
            placed = {row.wish.id: row for row in planned if row.placed}
            for row in (row for row in planned if not row.placed and row.guard is Guard.SLOT):
                assert row.winner.priority <= row.wish.priority
                opens = row.wish.table == "sops" and isinstance(row.wish.sending.trigger, AfterOpening)
                if opens and row.wish.day == slice.opens_on:
                    assert placed[row.winner.id].wish.table == "sops"
                fixed = row.wish.table == "rhythms" and row.wish.sending.fixed
                early = (row.winner.day - slice.opens_on).days < 7
                assert not fixed or row.winner.table == "campaigns" or (row.winner.table == "sops" and early)


@always
def test_a_task_is_done_when_it_asks_to_be_and_is_in_nobodys_way(slices, rows, planned, seed):
    for slice in slices(seed):
        for row in [row for _, planned in rows(slice) for row in planned if row.wish.channel is Channel.TASK]:
            assert (row.day, row.at) == (row.wish.day, row.wish.at)
            assert row.placed or row.guard is Guard.WORKDAY or (row.guard is Guard.SOLEMN and row.wish.barred)
        held = [row.winner for _, planned in rows(slice) for row in planned if row.winner]
        assert all(winner.channel is not Channel.TASK for winner in held)
        for entry in planned(slice).entries:
            assert entry.is_task == (entry.kind is EntryKind.TASK)
            assert not (entry.is_task and (entry.quota or entry.note or entry.poster))


@always
def test_what_is_sent_is_the_same_without_the_tasks(base, slices, planned, seed):
    catalog = fleet(Random(seed), base)
    bare = replace(
        catalog,
        sops={key: without_tasks(sop) for key, sop in catalog.sops.items()},
        campaigns={
            key: value.model_copy(update={"phases": sent(value.phases)}) for key, value in catalog.campaigns.items()
        },
    )
    slicer = Slicer(bare)
    for slice in slices(seed):
        if not any(stage.then for sop in slice.sops.values() for stage in sop.stages):
            mine = [entry for entry in planned(slice).entries if not entry.is_task]
            other = plan_schedule(Speaker(slicer.slice(slice.key)), QUARTER)
            assert mine == list(other.entries)
            assert planned(slice).quota == other.quota


def without_tasks(sop):
    stages = (stage.model_copy(update={"steps": sent(stage.steps)}) for stage in sop.stages)
    return sop.model_copy(update={"stages": tuple(stages)})


def sent(sendings):
    return tuple(one for one in sendings if not one.is_task)


@always
def test_a_turn_comes_within_its_window(slices, rows, seed):
    for slice in slices(seed):
        for row in [row for _, planned in rows(slice) for row in planned]:
            assert row.wish.at <= row.at <= (row.wish.until or row.wish.at)


@always
def test_the_quota_is_never_exceeded_and_its_meter_counts(slices, planned, seed):
    for slice in slices(seed):
        schedule = planned(slice, Period(date(2026, 10, 1), 151))
        if slice.group.platform is Platform.WECHAT:
            assert not schedule.quota
            assert all(entry.channel is not Channel.BROADCAST for entry in schedule.entries)
            continue
        spans = defaultdict(list)
        for entry in schedule.entries:
            assert bool(entry.quota) == (entry.channel is Channel.BROADCAST)
            if entry.quota:
                spans[span_of(slice.group.quota, day_of(entry)).first].append(entry.quota)
        for count in schedule.quota:
            span = span_of(slice.group.quota, count.first)
            whole = {"per_month_days": span.days, "7_per_week": 7, "1_per_day": 1}[slice.group.quota.value]
            held = slice.group.reserved_per_month
            reserved = held if slice.group.quota.value == "per_month_days" else (held + 3) // 4
            assert (count.reserved, count.allowed) == (reserved, max(0, whole - reserved))
            assert count.used <= count.allowed
            if span.first in schedule_days(schedule) or span.last <= date(2027, 2, 28):
                told = spans.pop(count.first, [])
                # A week that begins before the window shows its last numbers only.
                first = count.used - len(told) + 1
                assert told == [f"{number}/{count.allowed}" for number in range(first, count.used + 1)]
                assert first == 1 or span.first < date(2026, 10, 1)


def schedule_days(schedule):
    return {day_of(entry) for entry in schedule.entries}


@always
def test_the_entry_of_a_day_is_the_same_in_every_window(slices, planned, seed):
    r = Random(seed)
    one, other = some_window(r), some_window(r)
    for slice in slices(seed):
        mine, theirs = planned(slice, one), planned(slice, other)
        for day in set(one) & set(other):
            assert [entry for entry in mine.entries if day_of(entry) == day] == [
                entry for entry in theirs.entries if day_of(entry) == day
            ]
            assert [row for row in mine.unplaced if row.day == day] == [
                row for row in theirs.unplaced if row.day == day
            ]
        spans = {count.first for count in mine.quota} & {count.first for count in theirs.quota}
        assert [count for count in mine.quota if count.first in spans] == [
            count for count in theirs.quota if count.first in spans
        ]


@always
def test_a_later_group_changes_no_other_groups_calendar(base, slices, planned, seed):
    period = Period(date(2026, 11, 21), 30)
    catalog = fleet(Random(seed), base)
    last = max(group.opens_on for group in catalog.groups.values())
    late = catalog.groups["g0"].model_copy(update={"opened_on": last + timedelta(days=1), "rhythm": "r"})
    grown = Slicer(replace(catalog, groups={"a-late-one": late, **catalog.groups}))
    for slice in slices(seed):
        other = grown.slice(slice.key)
        assert slice == other
        assert planned(slice, period) == plan_schedule(Speaker(other), period)


@always
def test_groups_of_one_owner_share_no_topic_on_a_day_while_the_lanes_last(slices, seed):
    groups = slices(seed)
    for day in QUARTER:
        met = defaultdict(list)
        for slice in groups:
            for topic in topics_of(slice, day).values():
                met[topic].append(slice)
        for topic, sharing in met.items():
            if len(sharing) > 1:
                kind = sharing[0].topics[topic].kind
                assert len(groups) > len(sharing[0].lanes[kind])


@always
def test_a_group_meets_no_topic_again_before_all_lanes_had_their_turn(slices, seed):
    for slice in slices(seed):
        met = {}
        for day in QUARTER:
            for topic in topics_of(slice, day).values():
                lanes = len(slice.lanes[slice.topics[topic].kind])
                assert topic not in met or (day - met[topic]).days >= lanes
                met[topic] = day


@always
def test_the_reasons_of_a_day_agree_with_its_calendar(slices, planned, seed):
    day = some_day(Random(seed))
    for slice in slices(seed):
        schedule = planned(slice, Period(day, 1))
        verdicts = explain_day(Speaker(slice), day)
        sent = [
            (verdict.time, verdict.title)
            for verdict in verdicts
            if verdict.outcome == "照排" or verdict.outcome.endswith("改来")
        ]
        kept_out = [(row.time, row.title) for row in verdicts if row.outcome == "未排入"]
        assert sorted(sent) == sorted((f"{entry.starts_at:%H:%M}", entry.title) for entry in schedule.entries)
        assert sorted(kept_out) == sorted((row.time, row.title) for row in schedule.unplaced)
        gone = [row for row in verdicts if row.outcome.startswith("改到")]
        assert len(verdicts) == len(sent) + len(kept_out) + len(gone)
        assert all(row.reason for row in verdicts if row.outcome != "照排")


@always
def test_a_pack_of_any_fleet_can_be_planned(slices, seed):
    for slice in slices(seed)[:1]:
        pack = plan_pack(slice, some_window(Random(seed)))
        assert pack.problems == ()
        assert len({artifact.path for artifact in pack.artifacts}) == len(pack.artifacts)
