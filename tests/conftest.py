"""What all tests share: a workspace from literal text, the starter, and goldens that one flag rewrites."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from generator.build.lock import only_run
from generator.load import Loaded, load_catalog
from generator.model.catalog import Catalog
from generator.pipeline.site import build_site
from generator.pipeline.workspace import open_workspace
from generator.problems import QunceError

REPOSITORY = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
SOURCES = ("content", "templates", "site_overrides", "mkdocs.yml")

# A busy machine is slow, not wrong; and what runs unattended draws the same examples each time.
settings.register_profile("ours", derandomize="CI" in os.environ, deadline=None)
settings.load_profile("ours")

Files = Mapping[str, str | bytes | None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected texts from what is made now")
    parser.addoption("--soak", action="store_true", help="prove all of what otherwise a sample stands for: make soak")


def write_files(root: Path, files: Files) -> None:
    """Write `files` below `root`; None removes a file, a name with a final slash makes a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        elif name.endswith("/"):
            path.mkdir(exist_ok=True)
        elif isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8", newline="")


def replace_in(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    write_files(root, {name: text.replace(old, new)})


def copy_starter(root: Path) -> None:
    """Copy the starter's sources to `root`."""
    for name in SOURCES:
        source = REPOSITORY / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, root / name)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the starter that a test may change."""
    root = tmp_path / "workspace"
    root.mkdir()
    copy_starter(root)
    return root


@pytest.fixture(scope="session")
def starter() -> Catalog:
    """The starter's catalog on a fixed day."""
    catalog = load_catalog(REPOSITORY, TODAY).catalog
    assert catalog is not None
    return catalog


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter's site, built from a copy of the sources by the process of this run that needs it first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "starter-site"
    root, said = shared / "workspace", shared / "said"
    with _in_turn(shared):
        if not said.exists():
            copy_starter(root)
            workspace = open_workspace(root, TODAY)
            said.write_text("\n".join(map(str, build_site(workspace, workspace.period()).problems)), encoding="utf-8")
    assert said.read_text(encoding="utf-8") == ""
    return root / "build" / "site"


@contextmanager
def _in_turn(folder: Path) -> Iterator[None]:
    """Hold a folder once no other process does; if its holder dies, the next one has it."""
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(only_run(folder))
                break
            except QunceError:
                time.sleep(0.2)
        yield


@pytest.fixture
def small(tmp_path: Path) -> Callable[[Files], Loaded]:
    """Load the smallest workspace that is green, with `files` laid over it."""

    def load(files: Files) -> Loaded:
        write_files(tmp_path, SMALL)
        write_files(tmp_path, files)
        return load_catalog(tmp_path, TODAY)

    return load


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden of that name beside the test; `--update-goldens` rewrites it."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "goldens" / name
        if request.config.getoption("--update-goldens"):
            write_files(path.parent, {name: text})
        assert text == path.read_text(encoding="utf-8")

    return compare


SMALL: Files = {
    "content/settings.yml": """\
title: 手册
description: 一本小手册。
site_url: https://qunce.example.com/
repo_url: https://example.com/qunce
quiet_hours: {start: "22:00", end: "08:00"}
slots:
  - {slot: morning, start: "06:00"}
  - {slot: noon, start: "11:00"}
  - {slot: evening, start: "17:00"}
""",
    "content/brands/demo.yml": """\
name: 示例小店
short_name: 示例
legal_name: 示例小店（虚构）
contact: 公众号“示例小店”
sender_line: 【示例】回复退订即可不再收到
trade: fruit
demo: true
theme: {paper: "#f6f1e7", ink: "#22302b", brand: "#2f6f5e", accent: "#d06a30", tint: "#e3ebe2"}
persona: {name: 小示, promise: 每天说一样当季水果}
products:
  - {id: apple, name: 苹果, point: 脆}
""",
    "content/people.yml": """\
people:
  - {id: owner-1, name: 阿禾, brand: demo, seats: [owner, admin]}
  - {id: staff-1, name: 豆芽, brand: demo, seats: [staff]}
""",
    "content/kinds/welfare.yml": """\
title: 福利群
summary: 每天一件小事。
when: 有常客时。
avoid: 没人回复时。
purposes: [retention]
positioning:
  purpose: retention
  why_join: 先知道今天到什么货
  why_now: 进群当天领试吃
  value: 挑水果不踩雷
  actions: {can: [提问], must: [守时]}
sops: [opening]
rhythm: week
scripts: [hello]
posters:
  - id: invite
    title: 邀请海报
    layout: headline-list
    values:
      headline: 进群先知道
      support: 今天到什么货
      items: [到货早知道, 挑选有人教, 坏果能说清]
      action: 扫码进群
      caption: "{{ group.title }}"
      qr: "{{ group.join_url }}"
      brand: "{{ brand.name }}"
      footer: "{{ brand.legal_name }}"
      mark: "{{ brand.mark }}"
""",
    "content/sops/opening.yml": """\
title: 开群
summary: 第一天到第三天。
audience: 群主
when: 建群当天。
purpose: retention
stages:
  - id: first
    title: 开场
    goal: 成员知道这是什么群
    steps:
      - id: hello
        title: 打招呼
        kind: norm
        channel: announcement
        trigger: {day: 0, at: "10:00"}
        script: hello
        done_when: [公告已发]
      - id: ask
        title: 第一个问题
        kind: interaction
        trigger: {day: 2, at: "12:30"}
        body: 你们家常买什么水果？
        done_when: [回复都看过]
""",
    "content/rhythms/week.yml": """\
title: 一周
summary: 每天中午一条。
slots:
  - {slot: noon, at: "12:30", channel: manual}
week:
  monday: {noon: {topic: tip}}
  tuesday: {noon: {topic: tip}}
  wednesday: {noon: {title: 周三答疑, kind: service, body: 有问题今天问。}}
  thursday: {noon: {topic: tip}}
  friday: {noon: {topic: tip}}
  saturday: {noon: {topic: tip}}
  sunday: {noon: {topic: tip}}
""",
    "content/topics/fruit.yml": """\
title: 水果
topics:
  - {id: pear, title: 梨怎么挑, kind: tip, body: 梨看果脐。, cooldown_days: 2}
  - {id: melon, title: 瓜怎么挑, kind: tip, body: 瓜听声音。, cooldown_days: 2}
  - {id: grape, title: 葡萄怎么挑, kind: tip, body: 葡萄看梗。, cooldown_days: 2}
""",
    "content/campaigns/sale.yml": """\
title: 节点特卖
summary: 前一天预告，当天开始。
when: 有货时。
purpose: conversion
parameters:
  - {id: product, title: 产品}
  - {id: price, title: 价格, type: price, default: "9.9"}
phases:
  - {id: warm, title: 明天特卖, kind: promo, channel: broadcast, days: -1, at: "20:00", body: "明天{{ params.product }} {{ params.price }} 元。"}
  - {id: start, title: 特卖开始, kind: promo, channel: broadcast, days: 0, at: "12:00", body: "{{ node.title }}开始。", poster: sale}
posters:
  - id: sale
    title: 特卖海报
    layout: headline-list
    values:
      headline: 今日特卖
      support: "{{ params.product }}"
      items: [当天到货, 卖完为止, 坏果包赔]
      action: 进群下单
      caption: "{{ node.title }}"
      qr: "{{ group.join_url }}"
      brand: "{{ brand.name }}"
      footer: "{{ brand.legal_name }}"
""",
    "content/nodes/days.yml": """\
title: 节点
nodes:
  - {id: member-day, title: 会员日, solar: {day: 28}}
  - {id: double-eleven, title: 双十一, solar: {month: 11, day: 11}}
""",
    "content/scripts/hello.md": """\
---
title: 问好
kind: welcome
channel: welcome
when: 新人进群时。
---

欢迎来到{{ group.title }}，我是{{ brand.persona.name }}。
""",
    "content/guide/start.md": """\
---
title: 从这里开始
order: 1
audience: 新人
outcome: 知道先做什么
---

# 从这里开始

先看[自己](start.md)。
""",
    "content/groups/one.yml": """\
title: 示例水果群01
brand: demo
kind: welfare
demo: true
opened_on: today-7
publish: full
positioning:
  goal: 30 天内每周有 20 人说话
  audience: {who: 小区住户, traits: [常买水果]}
team: {owner: owner-1, staff: [staff-1]}
join: {url: "https://example.com/g/1"}
campaigns:
  - {use: sale, node: member-day, with: {product: 苹果}}
""",
    "content/sources.yml": """\
publications:
  - {id: s2, title: 一篇文章, publisher: 示例出版}
items:
  - {id: S2-15, summary: 提前一周排好早中晚。}
""",
    "content/compliance/limits.yml": """\
limits:
  - {id: broadcasts-per-month, title: 每月的群发, value: 1, unit: month_days, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}
  - {id: broadcasts-per-week, title: 每周的群发, value: 7, unit: per_week, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}
  - {id: broadcasts-per-day, title: 每天的群发, value: 1, unit: per_day, applies_to: 客户群, source: 官方文档, verified_on: 2026-11-21, review_after_days: 3650, status: official}
""",
    "content/glossary.yml": """\
terms:
  - {term: 话术, meaning: 要说的话。, keys: [script]}
""",
    "templates/posters/headline-list.yml": (REPOSITORY / "templates/posters/headline-list.yml").read_text(
        encoding="utf-8"
    ),
    **{
        f"templates/pack/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted((REPOSITORY / "templates/pack").glob("*.j2"))
    },
}

# The same with texts that the law is content with: who speaks, who is official, and how to get out.
LAWFUL: Files = {
    **SMALL,
    "content/scripts/hello.md": f"""{SMALL["content/scripts/hello.md"]}\
官方助手是{{{{ seats.staff | join("、") }}}}。{{{{ brand.sender_line }}}}
""",
    "content/campaigns/sale.yml": str(SMALL["content/campaigns/sale.yml"])
    .replace('元。"', '元。{{ brand.sender_line }}"')
    .replace('开始。"', '开始。{{ brand.sender_line }}"'),
}


@pytest.fixture
def site(root: Path) -> Path:
    """The workspace `root` of a room's tests, with what a site needs."""
    for name in ("templates/site", "site_overrides"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root
