"""Owns tactics in what is sent: who speaks, how to get out, what is advertising, and who is an official account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.brand import Brand
from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Channel, EntryKind, ScriptKind
from generator.problems import Problem

# Where a promotion reaches a member who did not ask for it.
PUSHED = frozenset([Channel.BROADCAST, Channel.PRIVATE, Channel.MOMENTS])
# The scripts that greet and that stay on top, each in its own channel.
STANDING = {ScriptKind.WELCOME: Channel.WELCOME, ScriptKind.ANNOUNCEMENT: Channel.ANNOUNCEMENT}
# How people say that one can stop receiving: any of these will do.
WAYS_OUT = ("退订", "免打扰", "退群", "拒收")
ADVERTISEMENT = "广告"


def check_tactics(messages: Iterable[Message], catalog: Catalog) -> Iterator[Problem]:
    """Yield what the messages of groups leave out that the law wants in them."""
    standing: dict[str, list[Message]] = {}
    for message in messages:
        if group := catalog.groups.get(message.group):
            yield from _promotion(message, catalog.brands[group.brand])
            if message.script and STANDING.get(message.script) is message.channel:
                standing.setdefault(message.group, []).append(message)
                yield from _standing(message, catalog.brands[group.brand])
        if message.shopping_link and ADVERTISEMENT not in message.text:
            text = f"带着能下单的链接，没有标明“{ADVERTISEMENT}”{_of(message)}"
            hint = f"在开头写上“{ADVERTISEMENT}”；不带购物链接的，把 shopping_link 改成 false。依据：互联网广告管理办法第九条"
            yield Problem(message.span, text, hint, "shopping_links_say_advertisement")
    for key, texts in standing.items():
        yield from _undeclared(key, texts, catalog)


def _promotion(message: Message, brand: Brand) -> Iterator[Problem]:
    """Demand the sender's line in what sells: advertising law, article 43."""
    if message.kind is EntryKind.PROMO and message.channel in PUSHED and brand.sender_line not in message.text:
        text = f"{message.channel.label}的营销内容没有署名和退订方式{_of(message)}"
        hint = "在末尾写上 {{ brand.sender_line }}。依据：广告法第四十三条，这是我们的理解，不是法律意见"
        yield Problem(message.span, text, hint, "promotions_name_their_sender")


def _standing(message: Message, brand: Brand) -> Iterator[Problem]:
    assert message.script
    names = (brand.sender_line, brand.legal_name, brand.name, brand.short_name)
    if not any(name in message.text for name in names):
        text = f"{message.script.label}里看不出是谁的群{_of(message)}"
        hint = "写上 {{ brand.legal_name }} 或 {{ brand.short_name }}"
        yield Problem(message.span, text, hint, "standing_texts_name_their_sender")
    if not any(word in message.text for word in (brand.sender_line, *WAYS_OUT)):
        text = f"{message.script.label}里没有写怎么不再接收{_of(message)}"
        hint = "写上 {{ brand.sender_line }}，或者说明怎么开免打扰、退订、退群。依据：广告法第四十三条，这是我们的理解"
        yield Problem(message.span, text, hint, "standing_texts_name_a_way_out")


def _undeclared(key: str, texts: list[Message], catalog: Catalog) -> Iterator[Problem]:
    """Demand that members are told of every official account: the rest are members, nobody plays one."""
    for index, person in enumerate(catalog.groups[key].team.staff):
        name = catalog.people[person].name
        if not any(name in message.text for message in texts):
            text = f"官方助手“{name}”在欢迎语和公告里都没有公开身份"
            hint = '在群类型的欢迎语或公告里写 {{ seats.staff | join("、") }}，说明是官方的人'
            yield Problem(catalog.span("groups", key, "team", "staff", index), text, hint, "staff_are_declared")


def _of(message: Message) -> str:
    return f"（群 {message.group}）" if message.group else ""
