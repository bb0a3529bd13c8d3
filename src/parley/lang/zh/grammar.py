"""The words that tell how a clause stands to what it says: negation, modality, aspect, prepositions.

Read from `grammar.tsv`, all on the shadow. Where words overlap the longest wins, so that a word in which a shorter one
only seems to stand (the 对 of 反对) is listed as kind `none`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Words

_PACKAGE: Final = "parley.lang.zh"
GRAMMAR_FILE: Final = "grammar.tsv"
_COLUMNS: Final = ("kind", "word", "role", "example")

MarkKind = Literal[
    "negation", "deny", "must", "threat", "attend", "future", "plan", "expect", "propose", "wish", "ask", "agree",
    "condition", "cancel", "delay", "done", "ongoing", "light", "passive", "split", "settled",
]  # fmt: skip
WordKind = Literal[
    MarkKind, "preposition", "joint", "both", "pair", "noun-before", "noun-after", "noun-tail", "none"
]  # fmt: skip
PrepositionRole = Literal["with", "to", "by", "from", "at", "about"]
_MARKS: Final = frozenset(get_args(MarkKind))


class Mark(NamedTuple):
    """A function word in a text: where it stands and what it may say."""

    start: int
    end: int
    kinds: tuple[MarkKind, ...]


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """All words of the file.

    Attributes:
        rows: Kind, word and example of each entry, in the file's order.
        prepositions: Prepositions, with all other words, in which one may only seem to stand.
        roles: What a preposition says of its noun.
        preposition_ends: The last characters of prepositions.
        joints: Words that join two nouns.
        noun_before: What makes a noun of a verb behind it.
        noun_after: What makes a noun of a verb before it.
        noun_tail: What ends a clause and makes its verb a part of a noun phrase.
        both: Words for all sides.
        pair: Words for two persons.
        begins: What a clause without a subject of its own may begin with: function words, prepositions.
    """

    rows: tuple[tuple[WordKind, str, str], ...]
    prepositions: Words
    roles: dict[str, PrepositionRole]
    preposition_ends: frozenset[str]
    joints: frozenset[str]
    noun_before: Words
    noun_after: Words
    noun_tail: Words
    both: Words
    pair: Words
    begins: Words
    _automaton: ahocorasick.Automaton

    def marks(self, text: str, start: int, end: int) -> Iterator[Mark]:
        """Find the words of negation, modality and aspect between two places, leftmost and longest."""
        if start >= end:  # the automaton refuses an empty stretch
            return
        for last, (length, kinds) in self._automaton.iter_long(text, start, end):
            if kinds:
                yield Mark(last + 1 - length, last + 1, kinds)

    def opening(self, text: str, start: int, end: int) -> int:
        """Return the length of the function word or preposition that begins at a place, or 0."""
        return self.begins.at(text, start, end)

    def preposition(self, text: str, start: int, end: int) -> tuple[int, PrepositionRole] | None:
        """Return length and role of the preposition that ends at `end`, or None."""
        if end <= start or text[end - 1] not in self.preposition_ends:
            return None
        length = self.prepositions.before(text, start, end)
        role = self.roles.get(text[end - length : end]) if length else None
        return None if role is None else (length, role)


@lru_cache(maxsize=1)
def load_grammar() -> GrammarWords:
    """Read, check and index the file.

    Raises:
        BadPack: The file is wrong; the error gives file and line.
    """
    return make_grammar(read_table(_PACKAGE, GRAMMAR_FILE, _COLUMNS))


def make_grammar(rows: tuple[Row, ...]) -> GrammarWords:
    """Make the words of the rows of a table.

    Raises:
        BadPack: A row is wrong; the error gives file and line.
    """
    kinds: dict[str, list[WordKind]] = {}
    roles: dict[str, PrepositionRole] = {}
    previous = ("", "")
    for row in rows:
        kind, word = _check(row, previous)
        previous = (kind, word)
        kinds.setdefault(word, []).append(kind)
        if kind == "preposition":
            roles[word] = cast("PrepositionRole", row["role"])
    automaton = ahocorasick.Automaton()
    for word, found in kinds.items():
        marks = tuple(kind for kind in found if kind in _MARKS)
        if marks or "none" in found:  # nothing but a trap gives no kinds
            automaton.add_word(word, (len(word), marks))
    automaton.make_automaton()
    none = {word for word, found in kinds.items() if "none" in found}
    return GrammarWords(
        rows=tuple((cast("WordKind", row["kind"]), row["word"], row["example"]) for row in rows),
        prepositions=Words(kinds),
        roles=roles,
        preposition_ends=frozenset(word[-1] for word in roles),
        joints=frozenset(word for word, found in kinds.items() if "joint" in found),
        noun_before=Words(none | _of("noun-before", kinds)),
        noun_after=Words(_of("noun-after", kinds)),
        noun_tail=Words(_of("noun-tail", kinds)),
        both=Words(_of("both", kinds)),
        pair=Words(_of("pair", kinds)),
        begins=Words(word for word, found in kinds.items() if set(found) & (_MARKS | {"preposition"})),
        _automaton=automaton,
    )


def _of(kind: WordKind, kinds: dict[str, list[WordKind]]) -> set[str]:
    return {word for word, found in kinds.items() if kind in found}


def _check(row: Row, previous: tuple[str, str]) -> tuple[WordKind, str]:
    kind, word = row["kind"], row["word"]
    if kind not in get_args(WordKind):
        raise row.fail(f"kind {kind!r} is none of {' '.join(get_args(WordKind))}")
    if not word or word != shadow(word):
        raise row.fail(f"{word!r} is empty or not in simplified, half-width, lower-case form")
    if (kind, word) <= previous:
        raise row.fail(f"{kind} {word} stands twice or out of order")
    if word not in row["example"]:
        raise row.fail(f"the example does not hold {word}")
    if (kind == "preposition") != (row["role"] in get_args(PrepositionRole)):
        raise row.fail(f"role {row['role']!r} does not fit {kind}")
    return cast("WordKind", kind), word
