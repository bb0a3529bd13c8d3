"""The words by which speakers are found: verbs of speaking, offices, institutions, what stands around them.

Read from `speech.tsv`, `speakers.tsv`, `states.txt` and `transliteration.txt`; all on the shadow. Every look-up is
a longest match at one place, so that reading a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_lines, read_table
from parley.lang.zh.script import shadow
from parley.model.coding import Act, Reporting

_PACKAGE: Final = "parley.lang.zh"

Position = Literal["both", "before", "relay", "topic", "unnamed", "none"]
Indirect = Literal["content", "pause", "deed", "none"]
WordKind = Literal[
    "according", "adverb", "analyst", "aside", "channel", "citing", "contrast", "determiner", "document",
    "document-noun", "en-institution", "en-pronoun", "en-title", "enumerator", "group", "human", "institution",
    "institution-name", "name-after", "name-before", "name-end", "name-ending", "negation", "not-a-name",
    "not-institution", "not-name-end", "not-side", "office", "opening", "plural", "preposition",
    "pronoun", "self-media", "side", "some", "state-mark", "surname-words", "time", "trade", "words-of",
]  # fmt: skip


_BOUNDS: Final = ("time", "preposition", "adverb")
_HEADS: Final = ("office", "trade", "group", "institution", "institution-name", "document-noun")
_NOUNS: Final = ("institution-name", "office", "trade", "group", "institution")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speaking: what saying it so means, and where it may stand; see `speech.tsv`."""

    word: str
    language: str
    act: Act
    reporting: Reporting
    position: Position
    indirect: Indirect


class Words:
    """A set of words with the longest match at, before or after a place of a text."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words by the lengths that go with their first and last characters, the longest first."""
        self.all: frozenset[str] = frozenset(words)
        by_first: dict[str, set[int]] = {}
        by_last: dict[str, set[int]] = {}
        for word in self.all:
            by_first.setdefault(word[0], set()).add(len(word))
            by_last.setdefault(word[-1], set()).add(len(word))
        self._by_first = {char: tuple(sorted(lengths, reverse=True)) for char, lengths in by_first.items()}
        self._by_last = {char: tuple(sorted(lengths, reverse=True)) for char, lengths in by_last.items()}
        self._first: re.Pattern[str] | None = None
        self._automaton: ahocorasick.Automaton | None = None

    def starts(self, text: str) -> Iterator[int]:
        """Return the places where a word may begin, by its first character; most of a text is skipped so."""
        if self._first is None:
            chars = "".join(map(re.escape, sorted(self._by_first)))
            self._first = re.compile(f"[{chars}]" if chars else "(?!)")
        return (match.start() for match in self._first.finditer(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where words begin and how long they are, in order, the longest at each place."""
        if self._automaton is None:
            self._automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
            for word in sorted(self.all):
                self._automaton.add_word(word)
            self._automaton.make_automaton()
        found: dict[int, int] = {}
        for end, length in self._automaton.iter(text) if self.all else ():
            start = end + 1 - length
            if found.get(start, 0) < length:
                found[start] = length
        return sorted(found.items())

    def at(self, text: str, start: int, end: int) -> int:
        """Return the length of the longest word that begins at `start` and ends by `end`, or 0."""
        if start >= end:
            return 0
        lengths = self._by_first.get(text[start])
        if lengths is None:
            return 0
        for length in lengths:
            if length <= end - start and text[start : start + length] in self.all:
                return length
        return 0

    def before(self, text: str, start: int, end: int) -> int:
        """Return the length of the longest word that ends at `end` and begins no earlier than `start`, or 0."""
        if end <= start:
            return 0
        lengths = self._by_last.get(text[end - 1])
        if lengths is None:
            return 0
        for length in lengths:
            if length <= end - start and text[end - length : end] in self.all:
                return length
        return 0


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """All words of the four files.

    Attributes:
        verbs: Chinese verbs by word.
        verb_words: The same, for matching.
        titles: Offices and trades, for matching.
        heads: Nouns whose parts are no particles.
        bounds: Words that end a name: times, prepositions, adverbs.
        openings: Words that may stand before a subject, times among them.
        english: English verbs by word.
        words: The rows of `speakers.tsv` by kind.
        states: Names of states and regions.
        foreign: Characters with which foreign names are written.
    """

    verbs: dict[str, Verb]
    verb_words: Words
    titles: Words
    heads: Words
    bounds: Words
    openings: Words
    english: dict[str, Verb]
    words: dict[str, Words]
    states: frozenset[str]
    foreign: frozenset[str]
    _automaton: ahocorasick.Automaton

    def find_verbs(self, text: str) -> Iterator[tuple[int, Verb]]:
        """Find the verbs of speaking of a text with their places, leftmost and longest.

        Nouns in which characters of a verb stand (新闻社, 指挥) are stepped over.

        Args:
            text: A cover; names in it should be covered too.
        """
        for last, word in self._automaton.iter_long(text):
            verb = self.verbs.get(word)
            if verb is not None and verb.position != "none":
                yield last + 1 - len(word), verb

    def __getitem__(self, kind: WordKind) -> Words:
        """Return the words of a kind."""
        return self.words[kind]


@lru_cache(maxsize=1)
def load_speech() -> Speech:
    """Read, check and index the files.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    verbs = _load_verbs()
    chinese = {verb.word: verb for verb in verbs if verb.language == "zh"}
    words = _load_words()
    automaton = ahocorasick.Automaton()
    for word in sorted(set(chinese).union(*(words[kind].all for kind in _NOUNS))):
        automaton.add_word(word, word)
    automaton.make_automaton()
    return Speech(
        verbs=chinese,
        verb_words=Words(chinese),
        titles=Words(words["office"].all | words["trade"].all),
        heads=Words(frozenset().union(*(words[kind].all for kind in _HEADS))),
        openings=Words(words["opening"].all | words["time"].all),
        bounds=Words(frozenset().union(*(words[kind].all for kind in _BOUNDS))),
        english={verb.word: verb for verb in verbs if verb.language == "en"},
        words=words,
        states=frozenset(shadow(line) for _, line in read_lines(_PACKAGE, "states.txt")),
        foreign=frozenset(char for _, line in read_lines(_PACKAGE, "transliteration.txt") for char in line),
        _automaton=automaton,
    )


def _load_verbs() -> list[Verb]:
    found: dict[str, Verb] = {}
    columns = ("verb", "language", "act", "reporting", "position", "indirect", "example")
    for row in read_table(_PACKAGE, "speech.tsv", columns):
        _check(row, "act", get_args(Act))
        _check(row, "reporting", get_args(Reporting))
        _check(row, "position", get_args(Position))
        _check(row, "indirect", get_args(Indirect))
        if row["verb"] in found or row["verb"] != shadow(row["verb"]):
            raise row.fail(f"{row['verb']} stands twice or is not in simplified, half-width, lower-case form")
        found[row["verb"]] = Verb(
            word=row["verb"],
            language=row["language"],
            act=cast("Act", row["act"]),
            reporting=cast("Reporting", row["reporting"]),
            position=cast("Position", row["position"]),
            indirect=cast("Indirect", row["indirect"]),
        )
    return list(found.values())


def _load_words() -> dict[str, Words]:
    found: dict[str, Words] = {}
    for row in read_table(_PACKAGE, "speakers.tsv", ("kind", "words", "example")):
        _check(row, "kind", get_args(WordKind))
        if row["kind"] in found:
            raise row.fail(f"kind {row['kind']} stands twice")
        words = row.words("words")
        if any(word != shadow(word) for word in words):
            raise row.fail("a word is not in simplified, half-width, lower-case form")
        found[row["kind"]] = Words(words)
    missing = set(get_args(WordKind)) - set(found)
    if missing:
        raise row.fail(f"kinds missing: {' '.join(sorted(missing))}")
    return found


def _check(row: Row, column: str, allowed: tuple[str, ...]) -> None:
    if row[column] not in allowed:
        raise row.fail(f"{column} {row[column]!r} is none of {' '.join(allowed)}")
