"""Bodies nobody listed: armed groups, movements, unions, firms, courts, committees, told by how their names end.

The end of such a name is sure, its beginning is not: the way back stops at words that no name holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from parley.coding.mentions.institutions import parse_parts
from parley.coding.mentions.pieces import Piece
from parley.coding.text.bounds import is_han, is_name_end
from parley.lang.zh.naming import Naming
from parley.lang.zh.speech import Speech, Words
from parley.model.coding import EntityKind

_LONGEST: Final = 16
_STOP_CHARS: Final = frozenset(
    "的了着过和与及或同跟在对向从由将被把给使让是为以于就还也都又已曾未不没各该此这那每某本其并但而若如有后前时说称据令请来去到至即则却只仅等们他她它我你并兼两数多"
)
_STATE_KINDS: Final = ("state/", "place/", "org/", "group/")
_TELLING: Final = 3
_MIN_STEM: Final = 2
_WORD: Final = 8


class Body(NamedTuple):
    """A body's name: where it stands, and whether brackets, an owner or repetition vouch for it."""

    start: int
    end: int
    kind: EntityKind
    owner: str | None


def find_bodies(text: str, pieces: list[Piece], naming: Naming, speech: Speech) -> Iterator[Body]:
    """Find what may be names of bodies.

    Args:
        text: The folded shadow.
        pieces: What the lexicon knows on the page.
        naming: How names are made.
        speech: The words of the pack.
    """
    ends = {piece.end: piece for piece in pieces}
    inside = bytearray(len(text) + 1)
    for piece in pieces:
        inside[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
    kinds: tuple[tuple[EntityKind, str], ...] = (("group", "group-head"), ("organization", "body-head"))
    for kind, row in kinds:
        heads = naming["group-head"] if row == "group-head" else naming["body-head"]
        for at, length in heads.places(text):
            if not _ends(text, at + length, length, naming, speech):
                continue
            start, owner = _way_back(text, at, ends, inside, naming, speech)
            name = text[start : at + length]
            if owner is not None and is_composed(text, start, at + length, ends, naming):
                continue
            stem = at - start
            if (
                stem < _MIN_STEM
                or name in naming["not-body"].all
                or name in naming["generic-body"].all
                or naming["not-body"].before(name, 0, len(name)) > length
            ):
                continue
            yield Body(start, at + length, kind, owner)


def _ends(text: str, end: int, head: int, naming: Naming, speech: Speech) -> bool:
    """Tell whether a name may end at `end`; behind a head of three characters or more it may end anywhere."""
    if end >= len(text) or not is_han(text[end]):
        return True
    if speech["office"].at(text, end, len(text)) > 1:
        return True
    if naming["body-head"].at(text, end, len(text)) or naming["group-head"].at(text, end, len(text)):
        return False
    if head >= _TELLING or text[end - head : end] in naming["sure-head"].all:
        return True
    return is_name_end(speech, text, end, len(text)) or speech["office"].at(text, end, len(text)) > 0


def _way_back(
    text: str, head: int, ends: dict[int, Piece], inside: bytearray, naming: Naming, speech: Speech
) -> tuple[int, str | None]:
    """Go back from the head to where the name begins; return that and the owner it begins with."""
    at, walls = head, _walls(naming, speech)
    limit = max(0, head - _LONGEST)
    while at > limit:
        piece = ends.get(at)
        if piece is not None:
            return _owner_of(text, at, piece, ends, naming)
        char = text[at - 1]
        if not is_han(char) or inside[at - 1] or (char in _STOP_CHARS and not _is_held(text, at - 1, naming)):
            break
        low = max(limit, at - _WORD)
        if at == head:
            who = max(speech[kind].before(text, low, at) for kind in ("trade", "group", "office"))
            if who > 1:
                at -= who
                continue
        if walls.before(text, low, at) or (at < head and naming["class-noun"].before(text, low, at)):
            break
        at -= 1
    return at, None


@lru_cache(maxsize=1)
def _walls(naming: Naming, speech: Speech) -> Words:
    """Return the words that no name holds."""
    kinds = (speech[kind] for kind in ("time", "preposition", "adverb", "office", "trade", "group"))
    spoken = {word for words in (*kinds, speech.verb_words) for word in words.all if len(word) > 1}
    return Words(spoken | naming["walk-stop"].all)


def _owner_of(text: str, at: int, piece: Piece, ends: dict[int, Piece], naming: Naming) -> tuple[int, str | None]:
    """Return where the owners right before a place begin, and the nearest of them: 韩国|国会 before 委员会."""
    start, owner = at, None
    while piece.title is None and piece.entity is not None and not piece.entity.startswith("person/"):
        start, owner = piece.start, owner or piece.entity
        following = ends.get(start)
        if following is None:
            break
        piece = following
    return start - naming["body-opening"].before(text, max(0, start - _WORD), start), owner


def _is_held(text: str, at: int, naming: Naming) -> bool:
    """Tell a character that is part of a word which names may hold: 和 in 和解."""
    words = naming["not-stop"]
    return any(words.at(text, start, len(text)) > at - start for start in (at, at - 1, at - 2) if start >= 0)


def find_press(text: str, naming: Naming, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Find houses of the press: 据承远社报道, 《论坛邮报》.

    Args:
        text: The folded shadow.
        naming: How names are made.
        taken: Where entities of the lexicon stand.
    """
    heads = naming["media-head"]
    for at, length in heads.places(text):
        end = at + length
        if not naming["media-after"].at(text, end, len(text)):
            continue
        start = at
        while start and at - start < _WORD and is_han(text[start - 1]) and not taken[start - 1]:
            if naming["media-before"].before(text, max(0, start - _WORD), start):
                break
            start -= 1
        opened = (
            start == 0
            or not is_han(text[start - 1])
            or naming["media-before"].before(text, max(0, start - _WORD), start) > 0
        )
        if opened and 2 <= end - start <= _WORD and at - start >= 1:
            yield start, end


def short_of(short: str, full: str) -> bool:
    """Tell a short form: its characters stand in the full name in the same order, the first of both words in it.

    Args:
        short: The short form, folded.
        full: The full name, folded.
    """
    at = -1
    for char in short:
        at = full.find(char, at + 1)
        if at < 0:
            return False
    return 1 < len(short) < len(full)


def is_composed(text: str, start: int, end: int, ends: dict[int, Piece], naming: Naming) -> bool:
    """Tell a name that an owner and the words of institutions make: it is composed elsewhere, with its English."""
    return any(parse_parts(text, at, naming)[0] == end for at in range(start + 1, end) if at in ends)
