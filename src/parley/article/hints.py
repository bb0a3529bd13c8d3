"""What an element's tag, class and id say about what it holds, by the words of `hints.tsv`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple, cast, get_args

import ahocorasick

from parley.lang.tables import Row, read_table
from parley.model.article import FurnitureKind

_ARTICLE: Final = "article"
_TAG_HINTS: dict[str, FurnitureKind] = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "related",
    "menu": "navigation",
    "address": "credit",
    "dialog": "promo",
}
_NAME_CHARS = 200


class _Part(NamedTuple):
    """A part of a class or id that tells something: its place in the table, and where it must begin and end."""

    text: str
    rank: int
    begins: bool
    ends: bool
    exceptions: tuple[str, ...]


class _Names:
    """The table, as one automaton over its words."""

    def __init__(self) -> None:
        rows = read_table("parley.article", "hints.tsv", ("kind", "words", "except"))
        self.kinds = [_kind_of(row) for row in rows]
        parts: dict[str, list[_Part]] = {}
        for rank, row in enumerate(rows):
            exceptions = tuple(text for word in row.words("except") for text in _spell(word))
            for word in row.words("words"):
                for text in _spell(word.strip("^$")):
                    part = _Part(text, rank, word.startswith("^"), word.endswith("$"), exceptions)
                    parts.setdefault(text, []).append(part)
        self._automaton = ahocorasick.Automaton()
        for text, found in parts.items():
            self._automaton.add_word(text, tuple(found))
        self._automaton.make_automaton()

    def ranks_in(self, word: str) -> set[int]:
        """Return the rows that a class or id fits."""
        folded = word.lower()
        found = ((part, end + 1) for end, parts in self._automaton.iter(folded) for part in parts)
        return {part.rank for part, end in found if _fits(part, folded, end)}


def _kind_of(row: Row) -> FurnitureKind | None:
    """Return the row's kind of furniture; None for the row that names articles."""
    if row["kind"] == _ARTICLE:
        return None
    if row["kind"] not in get_args(FurnitureKind):
        raise row.fail(f"kind {row['kind']!r} is no kind of furniture")
    return cast("FurnitureKind", row["kind"])


def _spell(word: str) -> tuple[str, ...]:
    """Return a word's spellings: with and without the hyphen where `~` stands."""
    return (word.replace("~", "-"), word.replace("~", "")) if "~" in word else (word,)


def _fits(part: _Part, word: str, end: int) -> bool:
    start = end - len(part.text)
    if part.begins and start and word[start - 1] not in "-_":
        return False
    if part.ends and end < len(word) and word[end] not in "-_" and not word[end].isdecimal():
        return False
    return not part.exceptions or not word.startswith(part.exceptions, start)


@lru_cache(maxsize=1)
def _names() -> _Names:
    return _Names()


@lru_cache(maxsize=16_384)
def hint_of(tag: str, name: str) -> tuple[FurnitureKind | None, bool]:
    """Return the furniture that an element is named after, and whether it is named after an article.

    Args:
        tag: The element's name.
        name: Its class and id, separated by a space.
    """
    hint = _TAG_HINTS.get(tag)
    good = tag in ("article", "main")
    rank = none = len(_names().kinds)
    for word in name[:_NAME_CHARS].split():
        word_rank, word_good = _read_word(word)
        rank = min(rank, word_rank)
        good = good or word_good
    if hint is None and rank < none:
        hint = _names().kinds[rank]
    return hint, good


@lru_cache(maxsize=65_536)
def _read_word(word: str) -> tuple[int, bool]:
    """Return the first row of furniture that a class or id fits, past the last when none; whether articles' fits."""
    kinds = _names().kinds
    ranks = _names().ranks_in(word)
    return min((rank for rank in ranks if kinds[rank] is not None), default=len(kinds)), any(
        kinds[rank] is None for rank in ranks
    )
