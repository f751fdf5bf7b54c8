"""Owns how cells look: a fixed table of styles, and the XML part that tells them. It knows no entry's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.model.words import EntryKind
from generator.render.table.sheet import MAIN, XML, escaped

_FONT, _FONT_PT = "Microsoft YaHei", 10
_LINE, _NEW_DAY_LINE, _DONE_INK = "C9CFD6", "3C4650", "8A939C"


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; its text always wraps. Colours are RRGGBB, an empty one is the program's own."""

    across: str = "left"
    down: str = "top"
    indent: int = 1
    bold: bool = False
    ink: str = ""
    fill: str = ""
    number: str = ""


_CENTRE = Style("center", indent=0)
_DAY = replace(_CENTRE, down="center", number='m"月"d"日"')
_SLOT = Style(down="center")
_FILLS = {
    EntryKind.NORM: "ECEFF2",
    EntryKind.VALUE: "E4F1E8",
    EntryKind.INTERACTION: "E3EEF8",
    EntryKind.PROMO: "FBE9DA",
    EntryKind.SERVICE: "EEE8F5",
    EntryKind.TASK: "F8F3D4",
}
_STYLES: Mapping[str, Style] = {
    "head": replace(_CENTRE, down="center", bold=True, fill="E3E7EB"),
    "text": Style(),
    "centre": _CENTRE,
    "strong": replace(_CENTRE, bold=True, ink="A3341B"),
    "date": replace(_CENTRE, number="yyyy-mm-dd"),
    # A time of day is a fraction of one; what is more has a date before it.
    "time": replace(_CENTRE, number="[<1]hh:mm;m-d hh:mm"),
    "balance": replace(_CENTRE, number="0;[Red]-0"),
    "day": _DAY,
    "rest": replace(_DAY, fill="EEF0F3"),
    "slot": _SLOT,
    **{f"{kind} slot": replace(_SLOT, fill=fill) for kind, fill in _FILLS.items()},
    **{f"{kind} label": replace(_CENTRE, fill=fill) for kind, fill in _FILLS.items()},
}
# The first style of a file is that of cells nobody wrote.
STYLE: Mapping[str, int] = {name: number for number, name in enumerate(_STYLES, start=1)}
# Looks that a condition lays over a row, in the order of the part.
DONE, NEW_DAY = 0, 1


@cache
def styles_xml() -> str:
    """Return the part that tells all styles, the same for every file."""
    styles = _STYLES.values()
    numbers = list(dict.fromkeys(style.number for style in styles if style.number))
    fonts = list(dict.fromkeys([(False, ""), *((style.bold, style.ink) for style in styles)]))
    fills = list(dict.fromkeys(style.fill for style in styles if style.fill))
    formats = [
        f'<xf numFmtId="{164 + numbers.index(style.number) if style.number else 0}"'
        f' fontId="{fonts.index((style.bold, style.ink))}"'
        f' fillId="{2 + fills.index(style.fill) if style.fill else 0}" borderId="1" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="{style.across}"'
        f' vertical="{style.down}" wrapText="1" indent="{style.indent}"/></xf>'
        for style in styles
    ]
    return "".join(
        [
            f'{XML}<styleSheet xmlns="{MAIN}">',
            _counted("numFmts", [_number_format(164 + place, code) for place, code in enumerate(numbers)]),
            _counted("fonts", [_font(bold=bold, ink=ink) for bold, ink in fonts]),
            _counted("fills", [_fill("none"), _fill("gray125"), *map(_solid, fills)]),
            _counted("borders", [_border(""), _border(_LINE)]),
            _counted("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
            _counted("cellXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', *formats]),
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
            _counted("dxfs", [f'<dxf><font><color rgb="FF{_DONE_INK}"/></font></dxf>', _NEW_DAY]),
            "</styleSheet>",
        ]
    )


def _counted(name: str, items: Iterable[str]) -> str:
    told = list(items)
    return f'<{name} count="{len(told)}">{"".join(told)}</{name}>'


def _number_format(number: int, code: str) -> str:
    return f'<numFmt numFmtId="{number}" formatCode="{escaped(code)}"/>'


def _font(*, bold: bool, ink: str) -> str:
    # Of no theme: a Chinese Excel would show the theme's 宋体 in its place.
    colour = f'<color rgb="FF{ink}"/>' if ink else ""
    return f'<font>{"<b/>" if bold else ""}<sz val="{_FONT_PT}"/>{colour}<name val="{_FONT}"/><family val="2"/></font>'


def _fill(pattern: str) -> str:
    return f'<fill><patternFill patternType="{pattern}"/></fill>'


def _solid(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'


def _border(colour: str, top: str = "") -> str:
    def edge(side: str, ink: str) -> str:
        return f'<{side} style="thin"><color rgb="FF{ink}"/></{side}>' if ink else f"<{side}/>"

    edges = [edge("left", colour), edge("right", colour), edge("top", top or colour), edge("bottom", colour)]
    return f"<border>{''.join(edges)}</border>"


_NEW_DAY = f"<dxf>{_border(_LINE, _NEW_DAY_LINE)}</dxf>"
