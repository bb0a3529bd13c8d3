"""The units of `units.tsv`: what may stand behind a number, and the name it is coded under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parley.lang.tables import read_table
from parley.lang.zh.script import shadow

_PACKAGE: Final = "parley.lang.zh"


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit or classifier.

    Attributes:
        word: On the shadow.
        kind: What is counted.
        unit: The name it is coded under.
        counts_one: Whether 一 before it is a number: 一名士兵, but not 一个建议.
        not_before: What may not follow.
    """

    word: str
    kind: str
    unit: str
    counts_one: bool
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Units:
    """All units by word, with the length of the longest."""

    by_word: dict[str, UnitWord]
    longest: int

    def at(self, text: str, start: int) -> UnitWord | None:
        """Return the longest unit that begins at a place of the shadow and fits there."""
        for length in range(min(self.longest, len(text) - start), 0, -1):
            unit = self.by_word.get(text[start : start + length])
            if unit is not None and (unit.not_before is None or unit.not_before.match(text, start + length) is None):
                return unit
        return None


@lru_cache(maxsize=1)
def load_units() -> Units:
    """Read, check and index the file.

    Raises:
        BadPack: The file is wrong; the error gives file and line.
    """
    found: dict[str, UnitWord] = {}
    for row in read_table(_PACKAGE, "units.tsv", ("kind", "words", "unit", "one", "not_before")):
        if row["one"] not in {"yes", "no"}:
            raise row.fail("one is neither yes nor no")
        try:
            not_before = re.compile(row["not_before"]) if row["not_before"] else None
        except re.error as exc:
            raise row.fail(f"not_before is no pattern: {exc}") from exc
        for word in row.words("words"):
            if word in found or word != shadow(word):
                raise row.fail(f"{word} stands twice or is not in simplified, half-width, lower-case form")
            found[word] = UnitWord(
                word=word,
                kind=row["kind"],
                unit=row["unit"] or word,
                counts_one=row["one"] == "yes",
                not_before=not_before,
            )
    return Units(by_word=found, longest=max(map(len, found)))
