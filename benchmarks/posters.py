"""Time posters against encoding the same finished picture alone: `python -m benchmarks.posters [layout.yml]`.

Every poster has words of its own, so glyph caches help as much as they do in a real run. Only the ratios mean
anything: both sides of each are measured in the same process, interleaved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from generator.model.artifact import PictureFormat, PosterSpec
from generator.model.brand import Theme
from generator.model.layout.layout import Layout
from generator.render.poster import render_poster
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing
from generator.render.poster.fonts import FontRuler
from generator.render.poster.paint import Frame, encode_jpeg, encode_png, paint

LAYOUT_FILE = Path(__file__).parents[1] / "templates/posters/headline-list.yml"
THEME = Theme(paper="#f6f1e7", ink="#22302b", brand="#2f6f5e", accent="#d9773f", tint="#e3ebe2")
POSTERS = 60
WARM_UP = 10

_PLACES = "晨光滨江云栖梧桐海棠竹里听雨望岳松间银杏"
_TOPICS = ("换季护肤", "防晒补涂", "成分答疑", "敏感急救", "睡前清洁", "油皮控油", "干皮保湿", "新品试用")
_TIPS = (
    "先停酸类和高浓度美白，给皮肤 {n} 天缓一缓",
    "洁面选氨基酸配方，水温 {n}℃ 左右",
    "保湿先补神经酰胺，{n} 天后再谈抗老",
    "新品先在耳后试 {n} 小时，不红不痒再上脸",
    "防晒每 {n} 分钟补一次，出汗多就再勤一点",
)


def make_specs(layout: Layout, form: PictureFormat) -> list[PosterSpec]:
    """Return posters that differ in every field."""
    return [PosterSpec(layout, THEME, _words(number), form) for number in range(POSTERS + WARM_UP)]


def _words(n: int) -> dict[str, str | tuple[str, ...]]:
    place = _PLACES[n % 10 * 2 : n % 10 * 2 + 2]
    topic = _TOPICS[n % len(_TOPICS)]
    return {
        "headline": f"{topic}，{place}群 {n} 问",
        "support": f"{place}社区的 {100 + n} 位成员都在问：{topic}到底先做哪一步",
        "items": tuple(tip.format(n=n + 2) for tip in _TIPS[: 3 + n % 3]),
        "action": f"进群领 {7 + n} 天计划",
        "caption": f"长按识别二维码，{1 + n % 12} 月 {1 + n % 28} 日前有效",
        "qr": f"https://example.com/g/demo{n:02}",
        "brand": "示例护肤",
        "footer": f"发布方：示例护肤（{place}）有限公司。护肤知识分享，不替代医嘱。",
        "mark": "虚构示例",
    }


def time_ms(work: Callable[..., object], *arguments: object) -> float:
    """Return how long one call takes, in milliseconds."""
    start = perf_counter()
    work(*arguments)
    return (perf_counter() - start) * 1000


def measure(layout: Layout, form: PictureFormat, encode: Callable[[Frame], bytes]) -> None:
    """Print one line: the median of encoding alone, then each stage and the whole as multiples of it."""
    ruler = FontRuler()
    rows: list[tuple[float, ...]] = []
    size = 0
    for spec in make_specs(layout, form):
        whole_ms = time_ms(render_poster, spec)
        drawing = compose(spec, ruler)
        if not isinstance(drawing, Drawing):
            raise SystemExit("\n".join(map(str, drawing)))
        frame = paint(drawing)
        size = len(encode(frame))
        stages_ms = time_ms(compose, spec, ruler), time_ms(paint, drawing)
        rows.append((time_ms(encode, frame), whole_ms, *stages_ms))
    alone, whole, composing, painting = (median(column) for column in zip(*rows[WARM_UP:], strict=True))
    print(
        f"{form:4} encode alone {alone:.1f} ms = 1   poster {whole / alone:.2f}   "
        f"(composing again {composing / alone:.2f}, painting again {painting / alone:.2f})   {size / 1000:.0f} kB"
    )


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else LAYOUT_FILE
    layout = Layout.model_validate(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))
    measure(layout, PictureFormat.JPEG, encode_jpeg)
    measure(layout, PictureFormat.PNG, encode_png)


if __name__ == "__main__":
    main()
