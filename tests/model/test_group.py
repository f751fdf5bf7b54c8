"""A group opens on a day, or relative to today where it is an example; a campaign has one anchor."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from generator.model.group import CampaignUse, Group, days_from_today
from generator.model.words import Quota
from tests.conftest import SMALL

PLAIN = {
    "title": "示例水果群01",
    "brand": "demo",
    "kind": "welfare",
    "opened_on": "2026-11-11",
    "positioning": {"goal": "每周有人说话", "audience": {"who": "住户", "traits": ["常买"]}},
    "team": {"owner": "owner-1"},
    "join": {"url": "https://example.com"},
}


def test_a_group_of_ten_lines_is_enough() -> None:
    group = Group.model_validate(PLAIN)
    assert group.opens_on == date(2026, 11, 11)
    assert Group.model_validate({**PLAIN, "opened_on": date(2026, 11, 11)}) == group
    assert (group.platform.label, group.publish, group.sops) == ("企业微信客户群", None, None)
    assert len(str(SMALL["content/groups/one.yml"]).splitlines()) < 15


@pytest.mark.parametrize(("written", "days"), [("today", 0), ("today-7", -7), ("today+30", 30), ("today-0", 0)])
def test_relative_days_are_for_examples_only(written: str, days: int) -> None:
    assert Group.model_validate({**PLAIN, "demo": "true", "opened_on": written}).opened_on == written
    assert days_from_today(written) == days
    with pytest.raises(ValidationError, match="只有示例群"):
        Group.model_validate({**PLAIN, "opened_on": written})


@pytest.mark.parametrize("written", ["today -7", "today-", "today-99999", "tomorrow", "2026-13-01", "", "today-７"])
def test_no_other_words_are_a_day(written: str) -> None:
    with pytest.raises(ValidationError, match="建群日期"):
        Group.model_validate({**PLAIN, "demo": "true", "opened_on": written})


@pytest.mark.parametrize("anchor", [{}, {"node": "new-year", "on": "2026-11-11"}], ids=["none", "both"])
def test_a_campaign_has_exactly_one_anchor(anchor: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="活动要有一个锚点"):
        CampaignUse.model_validate({"use": "sale", **anchor})


def test_a_group_receives_as_many_broadcasts_as_its_administrator_has_set() -> None:
    group = Group.model_validate(PLAIN)
    assert (group.quota, group.reserved_per_month) == (Quota.PER_MONTH_DAYS, 0)
    weekly = Group.model_validate({**PLAIN, "quota": "7_per_week", "reserved_per_month": "4"})
    assert (weekly.quota, weekly.reserved_per_month) == (Quota.SEVEN_PER_WEEK, 4)
    with pytest.raises(ValidationError, match="每天 1 条的群留不出额度"):
        Group.model_validate({**PLAIN, "quota": "1_per_day", "reserved_per_month": "1"})
    assert Group.model_validate({**PLAIN, "quota": "1_per_day"}).reserved_per_month == 0


def test_the_values_of_a_campaign_are_written_after_with() -> None:
    use = CampaignUse.model_validate({"use": "sale", "on": "2026-11-11", "with": {"price": "9.9"}})
    assert use.values == {"price": "9.9"}
