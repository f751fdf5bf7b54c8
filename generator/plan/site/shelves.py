"""Owns the pages that list chapters, SOPs, kinds and campaigns, each as a card.

It must not know what the listed pages say.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.sop import Stage
from generator.plan.site.atlas import Atlas
from generator.plan.site.page import Page, line

# Title, one sentence, and the three answers of the first screen: for whom, when, what now.
_WORDS = {
    "guide": (
        "手册",
        "社群运营是什么、怎么做、做到什么算好，一章答一个问题。",
        ("第一次带群的人，和想把做法讲给别人的人", "动手之前通读一遍；卡住的时候按标题找", "从第一章看起，每章十分钟"),
    ),
    "sops": (
        "SOP",
        "换一个人照着做，结果也差不多的做法。",
        ("群主、管理员、官方助手", "新建群、接手群、办一场活动的时候", "挑一份，从第一步做起，做到“算完成”再往下"),
    ),
    "kinds": (
        "群类型",
        "先定这个群是干什么的，再谈怎么发。",
        (
            "准备建群的团队负责人",
            "建群之前；一个群越做越不像样，想重新定位的时候",
            "读“什么情况选它”，选一种，照着写群文件",
        ),
    ),
    "campaigns": (
        "活动",
        "填几个参数就能办的活动：每一条消息、每一张海报都写好了。",
        (
            "要在群里办活动的群主和负责人",
            "有明确日期、产品和依据都准备好的时候",
            "挑一个，备齐参数，写进群文件的 campaigns",
        ),
    ),
}
QUESTIONS = ("给谁", "什么时候用", "现在做什么")
Row = tuple[str, str, list[str]]


def shelves(catalog: Catalog, atlas: Atlas) -> Iterator[Page]:
    """Yield the page that lists each kind of knowledge."""
    rows: dict[str, list[Row]] = {
        "guide": [_chapter(catalog, key) for key in chapters_in_order(catalog)],
        "sops": [
            (key, sop.summary, [sop.purpose.label, f"{step_count(sop.stages)} 步"]) for key, sop in catalog.sops.items()
        ],
        "kinds": [
            (key, kind.summary, [purpose.label for purpose in kind.purposes]) for key, kind in catalog.kinds.items()
        ],
        "campaigns": [(key, item.summary, [item.purpose.label]) for key, item in catalog.campaigns.items()],
    }
    for table, (title, lead, answers) in _WORDS.items():
        here = f"{table}/index.md"
        cards = [
            {**atlas.link(here, table, key), "text": line(text), "chips": chips} for key, text, chips in rows[table]
        ]
        values = {"facts": facts(*answers), "sections": [{"id": "", "title": "", "cards": cards}]}
        yield Page(here, title, lead, f"content/{table}/", "shelf", values)


def facts(whom: str, when: str, now: str) -> list[dict[str, str]]:
    """Return the first screen of a page: for whom it is, when to use it, what to do now."""
    return [{"label": label, "text": text} for label, text in zip(QUESTIONS, (whom, when, now), strict=True)]


def chapters_in_order(catalog: Catalog) -> list[str]:
    """Return the ids of the chapters in the order they are read."""
    return sorted(catalog.guide, key=lambda key: (catalog.guide[key].order, key))


def step_count(stages: tuple[Stage, ...]) -> int:
    """Return how many steps an SOP has."""
    return sum(len(stage.steps) for stage in stages)


def _chapter(catalog: Catalog, key: str) -> Row:
    chapter = catalog.guide[key]
    return key, chapter.outcome, [chapter.audience]
