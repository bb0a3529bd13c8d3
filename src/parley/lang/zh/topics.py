"""The words that name terms of a negotiation, each with its topic and with what must stand near it.

Read from `domains/*.tsv` (one file a domain; docs/domains.md tells how to add one), `term_classes.tsv` (words that
behave alike: those whom one releases, verbs of leaving) and `targets.tsv`, on the shadow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.lang.zh.script import shadow
from parley.lang.zh.term_scan import Needed, TermHit, TermKind, TermScan, TermWord
from parley.model.coding import Target, Topic

_PACKAGE: Final = "parley.lang.zh"
_FOLDER: Final = "domains"
_COLUMNS: Final = ("word", "topic", "kind", "before", "beside", "example")
_NONE: Final = "-"
_STAR: Final = "*"
_CLASS: Final = "@"
_BOTH: Final = "&"

Classes = dict[str, tuple[str, ...]]


class TargetHit(NamedTuple):
    """Words that tell what a truce covers."""

    start: int
    end: int
    target: Target


@dataclass(frozen=True, slots=True)
class Topics:
    """The terms of all domains, for matching.

    Attributes:
        words: All entries, in the order of files and lines.
        targets: Target and example by word.
        stars: Words of `beside` that may stand anywhere on the page, sorted.
    """

    words: tuple[TermWord, ...]
    targets: dict[str, tuple[Target, str]]
    stars: tuple[str, ...]
    _terms: ahocorasick.Automaton
    _targets: ahocorasick.Automaton

    def scan(self, text: str, bodies: Sequence[int] = ()) -> TermScan:
        """Find all words of a page in one pass; the scan tells the terms of its clauses.

        Args:
            text: The shadow.
            bodies: Where names of organisations begin, sorted; for words that need one behind them (退出该组织).
        """
        page = frozenset(word for word in self.stars if text.count(word[1:]) > 1)
        return TermScan(self._terms, text, page, bodies)

    def find(self, text: str, start: int, end: int) -> list[TermHit]:
        """Find the terms of one clause of a text; see `TermScan.find`.

        Example:
            >>> [hit.topic for hit in load_topics().find("双方同意停止袭击并释放全部战俘", 0, 15)]
            ['ceasefire', 'prisoner-release']
        """
        return self.scan(text).find(start, end)

    def find_targets(self, text: str, start: int, end: int) -> list[TargetHit]:
        """Find the words that tell what a truce covers, leftmost and longest."""
        return [
            TargetHit(last + 1 - len(word), last + 1, self.targets[word][0])
            for last, word in self._targets.iter_long(text, start, end)
        ]


@lru_cache(maxsize=1)
def load_topics() -> Topics:
    """Read, check and index all domains.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    folder = resources.files(_PACKAGE).joinpath(_FOLDER)
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".tsv"))
    return make_topics(
        [row for name in names for row in read_table(_PACKAGE, f"{_FOLDER}/{name}", _COLUMNS)],
        read_table(_PACKAGE, "targets.tsv", ("word", "target", "example")),
        read_table(_PACKAGE, "term_classes.tsv", ("class", "words")),
    )


def make_topics(rows: list[Row], target_rows: tuple[Row, ...], class_rows: tuple[Row, ...] = ()) -> Topics:
    """Make the terms of the rows of tables.

    Raises:
        BadPack: A row is wrong; the error gives file and line.
    """
    classes = _read_classes(class_rows)
    entries: dict[str, list[TermWord]] = {}
    previous: tuple[str, ...] = ("", "")
    for row in rows:
        key = (row.file, *(row[name] for name in ("word", "topic", "kind", "before", "beside")))
        if previous[0] == row.file and key <= previous:
            raise row.fail(f"{row['word']} stands twice or out of order")
        previous = key
        for entry in _read(row, classes):
            entries.setdefault(entry.word, []).append(entry)
    targets = _read_targets(target_rows)
    automaton = ahocorasick.Automaton()
    for word in targets:
        automaton.add_word(word, word)
    automaton.make_automaton()
    words = tuple(one for found in entries.values() for one in found)
    stars = sorted({word for entry in words for word in entry.beside if word.startswith(_STAR)})
    return Topics(words, targets, tuple(stars), _index(entries), automaton)


def _index(entries: dict[str, list[TermWord]]) -> ahocorasick.Automaton:
    """Index the words of terms and those that terms need near them; those with conditions come first."""
    numbers: dict[tuple[str, ...], int] = {(): -1}
    for found in entries.values():
        for entry in found:
            for needed in (entry.before, entry.beside):
                numbers.setdefault(needed, len(numbers) - 1)
    needs: dict[str, list[int]] = {}
    for needed, number in numbers.items():
        for word in needed:
            needs.setdefault(word, []).append(number)
    automaton = ahocorasick.Automaton()
    for word in (*entries, *(word for word in needs if word not in entries)):
        ordered = sorted(entries.get(word, ()), key=lambda one: (not one.needs_both, not one.before and not one.beside))
        readings = tuple((one, numbers[one.before], numbers[one.beside]) for one in ordered)
        automaton.add_word(word, Needed(len(word), readings, tuple(needs.get(word, ()))))
    automaton.make_automaton()
    return automaton


def _read_classes(rows: Iterable[Row]) -> Classes:
    classes: Classes = {}
    for row in rows:
        words = row.words("words")
        if row["class"] <= max(classes, default=""):
            raise row.fail(f"{row['class']} stands twice or out of order")
        if not words or list(words) != sorted(set(words)) or any(word != shadow(word) for word in words):
            raise row.fail("words must be sorted, each once, in simplified, half-width, lower-case form")
        classes[row["class"]] = words
    return classes


def _expand(row: Row, column: str, classes: Classes) -> tuple[str, ...]:
    """Return the words of a cell, those of its classes in their place."""
    found: dict[str, None] = {}
    for part in row.words(column):
        word = part.removeprefix(_BOTH)
        if word.startswith(_CLASS) and word[1:] not in classes:
            raise row.fail(f"{word} is no class of term_classes.tsv")
        found.update(dict.fromkeys(classes[word[1:]] if word.startswith(_CLASS) else (word,)))
    return tuple(found)


def _read(row: Row, classes: Classes) -> Iterable[TermWord]:
    if row["topic"] not in get_args(Topic):
        raise row.fail(f"topic {row['topic']!r} is not in the codebook")
    if row["kind"] not in get_args(TermKind):
        raise row.fail(f"kind {row['kind']!r} is none of {' '.join(get_args(TermKind))}")
    cells = (row["word"], row["before"], row["beside"])
    if not row["word"] or any(cell != shadow(cell) for cell in cells):
        raise row.fail(f"{row['word']!r} is empty or not in simplified, half-width, lower-case form")
    before, beside = (() if row[name] == _NONE else _expand(row, name, classes) for name in ("before", "beside"))
    needs_both = row["before"].startswith(_BOTH)
    if needs_both and not beside:
        raise row.fail("& asks for words of both columns")
    for word in _expand(row, "word", classes):
        yield TermWord(
            word,
            cast("Topic", row["topic"]),
            cast("TermKind", row["kind"]),
            before,
            beside,
            needs_both,
            row["example"].replace(_STAR, word),
        )


def _read_targets(rows: tuple[Row, ...]) -> dict[str, tuple[Target, str]]:
    found: dict[str, tuple[Target, str]] = {}
    previous = ""
    for row in rows:
        if row["target"] not in get_args(Target):
            raise row.fail(f"target {row['target']!r} is not in the codebook")
        if row["word"] != shadow(row["word"]) or row["word"] <= previous:
            raise row.fail(f"{row['word']} stands twice, out of order or not in simplified, half-width form")
        previous = row["word"]
        found[row["word"]] = (cast("Target", row["target"]), row["example"])
    return found
