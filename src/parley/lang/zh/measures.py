"""What a measure of trade or a deal is about, by its words; and the words that point back to a term told before.

Read from `measures.tsv`, on the shadow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parley.lang.tables import read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"
_FILE: Final = "measures.tsv"
_COLUMNS: Final = ("word", "class", "example")
_BACK: Final = "back"
_FORMER: Final = "former"


@dataclass(frozen=True, slots=True)
class Measures:
    """The words in order with their classes; `back` points back, `former` stands before a time once meant."""

    words: tuple[tuple[str, str], ...]
    back: tuple[str, ...]
    former: tuple[str, ...]

    def find(self, text: str) -> str | None:
        """Return what the words are about, or None.

        Args:
            text: A shadow.
        """
        return next((sort for word, sort in self.words if word in text), None)


@lru_cache(maxsize=1)
def load_measures() -> Measures:
    """Return the shipped words.

    Raises:
        BadPack: A line of the file does not fit; the error names it.
    """
    words: dict[str, str] = {}
    for row in read_table(_PACKAGE, _FILE, _COLUMNS):
        word = row["word"]
        if word in words or shadow(word) != word or word not in row["example"]:
            raise row.fail(f"{word} is there twice, is not simplified, or its example lacks it")
        words[word] = row["class"]
    told = tuple((word, sort) for word, sort in words.items() if sort not in (_BACK, _FORMER))
    return Measures(
        told,
        tuple(word for word, sort in words.items() if sort == _BACK),
        tuple(word for word, sort in words.items() if sort == _FORMER),
    )
