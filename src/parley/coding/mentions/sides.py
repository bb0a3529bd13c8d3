"""First characters of parties named in full on the page: 维方, 维军, 维凯双方."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import ahocorasick

from parley.coding.mentions.pieces import Piece
from parley.lang.zh.naming import Naming

_SIDES: Final = frozenset("方国")
_NOT_BEHIND: Final = frozenset("际家内外民务案面法式向便针形程阵位")


def find_sides(
    text: str, chars: dict[str, str], listed: frozenset[str], naming: Naming, taken: bytearray
) -> Iterator[Piece]:
    """Find where the first character of a party stands for it.

    Args:
        text: The folded shadow.
        chars: The characters, with the party of each.
        listed: Parties that the lexicon has: its tagger knows their characters, only 方 is new here.
        naming: How names are made.
        taken: Where names stand already.
    """
    if not chars:
        return
    automaton = ahocorasick.Automaton()
    for char in chars:
        automaton.add_word(char, char)
    automaton.make_automaton()
    last = -1
    for at, _ in automaton.iter(text):
        if at <= last or taken[at]:
            continue
        for piece in _read_side(text, at, chars, listed, naming, taken):
            last = piece.end - 1
            yield piece


def _is_told(text: str, at: int, naming: Naming) -> bool:
    """Tell a listed party's character by what stands behind it: 委国, 科方, 科当局."""
    if text[at + 1 : at + 2] in _SIDES:
        return text[at : at + 2] not in naming["not-side"].all
    return text[at] not in naming["not-first"].all and naming["organ"].at(text, at + 1, len(text)) > 0


def _read_side(
    text: str, at: int, chars: dict[str, str], listed: frozenset[str], naming: Naming, taken: bytearray
) -> Iterator[Piece]:
    """Read what begins with a character: a side (维方), the character alone before its organs (维外长), or a pair."""
    party, following = chars[text[at]], text[at + 1 : at + 2]
    if party in listed and not _is_told(text, at, naming):
        return
    if following in _SIDES and text[at + 2 : at + 3] in _NOT_BEHIND:
        return
    if at + 1 < len(text) and not taken[at + 1] and naming["side-after"].at(text, at + 1, len(text)):
        yield Piece(at, at + 1 + (following in _SIDES), party, "suffix")
    elif (
        chars.get(following, party) != party and not taken[at + 1] and naming["pair-after"].at(text, at + 2, len(text))
    ):
        yield Piece(at, at + 1, party, "suffix")
        yield Piece(at + 1, at + 2, chars[following], "suffix")
