"""Pieces side by side -> what they name together: 俄|外交部, 美国|总统, 国务院|发言人, 俄罗斯|自然资源|部."""

from __future__ import annotations

from typing import Final

from parley.coding.mentions.book import EntityBook, Profile
from parley.coding.mentions.inner import inner_of
from parley.coding.mentions.institutions import parse_parts
from parley.coding.mentions.known import compose_profile, english_of, profile_of
from parley.coding.mentions.pieces import Piece
from parley.lang.zh.lexicon import Entry, Lexicon
from parley.lang.zh.naming import Naming
from parley.model.coding import LinkedBy

_LONGEST_OWNER: Final = 24
_MILITARY: Final = "org/military"
_NOT_FORCES: Final = frozenset("事援备工购售费力火舰机演情需品港旗衔衣车民阀团垦令委人官种校方队")
_OWNER_KINDS: Final = frozenset(("state", "organization", "group", "place"))


class Composer:
    """Joins owners with titles and institutions, and enters what it makes in the book."""

    def __init__(self, book: EntityBook, text: str, lexicon: Lexicon, naming: Naming) -> None:
        """Keep the book, in which owners stand already, the folded shadow and the words."""
        self.book = book
        self.text = text
        self.within: list[Piece] = []
        self.lexicon = lexicon
        self.naming = naming

    def compose(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Join each owner with what stands right behind it.

        Args:
            pieces: In order of place, not overlapping.

        Returns:
            The pieces after joining, and the owners that stand within them now.
        """
        found: list[Piece] = []
        within = self.within
        starts = {piece.start: piece for piece in pieces}
        for given in pieces:
            piece = self._cut(found, given)
            if piece is None:
                continue
            last = found[-1] if found else None
            paired = len(found) > 1 and found[-2].end == found[-1].start and found[-1].end - found[-1].start == 1
            joined = self._join(last, piece) if last is not None and last.end == piece.start and not paired else None
            if joined is not None and last is not None:
                within.append(last)
                found[-1] = joined
                piece = joined
            elif joined is None:
                found.append(piece)
            longer = None if self._is_owner_of(piece, starts.get(piece.end)) else self._lengthen(piece)
            if longer is not None:
                within.append(piece)
                found[-1] = longer
        return found, within

    def _is_owner_of(self, piece: Piece, following: Piece | None) -> bool:
        """Tell a piece right behind which an institution or title of the lexicon stands."""
        if following is None:
            return False
        entry = self.lexicon.entries.get(following.title or following.entity or "")
        return (
            entry is not None and (entry.kind == "office" or entry.sort == "generic") and piece.end == following.start
        )

    def _cut(self, found: list[Piece], piece: Piece) -> Piece | None:
        """Leave off what an institution before has taken: 委员会 of 委员会主席."""
        end = found[-1].end if found else 0
        if piece.start >= end:
            return piece
        return piece._replace(start=end) if piece.title and piece.end > end else None

    def _join(self, owner: Piece, piece: Piece) -> Piece | None:
        entry = self.lexicon.entries.get(piece.title or piece.entity or "")
        if entry is None or owner.entity is None or owner.end - owner.start > _LONGEST_OWNER:
            return None
        if entry.kind == "office":
            return self._make(owner, piece, entry, f"office/{_tail(owner.entity)}-{_tail(entry.id)}")
        if entry.kind == "organization" and entry.sort == "generic" and owner.title is None:
            return self._make(owner, piece, entry, f"org/{_tail(owner.entity)}-{_tail(entry.id)}")
        return None

    def _make(self, owner: Piece, piece: Piece, entry: Entry, ident: str) -> Piece | None:
        profile = profile_of(ident) or self._compose(owner.entity or "", entry)
        if profile is None:
            return None
        self.book.put(ident, profile)
        self._put_inner(owner, piece)
        linked_by: LinkedBy = "lexicon" if owner.linked_by == "lexicon" else "office"
        title = entry.id if entry.kind == "office" else None
        return Piece(owner.start, piece.end, ident, linked_by, title, owner.entity)

    def _put_inner(self, owner: Piece, title: Piece) -> None:
        """Keep the institution within a title: 俄外交部 in 俄外交部长."""
        inner = inner_of(self.text[title.start : title.end]) if title.title is not None else None
        if inner is None or self.lexicon.entries[inner[1]].sort != "generic":
            return
        piece = Piece(title.start, title.start + inner[0], inner[1])
        joined = self._join(owner, piece)
        if joined is not None:
            self.within.append(joined)

    def _compose(self, owner: str, entry: Entry) -> Profile | None:
        if self.book.kind(owner) not in _OWNER_KINDS and not (entry.kind == "office" and owner.startswith("office/")):
            return None
        return compose_profile(owner, self.book.profile(owner), entry)

    def _lengthen(self, owner: Piece) -> Piece | None:
        """Find the words of an institution behind its owner: 俄罗斯 + 自然资源部."""
        if owner.entity is None or owner.title is not None or owner.end - owner.start > _LONGEST_OWNER:
            return None
        if self.book.kind(owner.entity) not in _OWNER_KINDS:
            return None
        text = self.text
        generic = owner.entity in self.lexicon.entries and self.lexicon.entries[owner.entity].sort == "generic"
        if (
            not generic
            and text[owner.end : owner.end + 1] == "军"
            and text[owner.end + 1 : owner.end + 2] not in _NOT_FORCES
        ):
            return self._join(owner, Piece(owner.end, owner.end + 1, _MILITARY))
        end, what = parse_parts(text, owner.end, self.naming)
        if not end or text[end : end + 1] == "长":
            return None
        profile = self.book.profile(owner.entity)
        ident = f"org/{_tail(owner.entity)}-{text[owner.end : end]}"
        party = owner.entity if profile.is_party else profile.party
        name_zh = f"{profile.name_zh}{text[owner.end : end]}" if profile.name_zh else None
        self.book.put(ident, Profile("organization", english_of(owner.entity, profile, what), name_zh, party=party))
        return Piece(owner.start, end, ident, "new", None, owner.entity)


def _tail(ident: str) -> str:
    return ident.partition("/")[2]
