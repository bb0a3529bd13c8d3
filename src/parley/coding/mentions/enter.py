"""Pieces -> the book: mentions, the offices of persons behind a title, Latin glosses, the first character of 俄方."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.mentions.inner import inner_of
from parley.coding.mentions.known import profile_of, put_known
from parley.coding.mentions.pieces import Piece
from parley.lang.zh.lexicon import load_lexicon
from parley.lang.zh.naming import load_naming
from parley.model.coding import Role

_GLOSS: Final = re.compile(r" ?[(（]([^()（）\n]{1,90})[)）]")
_PART: Final = re.compile(r"[^,，、/;；。]+")
_LATIN: Final = re.compile(r"[A-Z\u00c0-\u00de][\w .'’&\u00c0-\u017f-]*")
_CLOSERS: Final = frozenset("”」』》\"'")
_SIDE_ENDS: Final = "方"
_REGION: Final = "地区"
_NAMED_SORTS: Final = frozenset(("alliance", "bank", "company", "international", "ngo", "party", "union"))
_BRACKET_REACH: Final = 6
_BETWEEN: Final = 2


def enter_pieces(book: EntityBook, pieces: list[Piece], within: list[Piece], text: str) -> list[Piece]:
    """Enter the mentions of a page.

    Args:
        book: The book, in which all entities stand already.
        pieces: In order of place, not overlapping.
        within: Owners that stand within longer pieces.
        text: The folded shadow.

    Returns:
        The titles that stand alone, without owner or name.
    """
    alone: list[Piece] = []
    following = {one.start: one for one in pieces}
    for piece in within:
        _enter(book, piece)
    for piece in pieces:
        _enter_inner(book, piece, text)
        for ident in _joint_forms().get(text[piece.start : piece.end], ()):
            put_known(book, ident)
            book.mention(ident, (piece.start, piece.end), "lexicon")
        if piece.title is not None:
            person = following.get(piece.end)
            if person is not None and person.entity is not None and person.entity.startswith("person/"):
                _give_office(book, piece, person)
            elif piece.owner is not None:
                _enter(book, piece)
            else:
                alone.append(piece)
            continue
        _enter(book, piece)
        _enter_gloss(book, piece)
        if (
            piece.end - piece.start == _BETWEEN
            and text[piece.end - 1] in _SIDE_ENDS
            and book.kind(piece.entity or "") == "state"
        ):
            book.mention(piece.entity or "", (piece.start, piece.start + 1), piece.linked_by)
    return alone


@lru_cache(maxsize=1)
def _joint_forms() -> dict[str, tuple[str, ...]]:
    """Return the words that stand for all their meanings at once: 双普."""
    return {short.form: short.meanings[0] for short in load_lexicon().short_forms if short.kind == "joint"}


def _enter(book: EntityBook, piece: Piece) -> None:
    if piece.entity is not None:
        book.mention(piece.entity, (piece.start, piece.end), piece.linked_by)


def _enter_inner(book: EntityBook, piece: Piece, text: str) -> None:
    """Enter the state that a body's name begins with (美国 in 美国国务院), and a region without 地区."""
    if piece.entity is None or piece.owner is not None or piece.linked_by != "lexicon":
        return
    form = text[piece.start : piece.end]
    lexicon = load_lexicon()
    entry = lexicon.entries.get(piece.entity)
    if form.endswith(_REGION) and piece.entity in lexicon.forms.get(form.removesuffix(_REGION), ()):
        book.mention(piece.entity, (piece.start, piece.end - len(_REGION)), "lexicon")
    if entry is None or entry.kind != "organization" or entry.sort in _NAMED_SORTS:
        return
    inner = inner_of(form)
    profile = profile_of(inner[1]) if inner is not None else None
    if inner is None or profile is None or lexicon.entries[inner[1]].sort == "generic":
        return
    if profile.kind == "state":
        book.put(inner[1], profile)
        book.mention(inner[1], (piece.start, piece.start + inner[0]), "lexicon")


def _give_office(book: EntityBook, title: Piece, person: Piece) -> None:
    """Give a person the office that stands before the name, and the party of its owner."""
    ident = person.entity or ""
    if title.entity is None or title.owner is None:
        return
    role = Role(office=title.entity, since=None, to=None)
    held = any(one.office == title.entity for one in book.roles(ident))
    book.put(ident, Profile("person", party=book.party(title.owner), roles=() if held else (role,)))


def _behind(text: str, end: int) -> int:
    """Return the length of what may stand between a name and its brackets: a closing quote, or 地区."""
    if text[end : end + 1] in _CLOSERS:
        return 1
    return load_naming()["place-head"].at(text, end, len(text))


def _enter_gloss(book: EntityBook, piece: Piece) -> None:
    """Enter the Latin names in brackets behind a name: 威特科夫(Steve Witkoff), 美国有线电视新闻网(CNN)."""
    if "(" not in book.folded[piece.end : piece.end + _BRACKET_REACH]:
        return
    match = _GLOSS.match(book.text, piece.end) or _GLOSS.match(book.text, piece.end + _behind(book.folded, piece.end))
    if match is None or piece.entity is None:
        return
    for part in _PART.finditer(match[1]):
        latin = _LATIN.match(part[0].lstrip())
        if latin is None:
            continue
        words = latin[0].rstrip()
        start = match.start(1) + part.start() + len(part[0]) - len(part[0].lstrip())
        book.mention(piece.entity, (start, start + len(words)), "gloss")
        book.put(piece.entity, Profile(book.kind(piece.entity), words))
