"""The table of limits: each that a check reads holds at its exact figure; the others say why no check reads them."""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Channel, LimitUnit, Platform, Thing
from generator.plan.looks import POSTER_LIMITS
from generator.plan.sensitive import FIGURES
from generator.plan.slices import QUOTA_LIMITS
from generator.problems import Span
from generator.validate.channels import NICKNAME_LIMIT, WECOM, check_limits
from generator.validate.lotteries import TOP_PRIZE
from generator.validate.names import PREFIX, SHOWN
from generator.validate.posters import LONG_SIDE

# Figures read elsewhere: names, prizes and canvases have rows in test_messages, quotas in tests/plan/test_quota,
# pictures in tests/plan/test_posters, sensitive words in tests/plan/test_sensitive, the nickname in test_channels.
READ_ELSEWHERE = {
    SHOWN,
    PREFIX,
    TOP_PRIZE,
    LONG_SIDE,
    NICKNAME_LIMIT,
    *QUOTA_LIMITS.values(),
    *POSTER_LIMITS,
    *FIGURES,
}
SENDER_SIDE = "the console holds it when somebody sends; nothing we write has it"
NOT_PLANNED = "we plan nothing of the kind"
AFTERWARDS = "it is about what happens after sending, or about members; nothing we write has it"
FOR_READING = "a figure of the law for people to read"
OTHER_COUNT = "another page says another figure for a thing that is already held to one"
BY_FORM = "the form of the fields holds it already"
# What no check reads, and why; the page of limits shows them all.
UNREAD = {
    "broadcast-groups": SENDER_SIDE,
    "broadcast-customers": SENDER_SIDE,
    "broadcast-reminders": SENDER_SIDE,
    "broadcast-link-title-client": OTHER_COUNT,
    "miniprogram-cover-width": SENDER_SIDE,
    "miniprogram-cover-height": SENDER_SIDE,
    "welcome-materials": SENDER_SIDE,
    "contact-welcome-window": AFTERWARDS,
    "contact-welcome-attachments": NOT_PLANNED,
    "moments-videos": NOT_PLANNED,
    "moments-picture-width": OTHER_COUNT,
    "moments-picture-height": OTHER_COUNT,
    "moments-video-length": NOT_PLANNED,
    "moments-video-bytes": NOT_PLANNED,
    "moments-executors": SENDER_SIDE,
    "join-way-remark": SENDER_SIDE,
    "join-way-groups": SENDER_SIDE,
    "join-way-state": SENDER_SIDE,
    "join-way-codes": SENDER_SIDE,
    "customer-group-size": AFTERWARDS,
    "customer-group-size-by-wechat": AFTERWARDS,
    "wechat-group-size": AFTERWARDS,
    "wechat-group-consent": AFTERWARDS,
    "wechat-group-real-name": AFTERWARDS,
    "wechat-group-scan": AFTERWARDS,
    "wechat-group-qr": AFTERWARDS,
    "group-size-advised": AFTERWARDS,
    "media-days": SENDER_SIDE,
    "media-least-bytes": SENDER_SIDE,
    "media-voice-bytes": NOT_PLANNED,
    "media-voice-length": NOT_PLANNED,
    "media-video-bytes": NOT_PLANNED,
    "media-file-bytes": NOT_PLANNED,
    "media-async-bytes": NOT_PLANNED,
    "robot-per-minute": NOT_PLANNED,
    "robot-text": NOT_PLANNED,
    "robot-markdown": NOT_PLANNED,
    "robot-picture-bytes": NOT_PLANNED,
    "transfer-groups-per-call": SENDER_SIDE,
    "transfer-groups-per-day": SENDER_SIDE,
    "transfer-times": SENDER_SIDE,
    "transfer-days": SENDER_SIDE,
    "statistics-days": AFTERWARDS,
    "statistics-owners": AFTERWARDS,
    "lottery-items": BY_FORM,
    "lottery-instant": AFTERWARDS,
    "lottery-record-days": AFTERWARDS,
    "compared-price-days": FOR_READING,
    "fine-absolute-least": FOR_READING,
    "fine-absolute-most": FOR_READING,
    "fine-gift-most": FOR_READING,
    "fine-consent-least": FOR_READING,
    "fine-consent-most": FOR_READING,
    "fine-personal-data-most": FOR_READING,
    "fine-personal-data-percent": FOR_READING,
    "child-age": FOR_READING,
}
ROWS = [pytest.param(channel, thing, key, id=key) for (channel, thing), key in WECOM.items()]


def test_every_limit_is_read_by_a_check_or_says_why_not(starter: Catalog) -> None:
    read = READ_ELSEWHERE | set(WECOM.values())
    assert not read & set(UNREAD)
    assert read | set(UNREAD) == set(starter.limits)


@pytest.mark.parametrize(("channel", "thing", "key"), ROWS)
def test_a_message_may_have_as_much_as_its_limit_says_and_no_more(
    channel: Channel, thing: Thing, key: str, starter: Catalog
) -> None:
    limit = starter.limits[key]
    group = next(key for key, group in starter.groups.items() if group.platform is not Platform.WECHAT)
    span = Span("content/sops/some.yml", 12, 9)

    def problems(size: int) -> list[str]:
        text, count = ("", size) if limit.unit is LimitUnit.COUNT else ("a" * size, 0)
        message = Message(text, channel, group, span, thing=thing, count=count)
        return [f"{problem.span}: {problem.message}" for problem in check_limits([message], starter)]

    assert problems(limit.value) == []
    unit = limit.unit.label
    said = f"{thing.label}有 {limit.value + 1} {unit}，最多 {limit.value} {unit}（群 {group}）"
    assert problems(limit.value + 1) == [f"content/sops/some.yml:12:9: {channel.label}：{said}"]
