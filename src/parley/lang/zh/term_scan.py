"""The words of all terms in one pass over a page, and which of them name a term of one clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import ahocorasick

from parley.model.coding import Topic

BODY: Final = "#body"
_NEAR: Final = 18
_BEHIND: Final = 4

TermKind = Literal["act", "thing", "breach", "accord", "none"]


@dataclass(frozen=True, slots=True)
class TermWord:
    """A word that names a term.

    Attributes:
        word: The word, on the shadow.
        topic: What it is about.
        kind: `act` for what a party can do or stop doing (撤军), `thing` for what it can have or want (关税);
            `breach` for what breaks a truce, which counts only where somebody is accused of it or denies it;
            `accord` for a paper that is about what was agreed last (协议);
            `none` for words in which a term only seems to stand (停火期间).
        before: Words of which one must stand shortly before it; or one of `beside`, where both are given.
        beside: Words of which one must stand elsewhere in its clause; with a star, twice on the page; `#body` for the
            name of an organisation right behind it.
        needs_both: True where one of `before` and one of `beside` must be there.
        example: A sentence in which it is found.
    """

    word: str
    topic: Topic
    kind: TermKind
    before: tuple[str, ...]
    beside: tuple[str, ...]
    needs_both: bool
    example: str


class TermHit(NamedTuple):
    """A term in a text: offsets of its words, with the word before it that it needed."""

    start: int
    end: int
    topic: Topic
    kind: TermKind


class Needed(NamedTuple):
    """What the automaton gives for a word.

    Attributes:
        length: Its length.
        entries: The terms that it names: numbers of the words that each needs before and beside it, -1 for none.
        needs: The numbers of the conditions that it fulfils.
    """

    length: int
    entries: tuple[tuple[TermWord, int, int], ...]
    needs: tuple[int, ...]


class TermScan:
    """The words of one page, found once."""

    def __init__(
        self, automaton: ahocorasick.Automaton, text: str, page: frozenset[str], bodies: Sequence[int] = ()
    ) -> None:
        """Find all words.

        Args:
            automaton: Gives a `Needed` for each word.
            text: The shadow.
            page: The words with a star that the page fulfils.
            bodies: Where names of organisations begin, sorted.
        """
        self._page, self._bodies = page, bodies
        self._hits: list[tuple[int, int, tuple[tuple[TermWord, int, int], ...]]] = []
        self._lasts: list[int] = []
        self._needs: dict[int, tuple[list[int], list[int]]] = {}
        for last, (length, entries, needs) in automaton.iter(text):
            if entries:
                self._hits.append((last + 1 - length, last + 1, entries))
                self._lasts.append(last + 1)
            for need in needs:
                starts, ends = self._needs.setdefault(need, ([], []))
                starts.append(last + 1 - length)
                ends.append(last + 1)

    def find(self, start: int, end: int) -> list[TermHit]:
        """Find the terms of one clause, the longest first where words overlap, in order of place.

        Args:
            start: Where the clause begins.
            end: Where it ends.
        """
        found: list[tuple[int, int, TermHit]] = []
        needed: list[tuple[int, int]] = []
        for at, own, entries in self._hits[bisect_right(self._lasts, start) : bisect_right(self._lasts, end)]:
            if at < start:
                continue
            best = self._choose(entries, at, own, (start, end))
            if best is not None:
                word, fit = best
                low = fit[0] if fit[2] and fit[0] < at and word.kind != "accord" else at
                found.append((at - own, at, TermHit(low, own, word.topic, word.kind)))
                needed.append(fit[:2])
        if len(found) > 1:
            return _longest(found, needed)
        return [hit for _, _, hit in found if hit.kind != "none"]

    def _choose(
        self, entries: tuple[tuple[TermWord, int, int], ...], at: int, own: int, clause: tuple[int, int]
    ) -> tuple[TermWord, tuple[int, int, bool]] | None:
        """Choose the term that a word names here: of several the one whose words before it stand nearest."""
        best: tuple[TermWord, tuple[int, int, bool]] | None = None
        for entry in entries:
            fit = self._fit(entry, at, own, clause)
            if fit is not None and entry[0].needs_both:
                return entry[0], fit
            if fit is not None and (best is None or (fit[2] and best[1][2] and _is_nearer(fit, best[1]))):
                best = (entry[0], fit)
        return best

    def _fit(
        self, entry: tuple[TermWord, int, int], at: int, own: int, clause: tuple[int, int]
    ) -> tuple[int, int, bool] | None:
        """Find the words that a term needs.

        Returns:
            Where they stand (none: an empty span), and whether the term begins with them; None when they are not there.
        """
        word, before, beside = entry
        if before < 0 and beside < 0:
            return at, at, False
        lead = self._before(before, max(clause[0], at - _NEAR), at + 1) if before >= 0 else None
        if lead is not None and not word.needs_both:
            return *lead, True
        if lead is None and word.needs_both:
            return None
        around = self._beside(word, beside, (at, own), clause) if beside >= 0 else None
        if around is None:
            return None
        return (*around, False) if lead is None else (*lead, True)

    def _before(self, need: int, low: int, high: int) -> tuple[int, int] | None:
        """Return the last word of a condition that begins and ends between two places."""
        starts, ends = self._needs.get(need, ((), ()))
        index = bisect_right(ends, high) - 1
        best: tuple[int, int] | None = None
        while index >= 0 and ends[index] > low:
            if starts[index] >= low and (best is None or starts[index] > best[0]):
                best = (starts[index], ends[index])
            index -= 1
        return best

    def _beside(
        self, word: TermWord, need: int, own: tuple[int, int], clause: tuple[int, int]
    ) -> tuple[int, int] | None:
        if self._page and not self._page.isdisjoint(word.beside):
            return own[0], own[0]
        if BODY in word.beside:
            body = bisect_left(self._bodies, own[1])
            if body < len(self._bodies) and self._bodies[body] <= own[1] + _BEHIND:
                return own[0], own[0]
        found = self._before(need, clause[0], own[0])
        return found if found is not None else self._behind(need, own[1], clause[1])

    def _behind(self, need: int, low: int, high: int) -> tuple[int, int] | None:
        starts, ends = self._needs.get(need, ((), ()))
        for index in range(bisect_right(ends, low), len(ends)):
            if ends[index] > high:
                return None
            if starts[index] >= low:
                return starts[index], ends[index]
        return None


def _is_nearer(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    """Tell words that end nearer to the term, or are the longer ones there: 各释放 against 释放."""
    return (one[1], -one[0]) > (other[1], -other[0])


def _longest(found: list[tuple[int, int, TermHit]], needed: list[tuple[int, int]]) -> list[TermHit]:
    """Keep the longest of terms that overlap, and none that is a word which one that is kept needs."""
    taken: list[tuple[int, int]] = []
    parts: list[tuple[int, int]] = []
    kept = []
    for (length, at, hit), need in sorted(zip(found, needed, strict=True)):
        is_part = any(low <= at < high and at - length <= high for low, high in parts)
        if not is_part and all(at - length <= low or high <= at for low, high in taken):
            taken.append((at, at - length))
            parts.append(need)
            kept.append(hit)
    return sorted(hit for hit in kept if hit.kind != "none")
