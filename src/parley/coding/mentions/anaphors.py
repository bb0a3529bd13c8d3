"""Words that point back: 双方, 两国元首, 该组织, 国务卿 alone -> mentions of those who are meant, one each.

What they mean is looked for backwards from them, not far. Where too few or too many could be meant, nothing is entered.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from parley.coding.mentions.book import EntityBook
from parley.coding.mentions.pieces import Piece
from parley.coding.text.bounds import is_han
from parley.lang.zh.anaphors import Points, load_anaphors
from parley.model.coding import Mention

_REACH: Final = 500
_MENTIONS: Final = 60
_GAP: Final = 14
_JOINERS: Final = frozenset("和与同跟及、对")
_ENDS: Final = frozenset("。！？；\n")
_PAIR: Final = 2
_HEADS: Final = (
    "-president", "-prime-minister", "-king", "-state-president", "-supreme-leader", "-emir", "-sultan",
    "-head-of-state", "-crown-prince", "-junta-leader", "-general-secretary",
)  # fmt: skip
_TITLE: Final = 8
_THIS: Final = frozenset(("这位", "这名", "该名", "上述"))
_VAGUE: Final = frozenset(
    ("office/head", "office/head-of-state", "office/minister", "office/member-of-parliament", "office/commissioner")
)
_TRIPLE: Final = 3


class Pointer:
    """Finds what the words of a page point at."""

    def __init__(self, book: EntityBook, text: str) -> None:
        """Keep the book, with all names entered, and the folded shadow."""
        self.book = book
        self.text = text
        self._named = book.mentions_in(0, len(text))
        self._starts = [one.start for one in self._named]

    def enter(self, titles: Sequence[Piece]) -> None:
        """Enter the mentions.

        Args:
            titles: Titles that stand alone, without owner or name.
        """
        rules: dict[Points, Callable[[int], Sequence[str]]] = {
            "pair": self._pair,
            "states": self._states,
            "leaders": lambda at: self._leaders(at, _HEADS),
            "foreign-ministers": lambda at: self._leaders(at, ("foreign-minister", "secretary-of-state")),
            "defence-ministers": lambda at: self._leaders(at, ("defence-minister", "secretary-of-war")),
            "persons": self._persons,
            "triple": self._triple,
            "state": lambda at: self._last(at, lambda ident: self.book.kind(ident) == "state"),
            "body": lambda at: self._last(at, self._is_own_body),
            "ministry": lambda at: self._last(at, self._is_ministry),
            "former": lambda at: self._pair(at)[:1],
            "latter": lambda at: self._pair(at)[1:],
        }
        found = [(start, end, rules[points](start)) for start, end, points in load_anaphors().find(self.text)]
        found += [(title.start, title.end, self._holder(title)) for title in titles]
        for start, end, idents in found:
            for ident in idents:
                self.book.mention(ident, (start, end), "office", is_name=False)

    def _before(self, at: int) -> list[Mention]:
        """Return the names before a place, the nearest first."""
        last = bisect_left(self._starts, at)
        near = self._named[max(0, last - _MENTIONS) : last]
        return [one for one in reversed(near) if at - one.end <= _REACH]

    def _pair(self, at: int) -> list[str]:
        """Return the last two parties that are named together: 维兰和凯沃, 俄乌, 塔尔文与凯沃总理米尔桑."""
        for second, first in self._neighbours(at):
            one, other = self.book.party(first.entity), self.book.party(second.entity)
            if one is not None and other is not None and one != other and self._are_alike(one, other):
                return [one, other]
        return []

    def _are_alike(self, one: str, other: str) -> bool:
        """Tell two that can face each other: no state and a firm or a paper."""
        return (self._is_body(one)) == (self._is_body(other))

    def _is_body(self, ident: str) -> bool:
        return ident in self.book and self.book.kind(ident) == "organization"

    def _neighbours(self, at: int) -> list[tuple[Mention, Mention]]:
        """Return mentions and those right before them, joined by a word that joins or by nothing, nearest first."""
        near = self._before(at)
        found = []
        for second, first in itertools.pairwise(near):
            gap = self.text[first.end : second.start]
            if len(gap) <= _GAP and not _ENDS & set(gap) and (not gap or _JOINERS & set(gap)):
                found.append((second, first))
        return found

    def _states(self, at: int) -> list[str]:
        pair = self._pair(at)
        return pair if all(self.book.kind(ident) == "state" for ident in pair) else []

    def _persons(self, at: int) -> list[str]:
        sentence = max(self.text.rfind(mark, max(0, at - _REACH), at) for mark in _ENDS)
        previous = max(self.text.rfind(mark, max(0, at - _REACH), max(0, sentence)) for mark in _ENDS)
        for start in (sentence, previous):
            near = [
                one.entity for one in self._before(at) if one.start > start and self.book.kind(one.entity) == "person"
            ]
            persons = list(dict.fromkeys(reversed(near)))
            if len(persons) == _PAIR:
                return persons
        return []

    def _leaders(self, at: int, titles: tuple[str, ...]) -> list[str]:
        """Return the last two persons of different parties named together, or who speak for the last two parties.

        Args:
            at: Where the words stand that point at them.
            titles: Which titles they may hold; of persons whose office is not known any is possible.
        """
        for second, first in self._neighbours(at):
            persons = [self._person(first, first.end), self._person(second, self._until(second, at))]
            found = [ident for ident in persons if ident is not None and self._may_hold(ident, titles)]
            if len(found) == _PAIR and self.book.party(found[0]) != self.book.party(found[1]):
                return found
        found = []
        for party in self._pair(at):
            near = (one.entity for one in self._before(at) if self.book.kind(one.entity) == "person")
            fits = (ident for ident in near if self.book.party(ident) == party and self._may_hold(ident, titles))
            found += list(islice(fits, 1))
        return found if len(found) == _PAIR else []

    def _may_hold(self, person: str, titles: tuple[str, ...]) -> bool:
        roles = self.book.roles(person)
        return not roles or any(role.office.endswith(titles) for role in roles)

    def _until(self, mention: Mention, at: int) -> int:
        return min(at, mention.end + _TITLE)

    def _person(self, mention: Mention, end: int) -> str | None:
        """Return the person of a mention, or the one whose title it opens: 俄罗斯 in 俄罗斯总统普京."""
        if self.book.kind(mention.entity) == "person":
            return mention.entity
        first = bisect_left(self._starts, mention.end)
        for one in self._named[first : first + 1]:
            if one.start <= end and self.book.kind(one.entity) == "person":
                return one.entity
        return None

    def _triple(self, at: int) -> list[str]:
        near = (self.book.party(one.entity) for one in self._before(at) if not self._is_body(one.entity))
        parties = list(dict.fromkeys(party for party in near if party is not None))
        return list(reversed(parties[:_TRIPLE])) if len(parties) == _TRIPLE else []

    def _last(self, at: int, fits: Callable[[str], bool]) -> list[str]:
        return next(([one.entity] for one in self._before(at) if fits(one.entity)), [])

    def _is_own_body(self, ident: str) -> bool:
        return self.book.is_party(ident) and self.book.kind(ident) in ("organization", "group")

    def _is_ministry(self, ident: str) -> bool:
        profile = self.book.profile(ident)
        return profile.kind == "organization" and (profile.name_zh or "").endswith("部")

    def _holder(self, title: Piece) -> list[str]:
        """Return the one person of the page who is named before a title and holds an office of that title."""
        before = self.text[title.start - 1 : title.start]
        if (
            before and is_han(before) and self.text[title.start - _PAIR : title.start] not in _THIS
        ) or title.title in _VAGUE:
            return []
        wanted = (title.title or "").partition("/")[2]
        idents = dict.fromkeys(
            one.entity for one in self._before(title.start) if self.book.kind(one.entity) == "person"
        )
        held = [ident for ident in idents if any(role.office.endswith(f"-{wanted}") for role in self.book.roles(ident))]
        return held[:1] if len({self.book.party(ident) for ident in held}) == 1 else []
