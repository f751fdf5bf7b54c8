"""Prints what posters cost against encoding the same finished pictures alone: python benchmarks/posters.py [--quick]

Every poster has words of its own, so what is kept of glyphs helps as much as it does in a real run. Only ratios mean
anything: both sides of each are measured in one process, in turns, by processor time. Rows of other engines are
skipped with a word where they are not installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import peers
import yaml
from PIL import Image

from generator.model.artifact import Asset, PosterSpec
from generator.model.brand import Theme
from generator.model.layout.layers import Code
from generator.model.layout.layout import Layout
from generator.model.layout.words import Need, NeedKind
from generator.render.poster import qr, source_of
from generator.render.poster.compose import compose
from generator.render.poster.drawing import Drawing, QrMark
from generator.render.poster.encode import QUALITIES, encode_jpeg, encode_png
from generator.render.poster.fonts import FontRuler
from generator.render.poster.paint import Broken, Frame, give_back, paint

ROOT = Path(__file__).parents[1]
REFERENCE = Path(__file__).with_name("reference.yml")
LAYOUTS = ROOT / "templates/posters"
THEME = Theme(paper="#f6f1e7", ink="#22302b", brand="#2f6f5e", accent="#d9773f", tint="#e3ebe2")
POSTERS, WARM_UP, MANY, STARTS = 80, 20, 2000, 7
QUICK = "--quick" in sys.argv
GROUP, LAYOUT = "demo-welfare-01", "headline-list"
RULER = FontRuler()

PLACES = "晨光滨江云栖梧桐海棠竹里听雨望岳松间银杏"
TOPICS = ("换季护肤", "防晒补涂", "成分答疑", "敏感急救", "睡前清洁", "油皮控油", "干皮保湿", "新品试用")
TIPS = (
    "先停酸类，给皮肤 {n} 天",
    "洁面水温 {n}℃ 左右",
    "先在耳后试 {n} 小时",
    "防晒 {n} 分钟补一次",
    "保湿 {n} 天再抗老",
)
PROSE = "换季护肤先修护再加料新客首单立减限时抢购预约到店免费体验今晚八点直播间见老师在线答疑成分党看这里每天学一点"

Values = dict[str, str | tuple[str, ...]]


def reference_values(n: int) -> Values:
    place, topic = PLACES[n % 10 * 2 : n % 10 * 2 + 2], TOPICS[n % len(TOPICS)]
    return {
        "brand": f"示例护肤 🌿 {place}店",
        "headline": f"{topic}，{place}群里最常问的 {n} 问",
        "support": f"{place}社区的 {100 + n} 位成员都在问：{topic}到底先做哪一步，做几天",
        "items": tuple(TIPS[(n + step) % len(TIPS)].format(n=n % 60 + 2) for step in range(3)),
        "action": f"进群领 {7 + n % 90} 天 🎁",
        "caption": f"长按识别二维码，{1 + n % 12} 月 {1 + n % 28} 日前有效",
        "qr": f"https://example.com/g/demo{n % 97:02}",
    }


def layout_values(layout: Layout, n: int) -> Values:
    """Return words of the right kinds and of middling lengths for any layout."""
    scanned = {layer.field for layer in layout.layers if isinstance(layer, Code)}
    return {name: _value(name, need, n, name in scanned) for name, need in layout.needs.items()}


def _value(name: str, need: Need, n: int, scanned: bool) -> str | tuple[str, ...]:
    if scanned:
        return f"https://example.com/g/demo{n % 97:02}"
    if need.kind is NeedKind.ART and need.choices:
        return need.choices[0]  # the posters of one festival have its one drawing
    if need.choices:
        return need.choices[n % len(need.choices)]
    if need.example is not None:
        return need.example
    text = "".join(PROSE[(n * 7 + step) % len(PROSE)] for step in range(max(1, need.max_chars * 6 // 10)))
    return (text,) * max(need.min_items, min(need.max_items, 3)) if need.kind is NeedKind.LIST else text


def read_layout(file: Path) -> Layout:
    return Layout.model_validate(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))


def make_specs(layout: Layout, values: Callable[[int], Values], folder: Path, numbers: range) -> Iterator[PosterSpec]:
    """Yield posters that differ in their words."""
    photo = folder / "photo.jpg"
    if not photo.exists():
        Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(photo)
    asset = Asset("photo.jpg", "photo", str(photo))
    pictures = {name: asset for name, need in layout.needs.items() if need.kind is NeedKind.PICTURE}
    art = {file.stem: file.read_text(encoding="utf-8") for file in (LAYOUTS / "art").glob("*.svg")}
    for n in numbers:
        yield PosterSpec(layout, THEME, values(n), source="bench", pictures=pictures, art=art)


def composed(spec: PosterSpec) -> Drawing:
    drawing = compose(spec, RULER)
    if not isinstance(drawing, Drawing):
        raise ValueError("\n".join(map(str, drawing)))
    return drawing


def painted(drawing: Drawing) -> Frame:
    frame = paint(drawing)
    if isinstance(frame, Broken):
        raise ValueError(frame.fault.message)
    return frame


def read_back(drawing: Drawing, frame: Frame) -> list[str]:
    areas = [mark.area for mark in drawing.marks if isinstance(mark, QrMark)]
    return [qr.read(frame[a.y : a.y + a.height, a.x : a.x + a.width]) for a in areas]


ENCODERS: dict[str, Callable[[Frame, str], bytes]] = {
    "JPEG 4:4:4": lambda frame, source: encode_jpeg(frame, QUALITIES[0], source),
    "JPEG 4:2:0": lambda frame, source: encode_jpeg(frame, QUALITIES[0], source, "420"),
    "PNG": lambda frame, source: encode_png(frame, 0, source),
}
TARGETS = {"JPEG 4:4:4": "≤ 1.3", "PNG": "≤ 2"}


def measure(specs: list[PosterSpec], encode: Callable[[Frame, str], bytes]) -> dict[str, float]:
    """Return medians of milliseconds: encoding alone, the whole poster and its parts, reading back; and kilobytes.

    Each poster is made once; then its finished frame is encoded again, alone.
    """
    rows = []
    for spec in specs:
        stamps = [time.process_time()]
        drawing = composed(spec)
        stamps.append(time.process_time())
        frame = painted(drawing)
        stamps.append(time.process_time())
        data = encode(frame, source_of(spec, drawing))
        stamps.append(time.process_time())
        read_back(drawing, frame)
        stamps.append(time.process_time())
        encode(frame, "")
        stamps.append(time.process_time())
        give_back(frame)
        parts = [(after - before) * 1000 for before, after in pairwise(stamps)]
        names = ("compose", "paint", "encode", "read", "alone")
        rows.append({**dict(zip(names, parts, strict=True)), "whole": sum(parts[:3]), "kB": len(data) / 1000})
    return {name: median(row[name] for row in rows[WARM_UP:]) for name in rows[0]}


def print_row(name: str, found: dict[str, float], note: str = "") -> None:
    alone = found["alone"]
    ratios = (f"{found[part] / alone:7.2f}" for part in ("whole", "compose", "paint", "read"))
    print(f"  {name:26} {alone:6.1f} {''.join(ratios)} {found['kB']:6.0f}  {note}")


def bench_reference(folder: Path) -> float:
    """Print the reference layout in each format; return its milliseconds as JPEG 4:4:4."""
    print("reference layout, 1080×1920; everything as multiples of encoding the finished picture alone")
    print(f"  {'':26} {'alone':>6} {'whole':>6} {'compose':>7} {'paint':>6} {'read':>6} {'kB':>6}")
    layout, found = read_layout(REFERENCE), {}
    for turn, (name, encode) in enumerate(ENCODERS.items()):  # with words of its own each, for words are kept as well
        numbers = range(turn * POSTERS, (turn + 1) * POSTERS)
        found[name] = measure(list(make_specs(layout, reference_values, folder, numbers)), encode)
    for name, row in found.items():
        print_row(name, row, f"goal {TARGETS[name]}" if name in TARGETS else "")
    return found["JPEG 4:4:4"]["whole"]


def bench_layouts(folder: Path, reference_ms: float) -> None:
    """Print every layout of the workspace as JPEG 4:4:4, and how much slower than the reference it is."""
    print("every layout, JPEG 4:4:4; goal: the slowest at most 2 × the reference")
    for file in sorted(LAYOUTS.glob("*.yml")):
        try:
            layout = read_layout(file)
            specs = list(make_specs(layout, partial(layout_values, layout), folder, range(POSTERS // 2)))
            found = measure(specs, ENCODERS["JPEG 4:4:4"])
        except (ValueError, KeyError) as error:
            print(f"  {file.stem:26} left out: {str(error).splitlines()[0]}")
        else:
            print_row(file.stem, found, f"{found['whole'] / reference_ms:.2f} × reference")


def resident_mb() -> float:
    """Return the memory of this process, or 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0)


def bench_memory(folder: Path) -> None:
    """Print how much memory a process needs after some posters and after many, in eight themes."""
    layout, count = read_layout(REFERENCE), MANY // 10 if QUICK else MANY
    themes = [THEME.model_copy(update={"brand": f"#2f6f{shade:02x}"}) for shade in range(0x20, 0xA0, 0x10)]
    marks = []
    for number, spec in enumerate(make_specs(layout, reference_values, folder, range(count))):
        drawing = composed(replace(spec, theme=themes[number % len(themes)]))
        frame = painted(drawing)
        encode_jpeg(frame, QUALITIES[0], "")
        give_back(frame)
        if number in (count // 10, count - 1):
            marks.append(f"{resident_mb():.0f} MB after {number + 1}")
    print(f"memory: {', '.join(marks)} posters in {len(themes)} themes; goal ≤ 200 MB, flat")


def bench_start(folder: Path) -> None:
    """Print how long `qunce poster` takes from a cold start, against starting Python alone."""
    poster = [str(Path(sys.executable).with_name("qunce")), "poster", GROUP, LAYOUT, "--out", str(folder / "out")]
    medians = {}
    writing = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name, command in (("python", [sys.executable, "-c", "pass"]), ("qunce poster", poster)):
        seconds = []
        for _ in range(1 + STARTS):  # the first one compiles
            started = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, env=writing, capture_output=True, check=False)
            seconds.append(time.perf_counter() - started)
        medians[name] = median(seconds[1:])
        if done.returncode:
            print(f"cold start: {name} failed: {done.stderr.decode().strip().splitlines()[-1:]}")
            return
    times = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in medians.items())
    print(f"cold start: {times}; goal ≤ 0.6 s")


def bench_peers(folder: Path) -> None:
    """Print what other engines need for a poster like the reference, each against ours measured right before it."""
    layout = read_layout(REFERENCE)
    rows = {"satori + resvg": (peers.satori_ms, "≥ 15"), "Material's social plugin": (peers.social_ms, "≥ 20")}
    print("other engines: milliseconds of processor time for a poster, as multiples of ours as JPEG")
    for turn, (name, (run, goal)) in enumerate(rows.items(), len(ENCODERS)):
        specs = list(make_specs(layout, reference_values, folder, range(turn * POSTERS, (turn + 1) * POSTERS)))
        ours = {form: measure(specs, ENCODERS[form])["whole"] for form in ("JPEG 4:4:4", "JPEG 4:2:0")}
        theirs = run(folder)
        if isinstance(theirs, str):
            print(f"  {name:26} {theirs}")
        else:
            ratios = ", ".join(f"{theirs / ms:.1f} × {form} ({ms:.1f} ms)" for form, ms in ours.items())
            print(f"  {name:26} {theirs:6.1f} ms = {ratios}; goal {goal} at 4:2:0")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reference_ms = bench_reference(folder)
        bench_layouts(folder, reference_ms)
        bench_peers(folder)
        bench_start(folder)
        memory = get_context("spawn").Process(target=bench_memory, args=(folder,))  # of posters, not of the rows above
        memory.start()
        memory.join()


if __name__ == "__main__":
    main()
