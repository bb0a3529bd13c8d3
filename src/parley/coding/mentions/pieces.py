"""Pieces: spans of the text with whom they stand for, and which of those that overlap are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parley.model.coding import LinkedBy


class Piece(NamedTuple):
    """A span with the entity it stands for.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        entity: Whom it stands for; None for a title that has no owner.
        linked_by: How the words were linked to it.
        title: The title's id in the lexicon, where it is one.
        owner: The entity right before the title or institution, whose it is.
    """

    start: int
    end: int
    entity: str | None
    linked_by: LinkedBy = "lexicon"
    title: str | None = None
    owner: str | None = None


def keep_longest(pieces: Iterable[Piece], length: int) -> list[Piece]:
    """Keep pieces that do not overlap, the longest first; of equal ones the first given.

    Args:
        pieces: In any order.
        length: The text's length.

    Returns:
        The pieces kept, in order of place.
    """
    taken = bytearray(length)
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[piece.start : piece.end]):
            taken[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
            kept.append(piece)
    kept.sort(key=lambda one: one.start)
    return kept
