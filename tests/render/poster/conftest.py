"""What the poster tests share: a ruler that needs no font, the starter layout, and posters with realistic words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.artifact import PictureFormat, PosterSpec
from generator.model.brand import Theme
from generator.model.layout.layout import Layout
from generator.problems import Span

LAYOUT_FILE = Path(__file__).parents[3] / "templates/posters/headline-list.yml"
THEME = Theme(paper="#f6f1e7", ink="#22302b", brand="#2f6f5e", accent="#d9773f", tint="#e3ebe2")
WORDS: dict[str, str | tuple[str, ...]] = {
    "headline": "换季护肤，先修护再加料",
    "support": "敏感肌换季最容易踩的坑，护肤顾问帮你一条条讲清楚",
    "items": ("先停酸类，给皮肤 7 天缓一缓", "洁面水温 32℃ 左右", "保湿先补神经酰胺"),
    "action": "进群领 28 天换季护肤计划",
    "caption": "长按识别二维码，11 月 30 日前有效",
    "qr": "https://example.com/g/demo01",
    "brand": "示例护肤",
    "footer": "发布方：示例护肤（上海）有限公司。内容为护肤知识分享，不替代医嘱。",
    "mark": "虚构示例",
}


@dataclass(frozen=True)
class EmRuler:
    """Every character is one em wide, ASCII half of it; it cannot draw 〓, and knows the words it is given."""

    words: frozenset[str] = frozenset()

    def advance(self, char: str, weight: int, size: int) -> int:
        return size // 2 if char.isascii() else size

    def covers(self, char: str) -> bool:
        return char != "〓"

    def is_word(self, text: str) -> bool:
        return text in self.words


@pytest.fixture(scope="session")
def em() -> EmRuler:
    return EmRuler()


@pytest.fixture(scope="session")
def knowing() -> Callable[..., EmRuler]:
    """Return a ruler that knows these words."""
    return lambda *words: EmRuler(frozenset(words))


def read_layout(text: str) -> Layout:
    """Read a layout as the loader does: every scalar is a string."""
    return Layout.model_validate(yaml.load(text, yaml.BaseLoader))


@pytest.fixture(scope="session")
def layout_of() -> Callable[[str], Layout]:
    return read_layout


@pytest.fixture(scope="session")
def headline_list() -> Layout:
    return read_layout(LAYOUT_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def poster(headline_list: Layout) -> Callable[..., PosterSpec]:
    """Return the starter poster with some words changed, or left out where they are None."""

    def make(
        *,
        theme: Theme = THEME,
        layout: Layout = headline_list,
        form: PictureFormat = PictureFormat.JPEG,
        words: dict[str, Any] = WORDS,
        **changed: Any,
    ) -> PosterSpec:
        values = {name: value for name, value in {**words, **changed}.items() if value is not None}
        spans = {name: Span("kinds/welfare.yml", line) for line, name in enumerate(values, 40)}
        return PosterSpec(layout, theme, values, form, spans=spans)

    return make


@pytest.fixture(scope="session")
def many(request: pytest.FixtureRequest) -> int:
    """How many examples a property of one layout is tried on."""
    return 300 if request.config.getoption("--soak") else 20
