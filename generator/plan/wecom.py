"""Owns requests to WeCom 企业微信: the body of one call for each welcome and broadcast. Knows nothing of calls or files.

Fields are those of the official interfaces: 92135 群发 add_msg_template, 92366 入群欢迎语素材 group_welcome_template/add,
92137 新客户欢迎语 send_welcome_msg. What only the platform knows stands as a named placeholder, `{{media_id:…}}`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.artifact import Artifact, DataSpec
from generator.model.card import LinkCard
from generator.model.entry import Entry, SaidCard, Watched
from generator.model.words import Channel, Platform, ScriptKind
from generator.plan.posters import poster_path
from generator.plan.slices import Slice
from generator.plan.spoken import SpokenScript

Request = Mapping[str, Any]
CHAT, SENDER, WELCOME_CODE = "chat_id", "sender", "welcome_code"
_PLACEHOLDER = re.compile(r"\{\{(\w+)(?::([^{}]+))?\}\}")
# What stands behind a placeholder, and where whoever sends the request finds it.
_MEANINGS = {
    "media_id": "先上传这个文件，得到的 media_id，三天内有效",
    CHAT: "这个客户群的 chat_id，在客户群列表里查",
    SENDER: "群主的成员账号 userid",
    WELCOME_CODE: "加好友事件里的 welcome_code，20 秒内有效，只能用一次",
}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something a request leaves open: as it stands in the request, what it means, and which files leave it open."""

    name: str
    meaning: str
    files: tuple[str, ...]

    def to_row(self) -> dict[str, Any]:
        """Return the placeholder as the manifest lists it."""
        return {"name": self.name, "meaning": self.meaning, "files": list(self.files)}


def plan_requests(
    slice: Slice, entries: Iterable[Entry], scripts: Iterable[SpokenScript], watched: Iterable[Watched]
) -> Iterator[Artifact]:
    """Yield one request for each welcome and each broadcast of a customer group; a group of WeChat has none."""
    if slice.group.platform is not Platform.WECOM_CUSTOMER:
        return
    for script in scripts:
        value = slice.scripts[script.id]
        if value.kind is ScriptKind.WELCOME and value.channel is Channel.WELCOME:
            request = _welcome(script.text, None, script.cards)
            yield _artifact(f"welcome-{script.id}", f"入群欢迎语：{script.title}", request, script.when)
        elif value.kind is ScriptKind.WELCOME and value.channel is Channel.PRIVATE:
            request = {"welcome_code": _open(WELCOME_CODE), **_content(script.text, None, script.cards)}
            yield _artifact(f"contact-{script.id}", f"新客户欢迎语：{script.title}", request, script.when)
    for row in watched:
        if row.channel is Channel.WELCOME and row.body:
            request = _welcome(row.body, row.poster, row.cards)
            yield _artifact(f"welcome-{row.id.replace('.', '-')}", f"入群欢迎语：{row.title}", request, row.because)
    seen: Counter[str] = Counter()
    for entry in entries:
        if entry.channel is Channel.BROADCAST and entry.body:
            name = f"broadcast-{entry.starts_at:%Y-%m-%d-%H%M}"
            seen[name] += 1
            turn = f"-{seen[name]}" if seen[name] > 1 else ""
            title = f"群发 {entry.starts_at:%Y-%m-%d %H:%M} {entry.title}"
            yield _artifact(name + turn, title, _broadcast(slice.key, entry), entry.because)


def placeholders(artifacts: Iterable[Artifact]) -> tuple[Placeholder, ...]:
    """Return what the requests among `artifacts` leave open, each once."""
    found: dict[str, tuple[str, list[str]]] = {}
    for artifact in artifacts:
        if isinstance(artifact.spec, DataSpec):
            for text in _texts(artifact.spec.value):
                if (match := _PLACEHOLDER.fullmatch(text)) and match[1] in _MEANINGS:
                    found.setdefault(text, (_MEANINGS[match[1]], []))[1].append(artifact.path)
    return tuple(Placeholder(name, meaning, tuple(dict.fromkeys(files))) for name, (meaning, files) in found.items())


def _artifact(name: str, title: str, request: Request, because: str) -> Artifact:
    return Artifact(f"wecom/{name}.json", title, DataSpec(request), because)


def _broadcast(group: str, entry: Entry) -> Request:
    return {
        "chat_type": "group",
        "chat_id_list": [_open(CHAT, group)],
        "sender": _open(SENDER, "owner"),
        **_content(entry.body, entry.poster, entry.cards),
    }


def _content(text: str, poster: str | None, cards: Iterable[SaidCard]) -> dict[str, Any]:
    """Return a text and what is attached to it; an empty list of attachments is left out."""
    attached = [{"msgtype": kind, kind: value} for kind, value in _things(poster, cards)]
    return {"text": {"content": text}} | ({"attachments": attached} if attached else {})


def _welcome(text: str, poster: str | None, cards: Iterable[SaidCard]) -> Request:
    """Return a welcome; the platform takes one thing of a kind beside the text."""
    things: dict[str, Any] = {}
    for kind, value in _things(poster, cards):
        things.setdefault(kind, value)
    return {"text": {"content": text}, **things, "notify": 1}


def _things(poster: str | None, cards: Iterable[SaidCard]) -> Iterator[tuple[str, dict[str, str]]]:
    if poster:
        yield "image", {"media_id": _open("media_id", poster_path(poster))}
    for item in cards:
        card = item.card
        if isinstance(card, LinkCard):
            words = {"title": card.title, "picurl": card.picture, "desc": card.description, "url": card.url}
            yield "link", {name: text for name, text in words.items() if text}
        else:
            cover = _open("media_id", f"content/assets/{card.cover}")
            yield (
                "miniprogram",
                {"title": card.title, "pic_media_id": cover, "appid": card.appid, "page": card.page},
            )


def _open(name: str, what: str = "") -> str:
    return f"{{{{{name}:{what}}}}}" if what else f"{{{{{name}}}}}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
