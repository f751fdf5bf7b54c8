"""Owns scripts as the site shows them: words with blanks 〔…〕 where a group's own values go.

It must not know any group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.model.artifact import TextTemplate
from generator.model.campaign import Campaign
from generator.model.catalog import Catalog
from generator.model.knowledge import Script
from generator.model.place import Place
from generator.model.sop import Sending
from generator.model.words import EntryKind, ScriptKind
from generator.plan.site.atlas import Atlas, Link
from generator.plan.site.page import Page, line
from generator.plan.site.shelves import facts
from generator.plan.site.usage import Usage
from generator.problems import Problem
from generator.text import expand

_GROUP = {
    "title": "群名", "goal": "目标", "why_join": "进群理由", "why_now": "现在进群的理由", "value": "长期价值",
    "who": "人群", "capacity": "人数上限", "opens": "开群日期", "closes": "解散日期", "join_url": "进群链接",
}  # fmt: skip
_BRAND = {
    "name": "品牌名", "short_name": "品牌简称", "legal_name": "经营主体", "contact": "联系方式",
    "sender_line": "署名与退订方式",
}  # fmt: skip


@cache
def blanks() -> Mapping[str, Any]:
    """Return the values of a group as blanks to fill in; the same names as plan.scripts.group_values."""
    product = {"id": "product", "name": _blank("产品"), "point": _blank("产品说明")}
    return {
        "group": {
            **{key: _blank(word) for key, word in _GROUP.items()},
            "traits": [_blank("人群特点")],
            "can": [_blank("成员可以做的事")],
            "must": [_blank("团队一定做的事")],
        },
        "brand": {
            **{key: _blank(word) for key, word in _BRAND.items()},
            "mark": "",
            "persona": {"name": _blank("人设名"), "promise": _blank("人设承诺")},
            "products": [product] * 3,
        },
        "kind": {"title": _blank("群类型"), "summary": _blank("群类型介绍")},
        "seats": {"owner": _blank("群主"), "admins": [_blank("管理员")], "staff": [_blank("官方助手")]},
        "day": {"date": _blank("日期"), "weekday": _blank("星期")},
    }


def campaign_blanks(campaign: Campaign) -> dict[str, Any]:
    """Return the values a campaign's texts have besides a group's: its node, and its parameters by name."""
    return {
        "node": {"title": _blank("节点"), "date": _blank("节点日期")},
        "params": {item.id: item.default or _blank(item.title) for item in campaign.parameters},
    }


def _blank(word: str) -> str:
    return f"〔{word}〕"


def with_blanks(text: str, place: Place, extra: Mapping[str, Any] | None = None) -> str:
    """Return a text with blanks, or as it was written where a blank will not do (say, in arithmetic)."""
    if "{" not in text:
        return text.strip()
    template = TextTemplate("text:blanks", text, place.text_span)
    said = expand(template, {**blanks(), **(extra or {})})
    return (text if isinstance(said, Problem) else said).strip()


def sending_values(
    atlas: Atlas, here: str, sending: Sending, place: Place, extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return what a step, a phase or a cell sends, as pages show it."""
    kind = EntryKind.TASK if sending.is_task else sending.kind
    return {
        "title": line(with_blanks(sending.title, place.at("title"), extra)),
        "kind": kind.label if kind else "",
        "kind_key": kind.value if kind else "",
        "channel": sending.channel.label if sending.channel and not sending.is_task else "",
        "is_task": sending.is_task,
        "seat": sending.seat.label,
        "script": atlas.link(here, "scripts", sending.script) if sending.script else NO_LINK,
        "body": with_blanks(sending.body, place.at("body"), extra) if sending.body else "",
        "poster": sending.poster or "",
    }


NO_LINK: Link = {"title": "", "href": ""}


def script_pages(catalog: Catalog, atlas: Atlas, usage: Usage) -> Iterator[Page]:
    """Yield the shelf of scripts and a page for each."""
    here = "scripts/index.md"
    sections = [
        {
            "id": kind.value.replace("_", "-"),
            "title": kind.label,
            "cards": [
                {**atlas.link(here, "scripts", key), "text": line(script.when), "chips": [script.channel.label]}
                for key, script in catalog.scripts.items()
                if script.kind is kind
            ],
        }
        for kind in ScriptKind
    ]
    answers = facts(
        "要在群里开口的人：群主、管理员、官方助手",
        "欢迎、公告、答疑、收尾，不知道怎么说得体的时候",
        "挑一条，复制，把〔〕里的空填上；已经有内容包的群，直接用包里填好的",
    )
    values = {"facts": answers, "sections": [section for section in sections if section["cards"]]}
    yield Page(here, "话术", "从欢迎话术到收尾话术，按时机分好类，照着说就得体。", "content/scripts/", "shelf", values)
    for key in catalog.scripts:
        yield _script_page(catalog, atlas, usage, key)


def _script_page(catalog: Catalog, atlas: Atlas, usage: Usage, key: str) -> Page:
    script, here = catalog.scripts[key], f"scripts/{key}.md"
    place = catalog.place("scripts", key)
    values = {
        "kind": script.kind.label,
        "channel": script.channel.label,
        "when": script.when,
        "kinds": atlas.links(here, "kinds", script.kinds),
        "wordings": _wordings(script, place),
        "used": usage.rows(here, "scripts", key),
        "refs": atlas.refs(here, script.refs),
    }
    return Page(here, script.title, f"{script.kind.label}话术。{line(script.when)}", place.span.file, "script", values)


def _wordings(script: Script, place: Place) -> list[dict[str, Any]]:
    """Return each wording of a script with a letter; the body is the first."""
    bodies = [("", script.body, place.at("body"))]
    bodies += [
        (variant.title, variant.body, place.at("variants", index, "body"))
        for index, variant in enumerate(script.variants)
    ]
    said = [(title, with_blanks(body, at)) for title, body, at in bodies]
    return [
        {"letter": chr(ord("A") + index), "title": title, "text": text, "bytes": len(text.encode())}
        for index, (title, text) in enumerate(said)
    ]
