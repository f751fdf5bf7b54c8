"""Owns what of a text is one unit: a character, or an emoji with all that is joined to it.

After UTS #51, Unicode Emoji (definition ED-16 and on); it must not know which emoji there are pictures of.
"""

from __future__ import annotations

import re
from functools import lru_cache

EMOJI_STYLE, TEXT_STYLE = "\ufe0f", "\ufe0e"
# Drawn in colour as they stand, as phones do: those below U+1F000 singly, above by block.
_COLOURED = (
    "ℹ↩↪⌚⌛⌨⏏⏩-⏳⏸-⏺◻◼◽◾☀-☄☎☑☔☕☘☝☠☢☣☦☪☮☯☸☹☺♈-♓♟♨♻♾♿⚒-⚗⚙⚛⚜⚠⚡⚧⚪⚫⚰⚱⚽⚾⛄⛅⛈⛎⛏⛑⛓⛔⛩⛪⛰-⛵⛷-⛺⛽"
    "✂✅✈-✍✏✒✔✖✝✡✨✳✴❄❇❌❎❓-❕❗❣❤➕-➗➰➿⬛⬜⭐⭕🀄🃏🅰🅱🅾🅿🆎🆑-🆚🈁🈂🈚🈯🈲-🈺🉐🉑"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff"
)
# Letters, arrows and card suits that fonts have too: in the ink of the text unless U+FE0F follows.
_PLAIN = "©®‼⁉™↔-↙Ⓜ▪▫▶◀♀♂♠♣♥♦➡⤴⤵⬅-⬇〰〽㊗㊙"
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ONE = f"(?:[{_COLOURED}](?:\ufe0f|{_TONE}|[\U000e0020-\U000e007f]+)?|[{_PLAIN}]\ufe0f)(?!\ufe0e)"
_JOINED = f"\u200d[{_COLOURED}{_PLAIN}](?:\ufe0f|{_TONE})?"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:{_JOINED})*")
_CLUSTER = re.compile(f"{_EMOJI.pattern}|[{_COLOURED}{_PLAIN}]\ufe0e|.", re.DOTALL)
_MAYBE = re.compile(f"[{_COLOURED}{_PLAIN}\u20e3\ufe0e\ufe0f\U0001f1e6-\U0001f1ff]")


@lru_cache(maxsize=1024)
def clusters(text: str) -> tuple[str, ...]:
    """Return the units of `text` in order; together they are the text again.

    >>> clusters("好👩‍🍳1️⃣🇨🇳❤️1")
    ('好', '👩\u200d🍳', '1️⃣', '🇨🇳', '❤️', '1')
    """
    return tuple(_CLUSTER.findall(text)) if _MAYBE.search(text) else tuple(text)


@lru_cache(maxsize=4096)
def is_emoji(cluster: str) -> bool:
    """Return whether a unit is drawn in colour.

    >>> [is_emoji(cluster) for cluster in ("❤", "❤️", "❤︎", "©", "©️", "1", "1️⃣", "好")]
    [True, True, False, False, True, False, True, False]
    """
    return _EMOJI.fullmatch(cluster) is not None


def without_style(cluster: str) -> str:
    """Return a unit without the selectors that ask for colour or for ink; what is left names the same thing."""
    return cluster.replace(EMOJI_STYLE, "").replace(TEXT_STYLE, "")
