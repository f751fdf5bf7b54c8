"""Owns whether the words handed to a layout are the words it asks for: names, kinds, lengths, characters.

It must not know where the words will stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.model.artifact import PosterSpec
from generator.model.layout.layers import Code
from generator.model.layout.words import Need, NeedKind
from generator.problems import Problem, did_you_mean
from generator.render.poster.clusters import clusters, is_emoji
from generator.render.poster.kinsoku import EMOJI
from generator.render.poster.needs import Filled, check_kind, price_fields, quote, span_of
from generator.render.poster.typeset import Ruler, tidy

_JOINERS = "\ufe0e\ufe0f\u200d\u20e3"
_MOST_DRAWABLE = 8192
_UNFIT = {
    **dict.fromkeys(("Cc", "Cf", "Zl", "Zp"), "这是看不见的控制字符"),
    **dict.fromkeys(("Mn", "Me", "Mc"), "这是叠加在别的字上的符号"),
    "Co": "这是私用字符，每台机器上都不一样",
}

__all__ = ["Filled", "check_fields", "count_chars", "fill_fields", "quote", "span_of"]


def fill_fields(spec: PosterSpec) -> Filled:
    """Return the tidy words of every field that has any; a text is a list of one."""
    wanted = {name: _as_items(value) for name, value in spec.values.items() if name in spec.layout.needs}
    return {name: items for name, items in wanted.items() if any(items)}


def check_fields(spec: PosterSpec, filled: Filled, ruler: Ruler) -> Iterator[Problem]:
    """Yield what is wrong with the words themselves, field by field."""
    needs = spec.layout.needs
    for name in spec.values:
        if name not in needs:
            message = f"版式“{spec.layout.title}”没有字段“{name}”"
            yield Problem(span_of(spec, name), message, did_you_mean(name, needs), "poster_field_unknown")
    prices = price_fields(spec.layout)
    scanned = {layer.field for layer in spec.layout.layers if isinstance(layer, Code)}
    for name, need in needs.items():
        if name not in filled:
            if need.required:
                yield _missing(spec, name, need)
            continue
        if problem := _kind_unfit(spec, name, need):
            yield problem
            continue
        yield from _length_fits(spec, name, need, filled[name])
        yield from check_kind(spec, name, need, filled[name], is_price=name in prices)
        if name in scanned:
            yield from _address_whole(spec, name, need, filled[name])
        elif need.kind in (NeedKind.TEXT, NeedKind.LIST):
            yield from _characters_known(spec, name, need, filled[name], ruler)


def count_chars(text: str) -> int:
    """Return how long `text` is in Chinese characters; two narrow ones count as one.

    >>> count_chars("SPF50+ 怎么选？")
    8
    """
    units = clusters(text)
    wide = sum(map(_is_wide, units))
    return wide + (len(units) - wide + 1) // 2


@lru_cache(maxsize=4096)
def _is_wide(unit: str) -> bool:
    return is_emoji(unit) or unicodedata.east_asian_width(unit[0]) in "WFA"


def _as_items(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tidy(item) for item in ((value,) if isinstance(value, str) else value))


def _missing(spec: PosterSpec, name: str, need: Need) -> Problem:
    if name in spec.values:
        message, hint = f"{need.title}（{name}）是空的", "写上内容；版式要求必填"
    else:
        message, hint = f"缺少{need.title}（{name}）", f"版式“{spec.layout.title}”要求必填，在 values 里写上 {name}"
    return Problem(span_of(spec, name), message, hint, "poster_field_missing")


def _kind_unfit(spec: PosterSpec, name: str, need: Need) -> Problem | None:
    is_text = isinstance(spec.values[name], str)
    if is_text == (need.kind is not NeedKind.LIST):
        return None
    message = f"{need.title}（{name}）要写成{'列表' if is_text else '一段文字'}"
    hint = "每条一行，前面加“- ”" if is_text else f"直接写在 {name}: 后面，不要分条"
    return Problem(span_of(spec, name), message, hint, "poster_field_kind")


def _length_fits(spec: PosterSpec, name: str, need: Need, items: tuple[str, ...]) -> Iterator[Problem]:
    if need.kind == NeedKind.LIST and not need.min_items <= len(items) <= need.max_items:
        message = f"{need.title}有 {len(items)} 条，这个版式要 {need.min_items}–{need.max_items} 条"
        hint = f"删去 {len(items) - need.max_items} 条" if len(items) > need.max_items else "补足，或者换一个版式"
        yield Problem(span_of(spec, name), message, hint, "poster_items_count")
    for number, item in enumerate(items, 1):
        if item and len(item) <= need.max_chars:  # no text is longer than the number of its characters
            continue
        over = count_chars(item) - need.max_chars
        title = f"{need.title}第 {number} 条" if len(items) > 1 else need.title
        if not item:
            yield Problem(span_of(spec, name), f"{title}是空的", "写上内容，或者删掉这一条", "poster_item_empty")
        if over > 0:
            message = f"{title}{quote(item)}长 {count_chars(item)} 个字，最多 {need.max_chars} 个"
            yield Problem(
                span_of(spec, name), message, f"至少删去 {over} 个字；两个字母、数字或空格算一个字", "poster_text_long"
            )


def _characters_known(
    spec: PosterSpec, name: str, need: Need, items: tuple[str, ...], ruler: Ruler
) -> Iterator[Problem]:
    drawable = _drawable(ruler)
    if all(map(drawable.issuperset, map(clusters, items))):
        return
    for unit in dict.fromkeys(chain.from_iterable(map(clusters, items))):
        if fault := _fault(unit, ruler):
            what = "emoji" if is_emoji(unit) else "字符"
            message = f"{need.title}里有海报画不出的{what} {_named(unit)}：{fault}"
            yield Problem(span_of(spec, name), message, "删掉它，或者换成汉字、数字和常用标点", "poster_character")
        elif len(drawable) < _MOST_DRAWABLE:
            drawable.add(unit)


@lru_cache(maxsize=8)
def _drawable(ruler: Ruler) -> set[str]:
    """Return the characters and emoji that were found to be drawable, to which others are added; empty at first."""
    return set()


def _address_whole(spec: PosterSpec, name: str, need: Need, items: tuple[str, ...]) -> Iterator[Problem]:
    """Refuse what no address holds and no font has to show: blanks, line ends, controls, halves of characters."""
    for char in dict.fromkeys(char for char in "".join(items) if unicodedata.category(char)[0] in "CZ"):
        message = f"{need.title}里有网址不能有的字符 {_named(char)}"
        hint = "从浏览器或者企业微信里重新复制完整的网址，中间不要空格和换行"
        yield Problem(span_of(spec, name), message, hint, "poster_address")


def _named(unit: str) -> str:
    seen = unit.isprintable() or is_emoji(unit)
    shown = f"“{unit}”" if seen and unicodedata.category(unit[0])[0] != "M" else ""
    codes = "+".join(f"U+{ord(char):04X}" for char in unit)
    return f"{shown}{codes} {unicodedata.name(unit[0], '')}".rstrip()


def _fault(unit: str, ruler: Ruler) -> str:
    """Return why a character or an emoji cannot be drawn, or an empty string."""
    if unit == "\n":
        return ""
    if is_emoji(unit):
        return "" if ruler.covers(unit) else "没有它的图样"
    if unit[0] in _JOINERS:
        return "它只能在 emoji 里面"
    if unicodedata.bidirectional(unit[0]) in ("R", "AL", "AN"):
        return "这是从右向左书写的文字"
    if fault := _UNFIT.get(unicodedata.category(unit[0])):
        return fault
    return "" if ruler.covers(unit) and unit != EMOJI else "字体里没有它"
