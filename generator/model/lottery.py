"""Owns lotteries 抽奖: the fifteen items that are published before one starts, and the lock that keeps them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pydantic import Field

from generator.model.value import Day, Id, Text, Value


class Lottery(Value):
    """Which parameters hold the fifteen items that must be published before the start.

    The items are those of article 13 of 规范促销行为暂行规定, in its order.
    """

    prize_grades: Id = Field(description="奖项种类写在哪个参数里；十五项都写参数的编号。")
    entry_condition: Id = Field(description="参与条件写在哪个参数里。")
    entry_method: Id = Field(description="参与方式写在哪个参数里。")
    draw_time: Id = Field(description="开奖时间写在哪个参数里。")
    draw_method: Id = Field(description="开奖方式写在哪个参数里。")
    prize_value: Id = Field(description="奖金金额或奖品价格写在哪个参数里。")
    prize_name: Id = Field(description="奖品品名写在哪个参数里。")
    prize_type: Id = Field(description="奖品种类写在哪个参数里。")
    prize_count: Id = Field(description="奖品数量或中奖概率写在哪个参数里。")
    claim_time: Id = Field(description="兑奖时间写在哪个参数里。")
    claim_condition: Id = Field(description="兑奖条件写在哪个参数里。")
    claim_method: Id = Field(description="兑奖方式写在哪个参数里。")
    delivery: Id = Field(description="奖品交付方式写在哪个参数里。")
    forfeit: Id = Field(description="弃奖条件写在哪个参数里。")
    organizer: Id = Field(description="主办方及其联系方式写在哪个参数里。")
    top_prize: Id = Field(description="高奖一份值多少元写在哪个参数里；参数的类型写 price，实物按市价。")
    published_by: Id = Field(description="哪个活动阶段公布这十五项；要排在开奖之前。")


ITEMS = {
    "prize_grades": "奖项种类",
    "entry_condition": "参与条件",
    "entry_method": "参与方式",
    "draw_time": "开奖时间",
    "draw_method": "开奖方式",
    "prize_value": "奖金金额或奖品价格",
    "prize_name": "奖品品名",
    "prize_type": "奖品种类",
    "prize_count": "奖品数量或中奖概率",
    "claim_time": "兑奖时间",
    "claim_condition": "兑奖条件",
    "claim_method": "兑奖方式",
    "delivery": "奖品交付方式",
    "forfeit": "弃奖条件",
    "organizer": "主办方及其联系方式",
}


def disclosed(lottery: Lottery, values: Mapping[str, str]) -> dict[str, str]:
    """Return what `values` of the parameters say for each of the fifteen items, by its name in `ITEMS`."""
    return {name: values.get(getattr(lottery, name), "") for name in ITEMS}


def items_digest(items: Mapping[str, str], anchor: date) -> str:
    """Return the digest of the fifteen items of a lottery drawn on `anchor`."""
    rows = [anchor.isoformat(), *([name, items.get(name, "")] for name in ITEMS)]
    return hashlib.blake2b(json.dumps(rows, ensure_ascii=False).encode(), digest_size=16).hexdigest()


class Lock(Value):
    """The fifteen items of one lottery as they were published; written by `qunce campaign lock`, not by hand."""

    group: Id = Field(description="哪个群的抽奖。")
    campaign: Id = Field(description="哪个活动。")
    anchor: Day = Field(description="锚点，开奖的那一天。")
    node: Id | None = Field(None, description="锚点是哪个节点；按日期办的没有。")
    locked_on: Day = Field(description="锁定的日期。")
    digest: Text = Field(description="十五项的指纹，程序算的，不要手改。")
    items: dict[str, Text] = Field(description="公布出去的十五项，程序写的，不要手改。")
