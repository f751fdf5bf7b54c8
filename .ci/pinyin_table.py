"""Makes generator/render/search/data/pinyin.txt from pypinyin's words and jieba's frequencies: `make pinyin`.

A line for each syllable without its tone: the syllable, then every character that is read so in one of fifty uses or
more of the words it stands in; one that stands in no word of jieba's is taken as pypinyin reads it alone.
"""

from collections import Counter, defaultdict
from pathlib import Path

import jieba
from pypinyin import Style, lazy_pinyin, pinyin

DATA = Path(__file__).parents[1] / "generator/render/search/data"
LEAST_SHARE = 0.02


def main() -> None:
    read: dict[str, Counter[str]] = defaultdict(Counter)
    jieba.initialize()
    for word, uses in jieba.dt.FREQ.items():
        if uses and all(_is_common(char) for char in word):
            for char, syllable in zip(word, lazy_pinyin(word, v_to_u=False), strict=True):
                read[char][syllable] += uses
    table: dict[str, list[str]] = defaultdict(list)
    for char in filter(_is_common, map(chr, range(0x4E00, 0x9FA6))):
        uses = read[char] or Counter({pinyin(char, style=Style.NORMAL)[0][0]: 1})
        for syllable, count in uses.items():
            if count >= LEAST_SHARE * uses.total():
                table[syllable].append(char)
    lines = (f"{syllable} {''.join(chars)}\n" for syllable, chars in sorted(table.items()))
    (DATA / "pinyin.txt").write_text("".join(lines), encoding="utf-8")


def _is_common(char: str) -> bool:
    """Return whether the national standard of 1980 has the character."""
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


main()
