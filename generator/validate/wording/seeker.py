"""Owns looking for many words at once: the only home of the automaton that does it."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation


class Seeker:
    """Finds where some words stand in texts, those that overlap too; made once, used for many texts."""

    def __init__(self, words: Sequence[str]) -> None:
        self._automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return the number of each word that stands in a text, and where it starts and ends."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)
