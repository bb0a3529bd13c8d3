"""The words of `times.tsv` and the zones of `zones.tsv`, read once, checked, and made ready for matching.

All on the shadow. A word's guards say what may not stand beside it: 次日 is no day in 首次日本访问.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args
from zoneinfo import available_timezones

from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"
_ZONE_ENDS: Final = ("标准", "夏令", "夏季", "冬令", "当地", "本地")

TimeWordKind = Literal[
    "skip", "day", "same", "month", "same-month", "year", "same-year", "edge", "half", "weekend", "part",
    "short-part", "set", "at-least-before", "about-before", "at-most-before", "since-before", "until-before",
    "at-least-after", "about-after", "at-most-after", "since-after", "until-after", "future", "agreed",
    "announced", "future-after", "told-after", "lasting", "lasting-before", "lasting-after", "day-verb",
    "truce-before", "lasting-noun", "lasting-adjective", "lasting-taken", "date-before", "number-noun",
    "number-before", "day-heading", "date-noun", "not-loose",
]  # fmt: skip
LEXED: Final[tuple[TimeWordKind, ...]] = (
    "skip", "day", "same", "month", "same-month", "year", "same-year", "edge", "half", "weekend", "part", "set",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One word with what it stands for and what may not stand beside it; see `times.tsv`."""

    word: str
    kind: TimeWordKind
    value: str
    not_after: tuple[str, ...]
    not_before: re.Pattern[str] | None
    example: str

    def fits(self, text: str, start: int) -> bool:
        """Tell whether the word, found at `start`, is free of what may not stand beside it."""
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return self.not_before is None or self.not_before.match(text, start + len(self.word)) is None


class WordSet:
    """The words of some kinds: the longest one at a place, before it, or the first one in a stretch."""

    def __init__(self, words: Iterable[TimeWord]) -> None:
        """Index the words; of two equal ones the first counts."""
        self.by_word: dict[str, TimeWord] = {}
        for word in words:
            self.by_word.setdefault(word.word, word)
        ordered = sorted(self.by_word.values(), key=lambda word: (-len(word.word), word.word))
        self._by_opening: dict[str, list[TimeWord]] = {}
        self._by_last: dict[str, list[TimeWord]] = {}
        for word in ordered:
            self._by_opening.setdefault(word.word[:2], []).append(word)
            self._by_last.setdefault(word.word[-1], []).append(word)
        self.openings: frozenset[str] = frozenset(self._by_opening)
        self.pattern = re.compile(alternation(self.by_word) or r"(?!)")

    def at(self, text: str, start: int) -> TimeWord | None:
        """Return the longest word that begins at `start` and fits there."""
        for word in self._by_opening.get(text[start : start + 2], ()):
            if text.startswith(word.word, start) and word.fits(text, start):
                return word
        for word in self._by_opening.get(text[start : start + 1], ()):  # words of one character
            if word.fits(text, start):
                return word
        return None

    def before(self, text: str, end: int) -> TimeWord | None:
        """Return the longest word that ends at `end` and fits there."""
        for word in self._by_last.get(text[end - 1] if end > 0 else "", ()):
            start = end - len(word.word)
            if start >= 0 and text.startswith(word.word, start) and word.fits(text, start):
                return word
        return None

    def last_in(self, text: str, start: int, end: int) -> tuple[int, TimeWord] | None:
        """Return the last fitting word of a stretch, with its place."""
        found = None
        for match in self.pattern.finditer(text, start, end):
            word = self.by_word[match.group()]
            if word.fits(text, match.start()):
                found = (match.start(), word)
        return found


@dataclass(frozen=True, slots=True)
class Zones:
    """Which IANA zone a word stands for.

    Attributes:
        named: Words that name a zone before 时间 or before a time of day: zone words and places.
        places: States, cities and bodies.
        english: English words for a zone behind a clock time.
        place: Finds the places in a text, the longest at each place.
        longest: The length of the longest word.
    """

    named: dict[str, str]
    places: dict[str, str]
    english: dict[str, str]
    place: re.Pattern[str]
    longest: int

    def before(self, text: str, end: int) -> tuple[int, str] | None:
        """Return where the longest zone word that ends at `end` begins, and its zone."""
        for ending in _ZONE_ENDS:
            if text.endswith(ending, 0, end):
                found = self._before(text, end - len(ending))
                if found is not None:
                    return found
        return self._before(text, end)

    def _before(self, text: str, end: int) -> tuple[int, str] | None:
        for length in range(min(self.longest, end), 0, -1):
            start = end - length
            zone = self.named.get(text[start:end])
            if zone is not None and not (text[start].isascii() and text[start - 1 : start].isalnum()):
                return start, zone
        return None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All words by kind.

    Attributes:
        kinds: The words of each kind.
        lexed: Those that are found by reading the text once; what stands for a time, and what only looks so.
        span_before: The words before a length of time that say how far it binds.
        span_after: The words behind it.
        point_before: The words before a point in time that say so, without those that mean since.
        point_after: The words behind it.
        zones: The zones.
    """

    kinds: dict[TimeWordKind, WordSet]
    lexed: WordSet
    span_before: WordSet
    span_after: WordSet
    point_before: WordSet
    point_after: WordSet
    zones: Zones

    def __getitem__(self, kind: TimeWordKind) -> WordSet:
        """Return the words of a kind."""
        return self.kinds[kind]


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for the longest of the words at a place, grouped by first character for speed."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(by_first.items()))


@lru_cache(maxsize=1)
def load_times() -> TimeWords:
    """Read, check and index the two files.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    found: dict[TimeWordKind, list[TimeWord]] = {kind: [] for kind in get_args(TimeWordKind)}
    seen: set[tuple[str, str]] = set()
    columns = ("kind", "words", "value", "not_after", "not_before", "example")
    for row in read_table(_PACKAGE, "times.tsv", columns):
        if row["kind"] not in found:
            raise row.fail(f"kind {row['kind']!r} is none of {' '.join(found)}")
        kind = next(kind for kind in found if kind == row["kind"])
        group = "lexed" if kind in LEXED else kind
        for word in _words_of(row, kind):
            if (group, word.word) in seen:
                raise row.fail(f"{word.word} stands twice")
            seen.add((group, word.word))
            found[kind].append(word)

    def words_of(*kinds: TimeWordKind) -> WordSet:
        return WordSet(word for kind in kinds for word in found[kind])

    return TimeWords(
        kinds={kind: WordSet(words) for kind, words in found.items()},
        lexed=words_of(*LEXED),
        span_before=words_of("at-most-before", "at-least-before", "about-before"),
        span_after=words_of("at-most-after", "at-least-after", "about-after"),
        point_before=words_of("until-before", "about-before"),
        point_after=words_of("until-after", "since-after", "about-after"),
        zones=_load_zones(),
    )


def _words_of(row: Row, kind: TimeWordKind) -> list[TimeWord]:
    words = row.words("words")
    if any(word != shadow(word) for word in words):
        raise row.fail("a word is not in simplified, half-width, lower-case form")
    try:
        not_before = re.compile(row["not_before"]) if row["not_before"] else None
    except re.error as exc:
        raise row.fail(f"not_before is no pattern: {exc}") from exc
    return [
        TimeWord(
            word=word,
            kind=kind,
            value=row["value"],
            not_after=row.words("not_after"),
            not_before=not_before,
            example=row["example"],
        )
        for word in words
    ]


def _load_zones() -> Zones:
    known = available_timezones()
    named: dict[str, str] = {}
    places: dict[str, str] = {}
    english: dict[str, str] = {}
    for row in read_table(_PACKAGE, "zones.tsv", ("kind", "zone", "words")):
        if row["zone"] not in known:
            raise row.fail(f"{row['zone']} is no IANA zone")
        if row["kind"] not in {"zone", "place", "en"}:
            raise row.fail("kind is none of zone, place, en")
        for word in row.words("words"):
            if word != shadow(word):
                raise row.fail(f"{word} is not in simplified, half-width, lower-case form")
            table = {"place": places, "zone": named, "en": english}[row["kind"]]
            if word in table:
                raise row.fail(f"{word} already stands for {table[word]}")
            table[word] = row["zone"]
    pattern = re.compile(alternation(places))
    named = places | named
    return Zones(named=named, places=places, english=english, place=pattern, longest=max(map(len, named)))
