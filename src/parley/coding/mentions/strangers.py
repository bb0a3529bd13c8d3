"""On a page about parties nobody listed, short names that the lexicon has of others: they are left out.

达尔 may be Pakistan's minister; on a page that names a state nobody listed and never Pakistan he is somebody else.
"""

from __future__ import annotations

from typing import Final

from parley.coding.mentions.book import EntityBook
from parley.coding.mentions.page_names import PageNames
from parley.coding.mentions.pieces import Piece
from parley.lang.zh.lexicon import Lexicon

_SHORT: Final = 5
_SIDE: Final = 2


def leave_strangers(pieces: list[Piece], book: EntityBook, names: PageNames, *, lexicon: Lexicon) -> list[Piece]:
    """Leave out the short names of people and bodies whose party the page does not name.

    Args:
        pieces: What the lexicon knows on the page.
        book: The page's entities.
        names: The forms the page itself shows.
        lexicon: The lexicon.
    """
    firsts = {
        form[0]
        for form, named in names.forms.items()
        if named.entity.startswith("state/") and named.entity not in lexicon.entries
    }
    if not firsts:
        return pieces
    pieces = _leave_characters(_leave_parts(pieces, lexicon), firsts, book.folded, lexicon)
    parties = {piece.entity for piece in pieces if piece.entity and book.is_party(piece.entity)}
    return [piece for piece in pieces if not _is_stranger(piece, book, parties, lexicon)]


def _leave_parts(pieces: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """Leave out bodies of the lexicon right behind a name nobody listed: they are a part of its body's name."""
    ends = {piece.end for piece in pieces if piece.entity is not None and piece.entity not in lexicon.entries}
    return [piece for piece in pieces if piece.start not in ends or not _is_named_body(piece, lexicon)]


def _leave_characters(pieces: list[Piece], firsts: set[str], text: str, lexicon: Lexicon) -> list[Piece]:
    """Leave out 塞 for a listed state that the page does not name, where a state nobody listed begins with it."""
    named = {piece.entity for piece in pieces if piece.end - piece.start > _SIDE}
    return [
        piece
        for piece in pieces
        if piece.end - piece.start > _SIDE
        or piece.entity not in lexicon.entries
        or lexicon.entries[piece.entity].kind != "state"
        or piece.entity in named
        or text[piece.start] not in firsts
    ]


def _is_named_body(piece: Piece, lexicon: Lexicon) -> bool:
    entry = lexicon.entries.get(piece.entity or "")
    return entry is not None and entry.kind == "organization" and entry.sort != "generic"


def _is_stranger(piece: Piece, book: EntityBook, parties: set[str], lexicon: Lexicon) -> bool:
    entry = lexicon.entries.get(piece.entity or "")
    if entry is None or entry.kind not in ("person", "organization") or entry.sort in ("generic", "outlet"):
        return False
    party = book.party(entry.id)
    return (
        piece.end - piece.start < _SHORT
        and entry.owner is not None
        and party not in parties
        and entry.owner not in parties
    )
