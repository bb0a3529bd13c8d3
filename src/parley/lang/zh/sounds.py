"""How Chinese renderings of foreign names sound, so that two renderings of one name can be told: 赫瓦利, 赫法利.

Read from `sounds.tsv`. Sound alone never decides; it confirms what other things suggest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from parley.lang.tables import read_table

_PACKAGE: Final = "parley.lang.zh"
_FILE: Final = "sounds.tsv"
_COLUMNS: Final = ("syllable", "chars")


@lru_cache(maxsize=1)
def load_sounds() -> dict[str, str]:
    """Return the syllable of each character.

    Raises:
        BadPack: A line of the file does not fit; the error names it.
    """
    found: dict[str, str] = {}
    for row in read_table(_PACKAGE, _FILE, _COLUMNS):
        for char in row["chars"]:
            if char in found:
                raise row.fail(f"{char} is there twice")
            found[char] = row["syllable"]
    return found


def spell(name: str) -> str:
    """Return a name's sound as letters; a character that is not listed stands for itself.

    Args:
        name: In simplified characters.

    Example:
        >>> spell("赫瓦利"), spell("赫法利")
        ('hewali', 'hefali')
    """
    sounds = load_sounds()
    return "".join(sounds.get(char, char) for char in name)


def likeness(one: str, other: str) -> float:
    """Return how alike two names sound, 0 to 1: the share of letters in their longest common subsequence.

    Args:
        one: A name in simplified characters.
        other: Another.

    Example:
        >>> round(likeness("赫瓦利", "赫法利"), 2)
        0.83
    """
    return likeness_of_spellings(spell(one), spell(other))


def likeness_of_spellings(one: str, other: str) -> float:
    """Return how alike two spellings are; see `likeness`."""
    if not one or not other:
        return 0.0
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    full = (1 << len(one)) - 1
    row = full
    for letter in other:  # a bit for each letter of `one` that the subsequence has not reached (Crochemore et al. 2001)
        found = row & places.get(letter, 0)
        row = (row + found | row - found) & full
    return 2 * (len(one) - row.bit_count()) / (len(one) + len(other))
