"""Finds any of many words in a text, in one pass over it whatever their number."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick


class WordFinder:
    """Looks for a fixed set of words; linear in the text's length."""

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton.

        Args:
            words: The words to look for; empty ones are left out.
        """
        self._automaton = ahocorasick.Automaton()
        for word in words:
            if word:
                self._automaton.add_word(word, word)
        self._empty = not len(self._automaton)
        self._automaton.make_automaton()

    def has_any(self, text: str) -> bool:
        """Tell whether any of the words stands in `text`."""
        return not self._empty and next(self._automaton.iter(text), None) is not None

    def find_first(self, text: str) -> tuple[int, str] | None:
        """Return the word that begins first in `text`, the longest where several begin there, with its place."""
        if self._empty:
            return None
        best: tuple[int, str] | None = None
        for end, word in self._automaton.iter(text):
            start = end + 1 - len(word)
            if best is None or start < best[0] or (start == best[0] and len(word) > len(best[1])):
                best = (start, word)
        return best
