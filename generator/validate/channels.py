"""Owns what channels take: every text, card and picture count of a message keeps the limit of its channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.limit import Limit
from generator.model.words import Channel, LimitStatus, LimitUnit, Platform, Thing
from generator.problems import Problem

# The limit of each thing by the channel it goes through, in a customer group of WeCom.
WECOM = {
    (Channel.BROADCAST, Thing.TEXT): "broadcast-text",
    (Channel.BROADCAST, Thing.LINK_TITLE): "broadcast-link-title",
    (Channel.BROADCAST, Thing.LINK_DESCRIPTION): "broadcast-link-description",
    (Channel.BROADCAST, Thing.LINK_URL): "broadcast-link-url",
    (Channel.BROADCAST, Thing.LINK_PICTURE): "broadcast-link-picture",
    (Channel.BROADCAST, Thing.MINIPROGRAM_TITLE): "broadcast-miniprogram-title",
    (Channel.BROADCAST, Thing.ATTACHMENTS): "broadcast-attachments",
    (Channel.WELCOME, Thing.TEXT): "welcome-text",
    (Channel.WELCOME, Thing.LINK_TITLE): "welcome-link-title",
    (Channel.WELCOME, Thing.LINK_DESCRIPTION): "welcome-link-description",
    (Channel.WELCOME, Thing.MINIPROGRAM_TITLE): "welcome-miniprogram-title",
    (Channel.WELCOME, Thing.ATTACHMENTS): "welcome-attachments",
    (Channel.MOMENTS, Thing.TEXT): "moments-text",
    (Channel.MOMENTS, Thing.LINK_TITLE): "moments-link-title",
    (Channel.MOMENTS, Thing.PICTURES): "moments-pictures",
    (Channel.MOMENTS, Thing.ATTACHMENTS): "moments-links",
    (Channel.ANNOUNCEMENT, Thing.TEXT): "announcement-text",
}
# The same in a group of WeChat, where everything is sent by hand.
WECHAT = {(Channel.ANNOUNCEMENT, Thing.TEXT): "announcement-text"}
# What stands for a new member's name, and the limit that says how long such a name may become.
NICKNAME, NICKNAME_LIMIT = "%NICKNAME%", "nickname"


def check_limits(messages: Iterable[Message], catalog: Catalog) -> Iterator[Problem]:
    """Yield each message that is longer, or carries more, than its channel takes, at the line it was written on.

    A text of no group is taken for one of a customer group of WeCom.
    """
    for message in messages:
        group = catalog.groups.get(message.group)
        table = WECHAT if group and group.platform is Platform.WECHAT else WECOM
        limit = catalog.limits.get(table.get((message.channel, message.thing), ""))
        if limit and (problem := _over(message, limit, catalog.limits.get(NICKNAME_LIMIT))):
            yield problem


def _over(message: Message, limit: Limit, nickname: Limit | None) -> Problem | None:
    """Return what is wrong with a message; only a warning where it hangs on a figure nobody has verified."""
    literal = _size(message, limit.unit)
    names = message.text.count(NICKNAME)
    spare = max(nickname.value - len(NICKNAME), 0) if nickname and nickname.unit is limit.unit else 0
    size = literal + names * spare
    if size <= limit.value:
        return None
    unit = limit.unit.label
    counted = f"（{NICKNAME} 按 {spare + len(NICKNAME)} {unit}算）" if names and spare else ""
    of_group = f"（群 {message.group}）" if message.group else ""
    found = (
        f"{message.channel.label}：{message.thing.label}有 {size} {unit}{counted}，最多 {limit.value} {unit}{of_group}"
    )
    hint = f"{'减' if limit.unit is LimitUnit.COUNT else '删'}到 {limit.value} {unit}以内；依据：{limit.source}"
    doubtful = {limit.status, nickname.status if nickname and literal <= limit.value else limit.status}
    return Problem(message.span, found, hint, "messages_keep_limits", warning=LimitStatus.UNVERIFIED in doubtful)


def _size(message: Message, unit: LimitUnit) -> int:
    if unit is LimitUnit.COUNT:
        return message.count
    return len(message.text.encode()) if unit is LimitUnit.BYTES else len(message.text)
