"""Positions -> provisions: their terms, who tells of them, their evidence, numbered in order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Grammar
from parley.coding.provisions.clause_terms import ClauseTerms
from parley.coding.provisions.found import Position
from parley.coding.provisions.holders import Holders
from parley.coding.provisions.terms import TermReader, Terms
from parley.lang.zh.stance_marks import MarkKind
from parley.model.coding import Provision, Sides, Statement, TermForm
from parley.model.record import Evidence, evidence_at

_ONE_PIECE: Final = 60


class ProvisionMaker:
    """Makes the provisions of one page."""

    def __init__(self, draft: Draft, grammar: Grammar, holders: Holders, terms: ClauseTerms) -> None:
        """Keep what is asked of the page."""
        self.draft, self.grammar, self.holders, self.marks = draft, grammar, holders, holders.marks
        self.terms = TermReader(draft, grammar, terms, holders.marks)

    def make(self, positions: Iterable[Position]) -> tuple[Provision, ...]:
        """Make provisions, in order of the text.

        Args:
            positions: The positions in any order.
        """
        ordered = sorted(positions, key=lambda one: (one.clause.start, one.term.start, one.stance, one.holders))
        return tuple(self._make(f"p{number}", one) for number, one in enumerate(ordered, start=1))

    def _make(self, ident: str, position: Position) -> Provision:
        text = self.draft.article.text
        terms = self.terms.read(position)
        statement = self.grammar.statement_at(position.term.start, position.term.end)
        words = self.draft.shadow[position.shown.start : position.shown.end]
        return Provision(
            id=ident,
            topic=position.term.topic,
            stance=position.stance,
            holders=position.holders,
            toward=position.toward,
            target=terms.target,
            scope_words=tuple(text[slice(*span)] for span in terms.scope_words),
            sides=self._sides(position, words),
            conditional=False if self._has("unconditional", words) else position.conditional,
            duration=terms.duration,
            starts=terms.starts,
            ends=terms.ends,
            ends_computed=terms.ends_computed,
            quantities=terms.quantities,
            place=terms.place,
            form=self._form(words),
            for_topic=position.for_topic,
            when=self.terms.taken_at(position, terms),
            according_to=self._according_to(position, statement),
            statement=statement.id if statement is not None else None,
            evidence=self._evidence(position, terms),
            rule=position.rule,
        )

    def _has(self, kind: MarkKind, words: str) -> bool:
        return any(word in words for word in self.marks[kind])

    def _form(self, words: str) -> TermForm | None:
        if self._has("form-signed", words):
            return "signed"
        if self._has("form-written", words):
            return "written"
        return "verbal" if self._has("form-verbal", words) else None

    def _sides(self, position: Position, words: str) -> Sides | None:
        if self._has("unilateral", words):
            return "unilateral"
        if position.stance in {"agree", "agree-to-negotiate"} and len(position.holders) > 1:
            return "bilateral" if len(position.holders) == 2 else "multilateral"
        return None

    def _according_to(self, position: Position, statement: Statement | None) -> tuple[str, ...]:
        """Return who tells of it: the nearest relay, else the speaker, where that is not the holder itself."""
        if statement is None:
            return ()
        if statement.relayed_by:
            return statement.relayed_by[:1]
        speakers = tuple(one for one in statement.speakers if self.holders.party(one) not in position.holders)
        return statement.speakers if len(position.holders) > 1 else speakers

    def _evidence(self, position: Position, terms: Terms) -> tuple[Evidence, ...]:
        """Return the words that show term, stance and holder: in one piece, where that is not long."""
        text = self.draft.article.text
        held = position.held
        spans = sorted({terms.span, position.shown_at, *(((held.start, held.end),) if held is not None else ())})
        start, end = spans[0][0], max(high for _, high in spans)
        if held is not None and end - start <= _ONE_PIECE and "\n" not in text[start:end]:
            return (evidence_at(text, start, end),)
        joined = [spans[0]]
        for low, high in spans[1:]:
            if low - joined[-1][1] <= 2 and "\n" not in text[joined[-1][1] : low]:
                joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            else:
                joined.append((low, high))
        return tuple(evidence_at(text, *span) for span in joined)


def make_provisions(
    draft: Draft, grammar: Grammar, holders: Holders, terms: ClauseTerms, positions: Iterable[Position]
) -> tuple[Provision, ...]:
    """Make the provisions of a page; see `ProvisionMaker`."""
    return ProvisionMaker(draft, grammar, holders, terms).make(positions)
