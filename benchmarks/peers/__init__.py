"""Other engines drawing a poster like the reference layout. Rows are skipped with a word where one is not installed.

QUNCE_SATORI   a folder where `npm install satori @resvg/resvg-js @fontsource/noto-sans-sc` was run
QUNCE_SOCIAL   the Python of an environment with `mkdocs-material[imaging]`
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from generator.render.poster import qr
from generator.render.poster.fonts import FONT_FILE

HERE = Path(__file__).parent
CARDS, WARM_UP = 12, 2
CODE = "https://example.com/g/demo55"


def satori_ms(folder: Path) -> float | str:
    """Return the milliseconds of processor time of one card by satori and resvg, or why there is no such number."""
    home, node = os.environ.get("QUNCE_SATORI"), shutil.which("node")
    if not (home and node):
        return "left out: QUNCE_SATORI is not set, or there is no node"
    shutil.copy(HERE / "satori.mjs", Path(home) / "card.mjs")
    png = BytesIO()
    _code(300).save(png, "PNG")
    (folder / "code.txt").write_text("data:image/png;base64," + base64.b64encode(png.getvalue()).decode())
    command = [
        node,
        str(Path(home) / "card.mjs"),
        home,
        str(folder / "code.txt"),
        str(CARDS),
        str(folder / "satori.png"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return median(json.loads(done.stdout)[WARM_UP:]) if done.returncode == 0 else f"failed: {done.stderr.strip()[:200]}"


def social_ms(folder: Path) -> float | str:
    """Return the milliseconds of processor time of one card by Material's plugin: a site with cards less one without."""
    python = os.environ.get("QUNCE_SOCIAL")
    if not python:
        return "left out: QUNCE_SOCIAL is not set"
    site = folder / "social"
    _write_site(site)
    seconds = {}
    for name, few in (("all", CARDS), ("few", WARM_UP)):  # what both have, a start and a first card, is not counted
        for number in range(CARDS):
            page = site / f"docs/page-{number}.md"
            page.write_text(f"---\ntitle: 换季护肤， 云栖群里 最常问的 {number} 问\n---\n\n正文\n", encoding="utf-8")
            if number >= few:
                page.unlink()
        process = subprocess.Popen([python, "-m", "mkdocs", "build", "-q"], cwd=site, stderr=subprocess.PIPE)
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        cards = len(list((site / "site").rglob("*.png"))) if status == 0 else 0
        if cards < few:
            return f"failed: {said.decode(errors='replace').strip()[-200:]}"
        seconds[name] = used.ru_utime + used.ru_stime
    return (seconds["all"] - seconds["few"]) / (CARDS - WARM_UP) * 1000


def _code(side_px: int) -> Image.Image:
    return Image.fromarray(255 - qr.modules(CODE)).resize((side_px, side_px), Image.Resampling.NEAREST)


def _write_site(site: Path) -> None:
    fonts = site / ".cache/fonts/Noto Sans SC"
    for path in (site / "docs", site / "layouts", fonts):
        path.mkdir(parents=True, exist_ok=True)
    for style in ("Regular", "Black"):
        shutil.copy(FONT_FILE, fonts / f"{style}.ttf")
    shades = np.linspace((0x2F, 0x6F, 0x5E), (0xE3, 0xEB, 0xE2), 1920).astype(np.uint8)
    Image.fromarray(np.broadcast_to(shades[:, None], (1920, 1080, 3)).copy()).save(site / "layouts/ramp.png")
    _code(380).convert("RGB").save(site / "layouts/code.png")
    (site / "mkdocs.yml").write_text(_SITE, encoding="utf-8")
    (site / "layouts/poster.yml").write_text(_layout(), encoding="utf-8")


def _layout() -> str:
    """Return the layout; long texts have blanks, for the plugin breaks lines nowhere else."""
    lines = [
        (80, 100, 920, 60, 1, "示例护肤 晨光店", "#f6f1e7"),
        (120, 280, 840, 250, 2, "{{ page.title }}", "#22302b"),
        (120, 560, 840, 140, 2, "云栖社区的成员 都在问： {{ page.title }}， 到底先做 哪一步， 做几天", "#22302b"),
        *((192, 840 + 150 * number, 768, 80, 1, text, "#22302b") for number, text in enumerate(_ITEMS)),
        *((120, 840 + 150 * number, 60, 80, 1, str(number + 1), "#2f6f5e") for number in range(3)),
        (120, 1490, 420, 90, 1, "进群领 28 天计划", "#22302b"),
        (120, 1590, 420, 90, 2, "长按识别二维码， 11 月 30 日前有效", "#22302b"),
    ]
    words = "".join(
        f"  - size: {{width: {width}, height: {height}}}\n    offset: {{x: {x}, y: {y}}}\n    typography:\n"
        f'      content: "{text}"\n      color: "{colour}"\n      line: {{amount: {amount}, height: 1.3}}\n'
        f"      font: {{family: Noto Sans SC, style: Black}}\n"
        for x, y, width, height, amount, text, colour in lines
    )
    return _LAYERS + words


_ITEMS = ("先停酸类，给皮肤 7 天", "防晒 40 分钟补一次", "保湿 5 天再抗老")
_SITE = """
site_name: peers
site_url: https://example.com
theme: {name: material, font: false}
plugins:
  - social: {cache: false, concurrency: 1, cache_dir: .cache, cards_layout_dir: layouts, cards_layout: poster}
"""
_LAYERS = """
size: {width: 1080, height: 1920}
layers:
  - background: {image: layouts/ramp.png}
  - size: {width: 960, height: 1080}
    offset: {x: 60, y: 200}
    background: {color: "#f6f1e7"}
  - size: {width: 960, height: 500}
    offset: {x: 60, y: 1340}
    background: {color: "#e3ebe2"}
  - size: {width: 380, height: 380}
    offset: {x: 580, y: 1400}
    background: {image: layouts/code.png}
"""
