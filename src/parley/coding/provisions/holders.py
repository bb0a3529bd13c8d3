"""Who holds a stance: the parties behind the subject of a clause, behind 我们 and 双方, behind the speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Clause, Grammar, Phrase
from parley.coding.provisions.page_parties import PageParties
from parley.coding.text.masks import BRACKETED
from parley.lang.zh.stance_marks import marks_on_page
from parley.model.coding import Statement

UNNAMED: Final = ("",)
_NEAR: Final = 4
_SUBJECT_ROLES: Final = (None, "by")


class Holders:
    """Tells the parties of one page."""

    def __init__(self, draft: Draft, grammar: Grammar) -> None:
        """Keep the page's book and grammar."""
        self.book, self.grammar, self.marks = draft.book, grammar, marks_on_page(draft.shadow)
        self._parties = PageParties(draft, grammar)
        self._joined: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._together: tuple[str, ...] = ()
        self._signed: tuple[str, ...] = ()
        self._most: tuple[str, ...] | None = None
        title = next((block for block in draft.article.blocks if block.kind == "title"), None)
        named = self.book.mentions_in(title.start, title.end) if title is not None else []
        self._of_title = self.parties(one.entity for one in named)[:2]

    def party(self, ident: str) -> str | None:
        """Return the party an entity speaks for; see `PageParties`."""
        return self._parties.of(ident)

    def parties(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Return the parties of several entities, each once, in order; no person beside the party of its titles."""
        key = tuple(idents)
        if key not in self._joined:
            found = dict.fromkeys(party for one in key if (party := self.party(one)) is not None)
            known = [one for one in found if self.book.kind(one) != "person"]
            self._joined[key] = tuple(known or found)
        return self._joined[key]

    def remember(self, parties: tuple[str, ...]) -> None:
        """Remember who last did something together, for 双方; nobody to forget them."""
        self._together = parties

    def sign(self, parties: tuple[str, ...]) -> None:
        """Remember who last agreed with one another, for what their agreement says."""
        self._signed = parties

    def signatories(self, at: int) -> tuple[str, ...]:
        """Return whose agreement is cited at a place: of those who agreed last, else of both sides."""
        return self._signed or self.both(at)

    def of_speaker(self, statement: Statement | None) -> tuple[str, ...]:
        """Return the parties of those whose words a statement gives."""
        return self.parties(statement.speakers) if statement is not None else ()

    def subjects(self, clause: Clause, low: int, high: int, statement: Statement | None) -> tuple[str, ...]:
        """Return the parties named as subject between two places of a clause; empty when none is.

        Args:
            clause: The clause.
            low: Where to begin: behind the last verb that takes a clause.
            high: Where the predicate begins.
            statement: The statement in which the clause stands, for 我们.
        """
        phrases = [p for p in clause.phrases if low <= p.start and p.end <= high]
        first = next((p for p in phrases if p.role is None), None)
        own = self._pronoun(clause, low, first.start if first else high, statement)
        if own:
            return own
        return self._named(phrases, first)

    def _named(self, phrases: list[Phrase], first: Phrase | None) -> tuple[str, ...]:
        if first is not None:
            found = self.parties(first.heads)
            if found:
                return found
        others = [p for p in phrases if p is not first and p.role in _SUBJECT_ROLES]
        return next((found for p in others if (found := self.parties(p.heads))), ())

    def joint(self, clause: Clause, low: int, high: int, statement: Statement | None) -> tuple[str, ...]:
        """Return those who agree with one another before a predicate: the nearest two, else subject and partner."""
        phrases = [p for p in clause.phrases if low <= p.start and p.end <= high]
        for phrase in reversed(phrases):
            found = self.parties(phrase.heads)
            if len(found) > 1:
                return found
        subjects = self.subjects(clause, low, high, statement)
        partners = [head for p in phrases if p.role == "with" for head in p.heads]
        return tuple(dict.fromkeys((*subjects, *self.parties(partners)))) if partners else subjects

    def persons(self, clause: Clause, low: int, high: int) -> tuple[str, ...]:
        """Return the persons of one party who sign something with one another; empty for fewer than two."""
        phrases = [p for p in clause.phrases if low <= p.start and p.end <= high and p.role in {None, "with"}]
        heads = dict.fromkeys(head for p in phrases for head in p.heads if self.book.kind(head) == "person")
        return tuple(heads) if len(heads) > 1 else ()

    def adjacent(self, clause: Clause, low: int, high: int) -> tuple[str, ...]:
        """Return the parties named right before a predicate behind a preposition: 对于乌方提出的, 在甲提出…时."""
        text = self.grammar.text
        before = [p for p in clause.phrases if low <= p.start and p.end <= high]
        near = [p for p in before[-1:] if len(text[p.end : high].replace(BRACKETED, "")) <= _NEAR]
        return self.parties(near[-1].heads) if near else ()

    def unnamed(self, low: int, high: int, statement: Statement | None) -> tuple[str, ...]:
        """Return `UNNAMED` where a subject stands that nobody named (资方, 反对派); the speaker's party for 政府."""
        words = self.grammar.text[low:high]
        if any(word in words for word in self.marks["government"]):
            return self.of_speaker(statement) or UNNAMED
        if any(word in words for word in self.marks["unnamed"]):
            return UNNAMED
        return self._parties.union if any(word in words for word in self.marks["union"]) else ()

    def _pronoun(self, clause: Clause, low: int, high: int, statement: Statement | None) -> tuple[str, ...]:
        words = self.grammar.text[low:high]
        if statement is not None and any(one in words for one in self.marks["own"]):
            return self.of_speaker(statement)
        if any(one in words for one in self.marks["joint"]):
            return self.both(clause.start, persons=any(one in words for one in self.marks["person"]))
        return ()

    def both(self, at: int, *, persons: bool = False) -> tuple[str, ...]:
        """Return the two parties that 双方 means at a place, or 两位总统, where the book does not tell."""
        if persons:
            persons_before = self.book.antecedents(at)
            named = tuple(party for party in self.parties(persons_before) if party not in persons_before)[:2]
            if len(named) > 1:
                return named
        if len(self._together) > 1:
            return self._together
        if len(self._of_title) > 1:
            return self._of_title
        main = self.parties(self.grammar.main_parties)
        return main if len(main) > 1 else self._most_named()

    def _most_named(self) -> tuple[str, ...]:
        """Return the two parties that the page names most, of equally often named ones the first."""
        if self._most is None:
            counts = Counter(party for one in self.book.mentions() if (party := self.party(one.entity)) is not None)
            self._most = tuple(party for party, _ in counts.most_common(2))
        return self._most
