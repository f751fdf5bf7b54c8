"""Owns lanes: how the topic bank is dealt so that nobody meets a topic twice too soon. Knows nothing of entries or dates.

The topics of a kind are dealt once into as many lanes as can each serve any group on any day. On a day, the
group with rank r of its owner draws from lane (day + r) mod R alone. So two groups of one owner never share a
topic on a day while there are at most R of them, and a group meets a lane, and with it a topic, again after R
days at the earliest, whatever other groups or windows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from generator.model.rhythm import Rhythm, Topic
from generator.model.words import Slot, TopicKind, Weekday

WEEK = 7
Lanes = tuple[tuple[str, ...], ...]
# What one day of one kind of group asks of the bank: topics that suit the kind, one for each of these slots.
Need = tuple[str, tuple[Slot, ...]]


def day_slots(rhythm: Rhythm, day: Weekday) -> Iterator[tuple[TopicKind, tuple[Slot, ...]]]:
    """Yield each kind of topic that a weekday of a rhythm takes, and the slots that take it."""
    cells = rhythm.week.get(day, {})
    kinds = dict.fromkeys(cell.topic for cell in cells.values() if cell.topic)
    for kind in kinds:
        yield kind, tuple(slot for slot, cell in cells.items() if cell.topic is kind)


def deal(topics: Mapping[str, Topic], needs: Iterable[Need], trade: str) -> Lanes:
    """Return the most lanes of topic ids each of which meets every need as far as the whole bank can meet it.

    The count is no multiple of a week, or what comes every Friday would always draw from one lane. Topics with
    a season serve as extras: a lane must do without them. The order is drawn by digest, so that
    it does not follow the file.
    """
    order = sorted(topics, key=lambda key: (sorted(topics[key].kinds), sorted(topics[key].slots), _draw_number(key)))
    steady = [key for key in order if not topics[key].months]
    wanted = [(need, served) for need in needs if (served := _served(steady, topics, need, trade))]
    for count in range(len(steady) if wanted else 0, 0, -1):
        if count % WEEK == 0:
            continue
        lanes = [steady[first::count] for first in range(count)]
        if all(_served(lane, topics, need, trade) == served for lane in lanes for need, served in wanted):
            seasonal = [key for key in order if topics[key].months]
            return tuple((*lane, *seasonal[first::count]) for first, lane in enumerate(lanes))
    return ()


def _served(lane: Sequence[str], topics: Mapping[str, Topic], need: Need, trade: str) -> int:
    """Return how many of the slots of `need` find a topic in `lane`."""
    return len(draw([key for key in lane if topics[key].fits(need[0], trade)], topics, need[1]))


def draw(
    lane: Sequence[str], topics: Mapping[str, Topic], slots: Sequence[Slot], month: int | None = None, turn: int = 0
) -> dict[Slot, str]:
    """Return a topic of `lane` for each of `slots`, all different; where there are too few, for as many as can be.

    The topics of `lane` suit the group already. `turn` says how often the lane has been used before: each time
    it starts with another topic.
    """
    start = start_of(turn, len(lane))
    turned = [*lane[start:], *lane[:start]]
    fitting = {
        slot: [key for key in turned if topics[key].suits(slot) and topics[key].in_season(month)] for slot in slots
    }
    for count in range(len(slots), 0, -1):
        for served in combinations(slots, count):
            if drawn := _all_different([fitting[slot] for slot in served]):
                return dict(zip(served, drawn, strict=True))
    return {}


def start_of(turn: int, length: int) -> int:
    """Return where a lane of so many topics starts; what comes every Friday uses a lane each seventh turn, so weeks shift it as well."""
    if not length:
        return 0
    return (turn if length % WEEK else turn + turn // WEEK) % length


def _all_different(choices: Sequence[Sequence[str]], taken: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """Return the first choice of one item from each list without repeating any."""
    if len(taken) == len(choices):
        return taken
    for key in choices[len(taken)]:
        if key not in taken and (found := _all_different(choices, (*taken, key))):
            return found
    return None


@lru_cache(maxsize=8192)
def _draw_number(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=8).digest()
