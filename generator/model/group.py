"""Owns groups: who they are for, and which brand, kind and people they have."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.positioning import Positioning
from generator.model.value import Address, Day, Flag, Id, Text, Value, parse_day, refuse
from generator.model.words import Platform, Publish, Quota

_RELATIVE = re.compile(r"today(?:([+-])([0-9]{1,4}))?")


def _parse_opening(raw: Any) -> Any:
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and _RELATIVE.fullmatch(raw):
        return raw
    try:
        return parse_day(raw)
    except PydanticCustomError:
        raise refuse(
            "opening",
            "建群日期“{raw}”不存在或写法不对",
            "写成 年-月-日，例如 2026-11-11；示例群可以写 today-7",
            raw=raw,
        ) from None


def days_from_today(relative: str) -> int:
    """Return the days a relative opening date lies from today.

    >>> days_from_today("today-7"), days_from_today("today")
    (-7, 0)
    """
    match = _RELATIVE.fullmatch(relative)
    assert match is not None
    return int(f"{match[1] or '+'}{match[2] or 0}")


Opening = Annotated[
    date | str,
    BeforeValidator(_parse_opening),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|today([+-]\d{1,4})?)$"}),
]


class Team(Value):
    """Which colleagues sit in a group; official accounts that say who they are, never fake customers."""

    owner: Id = Field(description="群主，写 people.yml 里的编号。")
    admins: tuple[Id, ...] = Field((), description="管理员。")
    staff: tuple[Id, ...] = Field((), description="官方助手，群名片要写明身份。")


class Join(Value):
    """How one joins."""

    url: Address = Field(description="进群链接，做成海报上的二维码。")
    expires_on: Day | None = Field(None, description="链接失效的日期。")


class CampaignUse(Value):
    """A campaign this group runs, anchored at a node or a date."""

    use: Id = Field(description="活动模板的编号，见 content/campaigns/。")
    node: Id | None = Field(None, description="以哪个节点为锚点。")
    on: Day | None = Field(None, description="以哪个日期为锚点。")
    values: dict[str, str] = Field(default_factory=dict, alias="with", description="活动参数的值。")

    @model_validator(mode="after")
    def _one_anchor(self) -> Self:
        if (self.node is None) == (self.on is None):
            raise refuse("campaign_anchor", "活动要有一个锚点", "写 node（节点）或 on（日期），二选一")
        return self


class Group(Value):
    """A community group."""

    title: Text = Field(description="成员看到的群名：带品牌，尽量 12 个字以内，有序号或地点。")
    brand: Id = Field(description="品牌的编号。")
    kind: Id = Field(description="群类型的编号。")
    platform: Platform = Field(
        Platform.WECOM_CUSTOMER, description="平台：wecom_customer 企业微信客户群、wechat 微信群。"
    )
    demo: Flag = Field(False, description="是否示例群；示例群的建群日期可以写成 today-7。")
    opened_on: Opening = Field(description="建群日期。")
    publish: Publish | None = Field(
        None, description="网站公开多少：none 不公开、summary 只公开定位、full 全部；不写用 settings.yml 的。"
    )
    positioning: Positioning = Field(description="定位。")
    team: Team = Field(description="席位安排。")
    join: Join = Field(description="进群方式。")
    quota: Quota = Field(
        Quota.PER_MONTH_DAYS,
        description="群发额度：per_month_days 每月不超过当月天数、7_per_week 每周 7 条、1_per_day 每天 1 条。",
    )
    reserved_per_month: int = Field(0, ge=0, le=31, description="每月给计划外的群发留几条，例如企业统一群发。")
    capacity: int | None = Field(None, ge=2, le=500, description="人数上限；不写用群类型的。")
    sops: tuple[Id, ...] | None = Field(None, description="用哪些 SOP；不写用群类型的。")
    more_sops: tuple[Id, ...] = Field((), description="在上面那些之外再加哪些 SOP，例如挑两三个促活方法。")
    rhythm: Id | None = Field(None, description="用哪种节奏；不写用群类型的。")
    campaigns: tuple[CampaignUse, ...] = Field((), description="这个群的活动。")
    tags: tuple[Text, ...] = Field((), description="内部标签，不公开。")

    @model_validator(mode="after")
    def _daily_quota_has_nothing_to_reserve(self) -> Self:
        if self.quota is Quota.ONE_PER_DAY and self.reserved_per_month:
            raise refuse("quota_reserve", "每天 1 条的群留不出额度", "去掉 reserved_per_month，或者换一种 quota")
        return self

    @model_validator(mode="after")
    def _only_demo_is_relative(self) -> Self:
        if isinstance(self.opened_on, str) and not self.demo:
            raise refuse(
                "opening_relative",
                "只有示例群的建群日期可以写成“{raw}”",
                "写真实的建群日期，例如 2026-11-11",
                raw=self.opened_on,
            )
        return self

    @property
    def opens_on(self) -> date:
        """Return the opening day of a group of the catalog, where relative days have been resolved."""
        assert isinstance(self.opened_on, date)
        return self.opened_on
