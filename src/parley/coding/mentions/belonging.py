"""Persons behind the title of a party's body or delegation -> whose they are: 协会(PSA)会长德雷克."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.mentions.pieces import Piece
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech

_TITLES: Final = 3
_WORD: Final = 8
_BRACKET: Final = 40
_RANKS: Final = frozenset("副前")


def give_parties(book: EntityBook, pieces: Sequence[Piece], naming: Naming, speech: Speech) -> None:
    """Give each person without a party that of the entity whose title stands before the name.

    Args:
        book: The page's entities.
        pieces: What the page names, composed names after their parts.
        naming: How names are made.
        speech: The words of the pack.
    """
    ends = {piece.end: piece.entity for piece in pieces if piece.entity is not None and piece.title is None}
    for piece in pieces:
        ident = piece.entity
        if ident is None or not ident.startswith("person/") or book.party(ident) is not None:
            continue
        party = _party_before(book, piece.start, ends, naming, speech)
        if party is not None:
            book.put(ident, Profile("person", party=party))


def _party_before(book: EntityBook, at: int, ends: dict[int, str], naming: Naming, speech: Speech) -> str | None:
    """Return the party of what stands before the titles that end at a place."""
    text = book.folded
    for _ in range(_TITLES):
        low = max(0, at - _WORD)
        length = max(words.before(text, low, at) for words in (speech.titles, naming["person-title"]))
        if not length:
            return None
        at -= length
        at -= text[at - 1 : at] in _RANKS
        end = max(0, text.rfind("(", max(0, at - _BRACKET), at)) if text[at - 1 : at] == ")" else at
        owner = ends.get(end) or ends.get(at)
        if owner is not None and not owner.startswith("person/"):
            return book.party(owner)
    return None
