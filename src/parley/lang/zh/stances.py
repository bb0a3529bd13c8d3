"""The words by which a party takes a stance on a term, and where holder and term stand around them.

Read from `stances.tsv`, on the shadow. Where words overlap the longest wins; words of the grammar and of speaking in
which a shorter one only seems to stand (会 in 会谈) are matched too, and give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.lang.zh.grammar import load_grammar
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import load_speech
from parley.model.coding import Stance

_PACKAGE: Final = "parley.lang.zh"
_COLUMNS: Final = ("word", "frame", "stance", "negated", "example")
_NONE: Final = "-"

StanceFrame = Literal[
    "verb", "back", "noun", "list", "must", "announce", "do", "will", "done", "if", "cause", "agenda", "guess", "say",
    "stipulate", "wish", "none",
]  # fmt: skip
_BARE: Final = frozenset(("cause", "agenda", "guess", "none"))


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word that shows a stance; see `stances.tsv` for the frames. `say` is a verb of speaking without a stance."""

    word: str
    frame: StanceFrame
    stance: Stance | None
    negated: Stance | None
    example: str = ""


class StanceHit(NamedTuple):
    """A stance word in a text, with what else it may be (提议: verb or noun)."""

    start: int
    end: int
    readings: tuple[StanceWord, ...]


@dataclass(frozen=True, slots=True)
class Stances:
    """All stance words, for matching."""

    words: tuple[StanceWord, ...]
    _automaton: ahocorasick.Automaton

    def find(self, text: str, start: int, end: int) -> Iterator[StanceHit]:
        """Find the stance words between two places, leftmost and longest."""
        for last, (length, readings) in self._automaton.iter_long(text, start, end):
            if readings:
                yield StanceHit(last + 1 - length, last + 1, readings)


@lru_cache(maxsize=1)
def load_stances() -> Stances:
    """Read, check and index the file.

    Raises:
        BadPack: The file is wrong; the error gives file and line.
    """
    speech = load_speech()
    verbs = [
        (word, (StanceWord(word, "say", None, None),) if verb.position != "none" else ())
        for word, verb in speech.verbs.items()
    ]
    blocked = [(word, ()) for kind, word, _ in load_grammar().rows if kind == "none"]
    return make_stances(read_table(_PACKAGE, "stances.tsv", _COLUMNS), [*blocked, *verbs])


def make_stances(rows: tuple[Row, ...], others: Iterable[tuple[str, tuple[StanceWord, ...]]] = ()) -> Stances:
    """Make the stance words of the rows of a table.

    Args:
        rows: The rows.
        others: Further words with their readings, none for words to be passed over; rows of the table win.

    Raises:
        BadPack: A row is wrong; the error gives file and line.
    """
    found: dict[str, list[StanceWord]] = {}
    previous = ("", "")
    for row in rows:
        if (row["word"], row["frame"]) <= previous:
            raise row.fail(f"{row['word']} stands twice or out of order")
        previous = (row["word"], row["frame"])
        found.setdefault(row["word"], []).append(_read(row))
        if len(found[row["word"]]) > 1 and "none" in {one.frame for one in found[row["word"]]}:
            raise row.fail(f"{row['word']} cannot be both a stance word and none")
    automaton = ahocorasick.Automaton()
    for word, readings in others:
        automaton.add_word(word, (len(word), readings))
    for word, entries in found.items():
        automaton.add_word(word, (len(word), tuple(one for one in entries if one.frame != "none")))
    automaton.make_automaton()
    return Stances(tuple(one for entries in found.values() for one in entries), automaton)


def _read(row: Row) -> StanceWord:
    if row["frame"] not in get_args(StanceFrame):
        raise row.fail(f"frame {row['frame']!r} is none of {' '.join(get_args(StanceFrame))}")
    for column in ("stance", "negated"):
        if row[column] not in (*get_args(Stance), _NONE):
            raise row.fail(f"{column} {row[column]!r} is not in the codebook")
    if (row["stance"] == _NONE) != (row["frame"] in _BARE):
        raise row.fail(f"{row['frame']} and stance {row['stance']} do not go together")
    if not row["word"] or row["word"] != shadow(row["word"]):
        raise row.fail(f"{row['word']!r} is empty or not in simplified, half-width, lower-case form")
    stance, negated = (None if row[name] == _NONE else cast("Stance", row[name]) for name in ("stance", "negated"))
    return StanceWord(row["word"], cast("StanceFrame", row["frame"]), stance, negated, row["example"])
