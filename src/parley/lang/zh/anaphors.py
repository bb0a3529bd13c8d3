"""Words that point at parties and persons named before: 双方, 两国元首, 该组织."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

import ahocorasick

from parley.lang.tables import read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"
_FILE: Final = "entities/anaphors.tsv"

Points = Literal[
    "body", "defence-ministers", "foreign-ministers", "former", "latter", "leaders", "ministry", "pair", "persons",
    "state", "states", "triple",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anaphors:
    """The words of the file.

    Attributes:
        words: What each points at.
        automaton: Finds them.
    """

    words: dict[str, Points]
    automaton: ahocorasick.Automaton

    def find(self, text: str) -> Iterator[tuple[int, int, Points]]:
        """Find the words in a shadow, the longest at each place.

        Args:
            text: The shadow.
        """
        last = 0
        for end, word in self.automaton.iter_long(text):
            start = end + 1 - len(word)
            if start >= last:
                last = end + 1
                yield start, end + 1, self.words[word]


@lru_cache(maxsize=1)
def load_anaphors() -> Anaphors:
    """Read and check the file.

    Raises:
        BadPack: The file is wrong; the error gives the line.
    """
    kinds: tuple[Points, ...] = get_args(Points)
    words: dict[str, Points] = {}
    automaton = ahocorasick.Automaton()
    for row in read_table(_PACKAGE, _FILE, ("word", "points", "example")):
        word = row["word"]
        points = next((kind for kind in kinds if kind == row["points"]), None)
        if points is None or word in words or word != shadow(word) or word not in row["example"]:
            raise row.fail(
                f"{word} stands twice, is not on the shadow or not in its example, or points at nothing known"
            )
        words[word] = points
        automaton.add_word(word, word)
    automaton.make_automaton()
    return Anaphors(words, automaton)
