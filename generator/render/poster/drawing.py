"""Owns what a composed poster is: a list of marks on a canvas, plain values that read as text.

All numbers are pixels from the top left corner of the canvas; it must not know layouts, fields or fonts. What a poster
has dozens of is a tuple with names: one is made, compared and hashed several times as fast as a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.model.artifact import Asset


class Ink(NamedTuple):
    """A colour `#rrggbb` and its opacity in percent."""

    colour: str
    percent: int = 100

    def __str__(self) -> str:
        return self.colour if self.percent == 100 else f"{self.colour} {self.percent}%"

    @property
    def rgb(self) -> tuple[int, int, int]:
        return _rgb(self.colour)


@lru_cache(maxsize=256)
def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


class Area(NamedTuple):
    """A rectangle; it may reach beyond the canvas."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x},{self.y} {self.width}×{self.height}"


class Panel(NamedTuple):
    """An area in one colour, its corners rounded."""

    area: Area
    radius: int
    ink: Ink

    def __str__(self) -> str:
        return f"panel {self.area} r{self.radius} {self.ink}"


@dataclass(frozen=True, slots=True)
class Ramp:
    """An area that passes from one colour at its top to another at its bottom, or from left to right."""

    area: Area
    top: Ink
    bottom: Ink
    across: bool = False

    def __str__(self) -> str:
        return f"ramp {self.area} {self.top} {'⇒' if self.across else '→'} {self.bottom}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The border of an area, drawn inside it, its corners rounded."""

    area: Area
    radius: int
    width: int
    ink: Ink

    def __str__(self) -> str:
        return f"outline {self.area} r{self.radius} w{self.width} {self.ink}"


@dataclass(frozen=True, slots=True)
class Cutout:
    """An area cut to a form by name (ribbon, badge, seal, ticket) in one colour; `border` 0 is solid."""

    area: Area
    form: str
    radius: int
    border: int
    ink: Ink

    def __str__(self) -> str:
        return f"{self.form} {self.area} r{self.radius} w{self.border} {self.ink}"


@dataclass(frozen=True, slots=True)
class ArtMark:
    """A vector drawing, already in the colours of the theme, fitted into an area and centred there."""

    area: Area
    name: str
    svg: str
    percent: int

    def __str__(self) -> str:
        return f"art {self.area} {self.name} {self.percent}%"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file in an area: `fit` is cover or contain, the focus stays in sight where it is cropped.

    `focus_x` and `focus_y` are percent of the picture. A contained picture stands at the left and in the middle.
    """

    area: Area
    asset: Asset
    fit: str
    focus_x: int
    focus_y: int
    radius: int

    def __str__(self) -> str:
        return f"photo {self.area} {self.fit} {self.focus_x},{self.focus_y} r{self.radius} {self.asset.name}"


class Glyphs(NamedTuple):
    """Characters on a baseline: the first at `x`, the others as many pixels further as `pens` says, the first 0.

    Without pens each has its natural advance plus `tracking` pixels.
    """

    x: int
    baseline: int
    weight: int
    size: int
    ink: Ink
    text: str
    tracking: int = 0
    pens: tuple[int, ...] = ()

    def __str__(self) -> str:
        last = f"+{self.pens[-1]}" if self.pens else ""
        return f"glyphs {self.x}{last},{self.baseline} {self.weight}/{self.size} {self.ink} {self.text}"


class Emoji(NamedTuple):
    """One emoji, a whole sequence, in a square `size` pixels wide."""

    x: int
    y: int
    size: int
    percent: int
    text: str

    def __str__(self) -> str:
        return f"emoji {self.x},{self.y} {self.size} {self.percent}% {self.text}"


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


Mark = Panel | Ramp | Outline | Cutout | ArtMark | Photo | Glyphs | Emoji | QrMark


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
