"""Owns what Chinese typography says of two neighbours: whether a line may end between them, what blank stands there.

After CLREQ, the W3C's requirements for Chinese text layout; it must not know sizes or widths.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache

# The ink of these stands in one half of the em; the other half may go where nothing needs it (CLREQ 3.1.6).
CLOSERS = "、，。：；）》〉」』】〕”’"
OPENERS = "（《〈「『【〔“‘"
NOT_FIRST = frozenset(CLOSERS + "！？…—·～,.:;!?)]}%％‰℃°/／-–")
NOT_LAST = frozenset(OPENERS + "([{¥￥$#@第")
UNITS = frozenset("元折天日月年岁点分秒时件份位人名次个群周号期款片瓶盒条步倍万亿千百％%℃度克斤米升")
UNIT_WORDS = ("小时", "毫升", "毫克", "公斤", "公里", "厘米", "毫米")
# They lean on the word before them: a line that starts with one reads badly, though it is allowed.
LEANING = frozenset("的了吗呢吧啊呀着过们得地")


class Joint(IntEnum):
    """What becomes of the space between two neighbours."""

    SOLID = 0
    GAP = 1  # an eighth of an em where Han meets Western
    TRIM = 2  # half an em less, where two punctuation marks would leave a hole


@lru_cache(maxsize=1024)
def joints_of(text: str) -> tuple[Joint, ...]:
    """Return what stands between each character of `text` and the next."""
    return tuple(map(_joint, text, text[1:]))


def _joint(left: str, right: str) -> Joint:
    if (left in CLOSERS and right in CLOSERS + OPENERS) or (left in OPENERS and right in OPENERS):
        return Joint.TRIM
    if (is_han(left) and _is_western(right)) or (_is_western(left) and is_han(right)):
        return Joint.GAP
    return Joint.SOLID


@lru_cache(maxsize=8192)
def is_han(char: str) -> bool:
    """Return whether `char` is set solid on the em grid: an ideograph or kana, no punctuation."""
    return unicodedata.east_asian_width(char) == "W" and unicodedata.category(char) == "Lo"


@lru_cache(maxsize=8192)
def _is_western(char: str) -> bool:
    return char in "%@#$&+" or (unicodedata.category(char)[0] in "LN" and not is_han(char))


def may_break(text: str, index: int) -> bool:
    """Return whether a line may end before `text[index]`.

    >>> [index for index in range(1, 8) if may_break("买 2 件，更省", index)]
    [2, 6, 7]
    """
    left, right = text[index - 1], text[index]
    if right == " " or right in NOT_FIRST or left in NOT_LAST:
        return False
    if _is_unit(text, index) and _number_before(text, index - (left == " ")):
        return False
    if left == " ":
        return text[index - 2] not in NOT_LAST
    return is_han(left) or is_han(right) or left in CLOSERS or right in OPENERS or left in "！？…—·～"


def _is_unit(text: str, index: int) -> bool:
    return text[index] in UNITS or text.startswith(UNIT_WORDS, index)


def _number_before(text: str, index: int) -> bool:
    return index > 0 and text[index - 1].isdecimal()


def is_widow(line: str) -> bool:
    """Return whether a line holds one character, not counting punctuation around it."""
    return sum(char not in NOT_FIRST and char not in OPENERS for char in line) == 1
