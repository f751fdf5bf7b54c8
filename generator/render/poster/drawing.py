"""Owns what a composed poster is: a list of marks on a canvas, plain values that read as text.

All numbers are pixels from the top left corner of the canvas; it must not know layouts, fields or fonts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour `#rrggbb` and its opacity in percent."""

    colour: str
    percent: int = 100

    def __str__(self) -> str:
        return self.colour if self.percent == 100 else f"{self.colour} {self.percent}%"

    @property
    def rgb(self) -> tuple[int, int, int]:
        red, green, blue = bytes.fromhex(self.colour[1:])
        return red, green, blue


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; it may reach beyond the canvas."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x},{self.y} {self.width}×{self.height}"


@dataclass(frozen=True, slots=True)
class Panel:
    """An area in one colour, its corners rounded."""

    area: Area
    radius: int
    ink: Ink

    def __str__(self) -> str:
        return f"panel {self.area} r{self.radius} {self.ink}"


@dataclass(frozen=True, slots=True)
class Ramp:
    """An area that passes from one colour at its top to another at its bottom."""

    area: Area
    top: Ink
    bottom: Ink

    def __str__(self) -> str:
        return f"ramp {self.area} {self.top} → {self.bottom}"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters at their natural advance, from a pen position on the baseline."""

    x: int
    baseline: int
    weight: int
    size: int
    ink: Ink
    text: str

    def __str__(self) -> str:
        return f"glyphs {self.x},{self.baseline} {self.weight}/{self.size} {self.ink} {self.text}"


@dataclass(frozen=True, slots=True)
class QrMark:
    """The dark modules of a QR code; `area` includes the quiet zone and is already painted light."""

    area: Area
    module: int
    ink: Ink
    field: str
    text: str

    def __str__(self) -> str:
        return f"qr {self.area} module {self.module} {self.ink} {self.text}"


Mark = Panel | Ramp | Glyphs | QrMark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A poster before it is painted: `ground` is the same for every text, `marks` go on top of it."""

    width: int
    height: int
    ground: tuple[Mark, ...]
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        lines = [f"canvas {self.width}×{self.height}", *map(str, self.ground), "--", *map(str, self.marks)]
        return "\n".join(lines) + "\n"
