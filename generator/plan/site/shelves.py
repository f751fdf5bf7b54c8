"""Owns the pages that list one kind of content, each piece as a card.

It must not know what the listed pages say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from generator.model.catalog import Catalog
from generator.model.references import FOLDERS
from generator.model.rhythm import TopicFile
from generator.model.sop import Stage
from generator.model.words import TopicKind
from generator.plan.site.atlas import Atlas
from generator.plan.site.page import Page, line

# The folder under content/ where it is not called as the site's is.
_SOURCES = {"checklists": "positioning"}
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
    "checklists": (
        "清单",
        "动手之前先答清楚的问题：为什么问、好的回答什么样、不行的什么样。",
        (
            "要定一个群、一场活动、一张海报的人，和替他把关的人",
            "建群、改定位、办活动、交接之前",
            "挑一份，逐条问，答不上来的先补上",
        ),
    ),
    "roles": (
        "岗位",
        "每个岗位为什么存在、做什么、看什么数、一天怎么过。",
        (
            "想进这一行的人、刚入职的人，和要招人、带人的负责人",
            "找工作、入职、定考核、谈发展的时候",
            "找到你的岗位，先看“头 30 天”",
        ),
    ),
    "faqs": (
        "常见问题",
        "成员常问的话和给成员的答复，照着复制就能发。",
        (
            "在群里值班的人",
            "有人提问，不知道怎么答得准、答得体面的时候",
            "按类别找到问题，复制答复；超出范围的照“交给谁”转走",
        ),
    ),
    "banks": (
        "话题",
        "可以直接发的小知识、话题、小游戏和晒单，按行业分好。",
        ("排一周内容的群主和官方助手", "推送表里轮到话题；当天想临时换一个", "先看你的行业，再看通用话题，复制一个"),
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
        "checklists": [
            (key, item.summary, [f"{len(item.items)} 问"]) for key, item in _in_order(catalog.checklists).items()
        ],
        "roles": [(key, role.mission, []) for key, role in _in_order(catalog.roles).items()],
        "faqs": [(key, file.category.label, [f"{len(file.questions)} 个问题"]) for key, file in catalog.faqs.items()],
        "banks": [(key, _bank_text(bank), [f"{len(bank.topics)} 个"]) for key, bank in catalog.banks.items()],
    }
    for table, (title, lead, answers) in _WORDS.items():
        here = f"{FOLDERS[table]}/index.md"
        cards = [
            {**atlas.link(here, table, key), "text": line(text), "chips": chips} for key, text, chips in rows[table]
        ]
        values = {"facts": facts(*answers), "sections": [{"id": "", "title": "", "cards": cards}]}
        yield Page(here, title, lead, f"content/{_SOURCES.get(table, FOLDERS[table])}/", "shelf", values)


def facts(whom: str, when: str, now: str) -> list[dict[str, str]]:
    """Return the first screen of a page: for whom it is, when to use it, what to do now."""
    return [{"label": label, "text": text} for label, text in zip(QUESTIONS, (whom, when, now), strict=True)]


def chapters_in_order(catalog: Catalog) -> list[str]:
    """Return the ids of the chapters in the order they are read."""
    return list(_in_order(catalog.guide))


class _Ordered(Protocol):
    @property
    def order(self) -> int: ...


T = TypeVar("T", bound=_Ordered)


def _in_order(table: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted(table.items(), key=lambda item: (item[1].order, item[0])))


def _bank_text(bank: TopicFile) -> str:
    counts = Counter(topic.kind for topic in bank.topics)
    return "、".join(f"{kind.label} {counts[kind]}" for kind in TopicKind if counts[kind])


def step_count(stages: tuple[Stage, ...]) -> int:
    """Return how many steps an SOP has."""
    return sum(len(stage.steps) for stage in stages)


def _chapter(catalog: Catalog, key: str) -> Row:
    chapter = catalog.guide[key]
    return key, chapter.outcome, [chapter.audience]
