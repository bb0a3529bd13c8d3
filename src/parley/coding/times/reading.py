"""What every parser of this room needs: the shadow, its atoms, and the listed words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from parley.coding.times.atoms import Token
from parley.coding.times.tokens import find_tokens
from parley.lang.zh.times import TimeWords, Zones, load_times

_CLAUSE_ENDS: Final = re.compile(r"[，。；！？：,:;!?\n“”「」]")
_SENTENCE_ENDS: Final = frozenset("。！？；!?\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parser needs: the shadow, the atoms and the words.

    Attributes:
        folded: The shadow of the whole text.
        tokens: Its atoms.
        words: The listed words.
        clause_ends: The places of the marks that end a clause.
        sentence_ends: The places of those that end a sentence.
    """

    folded: str
    tokens: list[Token]
    words: TimeWords
    clause_ends: list[int] = field(init=False)
    sentence_ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find the marks once for the whole text."""
        folded = self.folded
        ends = [mark.start() for mark in _CLAUSE_ENDS.finditer(folded)]
        object.__setattr__(self, "clause_ends", ends)
        object.__setattr__(self, "sentence_ends", [at for at in ends if folded[at] in _SENTENCE_ENDS])

    def clause_start(self, at: int, low: int) -> int:
        """Return where the clause begins that holds a place, but no place before `low`."""
        index = bisect_left(self.clause_ends, at)
        return max(low, self.clause_ends[index - 1] + 1) if index else low

    def clause_end(self, at: int, high: int) -> int:
        """Return where the clause ends that holds a place, but no place behind `high`."""
        index = bisect_left(self.clause_ends, at)
        return min(high, self.clause_ends[index]) if index < len(self.clause_ends) else high

    def sentence_start(self, at: int, low: int) -> int:
        """Return where the sentence begins that holds a place, but no place before `low`."""
        index = bisect_left(self.sentence_ends, at)
        return max(low, self.sentence_ends[index - 1] + 1) if index else low

    def sentence_ends_between(self, start: int, end: int) -> int:
        """Return how many sentences end in a stretch."""
        return bisect_left(self.sentence_ends, end) - bisect_left(self.sentence_ends, start)

    @property
    def zones(self) -> Zones:
        """Return the zone words."""
        return self.words.zones


@lru_cache(maxsize=4)
def read_tokens(folded: str) -> Reading:
    """Read the atoms of a shadow; the last few are kept, as times and quantities read the same text."""
    words = load_times()
    return Reading(folded, find_tokens(folded, words), words)
