"""The words by which accounts set themselves against one another, and those that tell no matter from another.

Read from `contrasts.tsv`, on the shadow; where words overlap the longest wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"
_FILE: Final = "contrasts.tsv"
_COLUMNS: Final = ("word", "class", "kind", "example")
_NONE: Final = "-"

ContrastClass = Literal[
    "reply", "deny", "counter", "correct", "bound", "wide", "open", "apart", "back", "mutual", "detail", "if", "plain",
    "full", "dim",
]  # fmt: skip
ContrastKind = Literal["scope", "actor", "status", "omission", "characterisation"]
_IDLE: Final = "idle"
_CHARS: Final = "chars"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word that sets an account against another; see `contrasts.tsv`.

    Attributes:
        word: The word.
        kind: The kind of difference it shows, or None where the records tell it.
        sort: Its class.
    """

    word: str
    sort: ContrastClass
    kind: ContrastKind | None


@dataclass(frozen=True, slots=True)
class Contrasts:
    """All words of contrast, for matching; `idle` and `idle_words` tell no matter from another."""

    words: tuple[Contrast, ...]
    idle: frozenset[str]
    idle_words: tuple[str, ...]
    _automaton: ahocorasick.Automaton

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Contrast, ...]:
        """Return the words of contrast between two places of a shadow, in order.

        Args:
            text: A shadow.
            start: Where to begin.
            end: Where to stop; its end when None.
        """
        found = self._automaton.iter_long(text, start, len(text) if end is None else end)
        return tuple(one for _, one in found)


@lru_cache(maxsize=1)
def load_contrasts() -> Contrasts:
    """Return the shipped words.

    Raises:
        BadPack: A line of the file does not fit; the error names it.
    """
    automaton = ahocorasick.Automaton()
    words: list[Contrast] = []
    idle: dict[str, tuple[str, ...]] = {_IDLE: (), _CHARS: ()}
    seen: set[str] = set()
    for row in read_table(_PACKAGE, _FILE, _COLUMNS):
        word = row["word"]
        if word in seen or shadow(word) != word:
            raise row.fail(f"{word} is there twice, or not in simplified characters")
        seen.add(word)
        if row["class"] in idle:
            idle[row["class"]] += (word,)
            continue
        if word not in row["example"]:
            raise row.fail(f"the example does not hold {word}")
        contrast = Contrast(word, _class_of(row), _kind_of(row))
        automaton.add_word(word, contrast)
        words.append(contrast)
    automaton.make_automaton()
    return Contrasts(tuple(words), frozenset("".join(idle[_CHARS])), idle[_IDLE], automaton)


def _class_of(row: Row) -> ContrastClass:
    if row["class"] not in get_args(ContrastClass):
        raise row.fail(f"{row['class']} is no class")
    return cast("ContrastClass", row["class"])


def _kind_of(row: Row) -> ContrastKind | None:
    if row["kind"] == _NONE:
        return None
    if row["kind"] not in get_args(ContrastKind):
        raise row.fail(f"{row['kind']} is no kind of difference")
    return cast("ContrastKind", row["kind"])
