"""Stages: each mistake is said once, and stages that never meet are not held against each other."""

from __future__ import annotations

from tests.validate.conftest import Load, found

SOP = "content/sops/second.yml"
HEAD = "title: 养群\nsummary: 一圈一圈。\naudience: 群主\nwhen: 平时。\npurpose: retention\nstages:\n"
STEP = '      - {{id: {0}-{1}, title: 问, kind: interaction, trigger: {{day: {1}, at: "10:00"}}, body: 问。, done_when: [问了]}}\n'


def sop(*stages: tuple[str, int, int, str]) -> str:
    """Return an SOP of stages: id, first day, last day, and where it leads."""
    text = HEAD
    for key, first, last, then in stages:
        text += f"  - id: {key}\n    title: {key}\n    goal: 做完\n"
        text += f"    then: {then}\n" if then else "    # 往下走\n"
        text += "    steps:\n" + STEP.format(key, first) + STEP.format(key, last)
    return text


def test_a_cycle_after_a_beginning_is_fine(small: Load) -> None:
    assert found(small({SOP: sop(("a", 0, 6, ""), ("b", 7, 20, "{stage: b}"))})) == []
    assert found(small({SOP: sop(("a", 0, 6, "{sop: opening}"))})) == []


def test_a_stage_that_leads_nowhere_is_said_once(small: Load) -> None:
    text = sop(("a", 0, 6, "{stage: bb}"), ("b", 7, 20, "{stage: a}"))
    assert found(small({SOP: text})) == ["content/sops/second.yml:10:19: 这份 SOP 没有“bb”这个阶段"]


def test_stages_of_different_runs_are_not_compared(small: Load) -> None:
    text = sop(("a", 0, 6, "{stage: c}"), ("b", 30, 40, "{sop: opening}"), ("c", 7, 8, "{stage: b}"))
    assert found(small({SOP: text})) == []


def test_a_run_that_would_end_before_it_begins_is_refused(small: Load) -> None:
    text = sop(("a", 0, 6, ""), ("b", 30, 40, ""), ("c", 7, 8, "{stage: b}"))
    assert found(small({SOP: text})) == ["content/sops/second.yml:24:11: “c”第 8 天就结束，前面的“b”第 30 天才开始"]
