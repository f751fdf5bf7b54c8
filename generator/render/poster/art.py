"""Owns vector art: the text of an SVG to pixels, or why it is refused. It must not know themes or layouts.

Art names nothing outside itself: no pictures, addresses, scripts or words, so it looks the same on every machine.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from io import BytesIO

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from generator.render.poster.faults import Fault
from generator.render.poster.kept import Kept

MAX_CHARS = 512_000
_PROBE_PX = 32
_REFUSED = {
    "<!": "DOCTYPE 或 ENTITY 声明",
    "<?xml-stylesheet": "外部样式表",
    "<image": "图片",
    "<feimage": "图片",
    "<text": "文字",
    "<tspan": "文字",
    "<script": "脚本",
    "<foreignobject": "网页",
    "@import": "外部样式表",
}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PREFIX = re.compile(r"<\s*[\w.-]+:")
_OUTSIDE = re.compile(r"""href\s*=\s*["']\s*(?!#)|url\(\s*["']?\s*(?!#|["']?\s*#)""", re.IGNORECASE)
_KEPT: Kept[NDArray[np.uint8] | Fault] = Kept(8 << 20, lambda drawn: None if isinstance(drawn, Fault) else drawn.nbytes)


def check_art(name: str, svg: str) -> Fault | None:
    """Return why a drawing cannot be used."""
    drawn = draw_art(name, svg, _PROBE_PX, _PROBE_PX)
    return drawn if isinstance(drawn, Fault) else None


def draw_art(name: str, svg: str, width: int, height: int) -> NDArray[np.uint8] | Fault:
    """Return a drawing fitted into `width` × `height`, in its own proportions: red, green, blue and coverage."""
    if reason := _unsafe(svg):
        message = f"插图“{name}”里有{reason}，海报的插图不能用"
        return Fault(message, "只用形状、路径、渐变和图案；文字写在版式里", "poster_art")
    key = (blake2b(svg.encode(), digest_size=16).digest(), width, height)
    return _KEPT.get(key, lambda: _draw(name, svg, width, height))


def _unsafe(svg: str) -> str:
    """Return what in a drawing reaches outside it or is no drawing, or an empty string."""
    if len(svg) > MAX_CHARS:
        return f" {len(svg)} 个字符（最多 {MAX_CHARS} 个）"
    plain = _PREFIX.sub("<", _COMMENT.sub("", svg)).lower()
    if found := next((reason for mark, reason in _REFUSED.items() if mark in plain), ""):
        return found
    return "指向别处的链接" if _OUTSIDE.search(plain) else ""


def _draw(name: str, svg: str, width: int, height: int) -> NDArray[np.uint8] | Fault:
    try:
        png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    except ValueError as error:
        message = f"插图“{name}”画不出来：{str(error).partition(chr(10))[0]}"
        return Fault(message, "用浏览器打开这个 SVG 看看，改好再试", "poster_art")
    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        return np.asarray(image.convert("RGBA"))
