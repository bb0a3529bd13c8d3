"""The terms of the clauses of one page, found in one pass."""

from __future__ import annotations

from typing import Final

from parley.coding.draft import Draft
from parley.coding.grammar import Clause, Grammar
from parley.coding.grammar.clauses import MASKED
from parley.lang.zh.term_scan import TermHit
from parley.lang.zh.topics import TargetHit, Topics

_MOST: Final = 24  # a clause with more terms is none that anybody wrote


class ClauseTerms:
    """Tells the terms of clauses."""

    def __init__(self, draft: Draft, grammar: Grammar, topics: Topics) -> None:
        """Scan the page.

        Args:
            draft: The page.
            grammar: Its clauses.
            topics: The words of all terms.
        """
        self._grammar, self._topics, self._text = grammar, topics, draft.shadow
        bodies = [p.start for clause in grammar.clauses for p in clause.phrases if _is_body(draft, p.heads)]
        self._scan = topics.scan(draft.shadow, bodies)
        self._known: dict[int, list[TermHit]] = {}

    def of(self, clause: Clause) -> list[TermHit]:
        """Find the terms of a clause; what stands within a name (港口工会) is none."""
        found = self._known.get(clause.index)
        if found is None:
            hits = self._scan.find(clause.start, clause.end)
            found = [one for one in hits[:_MOST] if self._grammar.text[one.start : one.end].strip(MASKED)]
            self._known[clause.index] = found
        return list(found)

    def targets(self, start: int, end: int) -> list[TargetHit]:
        """Find the words that tell what a truce covers."""
        return self._topics.find_targets(self._text, start, end)


def _is_body(draft: Draft, heads: tuple[str, ...]) -> bool:
    return any(draft.book.kind(head) == "organization" for head in heads)
