"""How names are made: words around and at the end of names nobody listed, parts of institutions, adjectives of states.

Read from three files of `entities/`; all on the shadow.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from parley.lang.tables import read_table
from parley.lang.zh.script import shadow
from parley.lang.zh.speech import Words

_PACKAGE: Final = "parley.lang.zh"

NameWord = Literal[
    "body-head", "body-opening", "city-after", "city-class", "class-noun", "common", "firm-head",
    "generic-body", "gloss-intro", "group-head", "media-after", "media-before", "media-head", "name-inner",
    "name-opening", "not-body", "not-city", "not-first", "not-person", "not-side", "not-stop", "organ",
    "pair-after", "person-after", "person-title", "place-before", "place-class", "place-head", "run-before",
    "short-intro", "short-tail", "side-after", "state-class", "state-ending", "state-sure", "sure-head",
    "walk-stop", "weak-char",
]  # fmt: skip
Part = Literal["domain", "head"]


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """The words of the three files.

    Attributes:
        words: The rows of `name_words.tsv` by kind.
        parts: Words of institutions, by what they are in a name.
        english: Their English, by part and word.
        adjectives: The adjective of each state, by its id.
    """

    words: dict[NameWord, Words]
    parts: dict[Part, Words]
    english: dict[tuple[Part, str], str]
    adjectives: dict[str, str]

    def __getitem__(self, kind: NameWord) -> Words:
        """Return the words of a kind."""
        return self.words[kind]


@lru_cache(maxsize=1)
def load_naming() -> Naming:
    """Read and check the files.

    Raises:
        BadPack: A file is wrong; the error gives file and line.
    """
    english = _load_parts()
    parts: dict[Part, Words] = {
        part: Words(word for found, word in english if found == part) for part in get_args(Part)
    }
    return Naming(_load_words(), parts, english, _load_adjectives())


def _load_words() -> dict[NameWord, Words]:
    found: dict[NameWord, Words] = {}
    kinds: tuple[NameWord, ...] = get_args(NameWord)
    rows = read_table(_PACKAGE, "entities/name_words.tsv", ("kind", "words", "example"))
    for row in rows:
        kind = next((kind for kind in kinds if kind == row["kind"]), None)
        if kind is None or kind in found:
            raise row.fail(f"kind {row['kind']!r} is none of {' '.join(kinds)}, or stands twice")
        words = row.words("words")
        if any(word != shadow(word) for word in words) or list(words) != sorted(set(words)):
            raise row.fail("words must be on the shadow, sorted, each once")
        found[kind] = Words(words)
    missing = [kind for kind in kinds if kind not in found]
    if missing:
        raise rows[-1].fail(f"kinds missing: {' '.join(missing)}")
    return found


def _load_parts() -> dict[tuple[Part, str], str]:
    found: dict[tuple[Part, str], str] = {}
    parts: tuple[Part, ...] = get_args(Part)
    for row in read_table(_PACKAGE, "entities/institution_words.tsv", ("word", "part", "en", "example")):
        part = next((part for part in parts if part == row["part"]), None)
        if part is None or not row["en"] or (part, row["word"]) in found:
            raise row.fail(f"part must be one of {' '.join(parts)}, English given, and no word twice")
        if row["word"] not in row["example"]:
            raise row.fail("the example must hold the word")
        found[part, row["word"]] = row["en"]
    return found


def _load_adjectives() -> dict[str, str]:
    rows = read_table(_PACKAGE, "entities/adjectives.tsv", ("id", "adjective"))
    for row, other in itertools.pairwise(rows):
        if other["id"] <= row["id"]:
            raise other.fail(f"{other['id']} repeats an id or is out of order")
    return {row["id"]: row["adjective"] for row in rows}
