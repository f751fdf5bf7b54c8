"""Owns what Chinese typography says of two neighbours: whether a line may end between them, what blank stands there.

After CLREQ, the W3C's requirements for Chinese text layout; it must not know sizes or widths. Texts are outlines: one
character for each unit, an emoji being U+FFFC.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

EMOJI = "\ufffc"
# The ink of these stands in one half of the em; the other half may go where nothing needs it (CLREQ 3.1.6).
CLOSERS = "、，。：；）》〉」』】〕”’"
OPENERS = "（《〈「『【〔“‘"
BLANK_AFTER = CLOSERS + "！？"
NOT_FIRST = frozenset(CLOSERS + "！？…—·～々,.:;!?)]}%％‰℃℉°/／-–")
NOT_LAST = frozenset(OPENERS + "([{¥￥$€£#@第①②③④⑤⑥⑦⑧⑨⑩")
ENDS_PHRASE = frozenset(BLANK_AFTER + "…—")
_LIGHT = NOT_FIRST | frozenset(OPENERS) | {EMOJI, " "}
# They lean on the word before them: a line that starts with one reads badly, though it is allowed.
LEANING = frozenset("的了吗呢吧啊呀着过们得地")

_UNITS = (
    "小时|分钟|秒钟|个月|周年|周岁|万元|亿元|毫升|毫克|公斤|千克|公里|厘米|毫米|平方米|"
    "[元折天日月年岁点分秒时件份位人名次个群周号期款片瓶盒条步倍万亿千百度克斤米升"
    "套支包袋杯张本节讲场轮级楼层箱罐粒颗对双只家种页篇集道问招成]"
)
_AMOUNT = (
    rf"\d[\d.,:/]*(?:[～~–-]\d[\d.,:/]*)*[+%％‰℃℉]?(?: ?月 ?\d+ ?[日号]| ?(?:{_UNITS})| [A-Za-z]{{1,3}}(?![A-Za-z]))?"
)
_WHOLE = re.compile(rf"(?:[¥￥$€£第] ?)?{_AMOUNT}", re.ASCII)


class Joint(IntEnum):
    """What becomes of the space between two neighbours."""

    SOLID = 0
    GAP = 1  # an eighth of an em where Han meets Western
    TRIM = 2  # half an em less, where punctuation would leave a hole
    JOIN = 3  # two dashes become one
    BLANK = 4  # a typed blank where Han meets Western is as wide as the gap that would stand there
    NONE = 5  # a typed blank beside punctuation that has its own is not set
    TUCK = 6  # three quarters of an em less, between an apostrophe and the letters it belongs to


def joints_of(text: str) -> tuple[Joint, ...]:
    """Return what stands between each character of `text` and the next."""
    joints = list(map(_between, text, text[1:]))
    if " " in text:
        for index in [index for index, char in enumerate(text[1:-1], 1) if char == " "]:
            joints[index] = _after_blank(text[index - 1], text[index + 1])
    return tuple(joints)


@lru_cache(maxsize=8192)
def _between(left: str, right: str) -> Joint:
    if left == right == "—":
        return Joint.JOIN
    if (left in BLANK_AFTER and (right in BLANK_AFTER or right in OPENERS)) or (left in OPENERS and right in OPENERS):
        return Joint.TRIM
    if (left in "”’" and _is_latin(right)) or (_is_latin(left) and right in "“‘"):
        return Joint.TUCK if left == "’" or right == "‘" else Joint.TRIM
    return Joint.GAP if _meet(left, right) else Joint.SOLID


def _after_blank(left: str, right: str) -> Joint:
    if right in "“‘":
        return Joint.TUCK if right == "‘" else Joint.TRIM
    if (left in BLANK_AFTER and left not in "”’") or right in OPENERS:
        return Joint.NONE
    return Joint.BLANK if _meet(left, right) else Joint.SOLID


def _meet(left: str, right: str) -> bool:
    return (is_han(left) and _is_western(right)) or (_is_western(left) and is_han(right))


@lru_cache(maxsize=8192)
def is_han(char: str) -> bool:
    """Return whether `char` is set solid on the em grid: an ideograph or kana, no punctuation."""
    return unicodedata.east_asian_width(char) == "W" and unicodedata.category(char) in ("Lo", "Lm", "Nl")


@lru_cache(maxsize=8192)
def _is_western(char: str) -> bool:
    return char in "%‰℃℉°@#$¥€£&+" or (unicodedata.category(char)[0] in "LN" and not is_han(char))


def _is_latin(char: str) -> bool:
    return char == " " or (_is_western(char) and not char.isdecimal())


def breaks_of(text: str) -> tuple[int, ...]:
    """Return the places where a line may end, each as the index of the character after it.

    >>> breaks_of("买 2 件，更省")
    (2, 6, 7)
    """
    inside = {place for found in _WHOLE.finditer(text) for place in range(found.start() + 1, found.end())}
    apart = [index for index, may in enumerate(map(_may_part, text, text[1:]), 1) if may and index not in inside]
    return tuple([index for index in apart if text[index - 1] != " " or text[index - 2] not in NOT_LAST])


@lru_cache(maxsize=8192)
def _may_part(left: str, right: str) -> bool:
    if right == " " or right in NOT_FIRST or left in NOT_LAST or (left == "’" and _is_western(right)):
        return False
    if left == " " or right in OPENERS or left in ENDS_PHRASE or left in "·～":
        return True
    return any(char == EMOJI or is_han(char) for char in (left, right))


def is_widow(line: str) -> bool:
    """Return whether a line holds one character at most, not counting punctuation and emoji."""
    return widows_from(line) == 0


def widows_from(text: str) -> int:
    """Return the first place from which on a last line would be a widow.

    >>> widows_from("换季护肤。")
    3
    """
    heavy = [index for index, char in enumerate(text) if char not in _LIGHT]
    return heavy[-2] + 1 if len(heavy) > 1 else 0
